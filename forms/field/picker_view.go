package field

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"facet/internal/scroll"
	"facet/internal/text"
)

// presentMark stands before the option that is the value.
const presentMark = "● "

// pickerRows is how many options an open list shows at once.
const pickerRows = 8

// typed returns what the person searches for.
func (p *Picker) typed() string { return strings.TrimSpace(p.query.String()) }

// name returns the name of the present value, which is looked up and not
// searched for: most pickers are only read.
func (p *Picker) name() string {
	if p.present() == "" {
		return notSet
	}
	return text.Line(p.known(p.present()).Name)
}

// window is the room for the options.
func (p *Picker) window() scroll.Rows { return scroll.Rows{Count: len(p.rows), Room: pickerRows} }

// View draws the value, or the search and the options around the marked one.
func (p *Picker) View() string {
	if !p.open {
		return p.look().TextInput.Text.Render(text.Fit(p.value(), p.width))
	}
	first, end := p.list.Window(p.window())
	lines := make([]string, 1, 1+pickerRows)
	lines[0] = p.draw(&p.query, p.hint())
	for i := first; i < end; i++ {
		lines = append(lines, p.drawRow(i))
	}
	if len(p.rows) == 0 {
		lines = append(lines, p.look().TextInput.Placeholder.Render(text.Fit("  "+nothingCalled(p.typed()), p.width)))
	}
	return strings.Join(lines, "\n")
}

// value returns what the closed picker shows.
func (p *Picker) value() string {
	if s := p.Summary(); s != "" {
		return s
	}
	return notSet
}

// hint stands in the empty search.
func (p *Picker) hint() string {
	if p.present() == "" {
		return "type to search"
	}
	return p.name()
}

// nothingCalled says that nothing on offer has such a name.
func nothingCalled(typed string) string {
	return "Nothing is called “" + text.Line(typed) + "”: try another name, or its code."
}

// drawRow draws an option: its name, and its value where that says more.
func (p *Picker) drawRow(i int) string {
	o, style := p.offer.options[p.rows[i]], p.look()
	mark, name := noPointer, style.Option
	if i == p.list.At() {
		mark, name = pointer, style.SelectedOption
	}
	if o.Value == p.present() {
		mark += presentMark
	} else {
		mark += noPointer
	}
	room := max(p.width-ansi.StringWidth(noPointer+presentMark), 1)
	s := text.Fit(o.Name, room)
	code := text.Line(o.Value)
	if need := ansi.StringWidth(s) + 2 + ansi.StringWidth(code); code == text.Line(o.Name) || need > room {
		code = ""
	}
	row := mark + name.Render(s)
	if code != "" {
		row += "  " + style.TextInput.Placeholder.Render(code)
	}
	return ansi.Truncate(row, p.width, "")
}

// Cursor returns where the next letter of the search will stand.
func (p *Picker) Cursor() *tea.Cursor {
	if !p.focused {
		return nil
	}
	if !p.open {
		return p.cursor(ansi.StringWidth(p.value()), 0)
	}
	_, x := p.query.window(p.width)
	return p.cursor(x, 0)
}

// Notice tells how many options are found, or what leaving did.
func (p *Picker) Notice() string {
	if p.notice != "" || !p.open || p.typed() == "" || len(p.rows) == 0 {
		return p.notice
	}
	return text.Count(len(p.rows), "match", "matches")
}

// Summary returns the name of the present value. It asks for the options when
// there is a value to name.
func (p *Picker) Summary() string {
	switch {
	case p.astray() != "":
		return text.Line(p.astray())
	case p.get() == "":
		return ""
	}
	return strings.TrimSpace(p.name())
}
