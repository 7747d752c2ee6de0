package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// cleared is what is given for a member that is to be empty, as in lists.
const cleared = "(clear)"

// given are the members that are given, as somebody would type them: those of the
// command line over those of the file.
func (c *command) given(file string, set []string) (map[string]string, error) {
	all := map[string]string{}
	if file != "" {
		raw, err := c.read(file)
		if err != nil {
			return nil, err
		}
		if all, err = typed(raw); err != nil {
			return nil, invalidf("%s: %w", inputName(file), err)
		}
	}
	for _, one := range set {
		member, value, found := strings.Cut(one, "=")
		if !found || strings.TrimSpace(member) == "" {
			return nil, invalidf("--set %q: give a member and its value, as displayName=Chess", one)
		}
		all[strings.TrimSpace(member)] = asTyped(value)
	}
	if len(all) == 0 {
		return nil, invalidf("there is nothing to change: give members with --set MEMBER=VALUE, or with --file")
	}
	return all, nil
}

// asTyped is a value of the command line as it is typed into a form.
func asTyped(value string) string {
	switch strings.TrimSpace(value) {
	case cleared:
		return ""
	case `\` + cleared:
		return cleared
	}
	items := strings.Split(strings.ReplaceAll(value, `\|`, "\x00"), "|")
	return strings.ReplaceAll(strings.Join(items, "\n"), "\x00", "|")
}

// typed are the members of a JSON object as they are typed into a form.
func typed(raw []byte) (map[string]string, error) {
	var members map[string]any
	if err := json.Unmarshal(raw, &members); err != nil {
		return nil, errors.New("give one JSON object with the members to change")
	}
	all := map[string]string{}
	for name, value := range members {
		switch v := value.(type) {
		case nil:
			all[name] = ""
		case string:
			all[name] = v
		case []any:
			all[name] = strings.Join(words(v), "\n")
		default:
			return nil, fmt.Errorf("%s: give text, a list of text, or null; what is inside of it is given by its path, as detail.jobTitle, with --set", name)
		}
	}
	return all, nil
}

func words(list []any) []string {
	var all []string
	for _, one := range list {
		all = append(all, fmt.Sprint(one))
	}
	return all
}
