package ui

import (
	"math"

	"facet/forms"
	"facet/graph"
	"facet/graph/outbox"
	"facet/internal/text"
)

// Session is a Graph to work with, and the person whose profile is open.
type Session struct {
	Client  *graph.Client
	Person  graph.Person        // pinned: oneself, or somebody by object id
	User    graph.DirectoryUser // what the directory says of them, once it is known
	Kinds   []forms.Kind
	Cloud   string // named in the header unless it is the global one
	Sandbox bool

	// Outbox is where every change leaves from, so that none is made twice.
	Outbox *outbox.Outbox
	// Actor is who is signed in, as signing in or a ready token says; Graph is
	// asked, and nothing is sent unless it says the same.
	Actor outbox.Actor
	// Fingerprint tells a ready token that doesn't say for whom it is from
	// others. It names drafts until Graph has said so.
	Fingerprint string

	// Drafts keeps what is typed; nil: nothing is kept.
	Drafts Drafts

	confirmed bool  // Graph has said who is signed in
	doubt     error // why it hasn't; nil before its first answer

	recents *recents        // the people who were chosen, in all sessions of the sign-in
	named   map[string]bool // whose names somebody has typed, by object id; likewise
	made    []made          // what Graph's lists may not know yet

	// Granted is what the access token says of itself, at any time and without
	// waiting; nil: nothing is known.
	Granted func() Grant

	Accounts Accounts // how it was signed in; nil: with a ready token
	Account  Account  // who is signed in, if Accounts is not nil
}

// with is the same sign-in with the profile of somebody else open. What was
// made in this one stays behind.
func (s *Session) with(person graph.Person, user graph.DirectoryUser) *Session {
	if s.named == nil {
		s.named = map[string]bool{}
	}
	other := *s
	other.Person, other.User, other.made = person, user, nil
	return &other
}

// Pin is the session for the profile of exactly the person whom the directory
// named: a name that moves to somebody else can't take the profile with it.
func (s *Session) Pin(user graph.DirectoryUser) (*Session, error) {
	person, err := graph.User(user.ID)
	return s.with(person, user), err
}

// whose says whose profile is open, in words. It is raw text.
func (s *Session) whose() string {
	words := s.User.UserPrincipalName
	switch {
	case s.Person.IsMe():
		words = s.own()
	case words == "":
		words = s.Person.String()
	default:
		words = s.User.DisplayName + " · " + words
	}
	if s.Cloud != "" {
		words += " · " + s.Cloud
	}
	return words
}

// Banner says in words whose profile is open, a line each, safe for a terminal:
// what the header says, for those who don't see it.
func (s *Session) Banner() []string {
	var lines []string
	if s.Sandbox {
		lines = append(lines, sandboxWords)
	}
	if s.Person.IsMe() {
		return append(lines, text.Line(s.whose()))
	}
	return append(lines, s.elses(math.MaxInt))
}

// owner is how sentences name the person: "you", or their name. It is raw
// text.
func (s *Session) owner() string {
	switch {
	case s.Person.IsMe():
		return "you"
	case s.User.DisplayName != "":
		return s.User.DisplayName
	}
	return s.whose()
}
