package graph

import (
	"bytes"
	"encoding/json"
	"errors"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"facet/internal/object"
	"facet/internal/pattern"
)

// Answerer is who answered a request, as far as the answer shows. Graph marks
// what it says: with an id of its own, or with an error in its shape.
type Answerer int

// The answerers. Zero is Graph.
const (
	ByGraph    Answerer = iota
	ByGateway           // a server in front of Graph: 502, 503 or 504 without a mark
	ByProxy             // the proxy of this network
	ByPage              // a web page, such as a guest portal's or a filter's
	ByRedirect          // somebody who sends the request elsewhere
	ByUnknown           // the answer has no mark
)

// SaysStatus reports whether Graph answered with one of the statuses. What a proxy
// or a web page answers says nothing about what was asked for.
func SaysStatus(err error, statuses ...int) bool {
	answered, ok := errors.AsType[*Error](err)
	return ok && (answered.By == ByGraph || answered.By == ByUnknown) && slices.Contains(statuses, answered.Status)
}

// answerer tells who sent an answer with these headers and this body. Shaped
// says that the body is an error in Graph's shape.
func answerer(response *http.Response, body []byte, shaped bool) Answerer {
	status := response.StatusCode
	switch {
	case status == http.StatusProxyAuthRequired:
		return ByProxy
	case status == http.StatusNetworkAuthenticationRequired:
		return ByPage
	case shaped || marked(response.Header):
		return ByGraph
	case status/100 == 3:
		return ByRedirect
	case slices.Contains([]int{http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout}, status):
		return ByGateway
	case isPage(response.Header, body):
		return ByPage
	default:
		return ByUnknown
	}
}

// marked reports whether Graph's front has written into the headers.
func marked(h http.Header) bool { return requestID(h) != "" || h.Get("x-ms-ags-diagnostic") != "" }

func isPage(h http.Header, body []byte) bool {
	kind := strings.ToLower(h.Get("Content-Type"))
	return strings.HasPrefix(kind, "text/html") || strings.HasPrefix(kind, "application/xhtml") ||
		bytes.HasPrefix(bytes.TrimLeft(body, "\ufeff \t\r\n"), []byte("<"))
}

// redirectHost is the host that a redirect leads to; empty if it doesn't say.
func redirectHost(h http.Header) string {
	to, err := url.Parse(h.Get("Location"))
	if err != nil {
		return ""
	}
	return to.Hostname()
}

var errorStart = pattern.New(`\{\s*"error"\s*:\s*\{`)

// brokenOff reads the error with which Graph ends a success that it couldn't
// finish: the status had left by then.
func brokenOff(body []byte) (errorBody, bool) {
	starts := errorStart().FindAllIndex(body, -1)
	if len(starts) == 0 {
		return errorBody{}, false
	}
	at := starts[len(starts)-1][0]
	said := parseErrorBody(body[at:])
	return said, said.shaped
}

// isError reports whether a valid object is an error and nothing else.
func isError(body []byte) bool {
	if !errorStart().Match(body[:min(len(body), 64)]) {
		return false
	}
	var members map[string]json.RawMessage
	return json.Unmarshal(body, &members) == nil && len(members) == 1 && object.Start(members["error"]) == '{'
}

// ProxyError is a proxy that doesn't let a connection to Graph through.
type ProxyError struct {
	Status int      // of HTTP
	Wants  []string // the ways to sign in that it offers, as far as they are known
}

// ways are those in which a proxy lets people sign in.
var ways = []string{"Negotiate", "NTLM", "Kerberos", "Digest", "Basic", "Bearer"}

// schemes are the known ways among what a proxy offers.
func schemes(offers []string) (known []string) {
	for _, way := range ways {
		if slices.ContainsFunc(offers, func(offer string) bool {
			name, _, _ := strings.Cut(strings.TrimSpace(offer), " ")
			return strings.EqualFold(name, way)
		}) {
			known = append(known, way)
		}
	}
	return known
}

// Error has the text of the status and nothing that the proxy said.
func (e *ProxyError) Error() string { return "proxy: " + http.StatusText(e.Status) }

// ProxyUnreachable reports whether the proxy itself wasn't reached.
func ProxyUnreachable(err error) bool {
	op, ok := errors.AsType[*net.OpError](err)
	return ok && op.Op == "proxyconnect"
}
