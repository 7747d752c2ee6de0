package flow

import (
	"context"
	"strings"

	"facet/graph"
	"facet/profile/person"
)

// chosen asks whether somebody is the right one before their profile is opened.
// From then on they are pinned by their object id: a name that moves to somebody
// else can't take the profile with it.
type chosen struct {
	isPlace
	session *person.Session
	found   *graph.DirectoryUser // nil: the directory hasn't answered
	err     error
}

// Open is where a session begins: at the profile; for somebody else the permission
// comes first, and who they are.
func Open(s *person.Session) Place {
	if s.Person.IsMe() {
		return Profile{Session: s}
	}
	return permitted(s, Person(s))
}

// permitted is a place that takes the permission to see others: where accounts are
// used, that comes first.
func permitted(s *person.Session, then Place) Place {
	if s.Accounts == nil {
		return then
	}
	return Consent{Session: s, Scope: person.ScopeOthers, Then: then}
}

// Person asks whether whoever has the session's name is the right person.
func Person(s *person.Session) Step { return chosen{session: s} }

func (p chosen) Session() *person.Session { return p.session }

const rightPerson = "Is this the right person?"

// Announces says for whom it looks.
func (p chosen) Announces() {}

// Load asks the directory who is meant. Whoever that is under another name of
// theirs is at their own profile.
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
			Careful: true, // Enter may have been meant for the search before
		},
		Actions: []Action{leave},
	}
}

// card is who was found, and what there is to know before their profile is opened:
// first what to beware of.
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
