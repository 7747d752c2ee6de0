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

// inks are the colors of a picture, each with a name of few letters.
type inks struct {
	Paper
	names map[string]string
	all   []string
}

// named is what a color is called.
func (i *inks) named(color string) string {
	if i.names == nil {
		i.names = map[string]string{}
	}
	if i.names[color] == "" {
		i.names[color] = fmt.Sprintf("c%d", len(i.all))
		i.all = append(i.all, color)
	}
	return i.names[color]
}

// style is what the names mean.
func (i *inks) style() string {
	var b strings.Builder
	for _, color := range i.all {
		fmt.Fprintf(&b, ".%s { fill: %s } ", i.names[color], color)
	}
	return b.String()
}

// row is a line of the screen.
func (i *inks) row(s Screen, y int) string {
	var b strings.Builder
	for _, piece := range stretches(s, y) {
		i.draw(&b, piece, y)
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
func (i *inks) draw(b *strings.Builder, s stretch, y int) {
	ink, paper := hex(s.style.Fg, ""), hex(s.style.Bg, "")
	if s.style.Attrs&uv.AttrReverse != 0 {
		ink, paper = hex(s.style.Bg, i.paper), hex(s.style.Fg, i.ink)
	}
	x, top := margin+float64(s.x)*cellWidth, bar+float64(y)*cellHeight
	if paper != "" {
		fmt.Fprintf(b, "<rect x=\"%s\" y=\"%g\" width=\"%s\" height=\"%g\" class=\"%s\"/>\n", short(x), top, short(float64(s.cells)*cellWidth), cellHeight, i.named(paper))
	}
	text := strings.TrimRight(s.text, " ")
	lead := len(text) - len(strings.TrimLeft(text, " "))
	blank := len(s.text) - len(text)
	if text = text[lead:]; text == "" {
		return
	}
	fmt.Fprintf(b, "<text x=\"%s\" y=\"%g\" textLength=\"%s\"%s>%s</text>\n", short(x+float64(lead)*cellWidth), top+0.75*cellHeight,
		short(float64(s.cells-lead-blank)*cellWidth), i.manner(s.style, ink), html.EscapeString(text))
}

// short is a number to a tenth.
func short(n float64) string { return strings.TrimSuffix(fmt.Sprintf("%.1f", n), ".0") }

// manner is how the letters of a style look.
func (i *inks) manner(style uv.Style, ink string) string {
	var b strings.Builder
	var classes []string
	if ink != "" {
		classes = append(classes, i.named(ink))
	}
	if style.Attrs&uv.AttrBold != 0 {
		classes = append(classes, "b")
	}
	if len(classes) > 0 {
		fmt.Fprintf(&b, ` class="%s"`, strings.Join(classes, " "))
	}
	for _, look := range []struct {
		is   bool
		attr string
	}{
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

// hex is a color as SVG writes it; the other, where there is none.
func hex(c color.Color, otherwise string) string {
	if c == nil {
		return otherwise
	}
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}
