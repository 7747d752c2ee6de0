package lines

import (
	"strconv"
	"strings"

	"facet/graph"
	"facet/internal/editing"
)

// copies asks whose entries are to be copied, and which. Each becomes a form,
// one after the other, for the person whose profile is open.
func (t *talk) copies() error {
	owner, err := t.owner()
	if err != nil || owner.ID == "" {
		return err
	}
	all, err := t.entries(owner)
	if err != nil || len(all.Found) == 0 {
		return err
	}
	for i, one := range all.Found {
		t.sayf("%d %s: %s. %s.", i+1, one.Kind.Called(), one.Name(), one.About())
	}
	chosen, err := t.several(len(all.Found))
	if err != nil {
		return err
	}
	for i, n := range chosen {
		if len(chosen) > 1 {
			t.say("", strconv.Itoa(i+1)+" of "+strconv.Itoa(len(chosen)))
		}
		if err := t.copy(all.Found[n-1], owner); err != nil {
			return err
		}
	}
	return nil
}

// entries reads what somebody has. Where that isn't allowed, the permission is
// asked for once, if somebody wants that.
func (t *talk) entries(owner graph.DirectoryUser) (editing.Others, error) {
	t.sayf("Reading what %s has. Nothing of theirs changes.", owner.DisplayName)
	all := t.session.EntriesOf(t.ctx, owner)
	t.say(all.Trouble...)
	if all.Denied && len(all.Found) == 0 && t.session.Accounts != nil {
		yes, err := t.confirm("Ask for the permission "+editing.ScopeOthers+"?", true)
		if err != nil || !yes {
			return editing.Others{}, err
		}
		if err := t.permission(t.session, editing.ScopeOthers); err != nil {
			t.explain(err)
			return editing.Others{}, t.ctx.Err()
		}
		all = t.session.EntriesOf(t.ctx, owner)
		t.say(all.Trouble...)
	}
	if len(all.Found) == 0 {
		t.say("There is nothing to copy.")
	}
	return all, t.ctx.Err()
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

// several asks for some of the numbers up to one; none is going back.
func (t *talk) several(count int) ([]int, error) {
	const ask = "Type the numbers of those to copy, as 1,3. Enter goes back, q leaves facet."
	t.say(ask)
	for {
		line, err := t.read()
		switch {
		case err != nil || strings.TrimSpace(line) == "":
			return nil, err
		case strings.TrimSpace(line) == "q":
			return nil, errLeft
		}
		if chosen, ok := numbers(line, count); ok {
			return chosen, nil
		}
		t.sayf("%q is no answer here. %s", line, ask)
	}
}

// numbers are those in a line, each from 1 to most and once.
func numbers(line string, most int) (all []int, ok bool) {
	seen := map[int]bool{}
	for _, word := range strings.FieldsFunc(line, func(r rune) bool { return r == ',' || r == ' ' }) {
		n, err := strconv.Atoi(word)
		if err != nil || n < 1 || n > most {
			return nil, false
		}
		if !seen[n] {
			all = append(all, n)
		}
		seen[n] = true
	}
	return all, len(all) > 0
}

// copy begins a form with an entry of somebody.
func (t *talk) copy(entry editing.Copyable, owner graph.DirectoryUser) error {
	edit, unread := editing.FromCopy(t.session, entry, owner)
	if unread != nil {
		t.say("This entry can't be read, so it can't be copied.")
		return t.ctx.Err()
	}
	return t.edit(edit)
}
