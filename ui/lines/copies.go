package lines

import (
	"strconv"
	"strings"

	"facet/graph"
	"facet/profile/flow"
)

// copies asks whose entries are to be copied, and which. Each becomes a form,
// one after the other, for the person whose profile is open.
func (t *talk) copies() error {
	owner, err := t.owner()
	if err != nil || owner.ID == "" {
		return err
	}
	_, err = t.step(flow.Copying(t.session, owner))
	return err
}

// owner asks who has the entries. If nobody is chosen, they have no id.
func (t *talk) owner() (graph.DirectoryUser, error) {
	t.say("Whose entries do you want to copy? Type a whole sign-in name, an object id, or the beginning of a name. Enter goes back.")
	line, err := t.read()
	if line = graph.PlainName(line); err != nil || line == "" {
		return graph.DirectoryUser{}, err
	}
	name, err := t.find(line, "see what that person has")
	if err != nil || name == "" {
		return graph.DirectoryUser{}, err
	}
	return t.whole(name)
}

// numbers are the rows in a line, counted from 0, each once. They are written
// from 1 to most.
func numbers(line string, most int) (all []int, ok bool) {
	seen := map[int]bool{}
	for _, word := range strings.FieldsFunc(line, func(r rune) bool { return r == ',' || r == ' ' }) {
		n, err := strconv.Atoi(word)
		if err != nil || n < 1 || n > most {
			return nil, false
		}
		if !seen[n] {
			all = append(all, n-1)
		}
		seen[n] = true
	}
	return all, len(all) > 0
}
