package paint

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"facet/internal/text"
)

// Span is words in one style.
type Span struct {
	Text  text.Safe
	Style Style
}

// blank reports whether nothing of the span is seen.
func (s Span) blank() bool {
	return s.Style.Fill == Paper && !s.Style.Underline && strings.Trim(s.Text.String(), " ") == ""
}

// Line is one line of a screen.
type Line []Span

// Block is several lines, one below the other.
type Block []Line

// Of is a line of spans.
func Of(spans ...Span) Line { return spans }

// Cat puts lines behind each other.
func Cat(lines ...Line) Line { return slices.Concat(lines...) }

// Width is how many cells the line takes.
func (l Line) Width() int {
	n := 0
	for _, s := range l {
		n += width(s.Text.String())
	}
	return n
}

// width is how many cells a text takes. Letters without marks and our own signs,
// which are most of what a screen has, aren't taken apart for it.
func width(s string) int {
	n := 0
	for _, r := range s {
		if !(r >= ' ' && r <= '~' || r >= '─' && r <= '●' || r == '·') {
			return ansi.StringWidth(s)
		}
		n++
	}
	return n
}

// String is the line without any style.
func (l Line) String() string {
	var all strings.Builder
	for _, s := range l {
		all.WriteString(s.Text.String())
	}
	return all.String()
}

// Space is a number of blanks.
func Space(n int) Line { return Repeat(Normal, " ", n) }

// Repeat is a sign, n times.
func Repeat(s Style, sign source, n int) Line {
	if n <= 0 {
		return nil
	}
	return Line{s.Own(source(strings.Repeat(string(sign), n)))}
}

// Fit is the line with exactly width cells. One that is too long ends with "…".
func (l Line) Fit(width int) Line {
	switch have := l.Width(); {
	case width <= 0:
		return nil
	case have == width:
		return slices.Clip(l) // what is appended to it isn't for others
	case have < width:
		return Cat(l, Space(width-have))
	}
	cut := l.Cut(0, width-1)
	end := Normal
	if len(cut) > 0 {
		end = cut[len(cut)-1].Style
	}
	cut = append(cut, end.Own("…"))
	return Cat(cut, Space(width-cut.Width()))
}

// Cut is what stands in the cells from one column to before another. Blanks take
// the place of a letter of two cells that lies across a border.
func (l Line) Cut(from, to int) Line {
	var cut Line
	at := 0
	for _, s := range l {
		width := width(s.Text.String())
		switch low, high := max(from-at, 0), min(to-at, width); {
		case low == 0 && high == width && width > 0:
			cut = append(cut, s)
		case low < high:
			cut = append(cut, Span{text.OneLine(cells(s.Text.String(), low, high)), s.Style})
		}
		at += width
	}
	return cut
}

// cells are those of a text from one column to before another.
func cells(s string, from, to int) string {
	var cut strings.Builder
	for at := 0; s != "" && at < to; {
		cluster, width := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
		s = s[len(cluster):]
		if at >= from && at+width <= to {
			cut.WriteString(cluster)
		} else {
			cut.WriteString(strings.Repeat(" ", max(min(at+width, to)-max(at, from), 0)))
		}
		at += width
	}
	return cut.String()
}

// Ends is a line with something at its left and something at its right end. The
// left is cut where both have no room, and the right goes where it has none.
func Ends(width int, left, right Line) Line {
	const least = 4 // cells that are worth a left end
	have := right.Width()
	if have == 0 || have+least > width {
		return left.Fit(width)
	}
	return Cat(left.Fit(width-have-1), Space(1), right)
}

// On is the line with a fill where it has none.
func (l Line) On(fill Fill) Line {
	return l.styled(func(s Style) Style {
		if s.Fill == Paper {
			s.Fill = fill
		}
		return s
	})
}

// Zoned is the line as one place to click at.
func (l Line) Zoned(zone int) Line {
	return l.styled(func(s Style) Style {
		s.Zone = zone
		return s
	})
}

// In is the line as part of a place to click at, in which there may be others: their
// zones are added.
func (l Line) In(zone int) Line {
	return l.styled(func(s Style) Style {
		s.Zone += zone
		return s
	})
}

// greyed is the line as it lies behind a box.
func (l Line) greyed() Line { return l.styled(func(Style) Style { return Style{Role: Behind} }) }

func (l Line) styled(change func(Style) Style) Line {
	all := make(Line, len(l))
	for i, s := range l {
		all[i] = Span{s.Text, change(s.Style)}
	}
	return all
}
