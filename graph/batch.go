package graph

import (
	"context"
	"net/http"
	"net/url"
	"sync"
	"sync/atomic"
	"time"
)

const (
	mostTogether = 20                   // questions in one batch, as Graph has it
	gathering    = 5 * time.Millisecond // how long a question waits for others
)

type togetherKey struct{}

// Together returns a context in which questions may go to Graph together with
// others that are asked at the same moment, by a [Batch].
func Together(ctx context.Context) context.Context {
	return context.WithValue(ctx, togetherKey{}, true)
}

// Batch sends questions that are asked at the same moment in one request, where
// the service has a $batch; where it has none, each by itself, side by side. Each
// gets its own answer, as if it had been alone. Only a GET within [Together] is
// gathered; everything else passes as it is.
//
// https://learn.microsoft.com/graph/json-batching
type Batch struct {
	Root string // as [ParseBaseURL] returns it
	Base http.RoundTripper

	none  atomic.Bool // the service has no $batch
	once  sync.Once
	alone chan struct{} // what is asked by itself, all the same not all at once

	mu   sync.Mutex
	next *gathered
}

// gathered are questions that go together.
type gathered struct {
	all  []*question
	full chan struct{}
}

// question is a request that waits for its answer.
type question struct {
	*http.Request
	relative string // its address below the root
	id       string // its client-request-id
	done     chan struct{}
	response *http.Response // nil without an error: it has to be asked by itself
	err      error
}

// RoundTrip implements [http.RoundTripper].
func (b *Batch) RoundTrip(r *http.Request) (*http.Response, error) {
	if r.Method != http.MethodGet || r.Context().Value(togetherKey{}) == nil {
		return b.Base.RoundTrip(r)
	}
	relative, below := b.relative(r.URL)
	if !below || b.none.Load() {
		return b.byItself(r)
	}
	q := newQuestion(r, relative)
	if g, first := b.join(q); first {
		b.gather(g)
		b.ask(g.all)
	}
	select {
	case <-q.done:
	case <-r.Context().Done():
		return nil, context.Cause(r.Context())
	}
	if q.response == nil && q.err == nil {
		return b.byItself(r)
	}
	return q.answered()
}

// relative is an address below the root, as a batch names it.
func (b *Batch) relative(address *url.URL) (string, bool) {
	root, err := url.Parse(b.Root)
	if err != nil || address.User != nil || address.Opaque != "" || !sameOrigin(address, root) || !below(address.Path, root.Path) {
		return "", false
	}
	path := address.EscapedPath()[len(root.EscapedPath()):]
	if address.RawQuery != "" {
		path += "?" + address.RawQuery
	}
	return path, true
}

// byItself asks a question alone.
func (b *Batch) byItself(r *http.Request) (*http.Response, error) {
	b.once.Do(func() { b.alone = make(chan struct{}, mostTogether) })
	select {
	case b.alone <- struct{}{}:
		defer func() { <-b.alone }()
	case <-r.Context().Done():
		return nil, context.Cause(r.Context())
	}
	return b.Base.RoundTrip(r)
}

// join adds a question to those that are gathered. The first one sends them.
func (b *Batch) join(q *question) (g *gathered, first bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.next == nil {
		b.next, first = &gathered{full: make(chan struct{})}, true
	}
	g = b.next
	if g.all = append(g.all, q); len(g.all) == mostTogether {
		close(g.full)
		b.next = nil
	}
	return g, first
}

// gather waits a moment for other questions.
func (b *Batch) gather(g *gathered) {
	timer := time.NewTimer(gathering)
	defer timer.Stop()
	select {
	case <-g.full:
	case <-timer.C:
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.next == g {
		b.next = nil
	}
}
