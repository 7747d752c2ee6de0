package send

import (
	"encoding/json"
	"strings"
	"time"

	"facet/forms"
	"facet/graph"
	"facet/profile/person"
)

// Wanted is what a row of a list wants of an entry that is there.
type Wanted struct {
	ID      graph.ID // or eight or more characters of its beginning
	Delete  bool     // else it is changed
	Changed string   // when it was changed last, as the row knows; empty: that doesn't matter
	Key     string   // what the outbox knows the row by
	// Given are the members that say something else than the entry.
	Given func(raw json.RawMessage) map[string]any
}

// Plan is the request for it, by what the person has. Without one the outcome says why:
// the entry is gone, it was changed since, it says so already, or what is given isn't
// right. The entry is returned as far as there is one.
func (w Wanted) Plan(s *person.Session, kind forms.Kind, present []json.RawMessage) (Plan, person.Object, Outcome) {
	o, err := person.ByID(kind, string(w.ID), present)
	if err != nil {
		return Plan{}, o, Outcome{Status: Gone, Err: errGone}
	}
	plan, status, err := w.planOf(s, o)
	if status == "" && w.later(o) {
		status, err = ChangedSince, errChanged
	}
	outcome := Outcome{Status: status, Err: err}
	outcome.Entry.Object = o.Form.Facet().ID
	plan.key = w.Key
	return plan, o, outcome
}

func (w Wanted) planOf(s *person.Session, o person.Object) (Plan, Status, error) {
	if w.Delete {
		if why := o.Locked(); why != "" {
			return Plan{}, NotRight, person.Advised{What: why}
		}
		return Removal(s, o.Kind, o.Raw), "", nil
	}
	given := w.Given(o.Raw)
	if len(given) == 0 {
		return Plan{}, Unchanged, nil
	}
	plan, err := Given(s, o, given)
	switch {
	case err != nil:
		return Plan{}, NotRight, err
	case plan.Body == nil:
		return Plan{}, Unchanged, nil
	}
	plan.still = nil // it was read just now
	return plan, "", nil
}

// later reports whether somebody has changed the entry after what the row knows.
func (w Wanted) later(o person.Object) bool {
	if w.Changed == "" {
		return false
	}
	now := string(o.Form.Facet().LastModifiedDateTime)
	then, unread := time.Parse(time.RFC3339, w.Changed)
	at, err := time.Parse(time.RFC3339, now)
	if unread != nil || err != nil {
		return w.Changed != now
	}
	return at.Truncate(unitOf(w.Changed)).After(then)
}

// unitOf is how exact a time is written: a spreadsheet may have cut its fraction off.
func unitOf(written string) time.Duration {
	_, fraction, _ := strings.Cut(written, ".")
	unit := time.Second
	for range len(fraction) - len(strings.TrimLeft(fraction, "0123456789")) {
		unit /= 10
	}
	return unit
}

// errGone is why a row is left out whose entry isn't there.
var errGone = person.Advised{What: "There is no such entry any more, so nothing was sent.", Remedy: "Take the row out, or empty its id to have it created."}

// WithKey is the plan as the row of a list that the outbox knows by a key.
func (p Plan) WithKey(key string) Plan {
	p.key = key
	return p
}
