package picture_test

import (
	"image"
	"image/color"
	"regexp"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"facet/internal/picture"
)

// halves is red above blue.
func halves(width, height int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			img.SetRGBA(x, y, color.RGBA{255, 0, 0, 255})
			if y >= height/2 {
				img.SetRGBA(x, y, color.RGBA{0, 0, 255, 255})
			}
		}
	}
	return img
}

func TestCellShowsAPixelAboveAnother(t *testing.T) {
	lines := picture.Cells(halves(1, 2), 1, colorprofile.TrueColor)
	if want := "\x1b[38;2;255;0;0;48;2;0;0;255m▀\x1b[m"; len(lines) != 1 || lines[0] != want {
		t.Errorf("%q", lines)
	}
}

func TestPictureHasItsShapeInCells(t *testing.T) {
	for _, size := range []struct{ width, height, columns, rows int }{{400, 400, 20, 10}, {400, 200, 20, 5}, {200, 400, 20, 20}, {1, 1, 3, 2}, {1000, 1, 10, 1}} {
		lines := picture.Cells(halves(size.width, size.height), size.columns, colorprofile.TrueColor)
		if len(lines) != size.rows {
			t.Errorf("%+v: %d rows", size, len(lines))
		}
		for _, l := range lines {
			if ansi.StringWidth(l) != size.columns {
				t.Errorf("%+v: %d columns", size, ansi.StringWidth(l))
			}
		}
	}
}

// What is drawn are characters with colours, and no other sequence.
func TestCellsAreColoursAndNothingElse(t *testing.T) {
	only := regexp.MustCompile(`^(\x1b\[[0-9;]*m|▀)*$`)
	for _, colors := range []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256} {
		all := strings.Join(picture.Cells(halves(64, 64), 24, colors), "")
		if !only.MatchString(all) || all == "" {
			t.Errorf("%v: %q", colors, all)
		}
	}
	if all := strings.Join(picture.Cells(halves(64, 64), 24, colorprofile.ANSI256), ""); strings.Contains(all, "38;2;") {
		t.Errorf("256 colours: %q", all)
	}
}

func TestWithoutColoursNothingIsDrawn(t *testing.T) {
	for _, colors := range []colorprofile.Profile{colorprofile.Unknown, colorprofile.NoTTY, colorprofile.ASCII, colorprofile.ANSI} {
		if lines := picture.Cells(halves(64, 64), 24, colors); lines != nil {
			t.Errorf("%v: %q", colors, lines)
		}
	}
	if picture.Cells(nil, 24, colorprofile.TrueColor) != nil || picture.Cells(halves(64, 64), 0, colorprofile.TrueColor) != nil ||
		picture.Cells(image.NewRGBA(image.Rect(0, 0, 0, 0)), 9, colorprofile.TrueColor) != nil {
		t.Error("something is drawn of nothing")
	}
}
