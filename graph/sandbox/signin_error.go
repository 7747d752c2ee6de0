package sandbox

import (
	"cmp"
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"strings"
)

// signInError is a refusal by the sign-in service: OAuth's code for programs
// and Entra's number for people
// (https://learn.microsoft.com/entra/identity-platform/reference-error-codes).
type signInError struct {
	code     string
	text     string
	status   int // 400 where it is 0
	number   int
	suberror string
	claims   string // what the next attempt must ask for
}

func (e *signInError) Error() string { return e.code + ": " + e.text }

// aadsts is the refusal with a number.
func aadsts(number int) *signInError {
	e, known := signInErrors[number]
	if !known {
		e = signInError{code: "invalid_grant", text: "The sandbox was told to refuse."}
	}
	e.number = number
	return &e
}

// saying returns e with other words.
func (e *signInError) saying(text string) *signInError {
	e.text = text
	return e
}

// as returns e with another of OAuth's codes: some depend on the endpoint.
func (e *signInError) as(code string) *signInError {
	e.code = code
	return e
}

// signInErrors are the sandbox's words for Entra's numbers.
var signInErrors = map[int]signInError{
	50011:   {code: "invalid_request", text: "The redirect address is not one that the application is registered with; the sandbox takes http://localhost at any port."},
	50020:   {code: "invalid_grant", text: "The account does not exist in the tenant 'Contoso' and can't use the application there."},
	50057:   {code: "invalid_grant", text: "The account is disabled."},
	50058:   {code: "login_required", text: "Nobody is signed in, and the request allows no page to ask."},
	50076:   {code: "interaction_required", text: "The organisation asks for a second proof of who you are.", suberror: "basic_action"},
	53003:   {code: "invalid_grant", text: "A conditional access policy does not allow signing in this way.", suberror: "message_only"},
	54005:   {code: "invalid_grant", text: "The authorization code was used before."},
	65001:   {code: "invalid_grant", text: "Neither the person nor an administrator has approved the application's permissions.", suberror: "consent_required"},
	65004:   {code: "access_denied", text: "The person refused to approve the application's permissions."},
	70000:   {code: "invalid_grant", text: "The grant is not valid, or belongs to another application."},
	70003:   {code: "unsupported_grant_type", text: "The grant type is not one that the sandbox knows."},
	70008:   {code: "invalid_grant", text: "The grant has expired, was used before, or was replaced by a newer one.", suberror: "bad_token"},
	70011:   {code: "invalid_scope", text: "One of the scopes is not known."},
	70016:   {code: "authorization_pending", text: "The person has not finished signing in yet. Keep asking."},
	70018:   {code: "bad_verification_code", text: "The device code is not one that was given to this application."},
	70020:   {code: "expired_token", text: "The device code has expired. Ask for a new one."},
	90002:   {code: "invalid_request", text: "There is no such tenant; the sandbox's is contoso.com."},
	90072:   {code: "invalid_grant", text: "The account comes from another identity provider and was not invited to the tenant 'Contoso'."},
	90094:   {code: "access_denied", text: "An administrator must approve the application's permissions first."},
	700016:  {code: "unauthorized_client", text: "The tenant 'Contoso' has no application with this client id."},
	700025:  {code: "invalid_client", text: "The application is a public one: it must not send a secret.", status: http.StatusUnauthorized},
	700054:  {code: "unsupported_response_type", text: "The sandbox gives authorization codes only: response_type=code."},
	700082:  {code: "invalid_grant", text: "The refresh token was not used for 90 days and has expired.", suberror: "bad_token"},
	501481:  {code: "invalid_grant", text: "The code verifier does not belong to the code challenge."},
	900144:  {code: "invalid_request", text: "A parameter is missing."},
	900561:  {code: "invalid_request", text: "The address takes another HTTP method.", status: http.StatusMethodNotAllowed},
	7000218: {code: "invalid_client", text: "The application is not registered as a public client, and its secret is missing.", status: http.StatusUnauthorized},
	9000411: {code: "invalid_request", text: "The request is malformed."},
	9002325: {code: "invalid_request", text: "Proof Key for Code Exchange is required: a code challenge, by the method S256."},
}

// slowDown tells a device that it asks too often (RFC 8628 knows no number).
func slowDown() *signInError {
	return &signInError{code: "slow_down", text: "The device asks too often. Wait five seconds longer each time."}
}

// declined tells a device that the person refused.
func declined() *signInError { return aadsts(65004).as("authorization_declined") }

// lacks says which parameter is missing.
func lacks(name string) *signInError {
	return aadsts(900144).saying("The parameter '" + name + "' is missing.")
}

// asSignInError puts what Graph would refuse, or a fault, into the words of
// the sign-in service.
func asSignInError(err error) *signInError {
	if e, ok := errors.AsType[*signInError](err); ok {
		return e
	}
	e := &signInError{code: "server_error", text: err.Error(), status: http.StatusInternalServerError}
	if r, ok := errors.AsType[*refusal](err); ok {
		e.status, e.text = r.status, r.message
	}
	switch {
	case e.status == http.StatusServiceUnavailable || e.status == http.StatusTooManyRequests:
		e.code = "temporarily_unavailable"
	case e.status < http.StatusInternalServerError:
		e.code = "invalid_request"
	}
	return e
}

// turnedAway is the answer that tells of a refusal: a page for people, JSON
// for programs.
func (x *exchange) turnedAway(e *signInError) answer {
	status := cmp.Or(e.status, http.StatusBadRequest)
	if x.signIn.page {
		return x.failurePage(status, e)
	}
	content := object{
		{"error", e.code},
		{"error_description", x.describe(e)},
		{"error_codes", []any{json.Number(strconv.Itoa(e.number))}},
		{"timestamp", x.timestamp()},
		{"trace_id", x.requestID},
		{"correlation_id", x.clientRequestID},
	}
	if e.suberror != "" {
		content = append(content, member{"suberror", e.suberror})
	}
	if e.claims != "" {
		content = append(content, member{"claims", e.claims})
	}
	return x.jsonAnswer(status, content)
}

// describe is a refusal in one line, with the ids that support would ask for.
func (x *exchange) describe(e *signInError) string {
	words := []string{e.text}
	if e.number != 0 {
		words[0] = "AADSTS" + strconv.Itoa(e.number) + ": " + e.text
	}
	words = append(words, "Trace ID: "+x.requestID, "Correlation ID: "+x.clientRequestID, "Timestamp: "+x.timestamp())
	return strings.Join(words, " ")
}

func (x *exchange) timestamp() string { return x.at.UTC().Format("2006-01-02 15:04:05Z") }

// jsonAnswer is an answer of the sign-in service for programs.
func (x *exchange) jsonAnswer(status int, content object) answer {
	a := answer{status: status, header: x.signInHeader(), content: content}
	a.header.Set("Content-Type", "application/json; charset=utf-8")
	return a
}

// signInHeader are the headers that every answer of the sign-in service has.
func (x *exchange) signInHeader() http.Header {
	return http.Header{
		"Date":                   {x.at.UTC().Format(http.TimeFormat)},
		"X-Ms-Request-Id":        {x.requestID},
		"Client-Request-Id":      {x.clientRequestID},
		"Cache-Control":          {"no-store"},
		"Referrer-Policy":        {"same-origin"},
		"X-Content-Type-Options": {"nosniff"},
	}
}
