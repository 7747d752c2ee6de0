package graph

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// Error is an answer that did not bring what was asked for: a refusal, or a
// success whose body could not be read. Whether a change was made all the
// same, [OutcomeOf] tells.
//
// https://learn.microsoft.com/graph/errors
type Error struct {
	// Method and Path are the request's; the path is below the root.
	Method, Path string
	// Status is the HTTP status.
	Status int
	// Code is the most specific code in the body, such as
	// "ErrorAccessDeniedForRole"; it may be empty, or "UnknownError".
	Code string
	// Message is the service's text as it came: it may be empty or hostile.
	Message string
	// RequestID is Graph's own name for the request, for its support.
	RequestID string
	// ClientRequestID is the name that this client gave to the request.
	ClientRequestID string
	// RetryAfter is how long the service asks to wait; 0 if it doesn't say.
	RetryAfter time.Duration
	// Date is the service's clock; zero if it sent none.
	Date time.Time
	// BrokeOff tells that Graph had begun a success, and ended it with an error.
	BrokeOff bool
	// By is who answered. Only what Graph says is about the request.
	By Answerer
	// Redirect is the host to which a redirect leads.
	Redirect string
	// Challenge is the WWW-Authenticate header of a 401 or 403.
	Challenge string

	at  stage
	err error // why a success could not be read
}

// Error names the request, the status and the code. The message is left out,
// since a service can put anything into it.
func (e *Error) Error() string {
	text := fmt.Sprintf("%s %s: %d %s", e.Method, e.Path, e.Status, http.StatusText(e.Status))
	if len(e.Code) <= 64 && consistsOf(e.Code, letters+digits+"_.") {
		text += ", " + e.Code
	}
	switch {
	case e.Outcome() == Unconfirmed:
		text += ": " + ErrUnconfirmed.Error()
	case e.Outcome() == Unread:
		text += ": " + ErrUnread.Error() + ": " + inWords(e.err)
	case e.err != nil:
		text += ": its answer could not be read: " + inWords(e.err)
	}
	return text
}

// Outcome returns what became of the change that was asked for. A success of
// somebody else than Graph proves nothing.
func (e *Error) Outcome() Outcome {
	reading := e.Method == http.MethodGet
	switch foreign := e.By != ByGraph && e.By != ByUnknown; {
	case e.By == ByProxy, e.Status == http.StatusNetworkAuthenticationRequired:
		return NotSent
	case e.Status/100 == 2 && foreign && !reading:
		return Unconfirmed
	case e.By == ByGraph && strings.HasSuffix(e.Code, "PropertyNotEditableException"):
		return Refused // SharePoint's way to say so, with the status of a fault
	default:
		return outcome(e.Method, e.at, e.Status)
	}
}

// Reason says why a success could not be read, in words of our own; empty for
// any other answer.
func (e *Error) Reason() string {
	if e.err == nil {
		return ""
	}
	return inWords(e.err)
}

// Is matches [ErrUnconfirmed] and [ErrUnread].
func (e *Error) Is(target error) bool { return e.Outcome().is(target) }

// Unwrap returns why the body of a success could not be read.
func (e *Error) Unwrap() error { return e.err }

// unread makes the error of a success whose body could not be read.
func unread(method, path string, a Answer, err error) error {
	e := &Error{
		Method: method, Path: path, Status: a.Status, Date: a.Date,
		RequestID: a.RequestID, ClientRequestID: a.ClientRequestID,
		at: answered, err: err,
	}
	if bad, ok := errors.AsType[*badAnswer](err); ok {
		e.By, e.BrokeOff, e.err = bad.by, bad.said.shaped, bad.err
		e.Code, e.Message = bad.said.code, bad.said.message
		e.RequestID = cmp.Or(e.RequestID, bad.said.requestID)
	}
	return e
}

// refusal makes the error of an answer with any other status. A body that is
// cut, empty, too long or no JSON costs the code and the message, no more.
func refusal(method, path, clientRequestID string, response *http.Response) error {
	body, _ := readBody(response, errorLimit)
	said := parseErrorBody(body)
	now := date(response.Header)
	return &Error{
		Method: method, Path: path, Status: response.StatusCode, Date: now,
		Code: said.code, Message: said.message,
		By: answerer(response, body, said.shaped), Redirect: redirectHost(response.Header),
		RequestID:       cmp.Or(requestID(response.Header), said.requestID),
		ClientRequestID: cmp.Or(clientRequestID, said.clientRequestID),
		RetryAfter:      RetryAfter(response.Header),
		Challenge:       strings.Join(response.Header.Values("WWW-Authenticate"), ", "),
		at:              complete,
	}
}

// RetryAfter returns how long an answer with these headers asks to wait; 0 if
// it doesn't say.
func RetryAfter(h http.Header) time.Duration { return retryAfter(h.Get("Retry-After"), date(h)) }

// retryAfter reads seconds, also with a fraction, or a date, which counts
// from the service's own clock if that is known.
func retryAfter(value string, now time.Time) time.Duration {
	if seconds, err := strconv.ParseFloat(value, 64); err == nil && seconds > 0 {
		return time.Duration(min(seconds, math.MaxInt32) * float64(time.Second))
	}
	at, err := http.ParseTime(value)
	if err != nil {
		return 0
	}
	if now.IsZero() {
		now = time.Now()
	}
	return max(at.Sub(now), 0)
}
