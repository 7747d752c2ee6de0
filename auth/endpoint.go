package auth

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"golang.org/x/oauth2"
)

const (
	// maxAnswer is the longest answer that is read of a sign-in service, in bytes.
	maxAnswer = 64 << 10
	// answerLimit is how long one question to a sign-in service may take.
	answerLimit = 30 * time.Second
)

// guard is the RoundTripper under every question to a sign-in service. It is
// made for one question, since x/oauth2 doesn't pass every context on, and
// keeps the answer, since x/oauth2 shows only part of it.
type guard struct {
	ctx  context.Context
	base http.RoundTripper

	status int
	body   []byte
	date   time.Time // the server's clock; zero if it didn't say
	retry  time.Duration
}

// within returns the context that makes x/oauth2 ask through the guard.
func (g *guard) within(ctx context.Context) context.Context {
	g.ctx = ctx
	client := &http.Client{
		Transport:     g,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	return context.WithValue(ctx, oauth2.HTTPClient, client)
}

// RoundTrip asks once and reads the answer whole. Redirects, web pages and
// whatever is longer than an answer can be become errors.
func (g *guard) RoundTrip(req *http.Request) (*http.Response, error) {
	ctx, cancel := context.WithTimeout(g.ctx, answerLimit)
	defer cancel()
	req.Header.Set("Accept", "application/json")
	resp, err := g.base.RoundTrip(req.WithContext(ctx))
	if err != nil {
		return nil, networkError(err)
	}
	defer resp.Body.Close()
	g.body, err = io.ReadAll(io.LimitReader(resp.Body, maxAnswer+1))
	if err != nil {
		return nil, fmt.Errorf("read the answer: %w", err)
	}
	g.status = resp.StatusCode
	g.date, _ = http.ParseTime(resp.Header.Get("Date"))
	g.retry = retryAfter(resp.Header.Get("Retry-After"))
	if err := g.check(resp.Header); err != nil {
		return nil, err
	}
	resp.Header.Set("Content-Type", "application/json")
	resp.Body = io.NopCloser(bytes.NewReader(g.body))
	return resp, nil
}

// check refuses what is no answer of a sign-in service.
func (g *guard) check(header http.Header) error {
	kind, _, _ := mime.ParseMediaType(header.Get("Content-Type"))
	text := bytes.TrimLeft(g.body, " \t\r\n")
	switch {
	case len(g.body) > maxAnswer:
		return fmt.Errorf("%w: longer than %d bytes", ErrAnswer, maxAnswer)
	case g.status == http.StatusProxyAuthRequired:
		return ErrProxy
	case g.status >= 500, g.status == http.StatusTooManyRequests, g.status == http.StatusRequestTimeout:
		if parseError(g.body) == nil {
			return &StatusError{g.status, g.retry}
		}
	case g.status >= 300 && g.status < 400:
		return ErrRedirected
	case kind == "text/html" || bytes.HasPrefix(text, []byte("<")):
		return ErrWebPage
	case g.status < 300 && !bytes.HasPrefix(text, []byte("{")):
		return fmt.Errorf("%w: not a JSON object", ErrAnswer) // x/oauth2 can't stand null
	}
	return nil
}

// networkError names the proxy's refusal of a CONNECT, for which net/http has
// only the text of the status.
func networkError(err error) error {
	if strings.Contains(err.Error(), http.StatusText(http.StatusProxyAuthRequired)) {
		return ErrProxy
	}
	return err
}

// failure turns x/oauth2's error, which may quote a whole answer, into one that
// is safe to show. The secrets are those that were sent.
func (g *guard) failure(endpoint string, err error, secrets ...string) error {
	if refusal := parseError(g.body); refusal != nil {
		refusal.Status = g.status
		refusal.redact(secrets)
		return refusal
	}
	if asked, ok := errors.AsType[*url.Error](err); ok {
		return fmt.Errorf("ask %s: %w", hostOf(endpoint), asked.Err)
	}
	if g.status >= 300 {
		return &StatusError{g.status, g.retry}
	}
	return fmt.Errorf("ask %s: %w", hostOf(endpoint), ErrAnswer)
}

func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return "the sign-in service"
	}
	return u.Host
}

// retryAfter reads the header's seconds; dates are rare here, and ignored.
func retryAfter(header string) time.Duration {
	seconds, err := strconv.Atoi(header)
	if err != nil || seconds < 0 {
		return 0
	}
	return time.Duration(min(seconds, 300)) * time.Second
}
