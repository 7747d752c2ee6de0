package lines

import (
	"fmt"

	"facet/profile/draft"
	"facet/profile/flow"
)

// fillIn fills in a form, and reports whether anything was sent.
func (t *talk) fillIn(e draft.Edit) (ending, error) {
	sent := t.sent
	if !e.Kept() && !e.Prefilled() {
		var err error
		if e, err = t.resumed(e); err != nil {
			return stayed, err
		}
	}
	err := t.edit(e)
	if t.sent != sent {
		return settled, err
	}
	return stayed, err
}

// fillInAll fills in forms one after the other.
func (t *talk) fillInAll(all []draft.Edit) (ending, error) {
	sent := t.sent
	for i, e := range all {
		if len(all) > 1 {
			t.say("", fmt.Sprintf("%d of %d", i+1, len(all)))
		}
		if err := t.edit(e); err != nil {
			return stayed, err
		}
	}
	if t.sent != sent {
		return settled, nil
	}
	return stayed, nil
}

// to goes to a place, until it is left.
func (t *talk) to(place flow.Place) (ending, error) {
	switch p := place.(type) {
	case flow.Step:
		return t.step(p)
	case flow.Profile:
		return t.step(flow.Contents(p.Session, t.options.Templates))
	case flow.Form:
		return t.fillIn(p.Edit)
	case flow.Forms:
		return t.fillInAll(p.All)
	case flow.SignIn:
		return t.step(flow.SigningInAgain(p))
	case flow.Consent:
		if p.Session.Accounts == nil {
			return t.to(p.Then)
		}
		return t.step(flow.Consenting(p))
	case flow.Opened:
		return t.to(t.open(p.Session))
	case flow.Start:
		if p.Accounts != nil {
			t.options.Accounts = p.Accounts
		}
		return t.step(flow.Starting(t.options.Accounts, t.options.Sandbox != nil, p.Accounts != nil))
	case flow.Sandbox:
		return t.to(t.open(t.options.Sandbox()))
	}
	return stayed, nil
}
