package ui

import (
	"facet/internal/texteditor"
	"facet/profile/draft"
	"facet/profile/flow"
	"facet/profile/person"
)

// opener makes the screens that a session begins with.
type opener struct {
	theme    *theme
	sandbox  func() *person.Session
	accounts person.Accounts // nil: signing in isn't set up
	setUp    person.SetUp    // sets it up; nil: it can't be done here
	editor   *texteditor.Editor
	begins   func() draft.Templates // reads what a form can begin with; nil: nothing is
	work     draft.Work             // a list to be worked off; nil: none
}

// first is the screen that the program opens on.
func (o opener) first(s *person.Session) screen {
	switch {
	case s != nil:
		return o.open(s)
	case o.accounts == nil:
		return newStep(o, flow.Setup(o.setUp, o.sandbox != nil))
	}
	return o.show(flow.Start{Accounts: o.accounts})
}

// open is the screen that a session begins with. For somebody else, the
// permission comes first, then who they are, then their profile.
func (o opener) open(s *person.Session) screen {
	if s.Recents == nil {
		s.Recents = new(person.Recents)
	}
	switch {
	case o.work != nil && s.Accounts != nil:
		return o.show(flow.Consent{Session: s, Scope: person.ScopeOthers, Then: flow.Own{Place: newWorkList(o, s)}})
	case o.work != nil:
		return newWorkList(o, s)
	}
	return o.show(flow.Open(s))
}
