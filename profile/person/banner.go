package person

import (
	"facet/internal/text"
)

// What the header begins with where it has to warn.
const (
	sandboxWords      = "SANDBOX: nothing leaves this computer"
	EditingOtherWords = "EDITING SOMEONE ELSE: "
)

// EditingOther says that this is somebody else's profile, whose, and who is signed in.
// It is safe for a terminal.
func (s *Session) EditingOther() string {
	if s.User.UserPrincipalName == "" {
		return text.Line(EditingOtherWords + s.Person.String())
	}
	words := EditingOtherWords + text.Line(s.User.DisplayName) + " · " + text.Line(s.User.UserPrincipalName)
	if s.Accounts != nil && s.Account.UserPrincipalName != "" {
		words += " · by " + text.Line(s.Account.UserPrincipalName)
	}
	return words
}

// OwnerDetails says whose profile is open, in words. It is raw text.
func (s *Session) OwnerDetails() string {
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
		return append(lines, text.Line(s.OwnerDetails()))
	}
	return append(lines, s.EditingOther())
}

// Owner is how sentences name the person: "you", or their name. It is raw
// text.
func (s *Session) Owner() string {
	switch {
	case s.Person.IsMe():
		return "you"
	case s.User.DisplayName != "":
		return s.User.DisplayName
	}
	return s.OwnerDetails()
}
