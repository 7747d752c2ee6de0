package lines

import (
	"reflect"
	"strings"

	"facet/internal/text"
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
	_, base := s.(flow.Base)
	at := visit{Step: s}
	for {
		next, err := t.arrive(&at)
		if err == nil && next.Move == flow.Stay && !next.Again {
			next, err = t.stay(&at)
		}
		if err != nil {
			return stayed, err
		}
		switch at.back = !next.Again; next.Move {
		case flow.Stay:
		case flow.Back:
			return stayed, nil
		case flow.Forward:
			end, err := t.to(next.To)
			if err != nil || end != stayed && !base {
				return end, err
			}
			at.back = end == stayed
		case flow.Restart, flow.Switch:
			return settled, t.startOver(next.To)
		default:
			return t.leave(next)
		}
	}
}

// visit is a step that somebody is at.
type visit struct {
	flow.Step
	back   bool   // they have come back to it, and nothing was sent since
	sought string // only the rows with this in their name are read out
}

// view is what the step says now.
func (v visit) view() flow.View {
	view := v.View()
	view.List = view.List.Narrow(v.sought)
	return view
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
func (t *talk) arrive(at *visit) (flow.Next, error) {
	_, announces := at.Step.(flow.Announcer)
	if announces {
		t.readOut(*at)
	}
	next := t.load(at)
	if !announces && next.Move == flow.Stay {
		t.readOut(*at)
	}
	return next, t.ctx.Err()
}

// load reads what a step shows. If that takes long, it is said.
func (t *talk) load(at *visit) (next flow.Next) {
	loader, reads := at.Step.(flow.Loader)
	if !reads {
		return next
	}
	_, announces := at.Step.(flow.Announcer)
	for work := loader.Load(at.back); work != nil; work = next.More {
		read := func() {}
		if !announces { // it says itself what is waited for
			read = t.soon("Reading…")
		}
		next = work(t.ctx, t.progress())
		read()
		t.apply(at, next)
	}
	return next
}

// apply says what an action or a reading has brought, and leaves the step as that
// has made it.
func (t *talk) apply(at *visit, next flow.Next) {
	t.log(reflect.TypeFor[flow.Next]())
	if next.Change != nil {
		at.Step = next.Change(at.Step)
	}
	if !next.Notice.Empty() {
		t.say(next.Notice.String())
	}
	t.blocks(next.Say)
	if next.Copy != nil && next.Say == nil {
		t.block(next.Copy.Text)
	}
	if u := next.Chosen; u != nil {
		t.session.Recents.Chosen(*u)
		t.chosen = u
	}
	if e := next.Ended; e != nil && e.Sent != nil {
		e.Remember(*e.Sent)
	}
	if next.Several != nil {
		next.Several.Remember()
	}
}

// stay does what is answered, until that leads away.
func (t *talk) stay(at *visit) (flow.Next, error) {
	for {
		if way, only := onlyWay(at.View()); only {
			return way.Run(t.ctx, t.progress()), nil
		}
		chosen, err := t.answer(*at)
		if err != nil {
			return flow.Next{}, err
		}
		if chosen.seeks {
			at.sought = chosen.sought
			t.readOut(*at)
			continue
		}
		next, err := t.does(chosen)
		if err != nil {
			return flow.Next{}, err
		}
		t.apply(at, next)
		switch {
		case next.Move != flow.Stay, next.Again:
			return next, nil
		case next.Change != nil && next.Say == nil:
			at.sought = ""
			t.readOut(*at)
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
		t.readOut(visit{Step: flow.Review(flow.Submission{Plan: *a.Sends})})
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
