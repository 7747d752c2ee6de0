package ui

import (
	"context"
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"facet/graph"
	"facet/profile/person"
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
	p.eager, p.answered, p.err = true, false, nil
	if p.looking {
		return p, nil
	}
	return p, p.search()
}

// openName goes on with what is typed as it is. Only where it is nothing but
// the mail address of somebody, they are taken by their id: a mail address
// can't be looked up. If it fits several people, none of them is taken.
func (p *people) openName() (screen, tea.Cmd) {
	name, fits := p.name(), p.fits()
	switch p.eager = false; {
	case len(fits) > 1:
		p.several = true
		return p, nil
	case len(fits) == 1 && (p.errand.name == nil || !strings.EqualFold(fits[0].UserPrincipalName, name)):
		return p.openUser(fits[0])
	case p.errand.name == nil:
		return p, p.lookUp(name)
	}
	return p.lead(p.errand.name(name))
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

// openUser goes on with somebody of the directory.
func (p *people) openUser(u graph.DirectoryUser) (screen, tea.Cmd) {
	return p.lead(p.errand.user(u))
}

// lead goes where the errand leads, or says why it doesn't.
func (p *people) lead(next screen, err error) (screen, tea.Cmd) {
	if p.err = err; err != nil {
		return p, nil
	}
	return next, nil
}

// lookUp asks the directory for a whole name, until something else is typed.
func (p *people) lookUp(name string) tea.Cmd {
	ctx, stop := context.WithCancel(p.ctx)
	p.stop, p.looking, p.eager = stop, true, true
	client, typed := p.session.Client, p.typed
	return ask(p, func() tea.Msg {
		person, err := graph.User(name)
		if err != nil {
			return lookedUpMsg{typed: typed, err: err}
		}
		user, err := client.Lookup(ctx, person)
		return lookedUpMsg{typed, user, err}
	})
}

// lookedUp goes on with who has the name.
func (p *people) lookedUp(msg lookedUpMsg) (screen, tea.Cmd) {
	if msg.typed != p.typed {
		return p, nil
	}
	p.stop()
	p.looking, p.eager, p.answered, p.err = false, false, true, msg.err
	if msg.err != nil {
		return p, nil
	}
	return p.openUser(msg.user)
}

// retriable reports whether asking once more may help.
func (p *people) retriable() bool { return p.err != nil && !errors.Is(p.err, graph.ErrNoSearch) }

// barred reports whether a further permission may help.
func (p *people) barred() bool {
	return errors.Is(p.err, graph.ErrNoSearch) || person.Forbidden(p.err) != nil
}
