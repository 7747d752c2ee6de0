package graph

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
)

// NoAnswerError is a request to which no status came back: Graph was not
// reached, or the connection broke, or somebody cancelled.
type NoAnswerError struct {
	// Method and Path are the request's; the path is below the root.
	Method, Path string
	// ClientRequestID is the name that this client gave to the request.
	ClientRequestID string

	at     stage
	status int // of an answer that somebody above the guard kept to himself
	err    error
}

// Error names the request and what happened. Once there is a connection, it
// doesn't quote anything that may have come over it.
func (e *NoAnswerError) Error() string {
	text := e.Method + " " + e.Path + ": "
	switch {
	case e.at == kept:
		return text + "not sent: " + e.err.Error()
	case e.Outcome() == Unconfirmed:
		text += ErrUnconfirmed.Error() + ": "
	}
	return text + inWords(e.err)
}

// Reason says what broke the request, in words of our own.
func (e *NoAnswerError) Reason() string {
	if e.at == kept {
		return e.err.Error()
	}
	return inWords(e.err)
}

// Kept reports whether the request never left this computer.
func (e *NoAnswerError) Kept() bool { return e.at == kept }

// Outcome returns what became of the change that was asked for.
func (e *NoAnswerError) Outcome() Outcome { return outcome(e.Method, e.at, e.status) }

// Is matches [ErrUnconfirmed] and [ErrUnread].
func (e *NoAnswerError) Is(target error) bool { return e.Outcome().is(target) }

// Unwrap returns what happened, such as a [net.OpError] or context.Canceled.
func (e *NoAnswerError) Unwrap() error { return e.err }

// unanswered makes the error of a request that ended in err. The address that
// net/http puts around err goes, since it may have a query.
func unanswered(r *http.Request, path string, sent *attempt, err error) error {
	if wrapped, ok := errors.AsType[*url.Error](err); ok {
		err = wrapped.Err
	}
	return &NoAnswerError{r.Method, path, sent.clientRequestID, sent.stage(err), sent.status, err}
}

// unusable says why a body cannot be read, in words of our own.
type unusable string

func (u unusable) Error() string { return string(u) }

// inWords says what broke a request. Once there is a connection, net/http's
// own words may quote what came over it, so they are not repeated.
func inWords(err error) string {
	var timeout interface{ Timeout() bool }
	var ours unusable
	switch {
	case errors.As(err, &ours):
		return ours.Error()
	case errors.Is(err, context.Canceled):
		return "it was cancelled"
	case errors.As(err, &timeout) && timeout.Timeout():
		return "no answer came in time"
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return "the connection was closed too early"
	case isReset(err):
		return "the connection was reset"
	default:
		return "the connection broke"
	}
}
