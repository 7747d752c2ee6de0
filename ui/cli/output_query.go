package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"

	"github.com/itchyny/gojq"

	"facet/internal/text"
)

// queried writes what the expression of --jq makes of a document.
func (o *output) queried(raw json.RawMessage) error {
	results, err := query(o.jq, raw)
	if err != nil {
		return invalidf("--jq: %w", err)
	}
	return o.write([]byte(text.JSON(results)))
}

// query is what a jq expression makes of a document, a result a line: text without
// quotes, all else as JSON.
func query(expression string, raw json.RawMessage) (string, error) {
	parsed, err := gojq.Parse(expression)
	if err != nil {
		return "", errors.New(strings.TrimSuffix(err.Error(), "."))
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	var document any
	if err := d.Decode(&document); err != nil {
		return "", err
	}
	code, err := gojq.Compile(parsed) // without an environment: no variable of it is read
	if err != nil {
		return "", err
	}
	var b strings.Builder
	for results := code.Run(document); ; {
		result, more := results.Next()
		if !more {
			return b.String(), nil
		}
		switch result := result.(type) {
		case error:
			return "", result
		case string:
			b.WriteString(result + "\n")
		default:
			one, err := gojq.Marshal(result)
			if err != nil {
				return "", err
			}
			b.Write(append(one, '\n'))
		}
	}
}
