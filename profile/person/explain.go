package person

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"

	"facet/graph"
	"facet/graph/outbox"
)

// Explain says what an error means for the person, and what to do. It is the
// only home of such words.
func Explain(err error) (what, remedy string) {
	if what, remedy = known(err); what == "" {
		return unanswered(err)
	}
	return what, remedy
}

// Known reports whether Explain has words for just this error, and not only for
// its kind: that nobody answered, or that something here doesn't work.
func Known(err error) bool {
	what, _ := known(err)
	return what != ""
}

// known explains the errors that say what happened; it has no words for others.
func known(err error) (what, remedy string) {
	var refused *graph.Error
	var own explained
	var already *outbox.AlreadyError
	switch {
	case errors.As(err, &own) && !errors.Is(err, graph.ErrUnconfirmed):
		return own.Explain()
	case errors.Is(err, graph.ErrNoSearch):
		return "This account may not search the directory.",
			"A whole sign-in name, such as ada@contoso.com, or an object id still works: type it and press Enter. " +
				"To search, the account needs the permission User.ReadBasic.All."
	case errors.Is(err, graph.ErrUnread):
		return done(err), "Don't send it again. Look at the list: it shows there, or will in a moment."
	case errors.Is(err, graph.ErrUnconfirmed):
		remedy := "Look at the list first: it can take a minute to appear. Send it again only if it isn't there."
		if repeatable(err) {
			remedy = "Set it again. That does no harm, even if the first one arrived."
		}
		if NeedsSignIn(err) {
			remedy = "Sign in again. " + remedy
		}
		return doubt(err), remedy
	case errors.Is(err, graph.ErrNextLink):
		return "The next page of this list is on another server, so facet didn't open it. Nothing was sent.",
			"Your connection works. Read it again. If it keeps happening, something between here and Microsoft 365 changes the answers."
	case errors.As(err, new(*outbox.ChangedError)):
		return "Somebody has changed it since you created it, so nothing was undone.",
			"Look at it in the list. You can still delete it there."
	case errors.As(err, &already):
		said := SameSentBefore
		if already.ByKey {
			said = SentBefore
		}
		return said(already.Entry) + " So nothing was sent now.",
			"Look at the list, and at what was sent from this computer. " + SendingAgain(already.Entry)
	case errors.Is(err, outbox.ErrSettled):
		return "This was sent before, so nothing was sent now.", "Look at the list, and at what was sent from this computer."
	case errors.Is(err, context.Canceled):
		return "You stopped it. Nothing was sent.", "Try again when you are ready."
	case errors.As(err, &refused):
		return answered(refused)
	case errors.Is(err, context.DeadlineExceeded) && !errors.As(err, new(*graph.NoAnswerError)):
		return "Time ran out, and nothing was sent.", "Allow more time, or try again later."
	}
	return "", ""
}

// repeatable reports whether what may have been done can be sent again without a
// look: a picture that is set twice is the same.
func repeatable(err error) bool {
	answered, _ := errors.AsType[*graph.Error](err)
	unanswered, _ := errors.AsType[*graph.NoAnswerError](err)
	if open, ok := errors.AsType[*outbox.UnconfirmedError](err); ok && open.Entry.Method == http.MethodPut {
		return true
	}
	return answered != nil && answered.Method == http.MethodPut || unanswered != nil && unanswered.Method == http.MethodPut
}

// became says what became of what was asked for, in a sentence. What was read
// has sent nothing.
func became(err error, method string) string {
	switch outcome := graph.OutcomeOf(err); {
	case outcome == graph.NotSent, method == http.MethodGet:
		return "Nothing was sent."
	case outcome == graph.Refused:
		return "Nothing was changed."
	case outcome == graph.Throttled:
		return "That means it was not done. facet still checks before it sends it again."
	}
	return ""
}

// explained is an error that brings its own words for people, whatever it is about.
type explained interface{ Explain() (what, remedy string) }

// NeedsSignIn reports whether signing in again may help.
func NeedsSignIn(err error) bool { return graph.NeedsSignIn(err) }

// Details is what Graph said, for somebody who has to report it: request,
// status, code, message and ids. It is raw text.
func Details(err error) []string {
	var e *graph.Error
	if !errors.As(err, &e) {
		return []string{err.Error()}
	}
	return []string{
		fmt.Sprintf("%s %s", e.Method, e.Path),
		fmt.Sprintf("status %d, code %s", e.Status, OrNotSet(e.Code)),
		"message " + OrNotSet(e.Message),
		"request-id " + OrNotSet(e.RequestID),
		"client-request-id " + OrNotSet(e.ClientRequestID),
	}
}

// Traces are the lines of the details that are always shown: what a support
// asks for first. The rest is what is left to say. Both are raw text.
func Traces(err error) (always, rest []string) {
	if lost, ok := errors.AsType[*graph.NoAnswerError](err); ok && !errors.As(err, new(*graph.Error)) {
		return []string{lost.Method + " " + lost.Path + ", no answer", "client-request-id " + OrNotSet(lost.ClientRequestID)}, []string{err.Error()}
	}
	e, ok := errors.AsType[*graph.Error](err)
	if !ok {
		return nil, Details(err)
	}
	all := Details(err)
	if e.Message != "" {
		rest = append(rest, "message "+e.Message)
	}
	if e.RetryAfter > 0 {
		rest = append(rest, "retry-after "+e.RetryAfter.String())
	}
	if e.Challenge != "" {
		rest = append(rest, "www-authenticate "+e.Challenge)
	}
	return slices.Concat(all[:2], all[3:]), rest
}

// Advised is an error of ours, in words for people.
type Advised struct{ What, Remedy string }

func (a Advised) Error() string { return a.What }

// Explain says what happened and what to do.
func (a Advised) Explain() (what, remedy string) { return a.What, a.Remedy }
