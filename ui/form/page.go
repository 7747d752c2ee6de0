package form

import (
	"fmt"

	"facet/internal/text"
	"facet/ui/paint"
)

// Page is a form.
type Page struct {
	Layout
	Title    text.Safe
	Sections []Section
	Here     int         // the section that has the keys; -1: none
	Notes    paint.Block // below the heading: what to know before anything is typed
	Rows     paint.Block // the lines of all fields
	Scroll   int         // the first of them that is in sight
	Said     paint.Block // below the fields: what to know now
	State    text.Safe   // of what was typed, in a few words
	Aside    paint.Block // beside the fields
	Instead  bool        // it takes their place
}

// Section is a part of a form, as the strip of sections has it.
type Section struct {
	Title  text.Safe
	Wrong  int  // how many of its fields are wrong
	Filled bool // something is filled in
	Lacks  bool // something is missing that is asked for
}

// Top is how many lines stand above the rows.
func (p Page) Top() int {
	n := 1 + len(p.Notes) + p.Lead()
	if !p.Rail() {
		n++
	}
	return n
}

// Body is how many lines there are for the rows.
func (p Page) Body() int { return max(p.Height-p.Top()-len(p.Said), 1) }

// Draw is the page.
func (p Page) Draw() paint.Block {
	if p.Instead {
		return p.Aside.Fit(p.Width, p.Height)
	}
	if !p.Beside() {
		return p.fields().Fit(p.Width, p.Height)
	}
	all := paint.Beside(paint.Space(sideGap), p.fields().Fit(p.Fields(), p.Height), p.Aside.Fit(p.Side(), p.Height))
	if p.Rail() {
		all = paint.Beside(paint.Space(railGap), p.rail().Fit(railWidth, p.Height), all)
	}
	return all.Fit(p.Width, p.Height)
}

// fields are the heading, the sections, the rows in sight, and what is said below.
func (p Page) fields() paint.Block {
	width, body := p.Fields(), p.Body()
	all := paint.Block{p.Signs.Heading(p.Title, width, false, p.right(body))}
	if !p.Rail() {
		all = append(all, p.strip(width))
	}
	all = append(append(all, p.Notes...), make(paint.Block, p.Lead())...)
	from := min(p.Scroll, len(p.Rows))
	seen := p.Rows[from:min(from+body, len(p.Rows))]
	all = append(append(all, seen...), make(paint.Block, body-len(seen))...)
	return append(all, p.Said...)
}

// right says whether there is more above or below, and what has become of what was
// typed.
func (p Page) right(body int) paint.Line {
	more := p.more(p.Scroll > 0, p.Scroll+body < len(p.Rows))
	if p.State.Empty() {
		return more
	}
	if len(more) > 0 {
		more = append(more, paint.Hint.Own(" "), paint.Hint.Own(p.Signs.Separator), paint.Hint.Own(" "))
	}
	return append(more, paint.Hint.Of(p.State))
}

// more says where there is more than is in sight; nothing, where all is.
func (l Layout) more(up, down bool) (all paint.Line) {
	if up {
		all = append(all, paint.Hint.Own(l.Signs.Up))
	}
	if down {
		all = append(all, paint.Hint.Own(l.Signs.Down))
	}
	if len(all) > 0 {
		all = append(all, paint.Hint.Own(" more"))
	}
	return all
}

// strip is the sections on one line. Where there is no room for all, it begins
// with the one before that which has the keys.
func (p Page) strip(width int) paint.Line {
	if all := p.stripFrom(0); all.Width() <= width || p.Here < 1 {
		return all.Fit(width)
	}
	return paint.Cat(paint.Of(paint.Hint.Own(p.Signs.More), paint.Normal.Own(" ")), p.stripFrom(p.Here-1)).Fit(width)
}

func (p Page) stripFrom(from int) (all paint.Line) {
	for i := from; i < len(p.Sections); i++ {
		if i > from {
			all = append(all, paint.Normal.Own("   "))
		}
		all = append(all, p.sign(p.Sections[i]), paint.Normal.Own(" "), p.style(i).Of(p.Sections[i].Title))
	}
	return all
}

// rail is the sections below each other.
func (p Page) rail() paint.Block {
	all := paint.Block{p.Signs.Heading(text.OneLine("Sections"), railWidth, false, nil), nil}
	for i, s := range p.Sections {
		line := paint.Cat(paint.Of(p.sign(s), paint.Normal.Own(" ")), paint.Of(p.style(i).Of(s.Title)))
		var wrong paint.Line
		if s.Wrong > 0 {
			wrong = paint.Of(paint.Style{Role: paint.Bad}.Of(text.OneLine(fmt.Sprintf("%d to fix", s.Wrong))))
		}
		line = paint.Ends(railWidth, line, wrong)
		if i == p.Here {
			line = paint.Cat(paint.Of(paint.Focused.Own(p.Signs.Here)), line.Cut(1, railWidth)).On(paint.Chosen)
		}
		all = append(all, line)
	}
	return all
}

func (p Page) style(section int) paint.Style {
	if section == p.Here {
		return paint.Focused
	}
	return paint.Hint
}

// sign is how far a section is.
func (p Page) sign(s Section) paint.Span {
	switch {
	case s.Wrong > 0:
		return paint.Style{Role: paint.Bad, Bold: true}.Own(p.Signs.Wrong)
	case s.Filled && !s.Lacks:
		return paint.Style{Role: paint.Good}.Own(p.Signs.Done)
	}
	return paint.Hint.Own(p.Signs.Separator)
}
