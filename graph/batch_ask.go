package graph

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"slices"
	"strconv"
	"sync/atomic"

	"github.com/google/uuid"
)

// batchLimit is how long the answer to a batch may be, in bytes. What would be longer
// is asked by itself.
const batchLimit = 2 * answerLimit

func newQuestion(r *http.Request, relative string) *question {
	return &question{Request: r, relative: relative, id: uuid.NewString(), done: make(chan struct{})}
}

// answered is the answer to a question, which its attempt hears of as of any other.
func (q *question) answered() (*http.Response, error) {
	_, a := leave(q.Context(), q.id)
	if q.response != nil {
		a.status = q.response.StatusCode
	}
	return q.response, q.err
}

// ask sends questions together, and gives each its answer. What got none is asked by
// itself.
func (b *Batch) ask(all []*question) {
	defer func() {
		for _, q := range all {
			close(q.done)
		}
	}()
	if len(all) == 1 {
		return
	}
	ctx, over := whileAny(all)
	defer over()
	response, err := b.send(ctx, all)
	if err != nil {
		for _, q := range all {
			q.err = err
		}
		return
	}
	defer response.Body.Close()
	body, err := readBody(response, batchLimit)
	switch {
	case response.StatusCode == http.StatusOK && err == nil && len(body) <= batchLimit:
		spread(all, body, response.Header)
	case slices.Contains([]int{http.StatusBadRequest, http.StatusForbidden, http.StatusNotFound, http.StatusMethodNotAllowed, http.StatusNotImplemented}, response.StatusCode):
		b.none.Store(true)
	case response.StatusCode == http.StatusTooManyRequests:
		for _, q := range all {
			q.response = answerTo(q.Request, response.StatusCode, response.Header.Clone(), body) //nolint:bodyclose // whoever asked closes it
		}
	}
}

// whileAny is a context that lasts as long as somebody waits for one of the answers.
func whileAny(all []*question) (context.Context, func()) {
	ctx, cancel := context.WithCancelCause(context.WithoutCancel(all[0].Context()))
	var left atomic.Int32
	left.Store(int32(len(all)))
	var forget []func() bool
	for _, q := range all {
		forget = append(forget, context.AfterFunc(q.Context(), func() {
			if left.Add(-1) == 0 {
				cancel(context.Cause(q.Context()))
			}
		}))
	}
	return ctx, func() {
		for _, f := range forget {
			f()
		}
		cancel(nil)
	}
}

// send sends a batch.
func (b *Batch) send(ctx context.Context, all []*question) (*http.Response, error) {
	type one struct {
		ID      string            `json:"id"`
		Method  string            `json:"method"`
		URL     string            `json:"url"`
		Headers map[string]string `json:"headers,omitempty"`
	}
	var batch struct {
		Requests []one `json:"requests"`
	}
	for i, q := range all {
		headers := map[string]string{"client-request-id": q.id}
		for _, name := range []string{"Accept", "ConsistencyLevel"} {
			if value := q.Header.Get(name); value != "" {
				headers[name] = value
			}
		}
		batch.Requests = append(batch.Requests, one{strconv.Itoa(i), q.Method, q.relative, headers})
	}
	body, err := json.Marshal(batch)
	if err != nil {
		return nil, err
	}
	r, err := http.NewRequestWithContext(new(attempt).in(ctx), http.MethodPost, b.Root+"/$batch", bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	r.Header.Set("Accept", inJSON)
	r.Header.Set("Content-Type", inJSON)
	r.Header.Set("User-Agent", all[0].Header.Get("User-Agent"))
	return b.Base.RoundTrip(r)
}

// spread gives each question its answer from that to the batch.
func spread(all []*question, body []byte, outer http.Header) {
	var batch struct {
		Responses []struct {
			ID      string
			Status  int
			Headers map[string]any
			Body    json.RawMessage
		}
	}
	if json.Unmarshal(body, &batch) != nil {
		return
	}
	for _, answer := range batch.Responses {
		i, err := strconv.Atoi(answer.ID)
		if err != nil || i < 0 || i >= len(all) || answer.Status < 200 || answer.Status > 599 {
			continue
		}
		if answer.Status == http.StatusUnauthorized { // who has the token renews it for a request of its own
			continue
		}
		header := http.Header{"Date": outer["Date"]}
		for name, value := range answer.Headers {
			if text, ok := value.(string); ok {
				header.Set(name, text)
			}
		}
		all[i].response = answerTo(all[i].Request, answer.Status, header, answer.Body) //nolint:bodyclose // whoever asked closes it
	}
}

// answerTo is an answer as if a question had been asked alone.
func answerTo(r *http.Request, status int, header http.Header, body []byte) *http.Response {
	return &http.Response{
		Status: strconv.Itoa(status) + " " + http.StatusText(status), StatusCode: status,
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: header, Body: io.NopCloser(bytes.NewReader(body)), ContentLength: int64(len(body)), Request: r,
	}
}
