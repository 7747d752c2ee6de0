package graph

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"strings"
)

// Client speaks to one Graph root. Its methods may be called concurrently.
type Client struct {
	// BaseURL is the root, as ParseBaseURL returns it.
	BaseURL string
	// HTTP carries the requests. Its transport must end in the one that
	// NewTransport returns for the same root; whatever adds the token goes
	// on top of that. It is never asked to follow a redirect.
	HTTP *http.Client
	// UserAgent is sent with every request, such as "facet/0.1.0".
	UserAgent string

	// eventual asks the directory's index, which lags, instead of the directory.
	eventual bool
}

// UserURL returns the address of the person's directory object, to which
// [Client.SetResponsibilities] writes.
func (c *Client) UserURL(p Person) (string, error) { return c.url(p, "") }

// url returns the address of path below a person.
func (c *Client) url(p Person, path string) (string, error) {
	root, err := ParseBaseURL(c.BaseURL)
	if err != nil {
		return "", err
	}
	who, err := p.path()
	if err != nil {
		return "", err
	}
	return root + "/" + who + path, nil
}

// do sends one request with JSON, and reads JSON.
func (c *Client) do(ctx context.Context, method, address string, body json.RawMessage) (Answer, error) {
	return c.exchange(ctx, method, address, content{inJSON, body, inJSON}, readAnswer)
}

// content is what a request carries, if anything, and what it wants back.
type content struct {
	mediaType string
	bytes     []byte
	wants     string
}

const inJSON = "application/json"

// exchange sends one request and reads its answer, if that is a success. It is the
// only place that knows about status codes and errors.
func (c *Client) exchange(ctx context.Context, method, address string, body content, read func(method, clientRequestID string, response *http.Response) (Answer, error)) (Answer, error) {
	sent := new(attempt)
	r, err := c.request(sent.in(ctx), method, address, body)
	if err != nil {
		return Answer{}, err
	}
	client := *c.HTTP
	client.CheckRedirect = CheckRedirect
	response, err := client.Do(r)
	if err != nil {
		return Answer{}, unanswered(r, c.path(r.URL), sent, err)
	}
	defer func() { _ = response.Body.Close() }()
	if !sent.passed {
		return Answer{}, errors.New("the transport of this graph.Client does not end in graph.NewTransport")
	}
	if response.StatusCode/100 != 2 {
		return Answer{}, refusal(method, c.path(r.URL), sent.clientRequestID, response)
	}
	answer, err := read(method, sent.clientRequestID, response)
	if err != nil {
		return answer, unread(method, c.path(r.URL), answer, err)
	}
	return answer, nil
}

func (c *Client) request(ctx context.Context, method, address string, body content) (*http.Request, error) {
	if c == nil || c.HTTP == nil {
		return nil, errors.New("this graph.Client has nothing to send with")
	}
	r, err := http.NewRequestWithContext(ctx, method, address, bytes.NewReader(body.bytes))
	if err != nil {
		return nil, errors.New("the address of the request could not be understood")
	}
	values := []string{body.wants, cmp.Or(c.UserAgent, "facet"), body.mediaType}
	r.Header["Accept"], r.Header["User-Agent"] = values[:1:1], values[1:2:2]
	if len(body.bytes) > 0 {
		r.Header["Content-Type"] = values[2:]
	}
	if c.eventual {
		r.Header.Set("ConsistencyLevel", "eventual")
	}
	return r, nil
}

// path returns an address below the root, without its query.
func (c *Client) path(address *url.URL) string {
	root, err := url.Parse(c.BaseURL)
	if err != nil {
		return address.EscapedPath()
	}
	return strings.TrimPrefix(address.EscapedPath(), root.EscapedPath())
}

// unusable makes the error of an object that was read and isn't what was asked
// for.
func (c *Client) unusable(address string, a Answer, why unusable) error {
	asked, err := url.Parse(address)
	if err != nil {
		return why
	}
	return unread(http.MethodGet, c.path(asked), a, why)
}
