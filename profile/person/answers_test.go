package person_test

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"syscall"
	"testing"

	"facet/graph"
	"facet/profile/person"
)

var update = flag.Bool("update", false, "write testdata/answers.txt anew")

// answer is what a request meets, in memory. With an error, the request left
// only if the transport is net/http's; so those that may have left are made by
// breaking the body.
type answer struct {
	what    string
	status  int
	header  []string
	body    string
	cut     error // the body ends in it
	err     error // instead of an answer
	methods string
}

const (
	marked  = "request-id=r-1"
	html    = "Content-Type=text/html; charset=utf-8"
	page    = "<!DOCTYPE html><title>Welcome to the airport</title>"
	all     = "GET POST"
	claims  = `WWW-Authenticate=Bearer realm="", error="insufficient_claims", claims="eyJ9"`
	fromGET = "GET"
)

func said(code, message string) string {
	body, _ := json.Marshal(map[string]any{"error": map[string]any{"code": code, "message": message, "innerError": map[string]string{"request-id": "r-1"}}})
	return string(body)
}

func timeout() error { return &net.OpError{Op: "dial", Net: "tcp", Err: os.ErrDeadlineExceeded} }

var answers = []answer{
	{what: "half a list, then an error of Graph's", status: 200, body: `{"value":[{"id":"1"},` + said("InternalServerError", "The property 'createdBy' has a null value."), methods: all},
	{what: "an error of Graph's and nothing else", status: 200, body: said("InternalServerError", "no"), methods: all},
	{what: "half a list", status: 200, header: []string{marked}, body: `{"value":[{"id":`, methods: all},
	{what: "half a list, no mark", status: 200, body: `{"value":[{"id":`, methods: fromGET},
	{what: "a body that is reset", status: 200, header: []string{marked}, body: `{"value":[`, cut: syscall.ECONNRESET, methods: "GET POST PATCH DELETE"},
	{what: "an empty body", status: 200, header: []string{marked}, methods: all},
	{what: "an empty body, no mark", status: 200, methods: all},
	{what: "another object than was asked for", status: 200, header: []string{marked}, body: `{"id":"1"}`, methods: fromGET},
	{what: "a web page", status: 200, header: []string{html}, body: page, methods: "GET POST PATCH DELETE"},
	{what: "a web page that calls itself JSON", status: 200, header: []string{"Content-Type=application/json"}, body: page, methods: fromGET},
	{what: "a redirect to a portal", status: 302, header: []string{"Location=https://portal.example/login?token=x", html}, body: page, methods: all},
	{what: "a redirect of Graph's", status: 307, header: []string{marked, "Location=https://other.example/"}, methods: all},
	{what: "a proxy's sign-in", status: 407, header: []string{html}, body: page, methods: "GET POST"},
	{what: "a network's sign-in", status: 511, header: []string{html}, body: page, methods: "GET POST"},
	{what: "UnknownError without a message", status: 400, header: []string{marked}, body: said("UnknownError", ""), methods: "GET POST PATCH DELETE"},
	{what: "a reason", status: 400, header: []string{marked}, body: said("BadRequest", "Invalid date."), methods: all},
	{what: "an application's token", status: 400, header: []string{marked}, body: said("BadRequest", "/me request is only valid with delegated authentication flow."), methods: all},
	{what: "a web page", status: 400, header: []string{html}, body: page, methods: all},
	{what: "an empty body, no mark", status: 400, methods: all},
	{what: "a token that has run out", status: 401, header: []string{marked}, body: said("InvalidAuthenticationToken", "Lifetime validation failed."), methods: all},
	{what: "a claims challenge", status: 401, header: []string{marked, claims}, body: said("InvalidAuthenticationToken", "Continuous access evaluation."), methods: all},
	{what: "an empty body", status: 401, header: []string{marked}, methods: all},
	{what: "an empty body, no mark", status: 401, methods: all},
	{what: "a web page", status: 401, header: []string{html}, body: page, methods: all},
	{what: "not allowed", status: 403, header: []string{marked}, body: said("ErrorAccessDenied", "Access is denied."), methods: all},
	{what: "a role", status: 403, header: []string{marked}, body: said("ErrorAccessDeniedForRole", "no"), methods: "POST"},
	{what: "a claims challenge", status: 403, header: []string{marked, claims}, methods: fromGET},
	{what: "a filter's page", status: 403, header: []string{html}, body: page, methods: all},
	{what: "an empty body, no mark", status: 403, methods: all},
	{what: "a guest without a mailbox", status: 404, header: []string{marked}, body: said("MailboxNotEnabledForRESTAPI", "no"), methods: all},
	{what: "no such address", status: 404, header: []string{marked}, body: said("UnknownError", ""), methods: all},
	{what: "a web page", status: 404, header: []string{html}, body: page, methods: "GET DELETE"},
	{what: "nothing said", status: 405, header: []string{marked}, methods: all},
	{what: "nothing said", status: 408, header: []string{marked}, methods: all},
	{what: "somebody else", status: 409, header: []string{marked}, body: said("Conflict", "no"), methods: all},
	{what: "a condition", status: 412, header: []string{marked}, body: said("PreconditionFailed", "no"), methods: "PATCH"},
	{what: "a reason", status: 422, header: []string{marked}, body: said("UnprocessableEntity", "no"), methods: all},
	{what: "too many", status: 429, header: []string{marked, "Retry-After=12"}, body: said("TooManyRequests", "no"), methods: all},
	{what: "too many, no mark", status: 429, methods: all},
	{what: "Graph's own problem", status: 500, header: []string{marked}, body: said("InternalServerError", "no"), methods: all},
	{what: "an empty body, no mark", status: 500, methods: all},
	{what: "a web page", status: 500, header: []string{html}, body: page, methods: all},
	{what: "not done", status: 501, header: []string{marked}, body: said("NotImplemented", "no"), methods: fromGET},
	{what: "a gateway's page", status: 502, header: []string{html}, body: page, methods: all},
	{what: "a gateway's page", status: 503, header: []string{html}, body: page, methods: all},
	{what: "Graph's own problem", status: 503, header: []string{marked, "Retry-After=7"}, body: said("ServiceNotAvailable", "no"), methods: all},
	{what: "a gateway's page", status: 504, header: []string{html}, body: page, methods: all},
	{what: "an empty body, no mark", status: 504, methods: all},
	{what: "no such name", err: &net.DNSError{Err: "no such host", Name: "graph.example", IsNotFound: true}, methods: all},
	{what: "connection refused", err: &net.OpError{Op: "dial", Err: os.NewSyscallError("connect", syscall.ECONNREFUSED)}, methods: all},
	{what: "no way there", err: &net.OpError{Op: "dial", Err: os.NewSyscallError("connect", syscall.ENETUNREACH)}, methods: fromGET},
	{what: "no connection in time", err: timeout(), methods: all},
	{what: "no answer in time", err: context.DeadlineExceeded, methods: all},
	{what: "reset before an answer", err: &net.OpError{Op: "read", Err: os.NewSyscallError("read", syscall.ECONNRESET)}, methods: all},
	{what: "closed before an answer", err: io.EOF, methods: all},
	{what: "stopped by the person", err: context.Canceled, methods: all},
	{what: "a certificate of a stranger", err: &tls.CertificateVerificationError{Err: x509.UnknownAuthorityError{}}, methods: fromGET},
	{what: "a certificate that has run out", err: &tls.CertificateVerificationError{Err: x509.CertificateInvalidError{Reason: x509.Expired}}, methods: fromGET},
	{what: "a certificate of another name", err: &tls.CertificateVerificationError{Err: x509.HostnameError{Certificate: &x509.Certificate{}, Host: "graph.example"}}, methods: fromGET},
	{what: "no TLS at all", err: tls.RecordHeaderError{Msg: "first record does not look like a TLS handshake"}, methods: fromGET},
	{what: "the proxy's sign-in on CONNECT", err: &graph.ProxyError{Status: 407}, methods: fromGET},
	{what: "a proxy that forbids it", err: &graph.ProxyError{Status: 403}, methods: fromGET},
	{what: "a proxy that isn't there", err: &net.OpError{Op: "proxyconnect", Err: syscall.ECONNREFUSED}, methods: fromGET},
}

// RoundTrip implements [http.RoundTripper].
func (a answer) RoundTrip(*http.Request) (*http.Response, error) {
	if a.err != nil {
		return nil, a.err
	}
	header := http.Header{}
	for _, line := range a.header {
		name, value, _ := strings.Cut(line, "=")
		header.Add(name, value)
	}
	var body io.Reader = strings.NewReader(a.body)
	if a.cut != nil {
		body = io.MultiReader(body, broken{a.cut})
	}
	return &http.Response{StatusCode: a.status, Header: header, Body: io.NopCloser(body), ContentLength: -1}, nil
}

type broken struct{ err error }

func (b broken) Read([]byte) (int, error) { return 0, b.err }

// met is the error of one request that meets the answer.
func (a answer) met(t *testing.T, method string) error {
	t.Helper()
	const root = "https://graph.example/beta"
	client := &graph.Client{BaseURL: root, HTTP: &http.Client{Transport: graph.NewTransport(root, a)}}
	interests, err := client.Collection(graph.Me(), "profile/interests")
	if err != nil {
		t.Fatal(err)
	}
	body := json.RawMessage(`{"displayName":"Chess"}`)
	switch method {
	case http.MethodGet:
		_, err = interests.List(t.Context())
	case http.MethodPost:
		_, err = interests.Create(t.Context(), body)
	case http.MethodPatch:
		_, err = interests.Update(t.Context(), "id-1", body)
	default:
		_, err = interests.Delete(t.Context(), "id-1")
	}
	return err
}

// Who answered, what became of the request and the way on, for every answer
// that is known to happen: testdata/answers.txt is for reading.
func TestEveryAnswerIsToldAsWhatItIs(t *testing.T) {
	var b strings.Builder
	cells := 0
	for _, a := range answers {
		for method := range strings.FieldsSeq(a.methods) {
			cells++
			err := a.met(t, method)
			if err == nil {
				t.Errorf("%s %d, %s: no error", method, a.status, a.what)
				continue
			}
			what, remedy := person.Explain(err)
			status := fmt.Sprint(a.status)
			if a.status == 0 {
				status = "no answer"
			}
			fmt.Fprintf(&b, "%s %s, %s\n  %s: %s\n  %s\n\n", method, status, a.what, graph.OutcomeOf(err), what, remedy)
			checkWords(t, method, err, what+" "+remedy)
		}
	}
	if cells < 60 {
		t.Errorf("only %d cells", cells)
	}
	const golden = "testdata/answers.txt"
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if want, err := os.ReadFile(golden); err != nil || strings.ReplaceAll(string(want), "\r\n", "\n") != b.String() {
		t.Errorf("%s differs (%v): go test ./profile/person -update, and read what has changed", golden, err)
	}
}

// checkWords holds a sentence to what is certain, whatever it says otherwise.
func checkWords(t *testing.T, method string, err error, words string) {
	t.Helper()
	nothing := strings.Contains(words, "Nothing was sent.")
	switch outcome := graph.OutcomeOf(err); {
	case method == http.MethodGet && !nothing:
		t.Errorf("%s doesn't say that nothing was sent: %s", method, words)
	case method == http.MethodGet && (strings.Contains(words, "send again") || strings.Contains(words, "was changed")):
		t.Errorf("a read is told as a send: %s", words)
	case outcome == graph.NotSent && !nothing, outcome == graph.Refused && method != http.MethodGet && !strings.Contains(words, "Nothing was changed."):
		t.Errorf("%s, %s: %s", method, outcome, words)
	case (outcome == graph.Unconfirmed || outcome == graph.Unread) && strings.Contains(words, "Nothing was"):
		t.Errorf("%s, %s: %s", method, outcome, words)
	}
	answered, ok := errors.AsType[*graph.Error](err)
	if ok && answered.By != graph.ByGraph && strings.Contains(words, "Microsoft 365 refused") {
		t.Errorf("Graph is blamed for what it didn't say: %s", words)
	}
	if strings.Contains(words, "airport") || strings.Contains(words, "token=") {
		t.Errorf("the answer is quoted: %s", words)
	}
}
