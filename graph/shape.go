package graph

import (
	"bytes"
	"encoding/json"
	"fmt"

	"facet/internal/object"
)

// Body returns the JSON that creates the object which view describes: members
// that are null, empty objects or empty lists are left out, down to
// [object.Deepest].
func Body(view any) (json.RawMessage, error) {
	raw, err := object.Write(view)
	if err != nil {
		return nil, fmt.Errorf("write the body: %w", err)
	}
	if object.Start(raw) != '{' {
		return nil, fmt.Errorf("write the body: a %T is not a JSON object", view)
	}
	if !hasEmpty(raw) {
		return raw, nil
	}
	if pruned := object.Prune(raw, true); pruned != nil {
		return pruned, nil
	}
	return json.RawMessage("{}"), nil
}

// hasEmpty reports whether there may be an empty member in raw, which has no
// spaces outside of strings. Most bodies have none, and go out as they are.
func hasEmpty(raw json.RawMessage) bool {
	return bytes.Contains(raw, []byte("null")) || bytes.Contains(raw, []byte("{}")) || bytes.Contains(raw, []byte("[]"))
}
