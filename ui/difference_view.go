package ui

import (
	"slices"
	"strings"

	"facet/forms"
	"facet/graph"
	"facet/internal/text"
	"facet/profile/flow"
	"facet/profile/person"
	"facet/profile/send"
	"facet/ui/paint"
)

// changeLines are what was and what will be, each in full, the words that differ
// underlined.
func changeLines(all flow.Changes, width int) paint.Block {
	const column, sign = 16, 2
	var lines paint.Block
	was, willBe := paint.Style{Role: paint.Bad}, paint.Style{Role: paint.Good}
	for i, d := range all {
		if i > 0 {
			lines = append(lines, nil)
		}
		title := paint.Of(paint.Hint.Of(d.Title))
		lead := title.Fit(column)
		if title.Width() >= column {
			lines, lead = append(lines, title.Fit(width)), paint.Space(column)
		}
		room := width - column - sign
		lines = append(lines, paint.Hang(paint.Cat(lead, paint.Of(was.Own("− "))), wrapped(said(d, d.Before, d.After), room))...)
		lines = append(lines, paint.Hang(paint.Cat(paint.Space(column), paint.Of(willBe.Own("+ "))), wrapped(said(d, d.After, d.Before), room))...)
	}
	return lines
}

// said is one side of a difference. An audience has its dots before it.
func said(d send.Difference, value, other text.Safe) paint.Line {
	words := marked(value, other)
	if steps, is := reachOf(value); is && strings.Contains(d.Title.String(), "see") {
		return paint.Cat(paint.Unicode.Reach(steps), paint.Space(1), words)
	}
	return words
}

// reachOf is how many people an audience is, by its words.
func reachOf(words text.Safe) (steps int, is bool) {
	if strings.HasPrefix(words.String(), "Only ") {
		return 1, true
	}
	for _, a := range append(graph.AllAudiences(), "") {
		if words.String() == forms.AudienceWords(a) {
			return forms.AudienceReach(a), true
		}
	}
	return 0, false
}

// marked is a value, with the words underlined that the other one doesn't have.
func marked(value, other text.Safe) paint.Line {
	mine := strings.SplitAfter(person.OrNotSet(value.String()), " ")
	theirs := strings.SplitAfter(person.OrNotSet(other.String()), " ")
	from := 0
	for from < min(len(mine), len(theirs)) && mine[from] == theirs[from] {
		from++
	}
	to, end := len(mine), len(theirs)
	for to > from && end > from && mine[to-1] == theirs[end-1] {
		to, end = to-1, end-1
	}
	style := paint.Style{Bold: true, Underline: true}
	if from == 0 && to == len(mine) {
		style = paint.Normal // all of it differs
	}
	part := func(style paint.Style, words []string) paint.Span {
		return style.Of(text.Lines(strings.Join(words, "")))
	}
	parts := paint.Of(part(paint.Normal, mine[:from]), part(style, mine[from:to]), part(paint.Normal, mine[to:]))
	return slices.DeleteFunc(parts, func(s paint.Span) bool { return s.Text.Empty() })
}

// wrapped is words in several styles, broken between them and at their own breaks.
func wrapped(line paint.Line, width int) paint.Block {
	w := wrapper{width: max(width, 10), lines: paint.Block{nil}}
	for _, s := range line {
		for i, part := range strings.Split(s.Text.String(), "\n") {
			if i > 0 {
				w.next()
			}
			for _, word := range strings.SplitAfter(part, " ") {
				w.put(s.Style, word)
			}
		}
	}
	return w.lines
}

// wrapper puts words behind each other.
type wrapper struct {
	width, at int
	lines     paint.Block
}

func (w *wrapper) next() { w.lines, w.at = append(w.lines, nil), 0 }

// put puts a word on the line if it fits there, else on the next one. One that is
// longer than a line is cut into several.
func (w *wrapper) put(style paint.Style, word string) {
	piece := paint.Of(style.Of(text.OneLine(word)))
	seen := paint.Of(style.Of(text.OneLine(strings.TrimRight(word, " ")))).Width()
	if w.at > 0 && w.at+seen > w.width {
		w.next()
	}
	for ; seen > w.width; seen -= w.width {
		w.lines[len(w.lines)-1] = piece.Cut(0, w.width)
		piece = piece.Cut(w.width, piece.Width())
		w.next()
	}
	w.lines[len(w.lines)-1] = append(w.lines[len(w.lines)-1], piece...)
	w.at += piece.Width()
}
