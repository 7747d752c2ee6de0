package form

import (
	"facet/internal/text"
	"facet/ui/paint"
)

// Field is a title and a value, and what there is to say of it.
type Field struct {
	Title   text.Safe
	On      bool  // it has the keys
	Wrong   bool  // it can't stay like this
	Striped bool  // it stands below another one
	Value   Value // at least one line
	Remarks []Remark
}

// Value is what stands in a field.
type Value struct {
	Lines paint.Block
	Bare  bool // it isn't typed: a bar, ticks, what can be chosen
	Row   int  // of a bare value, the line that is meant; -1: none
}

// Remark is a sentence about a field.
type Remark struct {
	Style paint.Style
	Words text.Safe
}

// Draw is a field on as many lines as it takes.
func (l Layout) Draw(f Field) paint.Block {
	var all paint.Block
	for i, line := range f.Value.Lines {
		all = append(all, l.line(f, i == 0, l.value(f, i, line)))
	}
	for _, r := range f.Remarks {
		for _, line := range paint.Wrap(r.Style, r.Words, l.Value()+inside) {
			all = append(all, l.line(f, false, line))
		}
	}
	return all
}

// line is one of a field: the bar of focus, the title before the first, and the rest.
func (l Layout) line(f Field, first bool, rest paint.Line) paint.Line {
	bad := paint.Style{Role: paint.Bad, Bold: true}
	mark, name := paint.Space(bar), paint.Normal
	switch {
	case f.On:
		mark, name = paint.Of(paint.Focused.Own(l.Signs.Here), paint.Normal.Own(" ")), paint.Focused
	case f.Wrong && first:
		mark = paint.Of(bad.Own(l.Signs.Wrong), paint.Normal.Own(" "))
	}
	var title paint.Line
	if first {
		title = paint.Of(name.Of(f.Title))
		if title.Width() >= l.Label() {
			title = title.Fit(l.Label() - 1)
		}
	}
	return paint.Cat(mark, title.Fit(l.Label()), rest).Fit(l.Fields())
}

// value is a line of a value as what it stands in: a surface, or brackets where
// no surface is seen. What isn't typed stands on the paper, but for the line that
// is meant.
func (l Layout) value(f Field, i int, line paint.Line) paint.Line {
	fill := paint.Surface
	switch {
	case f.Value.Bare && (!f.On || i != f.Value.Row):
		return paint.Cat(paint.Space(inside), line).Fit(l.Value() + 2*inside)
	case f.On:
		fill = paint.Chosen
	case f.Striped:
		fill = paint.Striped
	}
	left, right := paint.Space(inside), paint.Space(inside)
	if !l.Fills && !f.Value.Bare {
		edge := paint.Hint
		if f.On {
			edge = paint.Focused
		}
		left, right = paint.Of(edge.Own("[")), paint.Of(edge.Own("]"))
	}
	return paint.Cat(left, line.Fit(l.Value()), right).On(fill)
}

// Heading begins a section, below the one before it.
func (l Layout) Heading(title text.Safe, focused, first bool) paint.Block {
	head := l.Signs.Heading(title, l.Fields(), focused, nil)
	if first {
		return paint.Block{head}
	}
	return paint.Block{paint.Space(l.Fields()), head}
}

// chip is one of several words of a value.
func (l Layout) chip(words text.Safe) paint.Line {
	style := paint.Style{Fill: paint.Surface}
	if !l.Fills {
		return paint.Of(paint.Hint.Own("["), paint.Normal.Of(words), paint.Hint.Own("]"))
	}
	return paint.Of(style.Own(" "), style.Of(words), style.Own(" "))
}

// Chips are words beside each other, as many on a line as fit.
func (l Layout) Chips(words []text.Safe) paint.Block {
	var all paint.Block
	var line paint.Line
	for _, one := range words {
		chip := l.chip(one)
		if have := line.Width(); have > 0 && have+1+chip.Width() > l.Value() {
			all, line = append(all, line), nil
		}
		if len(line) > 0 {
			line = paint.Cat(line, paint.Space(1))
		}
		line = paint.Cat(line, chip)
	}
	return append(all, line)
}

// ScaleRoom is how many cells a scale takes.
func (l Layout) ScaleRoom() int {
	const cells = 30
	return min(cells, l.Value()-20)
}

// Scale is a step on a scale, as a bar with the word of the step beside it. On a
// second line stand the ends of the scale.
func (l Layout) Scale(step, steps int, word, lowest, highest text.Safe, on bool) paint.Block {
	room := l.ScaleRoom()
	if room < steps || steps < 2 {
		return paint.Block{paint.Of(paint.Normal.Of(word))}
	}
	accent, rule := paint.Style{Role: paint.Accent}, paint.Style{Role: paint.Rule}
	bar, style := paint.Repeat(rule, l.Signs.Thin, room), paint.Hint
	if step > 0 {
		style = paint.Strong
		at := (room - 1) * (step - 1) / (steps - 1)
		bar = paint.Cat(paint.Repeat(accent, l.Signs.Thick, at), paint.Of(accent.Own(l.Signs.Today)), paint.Repeat(rule, l.Signs.Thin, room-at-1))
	}
	all := paint.Block{paint.Cat(bar, paint.Space(1), paint.Of(style.Of(word)))}
	if on {
		ends := paint.Ends(room, paint.Of(paint.Hint.Of(lowest)), paint.Of(paint.Hint.Of(highest)))
		all = append(all, ends)
	}
	return all
}
