package cli

import (
	"errors"
	"fmt"
	"strings"

	"facet/forms"
	"facet/internal/object"
	"facet/profile/send"
	"facet/profile/work"
)

// cleared is what is given for a member that is to be empty, as in lists.
const cleared = "(clear)"

// given are the members that are given: those of the command line over those of the
// file.
func (c *command) given(kind forms.Kind, file string, set []string) (map[string]any, error) {
	all := map[string]any{}
	if file != "" {
		raw, err := c.read(file)
		if err != nil {
			return nil, err
		}
		if all, err = object.Decode(raw); err != nil {
			return nil, invalidf("%s: give one JSON object with the members to change", inputName(file))
		}
		if name, twice := object.GivenTwice(raw); twice {
			return nil, invalidf("%s: %s: given twice in one object: keep one of them", inputName(file), name)
		}
	}
	over, err := work.Given(kind, set)
	if err != nil {
		return nil, nothingSent(fmt.Errorf("--set %w", err))
	}
	if all = object.Merge(all, over); len(all) == 0 {
		return nil, invalidf("there is nothing to change: give members with --set MEMBER=VALUE, or with --file")
	}
	return all, nil
}

// asTyped is a value as it is typed into a form: items stand on a line each.
func asTyped(value any) string {
	switch v := value.(type) {
	case nil:
		return ""
	case []any:
		var all []string
		for _, one := range v {
			all = append(all, fmt.Sprint(one))
		}
		return strings.Join(all, "\n")
	}
	return fmt.Sprint(value)
}

// wrongValues says what is wrong with members, a line each, and that nothing was sent.
func wrongValues(err error) error {
	wrong, ok := errors.AsType[*send.ProblemsError](err)
	switch {
	case err == nil:
		return nil
	case !ok:
		return nothingSent(err)
	}
	var lines badList
	for _, p := range wrong.Problems {
		lines = append(lines, strings.TrimSuffix(p.String(), ".")+". Nothing was sent")
	}
	return &exit{statusInvalid, lines}
}
