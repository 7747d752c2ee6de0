package flow

import (
	"context"

	"facet/graph"
	"facet/graph/outbox"
	"facet/internal/text"
	"facet/profile/draft"
	"facet/profile/person"
	"facet/profile/send"
)

// Next is the outcome of an action. The zero Next changes nothing.
type Next struct {
	Move   Move
	To     Place           // where to, with a Move
	Change func(Step) Step // changes the step as it is now; nil: no change

	Notice text.Safe // a message that disappears with the next key
	Say    []Block   // what line mode says; a screen shows the changed step instead
	Copy   *Copy     // copied to the clipboard, or read out

	Chosen *graph.DirectoryUser // the person chosen in the directory, or nil

	More  Work   // what to read next, once this is shown; nil: nothing
	Again bool   // what is shown has to be read again
	Ended *Ended // a send that this ended, or nil

	Several *send.Several // the outcome of several sends, or nil
	Err     error         // why it failed, or nil
}

// Ended is a finished send, reported to the session and to the origin of the form.
type Ended struct {
	Submission
	Entry outbox.Entry   // its entry in the outbox; without an id there is none
	Sent  *outbox.Result // what Graph did; nil: nothing, or unknown
}

// Move is where a Next leads.
type Move int

// The moves. A step that was left for good is not returned to.
const (
	Stay    Move = iota
	Back         // to the previous place
	Forward      // to To, with a way back
	Instead      // to To, in place of the step
	Home         // to the profile or the list of work that all this began at, and then to To, if there is one
	Restart      // to To, in place of everything
	Switch       // to the profile in To; of profiles of others there is never more than one
)

// Copy is a text for the clipboard.
type Copy struct {
	Called text.Safe // what it is, and how it begins
	Text   string
}

// Place is where a person can go: a [Step], or one of the places below, which
// each front end shows in a way of its own.
type Place interface{ place() }

// Form is a form to be filled in.
type Form struct {
	isPlace
	draft.Edit
	Origin Origin // what stands behind it; nil: nothing
}

// Profile is the profile of a person.
type Profile struct {
	isPlace
	Session *person.Session
	Row     bool // of a list of work, which says who is next
}

// Forms are to be filled in one after the other, at least one.
type Forms struct {
	isPlace
	All []draft.Edit
}

// SignIn is where the account of a session signs in again.
type SignIn struct {
	isPlace
	Session *person.Session
}

// Start is where somebody signs in. A single known account of new Accounts is opened at once; otherwise the
// person chooses.
type Start struct {
	isPlace
	Accounts person.Accounts // nil: those of before
}

// Sandbox is the profile of a pretend person, on this computer.
type Sandbox struct{ isPlace }

// Consent requests a further permission: silently if it was approved before, else in the browser.
type Consent struct {
	isPlace
	Session *person.Session
	Scope   string
	Then    Place // where to with it; nil: back
}

// Message is a text to be sent to somebody by other means.
type Message struct {
	isPlace
	Session *person.Session // nil: nobody is signed in yet
	To      string
	Text    string
}

// isPlace marks a type as a Place.
type isPlace struct{}

func (isPlace) place() {}

// changed applies a change to a step, if it is still of the same type.
func changed[S Step](change func(S) Step) func(Step) Step {
	return func(now Step) Step {
		if s, still := now.(S); still {
			return change(s)
		}
		return now
	}
}

// to goes somewhere.
func to(move Move, place Place) func() Next {
	return func() Next { return Next{Move: move, To: place} }
}

// toForm goes to a form that may turn out to be unreadable.
func toForm(move Move, open func() (draft.Edit, error)) func() Next {
	return func() Next {
		edit, err := open()
		if err != nil {
			return failed(err)
		}
		return Next{Move: move, To: Form{Edit: edit}}
	}
}

// failed reports that something failed and why. Line mode also says what to do.
func failed(err error) Next {
	what, remedy := person.Explain(err)
	return Next{Notice: line(what), Say: words(Plain, remedy), Err: err}
}

// again reads once more and says so, since nothing may have changed.
func again(read Work) Work {
	return func(ctx context.Context, tell Tell) Next {
		next := read(ctx, tell)
		next.Notice = line("This is what Microsoft 365 has now.")
		if next.Err != nil {
			next.Notice = line("It could not be read.")
		}
		return next
	}
}

// copies copies a text, named by what it is.
func copies(what, s string) func() Next {
	return func() Next {
		return Next{Copy: &Copy{Called: line(what + ": " + text.Fit(s, 40)), Text: s}}
	}
}

// copyAction copies a text.
func copyAction(what, s string) Action {
	return Action{Keys: []string{"c"}, Help: "copy " + what, Words: "have " + what, Go: copies(what, s)}
}

// line is a sentence on one line.
func line(s string) text.Safe { return text.OneLine(s) }

// back is the action that leaves a step.
func back(help string, keys ...string) Action {
	return Action{Keys: keys, Help: help, Words: "go " + help, Go: to(Back, nil)}
}
