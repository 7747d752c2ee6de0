package graph

import (
	"bytes"
	"cmp"
	"encoding/json"
	"strings"
)

// errorBody is what the body of an error says, as far as it can be read.
type errorBody struct {
	code, message              string
	requestID, clientRequestID string
	codeDepth, messageDepth    int
	shaped                     bool // it has an error object, as Graph's have
}

// parseErrorBody reads an error in Graph's shape or in one of those that stand
// in front of Graph: {"error":{…}} with inner errors, {"odata.error":{…}},
// {"error":"…","error_description":"…"} and {"Message":"…"}. It reads token by
// token, so that a body which was cut still gives what came before the cut.
func parseErrorBody(body []byte) errorBody {
	var said errorBody
	d := json.NewDecoder(bytes.NewReader(body))
	if open, _ := d.Token(); open == json.Delim('{') {
		said.read(d, 0)
	}
	return said
}

// read takes the rest of the object in which d stands. It reports false where
// the text ends or stops being JSON.
func (b *errorBody) read(d *json.Decoder, depth int) bool {
	for d.More() {
		name, _ := d.Token()
		value, err := d.Token()
		if err != nil {
			return false
		}
		member, _ := name.(string)
		member = strings.ToLower(member)
		more := true
		switch v := value.(type) {
		case string:
			b.note(member, v, depth)
		case json.Delim:
			if v == '{' && nests(member) {
				b.shaped = b.shaped || member != "message"
				more = b.read(d, depth+1)
			} else {
				more = skip(d)
			}
		}
		if !more {
			return false
		}
	}
	_, err := d.Token()
	return err == nil
}

// nests reports whether a member holds more of the error. OData's message may
// be an object with a language and a value.
func nests(member string) bool {
	switch member {
	case "error", "innererror", "odata.error", "message":
		return true
	default:
		return false
	}
}

// note takes one string. Of the codes the innermost is the most specific; of
// the messages the outermost is meant to be read.
func (b *errorBody) note(member, value string, depth int) {
	switch {
	case value == "":
	case (member == "code" || member == "error") && depth >= b.codeDepth:
		b.code, b.codeDepth = value, depth
	case member == "message" || member == "error_description" || member == "value":
		if b.message == "" || depth < b.messageDepth {
			b.message, b.messageDepth = value, depth
		}
	case member == "request-id" || member == "requestid":
		b.requestID = cmp.Or(b.requestID, value)
	case member == "client-request-id" || member == "clientrequestid":
		b.clientRequestID = cmp.Or(b.clientRequestID, value)
	}
}

// skip takes the rest of the object or list that d has just entered.
func skip(d *json.Decoder) bool {
	for depth := 1; depth > 0; {
		token, err := d.Token()
		if err != nil {
			return false
		}
		switch token {
		case json.Delim('{'), json.Delim('['):
			depth++
		case json.Delim('}'), json.Delim(']'):
			depth--
		}
	}
	return true
}
