// Package screenshot draws what stands on a terminal as SVG, for documents and
// for who looks at a change.
//
// Its law: the same cells give the same bytes, so that a picture that is made anew
// differs only where the screen does.
package screenshot

import (
	"fmt"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
)

// Screen is what has cells.
type Screen interface {
	Width() int
	Height() int
	CellAt(x, y int) *uv.Cell
}

// Cursor is where the cursor is; nil: it isn't shown.
type Cursor struct{ X, Y int }

// Paper is the terminal around the cells, and the colors that it has of its own.
type Paper struct{ paper, ink, frame, cursor string }

// The papers.
var (
	Light = Paper{"#ffffff", "#1f2328", "#d0d7de", "#0969da"}
	Dark  = Paper{"#16161d", "#e6e6ee", "#3d3d4d", "#a693ff"}
)

// Sizes in pixels; a cell is as wide as most fonts make it at this size.
const (
	cellWidth, cellHeight = 8.4, 18.0
	margin, bar           = 20.0, 38.0
)

// SVG is a screen as a picture. The words say what is seen to who can't see it.
func SVG(s Screen, at *Cursor, on Paper, words string) string {
	var body strings.Builder
	draw := inks{Paper: on}
	for y := range s.Height() {
		body.WriteString(draw.row(s, y))
	}
	return on.head(s.Width(), s.Height(), words, draw.style()) + body.String() + on.at(at) + "</svg>\n"
}

// head begins a picture: the window, and how its letters look.
func (p Paper) head(columns, rows int, words, style string) string {
	width, height := float64(columns)*cellWidth+2*margin, float64(rows)*cellHeight+bar+margin
	return fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %[1]g %[2]g" width="%[1]g" height="%[2]g" role="img" aria-label="%[3]s">
<style>text { font: 14px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; white-space: pre; fill: %[4]s } .b { font-weight: bold } rect { shape-rendering: crispEdges } %[5]s</style>
<rect x=".5" y=".5" width="%[6]g" height="%[7]g" rx="8" fill="%[8]s" stroke="%[9]s"/>
<g fill="%[9]s"><circle cx="20" cy="18" r="6"/><circle cx="40" cy="18" r="6"/><circle cx="60" cy="18" r="6"/></g>
`, width, height, words, p.ink, style, width-1, height-1, p.paper, p.frame)
}

// at is the cursor.
func (p Paper) at(c *Cursor) string {
	if c == nil {
		return ""
	}
	return fmt.Sprintf("<rect x=\"%.1f\" y=\"%g\" width=\"2\" height=\"%g\" fill=\"%s\"/>\n",
		margin+float64(c.X)*cellWidth, bar+float64(c.Y)*cellHeight, cellHeight, p.cursor)
}
