package flow

import (
	"facet/graph"
	"facet/profile/person"
)

// purpose is what somebody is looked for, and what becomes of who is chosen. Its
// functions are given the session as it is, or a copy of it within [Work].
type purpose struct {
	question  string
	choose    string // what choosing somebody does, behind "to"
	otherwise string // another way, where nobody can be looked for
	// user goes on with somebody of the directory.
	user func(*person.Session, graph.DirectoryUser) Next
	// name goes on with a whole name; nil: it is looked up first, and goes on as a
	// user.
	name func(s *person.Session, name string) Next
	// not is why somebody can't be chosen; nil: everybody can.
	not func(*person.Session, graph.DirectoryUser) error
}

// opening opens the profile of who is chosen, after the question whether they are
// the right person. Whoever chooses themselves is at their own again.
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

// mention names who is chosen in a field. They are only named there, and the review
// shows them: nothing asks whether they are right.
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
			return because("This is the person whose profile it is. Take somebody else.", nil)
		},
	}
}
