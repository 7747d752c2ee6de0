package ui

import (
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"facet/graph"
)

// choose opens the person under the cursor, or the whole name that is typed.
// Whose name it is may still have to be found out.
func (p *people) choose() (screen, tea.Cmd) {
	switch at := p.marked(); {
	case at >= 0:
		return p.openUser(p.rows()[at])
	case p.isID() || p.whole() && p.answered:
		return p.openName()
	}
	p.eager, p.answered, p.err = p.whole(), false, nil
	if p.looking {
		return p, nil
	}
	return p, p.search()
}

// openName opens what is typed as it is. Only where it is nothing but the mail
// address of somebody, they are opened by their id: a mail address can't be
// looked up. If it fits several people, none of them is opened.
func (p *people) openName() (screen, tea.Cmd) {
	name, fits := p.name(), p.fits()
	switch p.eager = false; {
	case len(fits) > 1:
		p.several = true
		return p, nil
	case len(fits) == 1 && !strings.EqualFold(fits[0].UserPrincipalName, name):
		return p.openUser(fits[0])
	case p.myself(name):
		return nil, nil
	}
	return p.pick(name, graph.DirectoryUser{})
}

// fits are those who were found under just the name that is typed.
func (p *people) fits() []graph.DirectoryUser {
	var fits []graph.DirectoryUser
	for _, u := range p.users {
		if strings.EqualFold(u.UserPrincipalName, p.name()) || strings.EqualFold(u.Mail, p.name()) {
			fits = append(fits, u)
		}
	}
	return fits
}

// openUser opens somebody by their object id. One's own profile is below.
func (p *people) openUser(u graph.DirectoryUser) (screen, tea.Cmd) {
	if p.myself(u.ID) {
		return nil, nil
	}
	return p.pick(u.ID, u)
}

// pick goes on with a session of somebody's own, which begins with the
// question whether they are the right person.
func (p *people) pick(name string, known graph.DirectoryUser) (screen, tea.Cmd) {
	session := *p.session
	session.User = known
	if session.Person, p.err = graph.User(name); p.err != nil {
		return p, nil
	}
	return p.opener.open(&session), nil
}

// myself reports whether an id or a sign-in name is that of the person who is
// signed in, as far as that is known.
func (p *people) myself(name string) bool {
	me := p.session.User
	return p.session.Person.IsMe() && name != "" && (name == me.ID || strings.EqualFold(name, me.UserPrincipalName))
}

// retriable reports whether asking once more may help.
func (p *people) retriable() bool { return p.err != nil && !errors.Is(p.err, graph.ErrNoSearch) }
