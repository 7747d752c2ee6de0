package graph

import (
	"bytes"
	"cmp"
	"encoding/json"
	"io"
	"net/http"
	"time"
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
	answer := Answer{
		Status:          response.StatusCode,
		RequestID:       requestID(response.Header),
		ClientRequestID: cmp.Or(clientRequestID, response.Header.Get("client-request-id")),
		Date:            date(response.Header),
	}
	body, err := readBody(response, answerLimit)
	if err != nil {
		return answer, err
	}
	if len(body) > answerLimit {
		return answer, unusable("it is larger than 4 MiB")
	}
	body = bytes.TrimSpace(body)
	if err := checkObject(method, body); err != nil {
		return answer, err
	}
	if len(body) > 0 {
		answer.Object = body
	}
	return answer, nil
}

// checkObject holds a body to what its method promises: a GET answers with an
// object, a POST with one that has an id; the others may answer with nothing.
func checkObject(method string, body []byte) error {
	if len(body) == 0 && method != http.MethodGet && method != http.MethodPost {
		return nil
	}
	if len(body) == 0 || body[0] != '{' {
		return unusable("it is not a JSON object")
	}
	if method != http.MethodPost {
		if !json.Valid(body) {
			return unusable("it is not valid JSON")
		}
		return nil
	}
	var object struct{ ID string }
	if err := json.Unmarshal(body, &object); err != nil {
		return unusable("it is not valid JSON")
	}
	if object.ID == "" {
		return unusable("it has no id")
	}
	return nil
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
	t, err := http.ParseTime(h.Get("Date"))
	if err != nil {
		return time.Time{}
	}
	return t
}
