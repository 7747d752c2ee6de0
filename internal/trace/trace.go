// Package trace writes down what goes over the wire, for somebody who has to
// find out why something doesn't work, without what must not be written down.
//
// Its laws: of headers, only those on a short list; of bodies, their shape and
// never a value; of addresses, no id, no name and no query. A token or a code
// can't come into a trace, since nothing on the list ever holds one.
package trace

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"facet/internal/pattern"
)

// mostRead is how much of a body is looked at for its shape.
const mostRead = 1 << 20

// headers are those that are written down.
var headers = []string{
	"Accept", "Content-Type", "Content-Length", "ConsistencyLevel", "User-Agent", "Client-Request-Id", "Request-Id",
	"Retry-After", "Date", "X-Ms-Ags-Diagnostic", "X-Ms-Resource-Unit", "X-Ms-Throttle-Scope",
}

// Transport writes down what goes through it.
type Transport struct {
	Base http.RoundTripper
	To   io.Writer // gets a JSON object a line; a write that fails costs the line

	mu sync.Mutex
}

// exchange is one line of a trace.
type exchange struct {
	Time     time.Time         `json:"time"`
	Took     string            `json:"took"`
	Method   string            `json:"method"`
	Address  string            `json:"address"`
	Sent     map[string]string `json:"sent,omitempty"`
	Body     any               `json:"body,omitempty"`
	Status   int               `json:"status,omitempty"`
	Received map[string]string `json:"received,omitempty"`
	Answer   any               `json:"answer,omitempty"`
	Failed   string            `json:"failed,omitempty"` // the type of the error; its words may quote
}

// CloseIdleConnections closes those of the transport below.
func (t *Transport) CloseIdleConnections() {
	if base, ok := t.Base.(interface{ CloseIdleConnections() }); ok {
		base.CloseIdleConnections()
	}
}

// RoundTrip implements [http.RoundTripper].
func (t *Transport) RoundTrip(r *http.Request) (*http.Response, error) {
	x := exchange{Time: time.Now().UTC(), Method: r.Method, Address: address(r), Sent: listed(r.Header), Body: bodyShape(r)}
	response, err := t.Base.RoundTrip(r)
	x.Took = time.Since(x.Time).Round(time.Millisecond).String()
	if err != nil {
		x.Failed = fmt.Sprintf("%T", err)
		t.write(x)
		return response, err
	}
	x.Status, x.Received = response.StatusCode, listed(response.Header)
	response.Body = &watched{ReadCloser: response.Body, done: func(seen []byte) {
		x.Answer = shape(seen)
		t.write(x)
	}}
	return response, nil
}

func (t *Transport) write(x exchange) {
	line, err := json.Marshal(x)
	if err != nil {
		return
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	_, _ = t.To.Write(append(line, '\n'))
}

// watched keeps the beginning of a body that somebody reads, and tells when
// they are done.
type watched struct {
	io.ReadCloser
	seen bytes.Buffer
	done func([]byte)
	once sync.Once
}

func (w *watched) Read(p []byte) (int, error) {
	n, err := w.ReadCloser.Read(p)
	w.seen.Write(p[:min(n, max(mostRead-w.seen.Len(), 0))])
	return n, err
}

func (w *watched) Close() error {
	w.once.Do(func() { w.done(w.seen.Bytes()) })
	return w.ReadCloser.Close()
}

// listed are the headers that may be written down.
func listed(all http.Header) map[string]string {
	some := map[string]string{}
	for name, values := range all {
		if slices.ContainsFunc(headers, func(known string) bool { return strings.EqualFold(known, name) }) {
			some[name] = strings.Join(values, ", ")
		}
	}
	return some
}

var word = pattern.New(`^[$A-Za-z]+(\.0)?$`)

// address is where a request went: host and path, with a mark for every part
// that names somebody or something.
func address(r *http.Request) string {
	parts := strings.Split(r.URL.EscapedPath(), "/")
	for i, part := range parts {
		if !word().MatchString(part) && part != "" || i > 0 && parts[i-1] == "users" {
			parts[i] = "{…}"
		}
	}
	return r.URL.Scheme + "://" + r.URL.Host + strings.Join(parts, "/")
}

// bodyShape is the shape of what is sent. Only what can be read twice is read.
func bodyShape(r *http.Request) any {
	if r.GetBody == nil || r.Header.Get("Content-Type") != "application/json" {
		return nil
	}
	body, err := r.GetBody()
	if err != nil {
		return nil
	}
	defer body.Close()
	raw, err := io.ReadAll(io.LimitReader(body, mostRead))
	if err != nil {
		return nil
	}
	return shape(raw)
}

// shape is JSON without its values; anything else is how many bytes it has.
func shape(raw []byte) any {
	var value any
	if len(raw) == 0 {
		return nil
	}
	if json.Unmarshal(raw, &value) != nil {
		return fmt.Sprintf("%d bytes that are no JSON", len(raw))
	}
	return outline(value)
}

func outline(value any) any {
	switch value := value.(type) {
	case map[string]any:
		members := map[string]any{}
		for name, inner := range value {
			members[name] = outline(inner)
		}
		return members
	case []any:
		if len(value) == 0 {
			return "empty list"
		}
		return []any{fmt.Sprintf("%d of", len(value)), outline(value[0])}
	case string:
		return fmt.Sprintf("text of %d", len(value))
	case float64:
		return "number"
	case bool:
		return "boolean"
	}
	return "null"
}
