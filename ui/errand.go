package ui

import (
	tea "charm.land/bubbletea/v2"

	"facet/graph"
	"facet/profile/flow"
	"facet/profile/person"
)

// errand is what somebody is looked for, and what becomes of who was chosen.
type errand struct {
	question  string // what the people are asked for with
	begun     string // what is looked for at once; raw
	otherwise string // another way, where nobody can be looked for
	// user goes on with somebody of the directory.
	user func(graph.DirectoryUser) (screen, error)
	// name goes on with a whole name under which nobody was found; nil: it is
	// looked up first, and goes on as a user.
	name func(string) (screen, error)
}

// visit opens the profile of who is chosen, after the question whether they
// are the right person. Whoever chooses themselves is at their own again.
func visit(o opener, s *person.Session) errand {
	open := func(name string, known graph.DirectoryUser) (screen, error) {
		if s.IsMyself(name) {
			return o.profileOf(s.Own()), nil
		}
		person, err := graph.User(name)
		if err != nil {
			return nil, err
		}
		return o.open(s.For(person, known)), nil
	}
	return errand{
		question: "Whose profile do you want to open?",
		user:     func(u graph.DirectoryUser) (screen, error) { return open(u.ID, u) },
		name:     func(name string) (screen, error) { return open(name, graph.DirectoryUser{}) },
	}
}

// people looks for somebody.
func (o opener) people(p flow.People) screen {
	if p.Copies {
		return newPeople(o.theme, p.Session, copies(o, p.Session))
	}
	return newPeople(o.theme, p.Session, visit(o, p.Session))
}

// copies looks for somebody whose entries are copied.
func copies(o opener, s *person.Session) errand {
	return errand{
		question: "Whose entries do you want to copy?",
		user: func(u graph.DirectoryUser) (screen, error) {
			return instead{newStep(o, flow.Copying(s, u))}, nil
		},
	}
}

// mention fills who is chosen into the field with the focus. They are only
// named there, and the review shows them: nothing asks whether they are right.
func (p *page) mention() errand {
	r := &p.rows[p.at]
	put := r.field.Refer
	return errand{
		question:  "Find a person for “" + r.section + "”",
		begun:     r.field.Begun(),
		otherwise: "Or go back with Esc, and type the name and the sign-in name yourself.",
		user: func(u graph.DirectoryUser) (screen, error) {
			if u.ID == p.Session.User.ID {
				return nil, errOwner
			}
			put(u.DisplayName, person.Address(u))
			p.Session.Recents.Chosen(u)
			for i := range p.rows {
				p.rows[i].check()
			}
			p.redraw()
			return nil, nil
		},
	}
}

// errOwner is why nobody is their own manager or colleague.
var errOwner = person.Advised{
	What:   "This is the person whose profile it is.",
	Remedy: "Type the name of somebody else.",
}

// find looks in the directory for the person whom the field with the focus
// names.
func (p *page) find() (screen, tea.Cmd) {
	return newPeople(p.theme, p.Session, p.mention()), nil
}
