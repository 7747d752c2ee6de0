package editing

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"net"
	"net/http"
	"slices"
	"strings"
	"time"

	"facet/graph"
	"facet/graph/outbox"
)

// Explain says what an error means for the person, and what to do. It is the
// only home of such words.
func Explain(err error) (what, remedy string) {
	var refused *graph.Error
	var own explained
	var already *outbox.AlreadyError
	switch {
	case errors.As(err, &own):
		return own.Explain()
	case errors.Is(err, graph.ErrNoSearch):
		return "This account may not search the directory.",
			"A whole sign-in name, as ada@contoso.com, or an object id still works: type it and press Enter. " +
				"To search, the account needs the permission User.ReadBasic.All."
	case errors.Is(err, graph.ErrUnread):
		return "Graph did it, but its answer could not be read.",
			"Don't send it again. Look at the list: it is there, or will be in a moment."
	case errors.Is(err, graph.ErrUnconfirmed):
		return doubt(err), "Look at the list first. Send again only if it isn't there; it may take a minute to show."
	case errors.Is(err, graph.ErrNextLink):
		return "Graph's list goes on at an address that is not part of it, so facet didn't follow the link.",
			"Nothing is wrong with your connection. Read it again; if it stays so, something between here and Graph changes the answers."
	case errors.As(err, new(*outbox.ChangedError)):
		return "Somebody has changed it since it was created, so nothing was taken back.",
			"Look at it in the list, and delete it there if you still want to."
	case errors.As(err, &already):
		return SentBefore(already.Entry) + " So nothing was sent now.",
			"Look at the list, and at what was sent from this computer. " + again(already.Entry)
	case errors.Is(err, outbox.ErrSettled):
		return "This was sent before, so nothing was sent now.", "Look at the list, and at what was sent from this computer."
	case errors.As(err, &refused):
		return refusal(refused)
	case errors.Is(err, context.Canceled):
		return "You stopped it before anything was sent.", "Send it when you are ready."
	case errors.Is(err, context.DeadlineExceeded) && !errors.As(err, new(*graph.NoAnswerError)):
		return "The time that was given for it is over, and nothing was sent.", "Give it longer, or try again later."
	}
	return unreached(err)
}

// doubt says why nobody knows whether it was done.
func doubt(err error) string {
	status, cause := 0, err
	if open, ok := errors.AsType[*outbox.UnconfirmedError](err); ok {
		status, cause = open.Entry.HTTPStatus, open.Err
	}
	if answered, ok := errors.AsType[*graph.Error](cause); ok {
		status = answered.Status
	}
	switch {
	case errors.Is(cause, context.Canceled):
		return "You stopped waiting; it may have been done all the same."
	case status != 0:
		return fmt.Sprintf("Graph had a problem of its own (status %d) while it had the request, so it isn't known whether it did it.", status)
	case cause == nil:
		return "It isn't known whether Graph did it."
	}
	return "It isn't known whether Graph did it: the connection ended after the request had left."
}

// refusal explains an answer of Graph by its status, and by the few codes
// that say more.
func refusal(e *graph.Error) (what, remedy string) {
	switch e.Code {
	case "ErrorAccessDeniedForRole":
		return "Graph doesn't let this account write this person's profile.",
			"Your role in the organisation, or the service itself, forbids it. The person can add it to their own profile; an administrator can tell whether your role may."
	case "InvalidAuthenticationToken":
		return "Graph doesn't accept the sign-in: it has run out, or is for another service.",
			"Sign in again, or put a fresh token into FACET_ACCESS_TOKEN."
	}
	switch e.Status {
	case http.StatusBadRequest, http.StatusUnprocessableEntity:
		if e.Message == "" {
			return "Graph refused the request and doesn't say why.",
				"This API often answers so. Try with fewer fields, for example without the audience; the ids help Microsoft's support."
		}
		return "Graph refused the request: something in it doesn't suit it.", "Graph's own words are in the details. Change it, and send again."
	case http.StatusUnauthorized:
		return "Graph doesn't accept the sign-in.", "Sign in again."
	case http.StatusForbidden:
		return "Graph says that this account isn't allowed to do this.",
			"For your own profile the token needs the permission User.ReadWrite; for somebody else's User.ReadWrite.All, and the service may still refuse it."
	case http.StatusNotFound:
		return notFound(e)
	case http.StatusConflict, http.StatusPreconditionFailed, http.StatusLocked:
		return "Somebody or something else is changing it just now.", "Read the list again, and repeat the change."
	case http.StatusTooManyRequests:
		return "Graph asks us to slow down: there were too many requests.", "Wait " + wait(e.RetryAfter) + ", then try again."
	}
	return byClass(e)
}

// notFound tells a person, an address and an object apart.
func notFound(e *graph.Error) (what, remedy string) {
	switch _, below, _ := strings.Cut(strings.TrimPrefix(e.Path, "/"), "/"); {
	case strings.HasPrefix(strings.TrimPrefix(e.Path, "/"), "users") && !strings.Contains(below, "/"):
		return "There is nobody with this sign-in name in the organisation.",
			"Check the spelling: the whole sign-in name is needed, as ada@contoso.com, or the object id."
	case !strings.ContainsAny(e.Path[strings.LastIndex(e.Path, "/")+1:], "0123456789-"):
		return "Graph doesn't have this address.", "Nothing was sent or changed."
	}
	return "Graph doesn't find it: it is gone, or this address doesn't exist.", "Read the list again."
}

func byClass(e *graph.Error) (what, remedy string) {
	switch {
	case e.Status >= 300 && e.Status < 400:
		return "The address answered with a redirect, which facet doesn't follow.", "Check the address given with --graph."
	case e.Status >= 500:
		return "Graph has a problem of its own at the moment.", "Wait a minute, then try again."
	}
	if e.Message == "" {
		return fmt.Sprintf("Graph refused the request (status %d) and doesn't say why.", e.Status), "The ids help Microsoft's support."
	}
	return fmt.Sprintf("Graph refused the request (status %d).", e.Status), "Its own words are in the details."
}

// wait is a time to wait in words, by the clock if it is long; without one, a
// minute is a good guess.
func wait(d time.Duration) string {
	if d <= 0 {
		return "a minute"
	}
	if d > outbox.LongestWait {
		return "until " + clock(time.Now().Add(d))
	}
	return fmt.Sprintf("%.0f seconds", math.Ceil(d.Seconds()))
}

// unreached explains why no answer came.
func unreached(err error) (what, remedy string) {
	if errors.As(err, new(*fs.PathError)) {
		return "facet can't write down what it is about to send, so it sent nothing.",
			"It needs room and access in its folder on this computer: facet data shows where that is."
	}
	var name *net.DNSError
	var timeout interface{ Timeout() bool }
	switch {
	case errors.As(err, &name):
		return "The name of the Graph server could not be found.", "Check the network connection, then try again. Nothing was sent."
	case errors.As(err, &timeout) && timeout.Timeout():
		return "Graph did not answer in time.", "Check the network connection, then try again."
	}
	return "Graph could not be reached.", "Check the network connection, and the proxy if there is one, then try again."
}

// explained is an error that brings its own words for people, as those of
// signing in do.
type explained interface{ Explain() (what, remedy string) }

// NeedsSignIn reports whether signing in again may help.
func NeedsSignIn(err error) bool {
	var refused *graph.Error
	var own explained
	return errors.As(err, &own) || errors.As(err, &refused) && refused.Status == http.StatusUnauthorized
}

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
