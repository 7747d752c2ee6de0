package ui

import (
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"facet/profile/flow"
)

// How near something is to what somebody looks at.
const (
	here    = iota // on the screen
	sameTo         // of the facet type under the cursor, or used just now
	further        // anywhere else
	entries        // what the profile has
)

// synonyms are other words for what can be done, by a part of its name.
var synonyms = []struct{ of, words string }{
	{"certification", "certificate badge credential"}, {"sign out", "log off logout"}, {"sign in", "log in login"}, {"phone", "mobile telephone number"},
	{"e-mail", "mail"}, {"position", "job employer"}, {"education", "school degree university study"}, {"language", "speak"}, {"skill", "ability"},
	{"award", "honour prize"}, {"photo", "picture image avatar"}, {"account", "sign out log off logout user"}, {"what was sent", "history outbox undo"},
	{"whose profile", "person people somebody open"}, {"who sees what", "audience privacy share public visible hide may see it visibility"}, {"delete", "remove"}, {"edit", "change update"},
	{"new", "add create"}, {"find", "search filter"}, {"draft", "unsent pick up"}, {"quit", "leave exit close"}, {"copy from", "take over import"},
	{"note", "about me bio"}, {"web page", "site url link"}, {"expires", "renew"}, {"help", "keys manual"},
}

// otherWords are the synonyms that go with a name.
func otherWords(name string) string {
	words, name := "", strings.ToLower(name)
	for _, s := range synonyms {
		if strings.Contains(name, s.of) {
			words += " " + s.words
		}
	}
	return words
}

// everything is all that can be done: on the screen on top, at the profile below it,
// and with the program.
func (m *Model) everything() []item {
	top := m.stack[m.top()].screen
	var all []item
	offered := map[string]bool{}
	for _, a := range append(top.actions(), aids(top)...) {
		if slices.Contains(a.Keys, "ctrl+p") || slices.Contains(a.Keys, "up") {
			continue
		}
		offered[a.Help] = true
		all = append(all, itemOf(a, run(a), here))
	}
	if p, at := m.profileBelow(); p != nil {
		all = append(all, p.items(m.held(at), offered)...)
	}
	all = append(all, m.program()...)
	for i, one := range all {
		if one.name != "" && slices.Contains(m.recent, one.name) {
			all[i].near = min(one.near, sameTo)
		}
	}
	return all
}

// itemOf is an action as the palette has it.
func itemOf(a action, do screen, near int) item {
	i := item{name: capital(a.Help), key: keyOf(a), word: a.Word, also: a.Words + otherWords(a.Help), near: near, do: do}
	if !a.Can() {
		i.why = a.WhyNot().String()
	}
	return i
}

// profileBelow is the profile that is on top or nearest below, and where it is.
func (m *Model) profileBelow() (*profile, int) {
	for at := m.top(); at >= 0; at-- {
		if p, is := m.stack[at].screen.(*profile); is {
			return p, at
		}
	}
	return nil, -1
}

// held is why the profile can't be gone to from here; empty: it can.
func (m *Model) held(at int) string {
	for _, above := range m.stack[at+1:] {
		switch s := above.screen.(type) {
		case *page:
			if s.unsent() != nil {
				return "A form is open here. Send it, or leave it with esc."
			}
		case *step:
			if s.busy != nil {
				return "Something is under way here. Wait for it, or stop it with esc."
			}
		}
	}
	return ""
}

// items are what can be done at the profile: something new of each facet type, and
// where there is to go. What is offered above it already isn't offered twice.
func (p *profile) items(held string, offered map[string]bool) []item {
	var all []item
	add := func(i item, do func() (screen, tea.Cmd)) {
		i.why, i.do = held, atProfile{profile: p, do: do}
		if i.near < entries {
			i.also += otherWords(i.name)
		}
		all = append(all, i)
	}
	for i := range p.collections {
		c, near := &p.collections[i], further
		if i == p.kinds.At() {
			near = sameTo
		}
		if !c.kind.Fixed {
			add(item{name: "New " + c.kind.Called(), sort: "add", also: c.kind.What, near: near}, func() (screen, tea.Cmd) { return p.addOne(c.kind.Path) })
		}
		add(item{name: "Go to " + c.kind.Title, sort: "go", also: c.kind.What, near: near, place: true}, func() (screen, tea.Cmd) { return p.goTo(c.kind.Path, -1) })
		for n, o := range c.objects {
			add(item{later: o.Name, sort: c.kind.Called(), near: entries, place: true}, func() (screen, tea.Cmd) { return p.goTo(c.kind.Path, n) })
		}
	}
	for _, o := range p.session.Expiring(time.Now()) {
		add(item{name: "Renew " + o.Name(), sort: "dates", near: further}, func() (screen, tea.Cmd) { return newStep(p.opener, flow.Renewal(p.session, o)), nil })
	}
	for _, a := range p.overview().Beyond() {
		if !offered[a.Help] {
			add(item{name: capital(a.Help), sort: "profile", word: a.Word, also: a.Words, near: further, place: true}, func() (screen, tea.Cmd) { return p.choose(a) })
		}
	}
	return all
}

// addOne goes to the form of something new.
func (p *profile) addOne(path string) (screen, tea.Cmd) {
	p.goTo(path, -1)
	return p.choose(p.overview().Here()[slices.IndexFunc(p.overview().Here(), func(a flow.Action) bool { return slices.Contains(a.Keys, "n") })])
}

// goTo goes to a facet type, and to one of its entries.
func (p *profile) goTo(path string, entry int) (screen, tea.Cmd) {
	p.filters = false
	p.leave("")
	p.turnTo(path)
	if entry >= 0 {
		p.inside = true
		p.collection().list.Go(entry, len(p.collection().objects))
	}
	return p, nil
}

// atProfile takes everything off the stack above a profile, and does something there.
type atProfile struct {
	screen
	profile *profile
	do      func() (screen, tea.Cmd)
}

// withProgram does something with the program itself.
type withProgram struct {
	screen
	do func(*Model) tea.Cmd
}

// program is what can be done with the program, wherever somebody is.
func (m *Model) program() []item {
	own := func(name, also string, do func(*Model) tea.Cmd) item {
		return item{name: name, sort: "facet", also: also, near: further, do: withProgram{do: do}}
	}
	return []item{
		own("Dark theme", "colour color night", func(m *Model) tea.Cmd { return m.wear("dark") }),
		own("Light theme", "colour color day", func(m *Model) tea.Cmd { return m.wear("light") }),
		own("Signs: plain or not", "ascii unicode", func(m *Model) tea.Cmd {
			m.ascii = !m.ascii
			return nil
		}),
		own(m.mouse.switches(), "mouse click wheel select text", func(m *Model) tea.Cmd {
			m.mouse.off = !m.mouse.off
			return nil
		}),
		own("Put facet aside", "suspend background shell fg", func(m *Model) tea.Cmd {
			m.keepDraft()
			return m.suspend()
		}),
		own("Leave facet", "quit exit close", (*Model).leave),
	}
}

// wear changes the theme, until facet is left.
func (m *Model) wear(choice string) tea.Cmd {
	m.theme.choose(choice)
	return m.everyone(themedMsg{})
}

// goToProfile does what atProfile says.
func (m *Model) goToProfile(next atProfile) tea.Cmd {
	_, at := m.profileBelow()
	m.drop(m.top()) // the palette
	var back tea.Cmd
	if m.top() > at {
		m.drop(at + 1)
		back = m.deliver(at, returnedMsg{})
	}
	to, cmd := next.do()
	cmd = tea.Batch(back, cmd, m.deliver(at, m.bodySize()))
	if to == screen(next.profile) {
		return cmd
	}
	return tea.Batch(cmd, m.move(to))
}

// goKey opens the palette with just the places to go to.
const (
	goKey       = "g"
	placesTitle = "Go to"
)

// goes reports whether there is somewhere to go to by that key: not where it is
// typed, and not above another palette.
func (m *Model) goes() bool {
	top := m.stack[m.top()].screen
	_, helps := top.(aid)
	p, _ := m.profileBelow()
	return !helps && !types(top) && p != nil
}

// places are where there is to go to.
func (m *Model) places() []item {
	return slices.DeleteFunc(m.everything(), func(i item) bool { return !i.place })
}
