package lines

import (
	"time"

	"facet/graph/outbox"
	"facet/internal/editing"
)

// history reads out what was sent from this computer: by whom, for whom, when
// and how it ended. What nobody knows the end of comes first.
func (t *talk) history() error {
	for {
		entries, err := t.session.Outbox.History(t.ctx)
		if err != nil {
			t.explain(err)
			return t.ctx.Err()
		}
		entries = editing.OpenFirst(entries)
		t.say("", "What was sent from this computer:")
		if len(entries) == 0 {
			t.say("Nothing yet.")
			return nil
		}
		for i, e := range entries {
			t.sayf("%d %s", i+1, entryWords(e))
		}
		a, err := t.choose(menu{count: len(entries), number: "see to one", ways: []way{{"", "to go back"}}})
		if err != nil || a.n == 0 {
			return err
		}
		if err := t.seeTo(entries[a.n-1]); err != nil {
			return err
		}
	}
}

// entryWords are what was sent and how it ended, who sent it for whom, and when.
func entryWords(e outbox.Entry) string {
	words := editing.EntryWords(e) + ". By " + e.Actor.Name + " for " + e.Person.Name
	return words + " at " + e.Begun.Local().Format(time.DateTime) + ". Request id " + orNothing(e.RequestID)
}

// seeTo settles an entry that is open, or undoes one that can be.
func (t *talk) seeTo(e outbox.Entry) error {
	plan, undo, err := editing.EntryPlan(t.session, e)
	switch {
	case err != nil:
		t.sayf("Not here: %v.", err)
	case e.Open():
		_, err = t.unconfirmed(plan, e, nil)
		return err
	case e.CanUndo() != nil:
		t.sayf("There is nothing to do about it: %v.", e.CanUndo())
	default:
		_, err = t.review(undo)
		return err
	}
	return nil
}
