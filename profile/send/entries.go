package send

import (
	"errors"
	"fmt"
	"net/http"
	"sort"
	"strings"
	"time"

	"facet/forms"
	"facet/graph/outbox"
	"facet/internal/text"
	"facet/profile/person"
)

// EntryPlan is the request of an entry of the outbox, as the journal has it,
// and the one that undoes it, which makes sense only if the entry can be undone.
// The error is a sentence: the entry belongs to
// another person or account, or to a facet type that facet doesn't know any
// more.
func EntryPlan(s *person.Session, e outbox.Entry) (plan, undo Plan, err error) {
	kind, err := kindOf(s, e)
	if err != nil {
		return Plan{}, Plan{}, err
	}
	verb := map[string]string{http.MethodPost: "Create ", http.MethodPut: "Set ", http.MethodPatch: "Change ", http.MethodDelete: "Delete "}[e.Method]
	plan = Plan{
		session: s, kind: kind, Title: verb + kind.Called(), Label: e.Label,
		Method: e.Method, URL: e.URL, Body: e.Body, id: e.Changes,
	}
	if form, err := kind.Decode(e.Body); e.Method == http.MethodPost && err == nil {
		plan.form = form
	}
	plan.raw = e.Was
	return plan, plan.takenBack(e), nil
}

// takenBack is the plan that takes an entry back. What was created is only
// deleted: nothing has to be known of it, since the outbox compares it.
func (p Plan) takenBack(e outbox.Entry) Plan {
	if e.Method == http.MethodPost {
		return Plan{
			session: p.session, kind: p.kind, Title: "Undo: delete " + p.kind.Called(), Label: e.Label,
			Method: http.MethodDelete, URL: collectionOf(p.session, p.kind).ItemURL(e.Object), id: e.Object, undoes: e.ID, deletes: true,
		}
	}
	undo, _ := p.Undo(outbox.Result{Entry: e})
	undo.Label = e.Label
	undo.purpose = map[string]string{
		http.MethodPatch:  "This takes back what was changed at " + text.Clock(e.Begun, time.Now()) + ". If somebody has changed it meanwhile, nothing is undone.",
		http.MethodDelete: "This adds what was deleted at " + text.Clock(e.Begun, time.Now()) + " once more. It comes back with the same text, as a new entry.",
	}[e.Method]
	return undo
}

// OpenFirst orders entries: what is open before what is settled, and
// otherwise as they are.
func OpenFirst(entries []outbox.Entry) []outbox.Entry {
	sort.SliceStable(entries, func(a, b int) bool { return entries[a].Open() && !entries[b].Open() })
	return entries
}

// kindOf is the facet type of an entry that is about this person and account.
func kindOf(s *person.Session, e outbox.Entry) (forms.Kind, error) {
	if e.Person.ID != s.User.ID || e.Actor.ID != s.Account.ID {
		return forms.Kind{}, fmt.Errorf("this is about the profile of %s, by %s: open it with --user to see to it", e.Person.UserPrincipalName, e.Actor.UserPrincipalName)
	}
	if kind, is := kindAt(s, e.Path); is {
		return kind, nil
	}
	return forms.Kind{}, errors.New("facet has no form for this facet type any more")
}

// kindAt is the facet type of a collection, or the photo.
func kindAt(s *person.Session, path string) (forms.Kind, bool) {
	if path == PhotoKind.Path {
		return PhotoKind, true
	}
	return forms.At(s.Kinds, path)
}

// EntryWords say what an entry of the outbox was to do, in a few words: its own words
// are kept for a day only. They are raw text.
func EntryWords(s *person.Session, e outbox.Entry) string {
	what := calledIn(s, e.Path) + quotes(e.Label)
	verb := map[string]string{http.MethodPost: "New ", http.MethodPut: "Set ", http.MethodPatch: "Changed ", http.MethodDelete: "Deleted "}[e.Method]
	if e.Undoes != "" {
		verb = map[string]string{http.MethodPost: "Put back ", http.MethodPatch: "Changed back ", http.MethodDelete: "Took back "}[e.Method]
	}
	return verb + what
}

// calledIn is what an object of a collection is called.
func calledIn(s *person.Session, path string) string {
	if kind, is := kindAt(s, path); is {
		return kind.Called()
	}
	return path[strings.LastIndex(path, "/")+1:]
}

// EntryState is what came of an entry, in a word or two.
func EntryState(e outbox.Entry) string {
	switch {
	case e.Status == outbox.Sending:
		return "on its way"
	case e.Open():
		return "not confirmed"
	case e.Undone:
		return "undone since"
	case e.Status == outbox.Discarded:
		return "not confirmed; you stopped asking"
	}
	return string(e.Status)
}

// OpenWords say why the end of a send is not known, as far as the journal tells.
func OpenWords(e outbox.Entry) string {
	if e.Accepted {
		return "Microsoft 365 said that it was done, but facet could not read the answer, and a look has not found it yet."
	}
	if e.Status == outbox.Unconfirmed {
		return "facet looked and did not find it, so it can't tell whether it was done."
	}
	return "facet ended while this was being sent, so it can't tell whether it was done."
}

// EntryNamed is the entry with an id, or with the only one that ends so: the ids of a
// minute begin alike.
func EntryNamed(all []outbox.Entry, id string) (outbox.Entry, error) {
	var found []outbox.Entry
	for _, e := range all {
		switch {
		case e.ID == id:
			return e, nil
		case len(id) >= person.ShortID && strings.HasSuffix(e.ID, id):
			found = append(found, e)
		}
	}
	switch len(found) {
	case 0:
		return outbox.Entry{}, outbox.ErrNoEntry
	case 1:
		return found[0], nil
	}
	return outbox.Entry{}, fmt.Errorf("several sends have an id that ends with %s: give more of it", id)
}

// Together are the entries that can be taken back, in their order, by the batch in which
// they were sent.
func Together(all []outbox.Entry) map[string][]outbox.Entry {
	together := map[string][]outbox.Entry{}
	for _, e := range all {
		if e.Batch != "" && e.CanUndo() == nil {
			together[e.Batch] = append(together[e.Batch], e)
		}
	}
	return together
}

// Undoing is what takes entries back, in their order. All are of one profile.
func Undoing(s *person.Session, entries []outbox.Entry) (Several, error) {
	var plans []Plan
	for _, e := range entries {
		_, undo, err := EntryPlan(s, e)
		if err != nil {
			return Several{}, err
		}
		plans = append(plans, undo)
	}
	return NewSeveral(plans).Batch(), nil
}

// Did says what a request did that takes another one back.
func (p Plan) Did() string {
	return map[string]string{http.MethodPost: "it is there again", http.MethodPatch: "it says again what it said before", http.MethodDelete: "it is deleted"}[p.Method]
}
