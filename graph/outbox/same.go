package outbox

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"facet/internal/object"
)

// says reports whether an object says everything that was sent, as
// [object.Covers] has it.
func says(there, sent json.RawMessage) bool {
	want, err := members(sent)
	if err != nil {
		return false
	}
	got, err := members(there)
	return err == nil && object.Covers(got, want)
}

// members reads a JSON object.
func members(raw json.RawMessage) (map[string]any, error) {
	m, err := object.Decode(raw)
	if err != nil {
		return nil, errors.New("the body is not a JSON object")
	}
	const audiences = "allowedAudiences"
	if m[audiences] != nil {
		m[audiences] = flags(raw)
	}
	return m, nil
}

// flags is the set of audiences in an object, which Graph has been seen to
// send as words or as a number.
func flags(raw json.RawMessage) []any {
	var each []any
	all := facetOf(raw).AllowedAudiences.Each()
	slices.Sort(all)
	for _, audience := range all {
		each = append(each, string(audience))
	}
	return each
}

// hash tells apart what is sent where.
func (i Intent) hash() (string, error) {
	var body any
	if len(i.Body) > 0 {
		sent, err := members(i.Body)
		if err != nil {
			return "", err
		}
		body = sent
		if i.Method == "POST" {
			body = object.Plain(sent)
		}
	}
	return digest([]any{i.Collection(), i.Actor.ID, i.Method, string(i.Changes), body}), nil
}

// serviceMade are the members that Graph changes without anybody's doing.
var serviceMade = []string{
	"id", "createdBy", "createdDateTime", "lastModifiedBy", "lastModifiedDateTime",
	"source", "sources", "inference", "isSearchable",
}

// fingerprint stands for what an object says, apart from what Graph adds. It
// is empty for what can't be read.
func fingerprint(raw json.RawMessage) string {
	m, err := members(raw)
	if err != nil || facetOf(raw).ID == "" {
		return ""
	}
	for _, name := range serviceMade {
		delete(m, name)
	}
	return digest([]any{string(facetOf(raw).ID), object.Plain(m)})
}

func digest(value any) string {
	b, err := json.Marshal(value)
	if err != nil { // nothing here comes from anything but JSON
		b = fmt.Append(nil, value)
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
