package send

import (
	"bytes"
	"encoding/json"

	"facet/internal/text"
)

// Pretty is JSON with line breaks, safe for a terminal.
func Pretty(raw json.RawMessage) string {
	var indented bytes.Buffer
	if json.Indent(&indented, raw, "", "  ") != nil {
		return text.Block(string(raw))
	}
	return text.Block(indented.String())
}
