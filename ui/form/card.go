package form

import (
	"facet/internal/text"
	"facet/ui/paint"
)

// Card is an entry, roughly as colleagues will see it.
type Card struct {
	Caption text.Safe
	Title   text.Safe
	Lines   []text.Safe // what matters, below the title
	Time    *paint.Time // nil: it has no beginning and end
	Facts   []Fact      // what else it says
	Reach   int         // how many people see it, of five steps
	Seen    text.Safe   // that in words; empty: it isn't said
	Style   paint.Style // of the frame and the caption
}

// Fact is a member of an entry and its value.
type Fact struct {
	Label, Value text.Safe
}

// Check is something that is done before a form is sent, or isn't.
type Check struct {
	Sign  Sign
	Words text.Safe
}

// Sign is how a check went.
type Sign int

// The signs of checks.
const (
	Open Sign = iota
	Good
	Warn
	Bad
)

// Card draws a card in a width, never higher than its room.
func (l Layout) Card(c Card, width, height int) paint.Block {
	const frame = 2
	room := width - 4
	in := paint.Block{paint.Of(paint.Strong.Of(c.Title))}
	for i, words := range c.Lines {
		style := paint.Hint
		if i == 0 {
			style = paint.Normal
		}
		in = append(in, paint.Wrap(style, words, room)...)
	}
	if c.Time != nil {
		in = append(append(in, nil), l.Signs.Time(*c.Time, room)...)
	}
	if len(c.Facts) > 0 {
		in = append(in, nil)
	}
	labels := 0
	for _, f := range c.Facts {
		labels = max(labels, paint.Of(paint.Hint.Of(f.Label)).Width()+2)
	}
	for _, f := range c.Facts {
		in = append(in, fact(f, min(labels, room/2), room)...)
	}
	if most := max(height-frame, 1); len(in) > most {
		in = append(in[:most-1:most-1], paint.Of(paint.Hint.Own(l.Signs.More)))
	}
	var foot paint.Line
	if !c.Seen.Empty() {
		foot = l.Signs.ReachIn(c.Reach, c.Seen)
	}
	return l.Signs.Box(c.Style, paint.Of(c.Style.Of(c.Caption)), in, foot, width)
}

// fact is a title, and beside it the value on as many lines as it takes, up to some.
func fact(f Fact, labels, width int) paint.Block {
	const most = 4
	label := paint.Cat(paint.Of(paint.Hint.Of(f.Label)).Fit(labels-1), paint.Space(1))
	value := paint.Wrap(paint.Normal, f.Value, max(width-labels, 10))
	return paint.Hang(label, value[:min(len(value), most)])
}

// Checks are what to look at before sending, below a heading.
func (l Layout) Checks(title text.Safe, all []Check, hint text.Safe, width int) paint.Block {
	block := paint.Block{l.Signs.Heading(title, width, false, nil), nil}
	for _, c := range all {
		sign, style := l.check(c.Sign)
		lead := paint.Cat(paint.Space(2), paint.Of(sign, paint.Normal.Own(" ")))
		block = append(block, paint.Hang(lead, paint.Wrap(style, c.Words, width-lead.Width()))...)
	}
	if !hint.Empty() {
		block = append(append(block, nil), paint.Wrap(paint.Hint, hint, width)...)
	}
	return block
}

func (l Layout) check(s Sign) (paint.Span, paint.Style) {
	switch s {
	case Good:
		return paint.Style{Role: paint.Good}.Own(l.Signs.Done), paint.Normal
	case Warn:
		return paint.Style{Role: paint.Warn, Bold: true}.Own(l.Signs.Look), paint.Normal
	case Bad:
		return paint.Style{Role: paint.Bad, Bold: true}.Own(l.Signs.Wrong), paint.Normal
	}
	return paint.Hint.Own(l.Signs.Separator), paint.Hint
}

// Code draws lines of JSON in a frame, with a mark at one of them, which is in sight
// unless it is scrolled away.
func (l Layout) Code(title text.Safe, lines []text.Safe, mark, scroll, width, height int) paint.Block {
	const frame = 2
	room := max(height-frame, 1)
	if mark >= 0 {
		scroll += mark - room/2
	}
	scroll = max(min(scroll, len(lines)-room), 0)
	var in paint.Block
	for i := scroll; i < min(scroll+room, len(lines)); i++ {
		lead, style := paint.Space(2), paint.Normal
		if i == mark {
			lead, style = paint.Of(paint.Focused.Own(l.Signs.Here), paint.Normal.Own(" ")), paint.Strong
		}
		in = append(in, paint.Cat(lead, paint.Of(style.Of(lines[i]))))
	}
	rule := paint.Style{Role: paint.Rule}
	return l.Signs.Box(rule, paint.Of(paint.Hint.Of(title)), in, l.more(scroll > 0, scroll+room < len(lines)), width)
}
