package sandbox

import (
	"net/http"
	"net/url"
	"slices"
)

// Request is one request as it arrived.
type Request struct {
	Method string
	Path   string // still escaped
	Query  url.Values
	Header http.Header
	Body   []byte
}

// keptRequests is how many requests a sandbox remembers.
const keptRequests = 10_000

func (s *Sandbox) record(r Request) {
	if len(s.requests) == keptRequests {
		s.requests = slices.Delete(s.requests, 0, keptRequests/2)
	}
	s.requests = append(s.requests, r)
}

// Requests are the requests that arrived, in order; of very many, the latest.
func (s *Sandbox) Requests() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.requests)
}
