package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"facet/forms"
	"facet/forms/field"
	"facet/graph"
	"facet/ui/paint"
)

// mostFields is more fields than a form has: the zone of a line is the number of its
// field, and where something on it can be chosen, so many times the number of that.
const mostFields = 1000

// A form: a click goes to a field, and chooses what it is on.
func (p *page) click(x, y int) (screen, tea.Cmd) {
	zone := p.drawn().Draw().At(x, y)
	at, option := zone%mostFields-1, zone/mostFields
	switch {
	case at < 0 || at >= len(p.rows):
		return p, nil
	case option > 0:
		return p, p.clickOption(at, option-1)
	case at == p.at:
		return p.Update(stroke("enter"))
	}
	p.visit(at)
	return p, nil
}

// clickOption takes one of what a choice offers, by the keys that do it.
func (p *page) clickOption(at, option int) tea.Cmd {
	p.visit(at)
	choice, is := p.rows[at].field.Input.(*field.Choice)
	if !is || option >= len(choice.Offered()) {
		return nil
	}
	var keys []string
	if choice.Folded() {
		keys = append(keys, "enter")
	}
	keys = slices.Concat(keys, slices.Repeat([]string{"up"}, len(choice.Offered())), slices.Repeat([]string{"down"}, option), []string{"enter"})
	var cmds []tea.Cmd
	for _, key := range keys {
		_, cmd := p.Update(stroke(key))
		cmds = append(cmds, cmd)
	}
	return tea.Batch(cmds...)
}

// inField are lines of a field, so that a click goes there.
func inField(lines paint.Block, row int) paint.Block {
	for i := range lines {
		lines[i] = lines[i].In(row + 1)
	}
	return lines
}

// onOption is a line that stands for one of what is offered.
func onOption(line paint.Line, option int) paint.Line { return line.Zoned((option + 1) * mostFields) }

// dots are how many people see the object. A click on one is for as many, if that
// is offered.
func (p *page) dots(input *field.Choice) paint.Line {
	line := paint.Unicode.Reach(p.reach())
	var all paint.Line
	for x := range line.Width() {
		dot := line.Cut(x, x+1)
		option := slices.IndexFunc(input.Offered(), func(o field.Option) bool {
			return forms.AudienceReach(graph.Audiences(o.Value)) == x+1
		})
		if option >= 0 {
			dot = onOption(dot, option)
		}
		all = append(all, dot...)
	}
	return all
}

// steps is a bar of a scale, of which each step can be clicked: what is offered ends
// with them.
func steps(bar paint.Line, room, count int, input *field.Choice) paint.Line {
	var all paint.Line
	offered := len(input.Offered())
	for x := range room {
		step := (x*(count-1) + (room-1)/2) / (room - 1)
		all = append(all, onOption(bar.Cut(x, x+1), offered-count+step)...)
	}
	return append(all, bar.Cut(room, bar.Width())...)
}
