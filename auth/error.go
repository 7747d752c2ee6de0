package auth

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"time"

	"facet/internal/pattern"
)

// The ways in which signing in fails other than by a refusal ([Error]).
var (
	// ErrSignInAgain means that no token can be had without the person.
	ErrSignInAgain = errors.New("sign in again")
	// errNobodyHere means that a further permission takes a browser, and nobody is
	// there to open one.
	errNobodyHere = errors.New("a permission takes a browser, and nobody is here")
	// ErrWebPage means that a web page came where data should: a captive
	// portal, or an address that isn't a sign-in service's.
	ErrWebPage = errors.New("answer is a web page")
	// ErrProxy means that the proxy wants a sign-in of its own.
	ErrProxy = errors.New("proxy wants authentication")
	// ErrRedirected means that the sign-in service sent us elsewhere.
	ErrRedirected = errors.New("answer is a redirect")
	// ErrAnswer means that the sign-in service's answer can't be read.
	ErrAnswer = errors.New("answer cannot be read")
)

// Error is a refusal by the sign-in service
// (https://www.rfc-editor.org/rfc/rfc6749#section-5.2). Code is what programs
// branch on; [Explain] puts the rest into words.
type Error struct {
	Code        string // OAuth's "error", such as invalid_grant
	Suberror    string // Entra's refinement, such as consent_required
	Description string // the service's own text
	AADSTS      int    // Entra's number; 0 if there is none
	TraceID     string
	// CorrelationID is what Microsoft's support asks for.
	CorrelationID string
	// Claims is the JSON that the next attempt must carry, if any.
	Claims string
	// ConsentURL is where an administrator can approve this application, and
	// ConsentScope the permission that they approve there.
	ConsentURL, ConsentScope string
	Status                   int // of HTTP; 0 when the browser brought the refusal
}

// Error leaves out the description: it may name people.
func (e *Error) Error() string {
	text := e.Code
	if e.AADSTS != 0 {
		text += fmt.Sprintf(" (AADSTS%d)", e.AADSTS)
	}
	if e.CorrelationID != "" {
		text += ", correlation id " + e.CorrelationID
	}
	return text
}

// needsPerson tells whether only a person in front of a browser can help.
func needsPerson(err error) bool {
	refusal, ok := errors.AsType[*Error](err)
	if !ok {
		return false
	}
	switch refusal.Code {
	case "invalid_grant", "interaction_required", "login_required", "consent_required":
		return true
	}
	return false
}

// StatusError is an answer that says no more than an HTTP status.
type StatusError struct {
	Status     int
	RetryAfter time.Duration // 0 if the server didn't say
}

func (e *StatusError) Error() string {
	return fmt.Sprintf("sign-in service answered %d %s", e.Status, http.StatusText(e.Status))
}

var (
	aadstsNumber  = pattern.New(`AADSTS(\d{4,9})`)
	traceID       = pattern.New(`(?i)trace id: *([0-9a-f-]{8,64})`)
	correlationID = pattern.New(`(?i)correlation id: *([0-9a-f-]{8,64})`)
)

// parseError reads the body of a refusal. It answers nil if there is no
// "error" in it.
func parseError(body []byte) *Error {
	var answer struct {
		Code          string `json:"error"`
		Description   string `json:"error_description"`
		Suberror      string `json:"suberror"`
		Claims        string `json:"claims"`
		Codes         []int  `json:"error_codes"`
		TraceID       string `json:"trace_id"`
		CorrelationID string `json:"correlation_id"`
	}
	// A member of the wrong type leaves the others readable.
	if err := json.Unmarshal(body, &answer); err != nil && answer.Code == "" || answer.Code == "" {
		return nil
	}
	e := newError(answer.Code, answer.Description)
	e.Suberror, e.Claims = answer.Suberror, answer.Claims
	if len(answer.Codes) > 0 {
		e.AADSTS = answer.Codes[0]
	}
	if answer.TraceID != "" {
		e.TraceID = answer.TraceID
	}
	if answer.CorrelationID != "" {
		e.CorrelationID = answer.CorrelationID
	}
	return e
}

// newError reads what a description carries: all there is when the refusal
// comes by the browser.
func newError(code, description string) *Error {
	e := &Error{Code: code, Description: strings.TrimSpace(description)}
	e.AADSTS, _ = strconv.Atoi(submatch(aadstsNumber, description))
	e.TraceID = submatch(traceID, description)
	e.CorrelationID = submatch(correlationID, description)
	return e
}

func submatch(re func() *regexp.Regexp, s string) string {
	if m := re().FindStringSubmatch(s); m != nil {
		return m[1]
	}
	return ""
}

// redact removes secrets that a server quotes back.
func (e *Error) redact(secrets []string) {
	for _, secret := range secrets {
		if secret == "" {
			continue
		}
		for _, text := range []*string{&e.Code, &e.Suberror, &e.Description, &e.Claims, &e.TraceID, &e.CorrelationID} {
			*text = strings.ReplaceAll(*text, secret, redacted)
		}
	}
}
