package flow

import (
	"facet/graph"
	"facet/profile/person"
)

// purpose says why a person is searched for and what happens with the chosen one. Its functions get the
// session, or a copy of it within [Work].
type purpose struct {
	question  string
	choose    string // what choosing somebody does, behind "to"
	otherwise string // another way, if searching is impossible
	// user goes on with somebody of the directory.
	user func(*person.Session, graph.DirectoryUser) Next
	// name goes on with a whole name; nil: it is looked up first, and goes on as a
	// user.
	name func(s *person.Session, name string) Next
	// not is why somebody can't be chosen; nil: everybody can.
	not func(*person.Session, graph.DirectoryUser) error
}

// opening opens the profile of the chosen person, after asking whether it is the right one. Choosing oneself
// leads to one's own profile.
func opening() purpose {
	return purpose{
		question: "Whose profile do you want to open?",
		choose:   "open that person's profile",
		user:     func(s *person.Session, u graph.DirectoryUser) Next { return open(s, u.ID, u) },
		name:     func(s *person.Session, name string) Next { return open(s, name, graph.DirectoryUser{}) },
	}
}

func open(s *person.Session, name string, known graph.DirectoryUser) Next {
	if s.IsMyself(name) {
		return Next{Move: Switch, To: Profile{Session: s.Own()}}
	}
	who, err := graph.User(name)
	if err != nil {
		return failed(because("That can't be a sign-in name or an object id.", err))
	}
	return Next{Move: Forward, To: Person(s.For(who, known))}
}

// copyFrom copies entries of who is chosen to the profile of a session.
func copyFrom(to *person.Session) purpose {
	return purpose{
		question: "Whose entries do you want to copy?",
		choose:   "see what that person has",
		user: func(_ *person.Session, u graph.DirectoryUser) Next {
			return Next{Move: Instead, To: Copying(to, u)}
		},
	}
}

// mention puts the chosen person into a field. The review shows them, so nothing asks whether they are right.
func mention(field string) purpose {
	return purpose{
		question:  "Find a person for “" + field + "”",
		choose:    "take that person",
		otherwise: "Or go back, and type the name and the sign-in name yourself.",
		user: func(_ *person.Session, u graph.DirectoryUser) Next {
			return Next{Move: Back, Chosen: &u}
		},
		not: func(s *person.Session, u graph.DirectoryUser) error {
			if u.ID != s.User.ID {
				return nil
			}
			return because("This profile belongs to that person. Choose somebody else.", nil)
		},
	}
}
