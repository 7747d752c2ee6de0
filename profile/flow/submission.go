package flow

import (
	"facet/profile/draft"
	"facet/profile/send"
)

// Submission is a request from its review to its outcome, with its origin.
type Submission struct {
	send.Plan
	Another func() draft.Edit // a new form like the one that it came from; nil: it came from none
	Origin  Origin            // nil: nothing stands behind it
	NoForm  bool              // what is sent stands in no form, as the change of a row
}

// hasForm reports whether what is sent stands in a form that can be gone back to.
func (s Submission) hasForm() bool { return s.InForm() && !s.NoForm }

// Origin is what a submission came from in the front end: one form of several, or a row of a work list.
type Origin interface {
	Ahead() (a Action, there bool) // what comes next once it is done: the next form or row
	Skip() (a Action, there bool)  // what comes next without it, if nothing is lost
	Back() string                  // what the way back is called: "back to the list"
	OnList() bool                  // it leads back to a work list
}

// Own is a place that only its front end knows.
type Own struct {
	isPlace
	Place any
}

// ahead is the next thing once it is done, if any: the origin's next one, or another one like it.
func (s Submission) ahead() []Action {
	if s.Origin != nil {
		if a, there := s.Origin.Ahead(); there {
			return []Action{a}
		}
	}
	if s.Another == nil {
		return nil
	}
	return []Action{{Keys: []string{"n"}, Help: "add another", Words: "add another one", Go: func() Next {
		return Next{Move: Home, To: Form{Edit: s.Another()}}
	}}}
}

// home is the way back to where it was begun.
func (s Submission) home(keys ...string) Action {
	help := "back to the profile"
	if s.Origin != nil {
		help = s.Origin.Back()
	}
	return Action{Keys: keys, Help: help, Words: "go back", Go: to(Home, nil)}
}
