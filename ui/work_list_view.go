package ui

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"

	"facet/internal/text"
	"facet/profile/flow"
	"facet/profile/person"
)

func (w *workList) View() string {
	width := max(w.width, 20)
	lines := []string{w.theme.title.Render(text.Fit(w.title(), width)), w.said(width), ""}
	if len(w.shown) == 0 {
		return strings.Join(append(lines, w.theme.faint.Render("No row is "+w.filter.String()+". ← and → show others.")), "\n")
	}
	for _, row := range w.window() {
		lines = append(lines, w.drawn(row, row == w.shown[w.list.At()], width)...)
	}
	return strings.Join(lines, "\n")
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
func (w *workList) said(width int) string {
	err := w.err
	if err == nil {
		err = w.session.IdentifyError()
	}
	switch {
	case w.notice != "":
		return w.theme.accent.Render(text.Fit(w.notice, width))
	case err != nil:
		what, _ := person.Explain(err)
		return w.theme.bad.Render(text.Fit("! Press r to ask again. "+what, width))
	case w.unsaved != nil:
		return w.theme.warn.Render(text.Fit("! "+w.unsaved.Error(), width))
	}
	return ""
}

// window are the rows that fit on the screen, of two lines each.
func (w *workList) window() []int {
	first, end := w.list.Window(len(w.shown), w.height-3, func(int) int { return 2 })
	return w.shown[first:end]
}

// drawn is a row on two lines: where it stands and what it is; for whom.
func (w *workList) drawn(row int, on bool, width int) []string {
	of, state := w.rows.all[row], w.rows.states[row]
	mark := "  "
	if on {
		mark = "› "
	}
	place := fmt.Sprintf("%s%*d  ", mark, len(fmt.Sprint(len(w.rows.all))), row+1)
	word := pad(sign(state)+" "+state.String(), 18)
	room := width - lipgloss.Width(place) - lipgloss.Width(word)
	label := text.Fit(of.Label, room)
	indent := lipgloss.Width(place) + 2
	below := strings.Repeat(" ", indent) + w.theme.faint.Render(text.Fit(w.about(row, width-indent), width-indent))
	if on {
		return []string{w.theme.selected.Render(place + word + label), below}
	}
	return []string{place + w.style(state).Render(word) + label, below}
}

// sign goes before the words of a state, which isn't told by its colour alone.
func sign(s flow.RowState) string {
	return [...]string{" ", "✓", "✗", "?", "?", "↶", "~", "–", "✗"}[s]
}

func (w *workList) style(state flow.RowState) lipgloss.Style {
	switch state {
	case flow.RowSent:
		return w.theme.good
	case flow.RowRefused, flow.RowNobody:
		return w.theme.bad
	case flow.RowToDo:
		return w.theme.plain
	}
	return w.theme.warn
}

// about is for whom a row is, what kind it is of, and why it was refused. A
// long name is cut before the sign-in name is. It is raw text.
func (w *workList) about(row, width int) string {
	of, who := w.rows.all[row], w.rows.who(row)
	words := of.Kind.Called() + " for "
	switch {
	case who.user.ID != "":
		upn := who.user.UserPrincipalName + warningOf(who)
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
		words += fmt.Sprintf("  (Graph answered %d)", e.HTTPStatus)
	}
	return words
}

// warningOf is what is special about somebody.
func warningOf(who *somebody) (words string) {
	if who.user.Guest() {
		words += "  ! guest"
	}
	if who.user.Disabled() {
		words += "  ! disabled"
	}
	return words
}
