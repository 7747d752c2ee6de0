package graph

import (
	"bytes"
	"cmp"
	"encoding/json"
	"strings"
)

// errorBody is what the body of an error says, as far as it can be read.
type errorBody struct {
	code, message, requestID, clientRequestID string
}

// parseErrorBody reads an error in Graph's shape or in one of those that stand
// in front of Graph: {"error":{…}} with inner errors, {"odata.error":{…}},
// {"error":"…","error_description":"…"} and {"Message":"…"}. It reads token by
// token, so that a body which was cut still gives what came before the cut.
func parseErrorBody(body []byte) errorBody {
	var said errorBody
	walk(json.NewDecoder(bytes.NewReader(body)), said.note)
	return said
}

// note takes one string of the body. An inner code is more specific than the
// one around it; of the messages, the outermost is meant to be read.
func (b *errorBody) note(path []string, value string) {
	name := path[len(path)-1]
	if value == "" || len(path) > 1 && !strings.HasSuffix(path[0], "error") {
		return
	}
	switch name {
	case "code", "error":
		b.code = value
	case "message", "error_description", "value":
		b.message = cmp.Or(b.message, value)
	case "request-id", "requestid":
		b.requestID = cmp.Or(b.requestID, value)
	case "client-request-id", "clientrequestid":
		b.clientRequestID = cmp.Or(b.clientRequestID, value)
	}
}

const deepestError = 16 // how deep walk follows objects in objects

// walk calls found for every string member of the object that d holds, and of
// the objects in it, with the lower-case names that lead there. Lists are
// passed over. It stops where the text is not JSON.
func walk(d *json.Decoder, found func(path []string, value string)) {
	var path []string
	lists := 0
	for name := false; len(path) <= deepestError; {
		token, err := d.Token()
		if err != nil {
			return
		}
		switch t := token.(type) {
		case json.Delim:
			switch t {
			case '{':
				path = append(path, "")
			case '}':
				path = path[:len(path)-1]
			case '[':
				lists++
			case ']':
				lists--
			}
			name = t == '{' || lists == 0
		case string:
			if name && lists == 0 && len(path) > 0 {
				path[len(path)-1] = strings.ToLower(t)
				name = false
				continue
			}
			if lists == 0 && len(path) > 0 {
				found(path, t)
			}
			name = true
		default:
			name = true
		}
	}
}
