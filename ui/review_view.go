package ui

import (
	"strings"

	"facet/internal/text"
	"facet/profile/editing"
)

func (r *review) View() string {
	return r.text.View() + "\n" + beyond(r.theme, r.text) + "\n" + r.buttons()
}

// buttons are the two ways on, or what is going on.
func (r *review) buttons() string {
	switch {
	case r.stopped:
		return r.theme.warn.Render("Stopping…")
	case r.sending != nil:
		return r.doing.line(r.theme, r.width)
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
	width = max(width, 20)
	wrap, warn := t.plain.Width(width), t.warn.Width(width)
	lines := []string{t.title.Render(text.Fit(p.Headline(), width)), "", wrap.Render(text.Line(p.Purpose()))}
	if again := p.Warning(); again != "" {
		lines = append(lines, warn.Bold(true).Render("! "+again))
	}
	if began := text.Line(p.Began()); began != "" {
		lines = append(lines, wrap.Render(began))
	}
	if r.twice != "" {
		lines = append(lines, warn.Bold(true).Render("! "+text.Line(r.twice)))
		if like := p.Like(); like != nil && !like.Equal() {
			lines = append(lines, wrap.Render("What is there (−), and what is to be sent (+):"), differences(t, like.Differences, width))
		}
	}
	if p.CanPutBack() {
		lines = append(lines, wrap.Render("It can be put back from the next screen; it gets a new id then."))
	}
	switch sees := text.Line(p.Sees()); {
	case sees == "":
	case p.Public():
		lines = append(lines, warn.Bold(true).Render("! "+sees))
	default:
		lines = append(lines, wrap.Render(sees))
	}
	if p.Note != "" {
		lines = append(lines, "", warn.Render("! "+p.Note))
	}
	if changes := p.Differences(); len(changes) > 0 {
		lines = append(lines, "", t.section.Render("What changes"), differences(t, changes, width))
	}
	lines = append(lines, "")
	if says := p.Says(); len(says) > 0 {
		lines = append(lines, facts(t, says, width))
	}
	lines = append(lines, t.section.Render("The request"))
	lines = append(lines, beside(t.codeOn.Render(p.Method)+" ", hanging(text.Line(p.URL), width-len(p.Method)-1), width)...)
	if p.Body != nil {
		lines = append(lines, hanging(editing.Pretty(p.Body), width))
	}
	return strings.Join(lines, "\n")
}
