package ui

import (
	"strings"

	"facet/internal/text"
)

func (r *review) View() string {
	return r.text.View() + "\n\n" + r.buttons()
}

// buttons are the two ways on, or what is going on.
func (r *review) buttons() string {
	switch {
	case r.stopped:
		return r.theme.warn.Render("Stopping…")
	case r.sending != nil:
		return r.theme.accent.Render(r.doing.words()) + r.theme.faint.Render(" Esc stops.")
	}
	send, back := r.theme.button, r.theme.buttonOn
	if r.onSend {
		send, back = back, send
	}
	mark := func(on bool, words string) string {
		if on {
			return "› " + words
		}
		return words
	}
	word := r.plan.Verb()
	return send.Render(mark(r.onSend, strings.ToUpper(word[:1])+word[1:])) + "  " + back.Render(mark(!r.onSend, "Back"))
}

// words are everything that the review says.
func (r *review) words(width int) string {
	t, p := r.theme, r.plan
	wrap := func(s string) string { return t.plain.Width(max(width, 20)).Render(s) }
	lines := []string{t.title.Render(text.Fit(p.Title+": "+p.Label, width)), "", wrap(text.Line(p.Purpose()))}
	if s := p.Sees(); s != "" {
		lines = append(lines, wrap(text.Line(s)))
	}
	if p.Note != "" {
		lines = append(lines, "", t.warn.Width(max(width, 20)).Render("! "+p.Note))
	}
	if p.raw != nil && p.Body != nil {
		lines = append(lines, "", t.section.Render("What changes"), differences(t, p.Differences(), width))
	}
	lines = append(lines, "", t.section.Render("The request"), t.codeOn.Render(p.Method)+" "+breakable(p.URL, width-len(p.Method)-1))
	if p.Body != nil {
		lines = append(lines, Pretty(p.Body))
	}
	return strings.Join(lines, "\n")
}

// breakable cuts an address into lines of the width.
func breakable(address string, width int) string {
	var lines []string
	for rest := text.Line(address); rest != ""; {
		cut := min(len(rest), max(width, 10))
		lines = append(lines, rest[:cut])
		rest = rest[cut:]
	}
	return strings.Join(lines, "\n")
}
