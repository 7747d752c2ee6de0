package ui

import (
	"math"

	"facet/forms"
	"facet/graph"
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

	Accounts Accounts // how it was signed in; nil: with a ready token
	Account  Account  // who is signed in, if Accounts is not nil
}

// whose says whose profile is open, in words. It is raw text.
func (s *Session) whose() string {
	words := s.User.UserPrincipalName
	switch {
	case s.Person.IsMe() && words == "":
		words = "Your profile"
	case s.Person.IsMe():
		words = "Your profile · " + words
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
