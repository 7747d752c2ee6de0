// Package picture draws a picture in a terminal.
//
// Its laws: without enough colours nothing is drawn, since a picture without them
// is noise: whoever draws it says the facts in words as well. [Cells] are characters
// with colours and nothing else, so they can stand on any screen. What a terminal
// has to understand before ([Kitty], [ITerm2]) is written only to one that answered
// that it does, and never by a program that draws screens. Nothing of a file reaches
// a terminal but its pixels, decoded before.
package picture

import (
	"image"
	"image/color"
	"strings"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"golang.org/x/image/draw"
)

// Cells draws a picture so many cells wide, a line each: a cell shows two pixels,
// one above the other. With fewer than 256 colours there are none.
func Cells(img image.Image, columns int, colors colorprofile.Profile) []string {
	if img == nil || columns < 1 || colors < colorprofile.ANSI256 {
		return nil
	}
	size := img.Bounds().Size()
	if size.X < 1 || size.Y < 1 {
		return nil
	}
	rows := max((columns*size.Y/size.X+1)/2, 1)
	small := image.NewRGBA(image.Rect(0, 0, columns, 2*rows))
	draw.CatmullRom.Scale(small, small.Bounds(), img, img.Bounds(), draw.Src, nil)
	lines := make([]string, rows)
	for row := range rows {
		lines[row] = line(small, 2*row, colors)
	}
	return lines
}

// pair is what a cell shows: a pixel above another.
type pair struct{ above, below color.RGBA }

// line draws two rows of pixels. Neighbors of one colour are written in one piece.
func line(img *image.RGBA, y int, colors colorprofile.Profile) string {
	var b strings.Builder
	at := func(x int) pair { return pair{img.RGBAAt(x, y), img.RGBAAt(x, y+1)} }
	for x, width := 0, img.Bounds().Dx(); x < width; {
		cell, n := at(x), 1
		for x+n < width && at(x+n) == cell {
			n++
		}
		style := ansi.NewStyle().ForegroundColor(colors.Convert(cell.above)).BackgroundColor(colors.Convert(cell.below))
		b.WriteString(style.Styled(strings.Repeat("▀", n)))
		x += n
	}
	return b.String()
}
