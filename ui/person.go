package ui

import (
	"context"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"facet/graph"
	"facet/internal/editing"
	"facet/internal/text"
)

// person shows who somebody is before their profile is opened. From then on
// they are pinned by their object id: a name that moves to somebody else
// can't take the profile with it.
type person struct {
	opener
	session *editing.Session
	found   *graph.DirectoryUser
	err     error
	width   int
	open    key.Binding
	back    key.Binding
}

func newPerson(o opener, s *editing.Session) *person {
	p := &person{
		opener: o, session: s,
		open: bind("y", "yes, open this profile", "y"),
		back: bind("esc", "no, leave", "esc", "q", "n"),
	}
	p.open.SetEnabled(false)
	return p
}

func (p *person) of() *editing.Session { return p.session }

// foundMsg brings what the directory says of somebody.
type foundMsg struct {
	user graph.DirectoryUser
	err  error
}

// Init asks the directory who is meant.
func (p *person) Init(ctx context.Context) tea.Cmd {
	client, sought := p.session.Client, p.session.Person
	return ask(p, func() tea.Msg {
		user, err := client.Lookup(ctx, sought)
		return foundMsg{user, err}
	})
}

func (p *person) Update(msg tea.Msg) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		p.width = msg.Width
	case foundMsg:
		return p.answered(msg)
	case tea.KeyPressMsg:
		switch {
		case key.Matches(msg, p.back):
			return nil, nil
		case key.Matches(msg, p.open):
			return p.pin()
		}
	}
	return p, nil
}

// answered shows who was found. Whoever that is under another name of theirs
// is at their own profile again.
func (p *person) answered(msg foundMsg) (screen, tea.Cmd) {
	switch p.err = msg.err; {
	case msg.err != nil:
		return p, nil
	case p.session.IsMyself(msg.user.ID):
		return p.own(p.session), nil
	}
	p.found = &msg.user
	p.open.SetEnabled(true)
	return p, nil
}

// pin opens the profile of exactly the person who was shown, in the place of
// anybody else's that is open.
func (p *person) pin() (screen, tea.Cmd) {
	pinned, err := p.session.Pin(*p.found)
	if err != nil {
		p.err = err
		return p, nil
	}
	pinned.Recents.Chosen(pinned.User)
	return over{newProfile(p.opener, pinned)}, nil
}

func (p *person) View() string {
	width := max(p.width, 20)
	switch {
	case p.err != nil:
		what, remedy := editing.Explain(p.err)
		return p.theme.bad.Width(width).Render("✗ "+what) + "\n" + p.theme.plain.Width(width).Render(remedy)
	case p.found == nil:
		return p.theme.faint.Render("Looking for " + text.Fit(p.session.Person.String(), width-12) + "…")
	}
	u := p.found
	lines := []string{p.theme.title.Render("Is this the right person?"), ""}
	for _, f := range editing.Card(*u) {
		lines = append(lines, fact(p.theme, f, width)...)
	}
	if sought := p.session.Person.String(); !strings.EqualFold(sought, u.UserPrincipalName) && !strings.EqualFold(sought, u.ID) {
		lines = append(lines, "", p.theme.warn.Width(width).Render("! You asked for "+text.Line(sought)+", and the directory answered with a different sign-in name."))
	}
	for _, warning := range append(editing.Warnings(*u), p.session.Doubts()...) {
		lines = append(lines, "", p.theme.warn.Width(width).Render("! "+text.Line(warning)))
	}
	return strings.Join(lines, "\n")
}

func (p *person) ShortHelp() []key.Binding  { return []key.Binding{p.open, p.back} }
func (p *person) FullHelp() [][]key.Binding { return [][]key.Binding{p.ShortHelp()} }
