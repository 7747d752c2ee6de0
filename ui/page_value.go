package ui

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"facet/forms"
	"facet/forms/field"
	"facet/graph"
	"facet/internal/text"
	"facet/ui/form"
	"facet/ui/paint"
)

// audience is the member that says who may see an object.
const audience = "allowedAudiences"

// value is what stands in a field: the input, where the focus is, else the value.
func (p *page) value(r *row, on bool) form.Value {
	if on {
		return p.input(r)
	}
	return p.resting(r)
}

// resting is the value of a field without the focus.
func (p *page) resting(r *row) form.Value {
	l, words := p.layout(), text.OneLine(r.field.Summary())
	if bar, scaled := p.scale(r, false); scaled {
		return form.Value{Lines: bar, Bare: true, Row: -1}
	}
	style := paint.Normal
	if !r.field.Filled() {
		style = paint.Hint
		if words.Empty() && r.field.Required {
			words = text.OneLine("required")
		}
	}
	line := paint.Of(style.Of(words))
	switch input := r.field.Input.(type) {
	case *field.List:
		if items := input.GetValue().([]string); len(items) > 0 {
			return form.Value{Lines: l.Chips(safely(items)), Bare: true, Row: -1}
		}
	case *field.Several:
		if names := input.Names(); len(names) > 0 {
			return form.Value{Lines: l.Chips(safely(names)), Bare: true, Row: -1}
		}
	}
	if choice, is := r.field.Input.(*field.Choice); is && r.field.Member == audience {
		line = paint.Cat(p.dots(choice), paint.Space(1), line)
	}
	if words := r.field.Origin(); words != "" {
		mark := paint.Of(paint.Hint.Of(text.OneLine(text.Fit("("+words+")", l.Value()/2))))
		line = paint.Cat(line.Cut(0, min(line.Width(), l.Value()-mark.Width()-2)), paint.Space(2), mark)
	}
	return form.Value{Lines: paint.Block{line}}
}

func safely(all []string) []text.Safe {
	safe := make([]text.Safe, len(all))
	for i, s := range all {
		safe[i] = text.OneLine(s)
	}
	return safe
}

// reach is how many people will see the object, of five steps.
func (p *page) reach() int { return forms.AudienceReach(p.Form.Facet().AllowedAudiences) }

// input is the field with the focus, as it draws itself.
func (p *page) input(r *row) form.Value {
	lines := block(r.field.Input.View())
	switch input := r.field.Input.(type) {
	case *field.Choice:
		if input.Folded() {
			return p.folded(r, input, lines)
		}
		return p.choosing(r, input, lines)
	case *field.Several:
		return form.Value{Lines: lines, Bare: true, Row: pointed(lines)}
	case *field.Picker:
		if !input.Folded() {
			return form.Value{Lines: lines, Bare: true, Row: pointed(lines)}
		}
	case *field.List:
		return form.Value{Lines: p.unbracketed(lines)}
	}
	if r.field.Required && r.field.Lacks() && blank(lines) {
		lines = paint.Block{paint.Of(paint.Hint.Own("required"))}
	}
	return form.Value{Lines: lines}
}

// folded is a choice that shows its value alone.
func (p *page) folded(r *row, input *field.Choice, lines paint.Block) form.Value {
	if bar, scaled := p.scale(r, true); scaled {
		return form.Value{Lines: bar, Bare: true, Row: 0}
	}
	if r.field.Member == audience {
		lines[0] = paint.Cat(p.dots(input), paint.Space(1), lines[0])
	}
	return form.Value{Lines: lines}
}

// choosing is a choice with all that it offers, each to be clicked at. Beside each
// audience stands how many people it is.
func (p *page) choosing(r *row, input *field.Choice, lines paint.Block) form.Value {
	offered, at := input.Offered(), -1
	here := pointed(lines)
	for i, line := range lines {
		if isOption(line) {
			at = min(at+1, len(offered)-1)
		}
		if at < 0 {
			continue
		}
		if r.field.Member == audience {
			dots := paint.Space(reachRoom)
			if isOption(line) {
				dots = paint.Cat(paint.Unicode.Reach(forms.AudienceReach(graph.Audiences(offered[at].Value))), paint.Space(1))
			}
			line = paint.Cat(line.Cut(0, choiceMarks), dots, line.Cut(choiceMarks, line.Width()))
		}
		lines[i] = onOption(line, at)
	}
	return form.Value{Lines: lines, Bare: true, Row: here}
}

const (
	choiceMarks = 6 // cells before the name of what can be chosen
	reachRoom   = 6 // cells that stand between them and the name of an audience
)

// isOption reports whether a line of a choice begins one of what it offers.
func isOption(line paint.Line) bool { return strings.Contains(line.Cut(0, choiceMarks).String(), "(") }

// pointed is the line that is meant.
func pointed(lines paint.Block) int {
	return slices.IndexFunc(lines, func(l paint.Line) bool { return strings.HasPrefix(l.String(), "› ") })
}

func blank(lines paint.Block) bool { return strings.TrimSpace(lines.String()) == "" }

// scale is a step on a scale as a bar.
func (p *page) scale(r *row, on bool) (bar paint.Block, scaled bool) {
	step, count, lowest, highest := r.field.Scale()
	if count == 0 {
		return nil, false
	}
	word := cmp.Or(r.field.Summary(), "not set")
	bar = p.layout().Scale(step, count, text.OneLine(word), text.OneLine(lowest), text.OneLine(highest), on)
	if choice, is := r.field.Input.(*field.Choice); is && bar[0].Width() > p.layout().ScaleRoom() && p.layout().ScaleRoom() >= count {
		bar[0] = steps(bar[0], p.layout().ScaleRoom(), count, choice)
	}
	return bar, true
}

// unbracketed draws the words in brackets as chips.
func (p *page) unbracketed(lines paint.Block) paint.Block {
	for _, line := range lines {
		for i, s := range line {
			words := s.Text.String()
			if s.Style != paint.Strong || !p.theme.roles.Fills() || utf8.RuneCountInString(words) < 2 {
				continue
			}
			line[i] = paint.Style{Fill: paint.Surface}.Of(text.OneLine(" " + words[1:len(words)-1] + " "))
		}
	}
	return lines
}
