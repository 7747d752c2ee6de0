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

// Next is what comes of an action. The zero one is that nothing changes.
type Next struct {
	Move   Move
	To     Place           // where to, with a Move
	Change func(Step) Step // what becomes of the step, as it is by now; nil: it stays as it is

	Notice text.Safe // a word about it, which the next key takes away
	Say    []Block   // what who listens asked to hear; a screen shows the step as it has become
	Copy   *Copy     // what is put into the clipboard, or read out

	Chosen *graph.DirectoryUser // who was chosen in the directory, for whoever asked; nil: nobody was

	More  Work   // what is read on, once this is shown; nil: all was read
	Again bool   // what is shown is to be read once more
	Ended *Ended // a send that has ended by it; nil: none has

	Several *send.Several // what has become of several sends; nil: nothing
	Err     error         // why it wasn't done; nil: it was
}

// Ended is a send that has ended, for the session and for what stands behind it
// to know.
type Ended struct {
	Submission
	Entry outbox.Entry   // how it ended, as the outbox has it; without an id it has nothing
	Sent  *outbox.Result // what was done at Graph; nil: nothing, or it isn't known
}

// Move is where a Next leads.
type Move int

// The moves. Where a step is left for good, it is not come back to.
const (
	Stay    Move = iota
	Back         // to where the step was come to from
	Forward      // to To; from there it goes back here
	Instead      // to To, in place of the step
	Home         // to the profile or the list of work that all this began at, and then to To, if there is one
	Restart      // to To, in place of everything
	Switch       // to the profile in To; of profiles of others there is never more than one
)

// Copy is a text to be taken elsewhere.
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

// Profile is where it is seen what a person has.
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

// Start is where somebody signs in. With new accounts to sign in with, the only one
// that is known is opened at once; else somebody chooses.
type Start struct {
	isPlace
	Accounts person.Accounts // nil: those of before
}

// Sandbox is the profile of a pretend person, on this computer.
type Sandbox struct{ isPlace }

// Consent is a further permission to be asked for: silently where it was approved
// before, else in the browser.
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

// isPlace makes what it stands in a place.
type isPlace struct{}

func (isPlace) place() {}

// Changed is a change to a step as it is by now, if it is still the same one.
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

// failed is that something wasn't done, and why. Who listens hears what to do,
// too.
func failed(err error) Next {
	what, remedy := person.Explain(err)
	return Next{Notice: line(what), Say: words(Plain, remedy), Err: err}
}

// again reads once more, and says so: what is there may be the same.
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
