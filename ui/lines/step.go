package lines

import (
	"fmt"
	"reflect"
	"strings"

	"facet/internal/text"
	"facet/profile/draft"
	"facet/profile/flow"
	"facet/profile/send"
)

// ending is how a step ended.
type ending int

const (
	stayed  ending = iota // not sent: back to where it came from
	settled               // sent, or nothing is left to do about it
)

// step reads out a step and does what is answered, until it is left.
func (t *talk) step(s flow.Step) (ending, error) {
	defer t.enter(s)()
	for back := false; ; back = true {
		next, err := t.arrive(&s, back)
		if err == nil && next.Move == flow.Stay {
			next, err = t.stay(&s)
		}
		if err != nil {
			return stayed, err
		}
		switch next.Move {
		case flow.Back:
			return stayed, nil
		case flow.Forward:
			end, err := t.to(next.To)
			if err != nil || end != stayed {
				return end, err
			}
		case flow.Restart:
			return settled, t.startOver(next.To)
		default:
			return t.leave(next)
		}
	}
}

// leave goes on from a step that isn't come back to.
func (t *talk) leave(next flow.Next) (ending, error) {
	if next.To == nil {
		return settled, nil
	}
	end, err := t.to(next.To)
	if next.Move == flow.Home && end == stayed {
		end = settled
	}
	return end, err
}

// arrive reads out a step, once what it shows is read. One that has something to
// say before says that first, and then what reading has shown.
// What reading has shown may lead away.
func (t *talk) arrive(s *flow.Step, back bool) (flow.Next, error) {
	_, announces := (*s).(flow.Announcer)
	if announces {
		t.readOut((*s).View())
	}
	next := t.load(s, back)
	if !announces && next.Move == flow.Stay {
		t.readOut((*s).View())
	}
	return next, t.ctx.Err()
}

// load reads what a step shows.
func (t *talk) load(s *flow.Step, back bool) (next flow.Next) {
	loader, reads := (*s).(flow.Loader)
	if !reads {
		return next
	}
	if work := loader.Load(back); work != nil {
		next = work(t.ctx, t.progress())
		*s = t.apply(*s, next)
	}
	return next
}

// apply says what an action or a reading has brought, and is the step as that
// leaves it.
func (t *talk) apply(s flow.Step, next flow.Next) flow.Step {
	t.log(reflect.TypeFor[flow.Next]())
	if next.Change != nil {
		s = next.Change(s)
	}
	if !next.Notice.Empty() {
		t.say(next.Notice.String())
	}
	t.blocks(next.Say)
	if next.Copy != nil && next.Say == nil {
		t.block(next.Copy.Text)
	}
	if e := next.Ended; e != nil && e.Sent != nil {
		e.Remember(*e.Sent)
	}
	return s
}

// stay does what is answered, until that leads away.
func (t *talk) stay(s *flow.Step) (flow.Next, error) {
	for {
		if way, only := onlyWay((*s).View()); only {
			return way.Run(t.ctx, t.progress()), nil
		}
		chosen, err := t.answer(*s)
		if err != nil {
			return flow.Next{}, err
		}
		next, err := t.does(chosen)
		if err != nil {
			return flow.Next{}, err
		}
		*s = t.apply(*s, next)
		switch {
		case next.Move != flow.Stay:
			return next, nil
		case next.Change != nil && next.Say == nil:
			t.readOut((*s).View())
		}
	}
}

// does does an action, after a yes where it asks for one.
func (t *talk) does(a chosen) (flow.Next, error) {
	if a.Can() {
		if yes, err := t.allowed(a); err != nil || !yes {
			return flow.Next{}, err
		}
	}
	if a.Doing != "" && a.Can() {
		t.say(a.Doing)
	}
	next := a.Run(t.ctx, t.progress())
	if m, read := next.To.(flow.Message); read {
		next = flow.Next{Say: []flow.Block{flow.Code{Lines: text.Lines(m.Text)}}}
	}
	if t.ctx.Err() != nil && a.Sends != nil && next.Err != nil {
		t.say("", send.Verdict(next.Err))
		t.explain(next.Err)
	}
	return next, t.ctx.Err()
}

// allowed asks before what can't be taken back, and reads out what is sent, unless
// that was heard and agreed to.
func (t *talk) allowed(a chosen) (bool, error) {
	if c := a.Confirm; c != nil {
		for _, words := range []text.Safe{c.About, c.Words} {
			if !words.Empty() {
				t.say(words.String())
			}
		}
		if yes, err := t.confirm(c.Question.String(), true); err != nil || !yes {
			return false, err
		}
	}
	if a.Sends == nil {
		return true, nil
	}
	if !a.agreed {
		t.readOut(flow.Review(flow.Submission{Plan: *a.Sends}).View())
		yes, err := t.confirm(strings.ToUpper(a.Help[:1])+a.Help[1:]+"?", true)
		if err != nil || !yes {
			return false, err
		}
	}
	if named, err := t.knows(a.Sends.Session()); err != nil || !named {
		return false, err
	}
	t.sent++
	return true, nil
}

// form fills in a form, and reports whether anything was sent.
func (t *talk) fillIn(e draft.Edit) (ending, error) {
	sent := t.sent
	if !e.IsNew() && !e.Kept() {
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
	case flow.Form:
		return t.fillIn(p.Edit)
	case flow.Forms:
		return t.fillInAll(p.All)
	case flow.Profile:
		return stayed, t.profile(p.Session)
	case flow.SignIn:
		return stayed, t.signInAgain(p.Session)
	case flow.Consent:
		return t.consent(p)
	}
	return stayed, nil
}
