package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"facet/auth"
	"facet/graph"
	"facet/graph/outbox"
	"facet/internal/text"
	"facet/profile/person"
	"facet/profile/send"
)

// exit is an error with the exit status that it ends the program with.
type exit struct {
	status int
	err    error
}

func (e *exit) Error() string { return e.err.Error() }
func (e *exit) Unwrap() error { return e.err }

// invalidf is an error about the command line or the input.
func invalidf(format string, args ...any) error {
	return &exit{statusInvalid, fmt.Errorf(format, args...)}
}

// nothingSent is an error that came before anything was sent. Windows ends its own
// words with a full stop, other systems do not.
func nothingSent(err error) error {
	return invalidf("%s. Nothing was sent", strings.TrimSuffix(err.Error(), "."))
}

// report prints what went wrong, one line each, and returns the exit status.
func (c *command) report() int {
	for _, notice := range c.notices {
		for _, line := range said(notice) {
			fmt.Fprintln(c.Err, text.Line(line))
		}
	}
	if c.failed == nil {
		return statusDone
	}
	if c.format == asJSON || c.format == asLines {
		c.printFailures(c.failed)
		return status(c.failed)
	}
	for _, line := range said(c.failed) {
		fmt.Fprintln(c.Err, text.Line(line))
	}
	return status(c.failed)
}

// said is an error in words for people: every problem of an input on a line
// of its own, and for what Graph answered a sentence, a remedy and the ids.
func said(err error) []string {
	var problems interface {
		error
		lines() []string
	}
	var own *exit
	var failed *panicError
	switch {
	case errors.As(err, &failed):
		return strings.Split(failed.Error(), "\n")
	case errors.As(err, &problems):
		return problems.lines()
	case errors.As(err, &own):
		return strings.Split("facet: "+own.Error(), "\n")
	}
	if no, ok := errors.AsType[*denied](err); ok {
		return no.lines()
	}
	what, remedy := person.Explain(err)
	if explains(err) && !errors.Is(err, graph.ErrUnconfirmed) {
		return append(strings.Split("facet: "+strings.TrimSpace(what+" "+remedy), "\n"), consent(err)...)
	}
	if !answered(err) {
		if person.Known(err) {
			return []string{"facet: " + what + " " + remedy}
		}
		return []string{"facet: " + err.Error()}
	}
	return slices.Concat([]string{"facet: " + what + " " + remedy}, retryAdvice(err), unsettled(err), person.Details(err))
}

// retryAdvice says when Graph wants to be asked again, where it says so: by the clock,
// for whoever reads it later.
func retryAdvice(err error) []string {
	refused, ok := errors.AsType[*graph.Error](err)
	if !ok || refused.RetryAfter <= 0 {
		return nil
	}
	return []string{"Microsoft 365 takes it again from " + text.Clock(time.Now().Add(refused.RetryAfter), time.Now()) + " on."}
}

// explains reports whether the error brings its own words.
func explains(err error) bool {
	return errors.As(err, new(interface{ Explain() (what, remedy string) }))
}

// nothingToDo reports whether what was asked for is done already, or can't be.
func nothingToDo(err error) bool {
	_, twice := send.DuplicateIn(err)
	return twice || errors.Is(err, outbox.ErrSettled) || errors.Is(err, outbox.ErrNoEntry)
}

// answered reports whether the error came from a request.
func answered(err error) bool {
	var refused *graph.Error
	var lost *graph.NoAnswerError
	var open *outbox.UnconfirmedError
	return errors.As(err, &refused) || errors.As(err, &lost) || errors.As(err, &open)
}

// onTheWay are those who answer before Graph has seen anything.
var onTheWay = []graph.Answerer{graph.ByProxy, graph.ByPage, graph.ByRedirect}

// status is the exit status of an error.
func status(err error) int {
	var own *exit
	var stopped *stoppedError
	var refused *graph.Error
	switch {
	case errors.As(err, &stopped):
		return stopped.status()
	case errors.As(err, &own):
		return own.status
	case errors.Is(err, graph.ErrUnconfirmed):
		return statusUnconfirmed
	case send.WasChanged(err):
		return statusChangedSince
	case errors.Is(err, auth.ErrSettings), nothingToDo(err):
		return statusInvalid
	case graph.NeedsSignIn(err):
		return statusNotSignedIn
	case errors.As(err, &refused) && !slices.Contains(onTheWay, refused.By):
		return statusRefused
	}
	return statusFailed
}
