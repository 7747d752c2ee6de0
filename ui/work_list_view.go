package ui

import (
	"fmt"

	"charm.land/lipgloss/v2"

	"facet/internal/scroll"
	"facet/internal/text"
	"facet/profile/flow"
	"facet/profile/person"
	"facet/ui/paint"
)

func (w *workList) View() string {
	width := min(max(w.width, 20), mostRow)
	lines := paint.Block{paint.Unicode.Heading(text.OneLine(w.title()), width, true, nil), w.bar(width), w.said(width)}
	if len(w.shown) == 0 {
		none := text.OneLine("No row is " + w.filter.String() + ". ← and → show others.")
		lines = append(lines, paint.Wrap(paint.Hint, none, width)...)
	}
	for _, row := range w.inSight() {
		lines = append(lines, w.drawn(row, row == w.shown[w.list.At()], width)...)
	}
	return w.theme.roles.Render(lines)
}

// mostRow is how wide a row is at most: what has become of it stands at its end.
const mostRow = 120

// bar is how much of the list is sent.
func (w *workList) bar(width int) paint.Line {
	all, sent := len(w.rows.all), w.rows.counts[flow.RowSent]
	words := paint.Of(paint.Hint.Of(text.OneLine(fmt.Sprintf("%d of %d sent", sent, all))))
	room := width - words.Width() - 2
	done := 0
	if all > 0 {
		done = room * sent / all
	}
	good, rule := paint.Style{Role: paint.Good}, paint.Style{Role: paint.Rule}
	return paint.Cat(paint.Repeat(good, paint.Unicode.Thick, done), paint.Repeat(rule, paint.Unicode.Thin, room-done), paint.Space(2), words)
}

// title is what is shown, and what is going on.
func (w *workList) title() string {
	words := "All rows"
	if w.filter >= 0 {
		words = fmt.Sprintf("Only what is %v: %d", w.filter, len(w.shown))
	}
	if left := w.rows.unasked() + w.asking; left > 0 && w.err == nil {
		words += fmt.Sprintf("  (looking people up: %d to go)", left)
	}
	return words
}

// said is what to know now.
func (w *workList) said(width int) paint.Line {
	err := w.err
	if err == nil {
		err = w.session.IdentifyError()
	}
	switch {
	case w.notice != "":
		return paint.Of(paint.Style{Role: paint.Accent}.Of(text.OneLine(w.notice))).Fit(width)
	case err != nil:
		what, _ := person.Explain(err)
		return paint.Of(paint.Style{Role: paint.Bad}.Of(text.OneLine("! Press r to ask again. " + what))).Fit(width)
	case w.unsaved != nil:
		return paint.Of(paint.Style{Role: paint.Warn}.Of(text.OneLine("! " + w.unsaved.Error()))).Fit(width)
	}
	return nil
}

// workListHead is how many lines stand above the rows.
const workListHead = 3

// window is the room for the rows, of two lines each.
func (w *workList) window() scroll.Rows {
	return scroll.Rows{Count: len(w.shown), Room: w.height - workListHead, Height: func(int) int { return 2 }}
}

// inSight are the rows in it.
func (w *workList) inSight() []int {
	first, end := w.list.Window(w.window())
	return w.shown[first:end]
}

// drawn is a row on two lines: where it stands, what it is and what has become of
// it; for whom.
func (w *workList) drawn(row int, on bool, width int) paint.Block {
	of, state := w.rows.all[row], w.rows.states[row]
	number := fmt.Sprintf("%*d  ", len(fmt.Sprint(len(w.rows.all))), row+1)
	word := paint.Of(w.style(state).Of(text.OneLine(pad(sign(state)+" "+state.String(), 18))))
	name := paint.Normal
	if on {
		name = paint.Strong
	}
	below := text.OneLine(text.Fit(w.about(row, width-len(number)-4), width-len(number)-4))
	return paint.Unicode.Row(paint.Row{
		Name:  paint.Cat(paint.Of(paint.Hint.Of(text.OneLine(number))), word, paint.Of(name.Of(text.OneLine(of.Label)))),
		Below: paint.Block{paint.Cat(paint.Space(len(number)+2), paint.Of(paint.Hint.Of(below)))},
		On:    on, Keys: true,
	}, width)
}

// sign goes before the words of a state, which isn't told by its colour alone.
func sign(s flow.RowState) string {
	return [...]string{" ", "✓", "✗", "?", "?", "↶", "~", "–", "✗"}[s]
}

func (w *workList) style(state flow.RowState) paint.Style {
	switch state {
	case flow.RowSent:
		return paint.Style{Role: paint.Good}
	case flow.RowRefused, flow.RowNobody:
		return paint.Style{Role: paint.Bad}
	case flow.RowToDo:
		return paint.Normal
	}
	return paint.Style{Role: paint.Warn}
}

// about is for whom a row is, what kind it is of, and why it was refused. A
// long name is cut before the sign-in name is. It is raw text.
func (w *workList) about(row, width int) string {
	of, who := w.rows.all[row], w.rows.who(row)
	words := of.Kind.Called() + " for "
	if of.Does != "" {
		words = of.Does + " the " + of.Kind.Called() + " of "
	}
	switch {
	case who.user.ID != "":
		upn := who.user.UserPrincipalName + warningOf(who.user)
		if room := width - lipgloss.Width(words+" · "+upn); room >= min(lipgloss.Width(who.user.DisplayName), 8) {
			upn = text.Fit(who.user.DisplayName, room) + " · " + upn
		}
		words += upn
	case who.problem != "":
		words = of.Person + ": " + who.problem
	default:
		words += of.Person
	}
	if e := w.rows.sends[w.rows.keys[row]]; w.rows.states[row] == flow.RowRefused && e.HTTPStatus > 0 {
		words += fmt.Sprintf("  (status %d)", e.HTTPStatus)
	}
	return words
}
