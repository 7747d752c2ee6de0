package screenshot

import (
	"fmt"
	"html"
	"image/color"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
)

// stretch is a piece of a line in one style.
type stretch struct {
	x, cells int
	text     string
	style    uv.Style
}

// row is a line of the screen.
func (p Paper) row(s Screen, y int) string {
	var b strings.Builder
	for _, piece := range stretches(s, y) {
		p.draw(&b, piece, y)
	}
	return b.String()
}

// stretches are the pieces of a line, without the blanks between them.
func stretches(s Screen, y int) []stretch {
	var all []stretch
	for x := 0; x < s.Width(); {
		content, style, cells := " ", uv.Style{}, 1
		if cell := s.CellAt(x, y); cell != nil && cell.Width > 0 {
			content, style, cells = cell.Content, cell.Style, cell.Width
		}
		if n := len(all) - 1; n >= 0 && all[n].style.Equal(&style) && !columns(all[n].text, content) {
			all[n].text += content
			all[n].cells += cells
		} else {
			all = append(all, stretch{x, cells, content, style})
		}
		x += cells
	}
	return all
}

// columns reports whether a letter begins a column of its own: then it is put to its
// place, as not every font makes all letters equally wide.
func columns(before, letter string) bool {
	return strings.HasSuffix(before, "  ") && letter != " " && strings.TrimSpace(before) != ""
}

// draw writes a stretch of line y; blanks without a background are nothing.
func (p Paper) draw(b *strings.Builder, s stretch, y int) {
	ink, paper := named(s.style.Fg, ""), named(s.style.Bg, "")
	if s.style.Attrs&uv.AttrReverse != 0 {
		ink, paper = named(s.style.Bg, p.paper), named(s.style.Fg, p.ink)
	}
	x, top := margin+float64(s.x)*cellWidth, bar+float64(y)*cellHeight
	if paper != "" {
		fmt.Fprintf(b, "<rect x=\"%.1f\" y=\"%g\" width=\"%.1f\" height=\"%g\" fill=\"%s\"/>\n", x, top, float64(s.cells)*cellWidth, cellHeight, paper)
	}
	text := strings.TrimRight(s.text, " ")
	lead := len(text) - len(strings.TrimLeft(text, " "))
	blank := len(s.text) - len(text)
	if text = text[lead:]; text == "" {
		return
	}
	fmt.Fprintf(b, "<text x=\"%.1f\" y=\"%g\" textLength=\"%.1f\"%s>%s</text>\n", x+float64(lead)*cellWidth, top+0.75*cellHeight,
		float64(s.cells-lead-blank)*cellWidth, manner(s.style, ink), html.EscapeString(text))
}

// manner is how the letters of a style look.
func manner(style uv.Style, ink string) string {
	var b strings.Builder
	if ink != "" {
		fmt.Fprintf(&b, ` style="fill:%s"`, ink)
	}
	for _, look := range []struct {
		is   bool
		attr string
	}{
		{style.Attrs&uv.AttrBold != 0, ` class="b"`},
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

// named is a color as SVG writes it; the other, where there is none.
func named(c color.Color, otherwise string) string {
	if c == nil {
		return otherwise
	}
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}
