package field

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"facet/internal/text"
)

const (
	tableWidth  = 60 // in cells; with less, the cells of the row are stacked
	peopleRows  = 8  // that are seen at once
	cellGap     = 2
	stackIndent = 2
)

// table is the view of People while it is drawn.
type table struct {
	lines []string
	x, y  int // the cursor's cell
}

// View draws a line for each person: of three columns where there is room, else
// the person under the cursor cell by cell and the others in short.
func (p *People) View() string {
	p.sync()
	return strings.Join(p.layout().lines, "\n")
}

// Cursor returns where the next letter will stand.
func (p *People) Cursor() *tea.Cursor {
	t := p.layout()
	return p.cursor(t.x, t.y)
}

func (p *People) layout() table {
	var t table
	if len(p.rows) == 0 {
		t.lines = []string{p.look().TextInput.Placeholder.Render(text.Fit("nobody", p.width))}
		return t
	}
	top := max(0, min(p.row-peopleRows/2, len(p.rows)-peopleRows))
	for i := top; i < min(top+peopleRows, len(p.rows)); i++ {
		switch here := p.focused && i == p.row; {
		case p.width >= tableWidth:
			p.drawRow(&t, i, here)
		case here:
			p.drawStack(&t, i)
		default:
			p.drawShort(&t, i)
		}
	}
	return t
}

// drawRow draws a row in three columns.
func (p *People) drawRow(t *table, i int, here bool) {
	room := p.width - 2*cellGap
	widths := [cellCount]int{room * 3 / 10, room * 4 / 10}
	widths[relationshipCell] = room - widths[nameCell] - widths[addressCell]
	var line strings.Builder
	x := 0
	for cell, width := range widths {
		s, at := p.drawCell(i, cell, width)
		if here && cell == p.cell {
			t.x, t.y = x+at, len(t.lines)
		}
		line.WriteString(s)
		if cell < cellCount-1 {
			line.WriteString(strings.Repeat(" ", width+cellGap-lipgloss.Width(s)))
		}
		x += width + cellGap
	}
	t.lines = append(t.lines, line.String())
}

// drawStack draws a row's cells below each other.
func (p *People) drawStack(t *table, i int) {
	for cell := range cellCount {
		indent := 0
		if cell != nameCell {
			indent = min(stackIndent, p.width/2)
		}
		s, at := p.drawCell(i, cell, p.width-indent)
		if cell == p.cell {
			t.x, t.y = indent+at, len(t.lines)
		}
		t.lines = append(t.lines, strings.Repeat(" ", indent)+s)
	}
}

// drawShort draws a row as one line of what it holds.
func (p *People) drawShort(t *table, i int) {
	r := p.rows[i]
	var parts []string
	for _, s := range []string{text.Line(r.Name), text.Line(r.Address), p.relationship(r)} {
		if s = strings.TrimSpace(s); s != "" {
			parts = append(parts, s)
		}
	}
	s := p.look().TextInput.Text.Render(text.Fit(strings.Join(parts, " · "), p.width))
	t.lines = append(t.lines, s)
}

// drawCell draws one cell in a width, and returns the cell of the cursor in it.
func (p *People) drawCell(i, cell, width int) (s string, x int) {
	r, style := p.rows[i], &p.look().TextInput
	here := p.focused && i == p.row && cell == p.cell
	value, hint := "", ""
	switch cell {
	case nameCell:
		value, hint = r.Name, "name"
	case addressCell:
		value, hint = r.Address, "email or user name"
	default:
		value, hint = p.relationship(r), "relationship"
		if here {
			return p.drawChoice(value, width), 0
		}
	}
	if here {
		return p.drawIn(&p.input, hint, width)
	}
	if value == "" {
		return style.Placeholder.Render(text.Fit(hint, width)), 0
	}
	return style.Text.Render(text.Fit(value, width)), 0
}

// drawChoice draws the relationship between the arrows that change it.
func (p *People) drawChoice(name string, width int) string {
	if name == "" {
		name = notSet
	}
	s := "‹ " + text.Fit(name, width-4) + " ›"
	if ansi.StringWidth(s) > width {
		s = text.Fit(name, width)
	}
	return p.look().TextInput.Text.Render(s)
}
