package ui

import (
	"context"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"facet/internal/editing"
	"facet/internal/text"
	"facet/profile/flow"
)

// denied says which of the reasons apply that Graph may have had to forbid a
// change, and what would settle each. The form is below it, untouched.
type denied struct {
	theme  *theme
	plan   course
	err    error
	causes []editing.Cause
	view   viewer
	width  int
	notice string
	keys   deniedKeys
}

type deniedKeys struct{ onward, back, again, permit, message, copy, scroll key.Binding }

// newUnhappy is the screen of a request that did not end well.
func newUnhappy(t *theme, p course, err error) screen {
	if causes := editing.Causes(p.Session(), err); causes != nil {
		return newDenied(t, p, err, causes)
	}
	return newRefused(t, p, err)
}

func newDenied(t *theme, p course, err error, causes []editing.Cause) *denied {
	d := &denied{theme: t, plan: p, err: err, causes: causes, view: newViewer(t), keys: deniedKeys{
		onward: p.onward(),
		back:   bind("esc", "back to the form", "esc", "enter"), again: bind("s", "review and send again", "s"),
		permit: bind("g", "ask for the permission", "g"), message: bind("m", "message to the administrator", "m"),
		copy: bind("c", "copy the details", "c"), scroll: bind("↑↓", "scroll", "up", "down", "pgup", "pgdown", "home", "end"),
	}}
	if !p.InForm() {
		d.keys.back.SetHelp("esc", "back")
	}
	d.arm()
	return d
}

// arm enables the keys that help with a permission that is missing.
func (d *denied) arm() {
	_, lacks := editing.Settles(d.causes)
	d.keys.permit.SetEnabled(lacks && d.plan.Session().Accounts != nil)
	d.keys.message.SetEnabled(lacks)
}

func (d *denied) of() *editing.Session { return d.plan.Session() }

func (d *denied) Init(context.Context) tea.Cmd { return nil }

func (d *denied) Update(msg tea.Msg) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		d.width = max(msg.Width, 20)
		d.view.above = d.words()
		d.view.size(d.width, msg.Height)
	case themedMsg, returnedMsg:
		d.causes = editing.Causes(d.plan.Session(), d.err) // somebody may have signed in
		d.arm()
		d.view.above = d.words()
		d.view.draw()
	case copiedMsg:
		d.notice = msg.words
	case tea.KeyPressMsg:
		return d.press(msg)
	}
	return d, nil
}

func (d *denied) press(msg tea.KeyPressMsg) (screen, tea.Cmd) {
	d.notice = ""
	switch k := d.keys; {
	case key.Matches(msg, k.back):
		return nil, nil
	case key.Matches(msg, k.onward):
		return d.plan.leave(), nil
	case key.Matches(msg, k.again):
		return instead{newReview(d.theme, d.plan)}, nil
	case key.Matches(msg, k.permit):
		return newPermit(opener{theme: d.theme}, flow.Permit{Session: d.plan.Session(), Scope: d.plan.Session().Wants()}), nil
	case key.Matches(msg, k.message):
		m, _ := editing.Settles(d.causes)
		return opener{theme: d.theme}.show(flow.ToAdministrator(d.plan.Session(), m)), nil
	case key.Matches(msg, k.copy):
		return d, copyText(d, "the details", strings.Join(editing.Details(d.err), "\n"))
	}
	var cmd tea.Cmd
	d.view.text, cmd = scrolled(d.view.text, msg)
	return d, cmd
}

// words are what happened, the causes, and what support asks for.
func (d *denied) words() string {
	wrap, faint := d.theme.plain.Width(d.width), d.theme.faint.Width(d.width)
	what, _ := editing.Explain(d.err)
	lines := []string{d.theme.verdict(d.err) + "  " + text.Fit(d.plan.Headline(), max(d.width-14, 6)), wrap.Render(what)}
	if d.plan.InForm() {
		lines = append(lines, faint.Render("What you typed is still in the form, and can be sent again."))
	}
	lines = append(lines, "", d.theme.section.Render("Why it may be"))
	for _, c := range d.causes {
		lines = append(lines, d.cause(c))
	}
	always, rest := editing.Traces(d.err)
	lines = append(lines, "")
	for _, line := range slices.Concat(always, rest) {
		lines = append(lines, faint.Render(text.Line(line)))
	}
	return strings.Join(lines, "\n")
}

// cause is a reason with its sign and its standing in words.
func (d *denied) cause(c editing.Cause) string {
	sign, style := "✗ ", d.theme.bad
	switch c.Standing {
	case editing.Open:
		sign, style = "? ", d.theme.warn
	case editing.RuledOut:
		sign, style = "✓ ", d.theme.faint
	}
	words := style.Render(sign+c.Standing.String()) + "  " + text.Line(c.Sentences())
	return d.theme.plain.Width(d.width).Render(words)
}

func (d *denied) View() string { return d.view.View(d.notice) }

func (d *denied) ShortHelp() []key.Binding {
	k := d.keys
	k.scroll.SetEnabled(!d.view.text.AtTop() || !d.view.text.AtBottom())
	return []key.Binding{k.back, k.onward, k.permit, k.message, k.again, k.scroll, k.copy}
}

func (d *denied) FullHelp() [][]key.Binding { return [][]key.Binding{d.ShortHelp()} }
