package graph

import (
	"bytes"
	"cmp"
	"encoding/json"
	"io"
	"net/http"
	"time"

	"facet/internal/object"
)

const (
	answerLimit = 4 << 20  // bytes of an answer, after decompression
	errorLimit  = 64 << 10 // bytes of an error that are looked at
)

// Answer is what Graph said to a request that it did.
type Answer struct {
	// Object is the JSON object of the body, byte for byte; nil without one.
	Object json.RawMessage
	// Status is the HTTP status, such as 201.
	Status int
	// RequestID is Graph's own name for the request, for its support.
	RequestID string
	// ClientRequestID is the name that this client gave to the request.
	ClientRequestID string
	// Date is the service's clock; zero if it sent none.
	Date time.Time
}

// readAnswer reads an answer with a 2xx status. With an error it returns what
// it knows apart from the object.
func readAnswer(method, clientRequestID string, response *http.Response) (Answer, error) {
	answer := answerOf(clientRequestID, response)
	body, err := readBody(response, answerLimit)
	if len(body) > answerLimit {
		return answer, unusable("it is larger than 4 MiB")
	}
	body = bytes.TrimSpace(body)
	if err == nil {
		err = checkObject(method, body)
	}
	if err != nil {
		return answer, bad(response, body, err)
	}
	if len(body) > 0 {
		answer.Object = body
	}
	return answer, nil
}

// answerOf is an answer without what is in it.
func answerOf(clientRequestID string, response *http.Response) Answer {
	return Answer{
		Status:          response.StatusCode,
		RequestID:       requestID(response.Header),
		ClientRequestID: cmp.Or(clientRequestID, response.Header.Get("client-request-id")),
		Date:            date(response.Header),
	}
}

// badAnswer is a success that can't be read, and whose it is.
type badAnswer struct {
	err  error
	by   Answerer
	said errorBody // of the error that Graph ended it with, if it did
}

func (b *badAnswer) Error() string { return b.err.Error() }

func bad(response *http.Response, body []byte, err error) error {
	said, _ := brokenOff(body)
	return &badAnswer{err, answerer(response, body, said.shaped), said}
}

// checkObject holds a body to what its method promises: a GET answers with an
// object, a POST with one that has an id; the others may answer with nothing.
func checkObject(method string, body []byte) error {
	switch optional := method != http.MethodGet && method != http.MethodPost; {
	case len(body) == 0 && optional:
		return nil
	case len(body) == 0:
		return unusable("it is empty")
	case object.Start(body) != '{':
		return unusable("it is not a JSON object")
	case object.Depth(body) > object.Deepest:
		return unusable("it is nested deeper than anything in a profile")
	case !json.Valid(body):
		return unusable("it is not valid JSON")
	case isError(body):
		return unusable("it is an error")
	case method == http.MethodPost && !hasID(body):
		return unusable("it has no id")
	default:
		return nil
	}
}

// hasID reports whether a valid object has an id, a string that isn't empty.
// It doesn't take the object apart, which would cost as much as sending it.
func hasID(body []byte) bool {
	depth, quote := 0, -1
	for i := 0; i < len(body); i++ {
		switch b := body[i]; {
		case quote >= 0 && b == '\\':
			i++
		case b == '"' && quote < 0:
			quote = i
		case b == '"':
			value, isName := bytes.CutPrefix(bytes.TrimSpace(body[i+1:]), []byte(":"))
			if isName && depth == 1 && string(body[quote:i+1]) == `"id"` {
				value = bytes.TrimSpace(value)
				return value[0] == '"' && value[1] != '"'
			}
			quote = -1
		case quote < 0 && (b == '{' || b == '['):
			depth++
		case quote < 0 && (b == '}' || b == ']'):
			depth--
		}
	}
	return false
}

// readBody reads at most limit bytes and one more, which shows that there
// were more.
func readBody(response *http.Response, limit int64) ([]byte, error) {
	var body bytes.Buffer
	if n := response.ContentLength; n > 0 {
		body.Grow(int(min(n, limit)) + bytes.MinRead)
	}
	_, err := body.ReadFrom(io.LimitReader(response.Body, limit+1))
	return body.Bytes(), err
}

func requestID(h http.Header) string {
	return cmp.Or(h.Get("request-id"), h.Get("x-ms-request-id"))
}

// date returns the service's clock, or zero.
func date(h http.Header) time.Time {
	value := h.Get("Date")
	if value == "" {
		return time.Time{}
	}
	t, _ := http.ParseTime(value) // zero with an error
	return t
}
