package object

import (
	"bytes"
	"encoding/json"
)

// GivenTwice finds a member that stands twice in one object: which of the two
// counts is for nobody to guess. The text is JSON.
func GivenTwice(raw []byte) (name string, twice bool) {
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	var open []map[string]bool // the names so far of each open object; nil: a list
	named := false             // the next token is the value of a name
	for {
		token, err := d.Token()
		if err != nil {
			return "", false
		}
		if s, isText := token.(string); isText && !named && len(open) > 0 && open[len(open)-1] != nil {
			if open[len(open)-1][s] {
				return s, true
			}
			open[len(open)-1][s], named = true, true
			continue
		}
		named = false
		switch token {
		case json.Delim('{'):
			open = append(open, map[string]bool{})
		case json.Delim('['):
			open = append(open, nil)
		case json.Delim('}'), json.Delim(']'):
			open = open[:len(open)-1]
		}
	}
}
