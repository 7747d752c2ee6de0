package auth

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
)

// Transport is a RoundTripper that adds the bearer token to requests for the
// Graph root, and refuses to send any other request.
//
// When Graph answers 401, nothing was done, so a Transport over a [Refresher]
// fetches a new token and sends the request again, once; with the claims of
// the challenge if there is one
// (https://learn.microsoft.com/entra/identity-platform/claims-challenge).
// Where no new token is to be had the 401 is returned as it came, so that what
// became of the request stays certain; [Session.problem] tells why.
type Transport struct {
	// Graph is the root, as [ParseGraphRoot] returns it.
	Graph  *url.URL
	Source Source
	// Base sends; nil is http.DefaultTransport.
	Base http.RoundTripper
}

// UnsentError is why a request never left: the token wasn't to be had, or the
// address isn't one for tokens.
type UnsentError struct{ Err error }

func (e *UnsentError) Error() string { return e.Err.Error() }

// Unwrap returns the reason.
func (e *UnsentError) Unwrap() error { return e.Err }

// NotSent tells callers that don't know this package that a resend is safe.
func (e *UnsentError) NotSent() bool { return true }

// RoundTrip implements [http.RoundTripper].
func (t *Transport) RoundTrip(req *http.Request) (*http.Response, error) {
	token, err := t.token(req)
	if err != nil {
		closeBody(req)
		return nil, &UnsentError{err}
	}
	resp, err := t.send(req, req.Body, token)
	if err != nil || resp.StatusCode != http.StatusUnauthorized {
		return resp, err
	}
	body, ok := rewind(req)
	if !ok {
		return resp, nil
	}
	fresh, ok := t.fresh(req.Context(), token, challengedClaims(resp.Header))
	if !ok {
		return resp, nil
	}
	resp.Body.Close()
	return t.send(req, body, fresh)
}

// fresh returns a token other than the refused one, if there is one to be had.
func (t *Transport) fresh(ctx context.Context, refused Token, claims string) (Token, bool) {
	source, ok := t.Source.(Refresher)
	if !ok {
		return Token{}, false
	}
	token, err := source.Refresh(ctx, refused, claims)
	return token, err == nil
}

func (t *Transport) token(req *http.Request) (Token, error) {
	if !t.covers(req.URL) {
		return Token{}, fmt.Errorf("refuse to send to %s://%s: the token is for %s only", req.URL.Scheme, req.URL.Host, t.Graph)
	}
	token, err := t.Source.Token(req.Context())
	if err == nil && token.Access.Empty() {
		err = errors.New("no access token")
	}
	return token, err
}

// covers tells whether the token may go to u. It compares parsed parts: a
// prefix of the text would also match graph.microsoft.com.example.org.
func (t *Transport) covers(u *url.URL) bool {
	return u.User == nil && sameOrigin(u, t.Graph) &&
		strings.HasPrefix(u.Path, t.Graph.Path+"/beta/") && !unclean(u.Path)
}

func (t *Transport) send(req *http.Request, body io.ReadCloser, token Token) (*http.Response, error) {
	clone := req.Clone(req.Context())
	clone.Body = body
	clone.Header.Set("Authorization", "Bearer "+token.Access.Reveal())
	return cmp.Or(t.Base, http.DefaultTransport).RoundTrip(clone)
}

// rewind returns the request's body from its start, if that can be had.
func rewind(req *http.Request) (io.ReadCloser, bool) {
	if req.Body == nil || req.Body == http.NoBody {
		return req.Body, true
	}
	if req.GetBody == nil {
		return nil, false
	}
	body, err := req.GetBody()
	return body, err == nil
}

func closeBody(req *http.Request) {
	if req.Body != nil {
		req.Body.Close()
	}
}
