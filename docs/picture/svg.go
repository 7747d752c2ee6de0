package main

import (
	"fmt"
	"html"
	"image/color"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
)

// Sizes in pixels; a cell is as wide as most fonts make it at this size.
const (
	cellWidth, cellHeight = 8.4, 18.0
	margin, bar           = 20.0, 38.0
)

const head = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %[1]g %[2]g" width="%[1]g" height="%[2]g" role="img" aria-label="A page of facet in a terminal">
<style>text { font: 14px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; white-space: pre }</style>
<rect x=".5" y=".5" width="%[3]g" height="%[4]g" rx="8" fill="#fff" stroke="#d0d7de"/>
<g fill="#d0d7de"><circle cx="20" cy="18" r="6"/><circle cx="40" cy="18" r="6"/><circle cx="60" cy="18" r="6"/></g>
`

// svg draws the screen as a picture.
func (t *terminal) svg() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	width, height := columns*cellWidth+2*margin, rows*cellHeight+bar+margin
	var b strings.Builder
	fmt.Fprintf(&b, head, width, height, width-1, height-1)
	for y := range rows {
		for _, s := range t.stretches(y) {
			s.draw(&b, y)
		}
	}
	if at := t.screen.CursorPosition(); t.cursor {
		fmt.Fprintf(&b, "<rect x=\"%.1f\" y=\"%.1f\" width=\"2\" height=\"%g\" fill=\"#0969da\"/>\n",
			margin+float64(at.X)*cellWidth, bar+float64(at.Y)*cellHeight, cellHeight)
	}
	b.WriteString("</svg>\n")
	return b.String()
}

// stretch is a piece of a line in one style.
type stretch struct {
	x, cells int
	text     string
	style    uv.Style
}

// stretches are the pieces of a line, without the blanks between them.
func (t *terminal) stretches(y int) []stretch {
	var all []stretch
	for x := 0; x < columns; {
		content, style, cells := " ", uv.Style{}, 1
		if cell := t.screen.CellAt(x, y); cell != nil && cell.Width > 0 {
			content, style, cells = cell.Content, cell.Style, cell.Width
		}
		if n := len(all) - 1; n >= 0 && all[n].style.Equal(&style) && all[n].x+all[n].cells == x {
			all[n].text += content
			all[n].cells += cells
		} else {
			all = append(all, stretch{x, cells, content, style})
		}
		x += cells
	}
	return all
}

// draw writes a stretch of line y; blanks without a background are nothing.
func (s stretch) draw(b *strings.Builder, y int) {
	fg, bg := s.style.Fg, s.style.Bg
	if s.style.Attrs&uv.AttrReverse != 0 {
		fg, bg = or(bg, color.White), or(fg, color.Black)
	}
	x, top := margin+float64(s.x)*cellWidth, bar+float64(y)*cellHeight
	if bg != nil {
		fmt.Fprintf(b, "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%g\" fill=\"%s\" shape-rendering=\"crispEdges\"/>\n",
			x, top, float64(s.cells)*cellWidth, cellHeight, hex(bg))
	}
	text := strings.TrimRight(s.text, " ")
	lead := len(text) - len(strings.TrimLeft(text, " "))
	if text = text[lead:]; text == "" {
		return
	}
	cells := s.cells - lead - (len(s.text) - lead - len(text))
	fmt.Fprintf(b, "<text x=\"%.1f\" y=\"%.1f\" textLength=\"%.1f\" fill=\"%s\"%s>%s</text>\n",
		x+float64(lead)*cellWidth, top+0.75*cellHeight, float64(cells)*cellWidth,
		hex(or(fg, color.RGBA{0x1f, 0x23, 0x28, 0xff})), manner(s.style), html.EscapeString(text))
}

// manner is how the letters of a style look, but for the colour.
func manner(style uv.Style) string {
	var b strings.Builder
	for _, look := range []struct {
		is   bool
		attr string
	}{
		{style.Attrs&uv.AttrBold != 0, ` font-weight="bold"`},
		{style.Attrs&uv.AttrFaint != 0, ` opacity=".6"`},
		{style.Attrs&uv.AttrItalic != 0, ` font-style="italic"`},
		{style.Underline != 0, ` text-decoration="underline"`},
	} {
		if look.is {
			b.WriteString(look.attr)
		}
	}
	return b.String()
}

func or(c, otherwise color.Color) color.Color {
	if c == nil {
		return otherwise
	}
	return c
}

func hex(c color.Color) string {
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}
