package flow

import (
	"context"
	"strings"

	"facet/graph"
	"facet/profile/person"
)

// chosen asks whether this is the right person before opening their profile. From then on their object id
// counts, since a name can move to somebody else.
type chosen struct {
	isPlace
	session *person.Session
	found   *graph.DirectoryUser // nil: the directory hasn't answered
	err     error
}

// Open is where a session begins: at the profile. For somebody else, the permission and the person are
// confirmed first.
func Open(s *person.Session) Place {
	if s.Person.IsMe() {
		return Profile{Session: s}
	}
	return permitted(s, Person(s))
}

// permitted is a place that needs the permission to see others. With accounts, facet requests that first.
func permitted(s *person.Session, then Place) Place {
	if s.Accounts == nil {
		return then
	}
	return Consent{Session: s, Scope: person.ScopeOthers, Then: then}
}

// Person asks whether the session's person is the right one.
func Person(s *person.Session) Step { return chosen{session: s} }

func (p chosen) Session() *person.Session { return p.session }

const rightPerson = "Is this the right person?"

// Announces says for whom it looks.
func (p chosen) Announces() {}

// Load asks the directory who this is. A person's other names lead to the same profile.
func (p chosen) Load(bool) Work {
	session := *p.session
	return func(ctx context.Context, _ Tell) Next {
		user, err := session.Client.Lookup(ctx, session.Person)
		switch {
		case err != nil:
			return Next{Err: err, Say: explained(err), Change: changed(func(now chosen) Step {
				now.err = err
				return now
			})}
		case session.IsMyself(user.ID):
			return Next{Move: Switch, To: Profile{Session: session.Own()}}
		}
		return Next{Say: append(card(&session, user), words(Plain, rightPerson)...), Change: changed(func(now chosen) Step {
			now.found = &user
			return now
		})}
	}
}

func (p chosen) View() View {
	leave := Action{Keys: []string{"esc", "q"}, Help: "leave", Go: to(Back, nil)}
	switch sought := p.session.Person.String(); {
	case p.err != nil:
		return View{Title: Title{Words: line("Looked for " + sought)}, Blocks: explained(p.err), Actions: []Action{leave}}
	case p.found == nil:
		return View{Title: Title{Tone: Faint, Words: line("Looking for " + sought + "…")}, Actions: []Action{leave}}
	}
	return View{
		Title:  Title{Words: line(rightPerson)},
		Blocks: card(p.session, *p.found),
		Question: &Question{
			Words:   line("Open this profile?"),
			Yes:     Action{Keys: []string{"y"}, Help: "open this profile", Go: p.open},
			Careful: true, // the Enter key may still have been for the search
		},
		Actions: []Action{leave},
	}
}

// card describes the person before their profile is opened, warnings first.
func card(s *person.Session, found graph.DirectoryUser) []Block {
	blocks := words(Warn, person.Warnings(found)...)
	if sought := s.Person.String(); !strings.EqualFold(sought, found.UserPrincipalName) && !strings.EqualFold(sought, found.ID) {
		blocks = append(blocks, words(Warn, "You asked for "+sought+", and the directory answered with a different sign-in name.")...)
	}
	blocks = append(blocks, words(Warn, s.Doubts()...)...)
	return append(blocks, Facts{Facts: person.Card(found)})
}

// open opens the profile of exactly the person who is shown.
func (p chosen) open() Next {
	session := *p.session
	pinned, err := session.Pin(*p.found)
	if err != nil {
		return failed(err)
	}
	return Next{Move: Switch, To: Profile{Session: pinned}}
}
