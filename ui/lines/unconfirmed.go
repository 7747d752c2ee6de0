package lines

import (
	"cmp"
	"errors"

	"facet/graph/outbox"
	"facet/internal/editing"
)

// unconfirmed is about a send of which nobody knows whether it was done. None
// of the ways on is taken without the person.
func (t *talk) unconfirmed(p editing.Plan, entry outbox.Entry, err error) (ending, error) {
	for {
		candidates := t.doubt(p, entry, err)
		a, stop := t.choose(unconfirmedMenu(entry, len(candidates)))
		switch {
		case stop != nil:
			return settled, stop
		case a.key == "x":
			return t.decided(t.session.Outbox.Discard(t.ctx, entry.ID), "It rests. facet will not ask about it again.")
		case a.n > 0:
			return t.decided(t.session.Outbox.Confirm(t.ctx, entry.ID, candidates[a.n-1].ID), "Noted: that is the one.")
		case a.key == "":
			return stayed, nil
		}
		result, sent, failed := t.settle(p, entry.ID, a.key)
		if sent && failed == nil {
			return t.done(p, result)
		}
		if t.ctx.Err() != nil || errors.Is(failed, ErrEnded) {
			return stayed, failed
		}
		if open, ok := errors.AsType[*outbox.UnconfirmedError](failed); ok {
			entry = open.Entry
		}
		err = cmp.Or(failed, err)
	}
}

// decided says that a decision was written down, or why it was not.
func (t *talk) decided(err error, words string) (ending, error) {
	if err != nil {
		t.explain(err)
		return stayed, t.ctx.Err()
	}
	t.say(words)
	return settled, nil
}

// doubt says what is not known, and reads out the objects that may be it.
func (t *talk) doubt(p editing.Plan, entry outbox.Entry, err error) []outbox.Candidate {
	if err == nil {
		t.say("", "Not confirmed. "+p.Title+": "+p.Label, editing.OpenWords(entry))
		return nil
	}
	t.say("", editing.Verdict(err)+". "+p.Title+": "+p.Label)
	t.explain(err)
	var candidates []outbox.Candidate
	if open, ok := errors.AsType[*outbox.UnconfirmedError](err); ok {
		candidates = open.Candidates
	}
	if len(candidates) > 0 {
		t.say("These may be it:")
	}
	for i, c := range candidates {
		t.sayf("%d %s", i+1, c.ID)
		t.block(editing.Pretty(c.Object))
	}
	return candidates
}

// unconfirmedMenu are the ways on. What Graph said it did is not sent again.
func unconfirmedMenu(entry outbox.Entry, count int) menu {
	ways := []way{{"c", "to look for it again"}}
	if !entry.Made {
		ways = append(ways, way{"s", "to send it once more, only if you are sure that it isn't there"})
	}
	ways = append(ways, way{"x", "to let it rest"}, way{"", "to go back"})
	return menu{count: count, number: "say that this is the one", ways: ways}
}

// settle looks again, or, after a yes, sends again. Asked is false if it did
// neither.
func (t *talk) settle(p editing.Plan, id, key string) (_ outbox.Result, asked bool, _ error) {
	if key == "c" {
		result, err := p.Check(t.ctx, id, t.progress)
		return result, true, err
	}
	t.request(p, "")
	yes, err := t.confirm("Send it once more?", true)
	if err != nil || !yes {
		return outbox.Result{}, false, err
	}
	t.sent++
	result, err := p.Again(t.ctx, id, t.progress)
	return result, true, err
}
