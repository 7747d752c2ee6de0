package paint

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"facet/internal/text"
)

// Heading is a title on a rule as wide as the pane: thick where the keys go.
func (g Signs) Heading(title text.Safe, width int, focused bool, right Line) Line {
	name, rule, sign := Strong, Style{Role: Rule}, g.Thin
	if focused {
		name, rule, sign = Focused, Style{Role: Accent}, g.Thick
	}
	if len(right) > 0 {
		right = Cat(Space(1), right)
	}
	const least = 2 // cells of the rule
	room := width - right.Width() - least - 1
	head := Of(name.Of(title))
	if head.Width() > room {
		head = head.Fit(max(room, 1))
	}
	return Cat(head, Space(1), Repeat(rule, sign, width-head.Width()-1-right.Width()), right).Fit(width)
}

// widest is how many steps there are of people who see something, from only the
// owner to everyone in the world.
const widest = 5

// Reach is how many people see something, as a row of dots: more dots, more
// people. None is filled where the organization decides.
func (g Signs) Reach(steps int) Line {
	if steps <= 0 {
		return Repeat(Style{Role: Rule}, g.Separator, widest)
	}
	return Cat(Repeat(Style{Role: reachRole(steps)}, g.Seen, min(steps, widest)), Repeat(Style{Role: Rule}, g.Unseen, widest-steps))
}

// ReachIn is the same, with words behind it.
func (g Signs) ReachIn(steps int, words text.Safe) Line {
	style := Hint
	if steps > 3 {
		style = Style{Role: reachRole(steps)}
	}
	return Cat(g.Reach(steps), Space(1), Of(style.Of(words)))
}

// reachRole is that of what few see, of what the organization sees or decides, and
// of what goes beyond it.
func reachRole(steps int) Role {
	switch {
	case steps > 3:
		return Warn
	case steps > 0 && steps < 3:
		return Good
	}
	return Plain
}

// Time is a stretch of time with today on it.
type Time struct {
	From, To text.Safe
	Passed   float64 // the part that is over
	Left     text.Safe
	Role     Role
}

// Time draws a stretch of time on two lines: its ends with a bar between them,
// and below the bar what is left.
func (g Signs) Time(t Time, width int) Block {
	const least = 6 // cells of the bar
	from, to := Of(Hint.Of(t.From), Hint.Own(" ")), Of(Hint.Own(" "), Hint.Of(t.To))
	room := width - from.Width() - to.Width()
	if room < least {
		return Block{Of(Hint.Of(t.From), Hint.Own(" to "), Hint.Of(t.To)).Fit(width)}
	}
	style := Style{Role: t.Role}
	today := max(min(int(float64(room)*t.Passed), room-1), 0)
	bar := Cat(from, Repeat(style, g.Thick, today), Of(style.Own(g.Today)), Repeat(Style{Role: Rule}, g.Thin, room-today-1), to)
	left := Of(style.Of(t.Left))
	at := max(min(today-left.Width()/2, room-left.Width()), 0)
	return Block{bar, Cat(Space(from.Width()+at), left).Fit(width)}
}

// Stretch draws a part of a life on a scale of years: from one cell to another, with
// today in it, or after it, or before it.
func (g Signs) Stretch(role Role, from, until, today int) Line {
	over, on := min(max(today-from, 0), until-from+1), today >= from && today <= until
	bar := Cat(Space(from), Repeat(Style{Role: role}, g.Thick, over))
	if on {
		bar = Cat(bar, Of(Style{Role: role}.Own(g.Today)))
	}
	return Cat(bar, Repeat(Style{Role: Rule}, g.Thin, until+1-bar.Width()))
}

// Box frames a card, the one thing that has a frame. Its title and its foot
// stand in the frame.
func (g Signs) Box(s Style, title Line, inside Block, foot Line, width int) Block {
	if width < 6 {
		return nil
	}
	box := Block{g.edge(s, g.TopLeft, title, g.TopRight, width)}
	for _, line := range inside {
		box = append(box, Cat(Of(s.Own(g.Upright), s.Own(" ")), line.Fit(width-4), Of(s.Own(" "), s.Own(g.Upright))))
	}
	return append(box, g.edge(s, g.BottomLeft, foot, g.BottomRight, width))
}

func (g Signs) edge(s Style, left source, words Line, right source, width int) Line {
	edge := Of(s.Own(left))
	if len(words) > 0 {
		if room := width - 6; words.Width() > room {
			words = words.Fit(room)
		}
		edge = Cat(edge, Of(s.Own(g.Level), s.Own(" ")), words, Of(s.Own(" ")))
	}
	return Cat(edge, Repeat(s, g.Level, width-edge.Width()-1), Of(s.Own(right)))
}

// Initials are the first letters of the first and the last word of a name.
func Initials(name text.Safe) text.Safe {
	words := strings.Fields(name.String())
	if len(words) == 0 {
		return name
	}
	letters := first(words[0])
	if len(words) > 1 {
		letters += first(words[len(words)-1])
	}
	return text.OneLine(strings.ToUpper(letters))
}

// first is the first letter of a word, with the marks on it.
func first(word string) string {
	letter, _ := ansi.FirstGraphemeCluster(word, ansi.GraphemeWidth)
	return letter
}
