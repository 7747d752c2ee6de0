package cli

import (
	"bytes"
	"encoding/json"
	"fmt"

	"facet/forms"
	"facet/internal/object"
	"facet/internal/text"
	"facet/profile/work"
)

// input is what a new object is made of.
type input struct {
	file     string
	given    bool // the file was named
	set      []string
	template string
}

// name is how sentences name it.
func (i input) name() string {
	if len(i.set) > 0 && !i.given {
		return "-"
	}
	return i.file
}

// object is the object of the file, with the members that are given over it. What
// suffices by itself needs no file.
func (c *command) object(kind forms.Kind, in input) ([]byte, error) {
	over, err := work.Given(kind, in.set)
	if err != nil {
		return nil, nothingSent(fmt.Errorf("--set %w", err))
	}
	raw := []byte("{}")
	if in.given || len(in.set) == 0 && (in.template == "" || !c.unpiped()) {
		if raw, err = c.read(in.file); err != nil {
			return nil, err
		}
	}
	if len(in.set) == 0 {
		return raw, nil
	}
	under, err := object.Decode(bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf")))
	if err != nil || !json.Valid(raw) {
		return raw, nil //nolint:nilerr // what is wrong with it, its reader says
	}
	return json.Marshal(object.Merge(under, over))
}

// invalidInput is everything that is wrong with an input.
type invalidInput struct {
	file     string
	problems []forms.Problem
}

func (i invalidInput) Error() string {
	return i.file + ": " + text.Count(len(i.problems), "problem", "problems")
}

func (i invalidInput) lines() []string {
	var lines []string
	for _, p := range i.problems {
		line := p.String()
		if p.Member == "" && i.file != "-" {
			line = i.file + ": " + line
		}
		lines = append(lines, line)
	}
	return lines
}
