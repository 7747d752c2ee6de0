package sandbox

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// mostInBatch is how many requests a batch may have.
const mostInBatch = 20

// part is what a request is of a batch.
type part int

const (
	alone    part = iota
	envelope      // the batch itself, which only faults of the connection strike
	inside        // one of its requests, which all others strike
)

// batched is a request of a batch.
type batched struct {
	ID      string            `json:"id"`
	Method  string            `json:"method"`
	URL     string            `json:"url"`
	Headers map[string]string `json:"headers"`
	Body    json.RawMessage   `json:"body"`
}

func isBatch(r *http.Request) bool {
	return r.Method == http.MethodPost && r.URL.Path == "/beta/$batch"
}

// batch does several requests that came in one, in their order.
func (s *Sandbox) batch(r *http.Request, origin string) answer {
	x := &exchange{Sandbox: s, ctx: r.Context(), method: r.Method, url: r.URL, origin: origin, header: r.Header, at: s.now(), part: envelope}
	x.wrong = x.readBody(r.Body)
	x.arrive()
	x.method = http.MethodGet // faults of writes are for what is inside
	if x.wrong == nil {
		x.wrong = x.authenticate()
	}
	return s.faulty(x, func(x *exchange) answer {
		a, err := x.each()
		if r, ok := errors.AsType[*refusal](err); ok {
			return x.refused(r)
		}
		return a
	})(x)
}

// each does the requests of a batch.
func (x *exchange) each() (answer, error) {
	if x.wrong != nil {
		return answer{}, x.wrong
	}
	var in struct{ Requests []batched }
	if err := json.Unmarshal(x.body, &in); err != nil || len(in.Requests) == 0 {
		return answer{}, refuse(http.StatusBadRequest, "BadRequest", "Invalid batch payload format.")
	}
	if len(in.Requests) > mostInBatch {
		return answer{}, refuse(http.StatusBadRequest, "BadRequest", "Number of batch request steps exceeds the maximum of %d.", mostInBatch)
	}
	type one struct {
		ID      string            `json:"id"`
		Status  int               `json:"status"`
		Headers map[string]string `json:"headers"`
		Body    json.RawMessage   `json:"body,omitempty"`
	}
	var out struct {
		Responses []one `json:"responses"`
	}
	for _, request := range in.Requests {
		r, err := x.unpack(request)
		if err != nil {
			return answer{}, refuse(http.StatusBadRequest, "BadRequest", "Invalid batch payload format.")
		}
		a := x.single(r, x.origin, inside)
		headers := map[string]string{}
		for name := range maps.Keys(a.header) {
			headers[name] = a.header.Get(name)
		}
		out.Responses = append(out.Responses, one{request.ID, a.status, headers, inJSON(a.payload())})
	}
	a := x.answer(http.StatusOK, "", nil)
	a.header.Set("Content-Type", "application/json")
	var err error
	a.body, err = json.Marshal(out)
	return a, err
}

// unpack makes a request of one of a batch.
func (x *exchange) unpack(b batched) (*http.Request, error) {
	address, err := url.Parse(x.origin + "/beta/" + strings.TrimPrefix(b.URL, "/"))
	if err != nil {
		return nil, err
	}
	r, err := http.NewRequestWithContext(context.WithoutCancel(x.ctx), b.Method, address.String(), io.NopCloser(bytes.NewReader(b.Body)))
	if err != nil {
		return nil, err
	}
	r.Header.Set("Authorization", x.header.Get("Authorization"))
	for name, value := range b.Headers {
		r.Header.Set(name, value)
	}
	return r, nil
}

// inJSON is a body within a batch: what is no JSON stands there as a string.
func inJSON(body []byte) json.RawMessage {
	if len(body) == 0 || json.Valid(body) {
		return body
	}
	text, _ := json.Marshal(body) // base64, as of any bytes
	return text
}

// reaches reports whether faults of a sort strike what is this part of a batch.
func (p part) reaches(f Fault) bool {
	carrier := slices.Contains([]string{"latency", "late-answer", "refuse", "reset", "late-commit", "cut", "gzip-bomb", "no-batch"}, f.Name)
	return p == alone || carrier == (p == envelope)
}

// refuseBatches is a service without a $batch.
func refuseBatches(next handler) handler {
	return func(x *exchange) answer {
		if x.part == envelope {
			return x.refused(&refusal{http.StatusNotFound, "BadRequest", "Resource not found for the segment '$batch'.", http.Header{}})
		}
		return next(x)
	}
}
