package forms

import (
	"bytes"
	"encoding/json"

	"facet/internal/object"
)

// NoNulls puts what stands for none in the place of each null that Graph refuses.
// A change that isn't one then is left out; nil: nothing is left.
func (k Kind) NoNulls(raw, patch json.RawMessage) json.RawMessage {
	if k.Unset == nil || patch == nil {
		return patch
	}
	var kept object.Object
	stored := object.Parse(raw)
	for _, m := range object.Parse(patch) {
		if word, never := k.Unset[m.Name]; never && object.Start(m.Value) == 'n' {
			if m.Value, _ = object.Write(word); bytes.Equal(m.Value, stored.Value(m.Name)) {
				continue
			}
		}
		kept.Set(m.Name, m.Value)
	}
	if kept == nil {
		return nil
	}
	return kept.Text()
}
