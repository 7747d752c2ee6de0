package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"facet/profile/flow"
	"facet/profile/person"
)

// press does what a key does now. In a line that is typed, others are typed.
func (s *step) press(msg tea.KeyPressMsg) (screen, tea.Cmd) {
	if s.busy == nil {
		s.notice = ""
		s.look() // with the session as it is now
	}
	next, cmd, done := press(s, msg)
	if !done {
		s.write(msg)
	}
	return next, cmd
}

// choose begins an action, asks before it, or says why it can't be done.
func (s *step) choose(a flow.Action) (screen, tea.Cmd) {
	switch {
	case !a.Can():
		s.notice, s.trouble = a.WhyNot().String(), true
	case a.Confirm != nil:
		s.asking = &a
	default:
		return s.proceed(a)
	}
	return s, nil
}

// proceed begins an action. Before it sends something to somebody else's profile
// for the first time, it asks whose that is.
func (s *step) proceed(a flow.Action) (screen, tea.Cmd) {
	if a.Sends != nil && a.Sends.Session().Unnamed() {
		s.naming = &a
		return newStep(s.opener, flow.Naming(a.Sends.Session())), nil
	}
	return s.begin(a)
}

// work is an action under way.
type work struct {
	*progress
	action  flow.Action
	stop    context.CancelFunc
	stopped bool // by the person
}

// cancel stops it. What has become of it then, it says itself.
func (w *work) cancel() {
	w.stopped = true
	w.stop()
}

// sends reports whether something may be on its way to Graph.
func (w *work) sends() bool { return w.action.Sends != nil || w.step.Phase != "" }

// doneMsg brings what has come of an action.
type doneMsg struct{ next flow.Next }

// begin does an action: at once, or in a Cmd, which tells how it is getting on.
func (s *step) begin(a flow.Action) (screen, tea.Cmd) {
	if a.Do == nil {
		return s.follow(a.Go())
	}
	ctx, stop := context.WithCancel(s.ctx)
	s.busy = &work{progress: newProgress(), action: a, stop: stop}
	tell := s.busy.tell
	return s, tea.Batch(ask(s, func() tea.Msg { return doneMsg{a.Do(ctx, tell)} }), s.busy.start(ctx, s))
}

// follow does what an action says comes next. What it has changed is read from
// its beginning.
func (s *step) follow(next flow.Next) (screen, tea.Cmd) {
	if next.Change != nil {
		s.now, s.scroll = next.Change(s.now), 0
	}
	if !next.Notice.Empty() {
		s.notice, s.trouble = next.Notice.String(), next.Err != nil
	}
	var copied, after tea.Cmd
	if c := next.Copy; c != nil {
		copied = copyAs(s, c.Called.String(), c.Text)
	}
	if next.Ended != nil {
		after = ended(*next.Ended)
	}
	if next.Several != nil {
		next.Several.Remember()
	}
	return s.lead(s, next), tea.Batch(copied, after)
}

// lead is where an action leads from a screen.
func (o opener) lead(from screen, next flow.Next) screen {
	switch next.Move {
	case flow.Back:
		return nil
	case flow.Forward:
		return o.show(next.To)
	case flow.Instead:
		return instead{o.show(next.To)}
	case flow.Home:
		return goHome{o.show(next.To)}
	case flow.Switch:
		return o.profileOf(next.To.(flow.Profile).Session)
	case flow.Restart:
		return restart{o.show(next.To)}
	}
	return from
}

// profileOf is the profile of a session, which keeps one's own below it and no
// other.
func (o opener) profileOf(s *person.Session) screen {
	if s.Person.IsMe() {
		return ownProfile{newProfile(o, s)}
	}
	s.Recents.Chosen(s.User)
	return otherProfile{newProfile(o, s)}
}

// show is the screen of a place.
func (o opener) show(place flow.Place) screen {
	switch p := place.(type) {
	case flow.Search:
		return newPeople(o, p)
	case flow.Step:
		return newStep(o, p)
	case flow.Profile:
		profile := newProfile(o, p.Session)
		profile.forRow = p.Row
		return profile
	case flow.Own:
		return p.Place.(screen)
	case flow.Form:
		page := pageOf(o.theme, p.Edit, o.editor)
		if behind, is := p.Origin.(origin); is {
			page.task = behind.task
		}
		return page
	case flow.Forms:
		return enqueue(o.theme, o.editor, p.All...)
	case flow.SignIn:
		o.accounts = p.Session.Accounts
		return newStep(o, flow.SigningInAgain(p))
	case flow.Start:
		if p.Accounts != nil {
			o.accounts = p.Accounts
		}
		return newStep(o, flow.Starting(o.accounts, o.sandbox != nil, p.Accounts != nil))
	case flow.Sandbox:
		return o.open(o.sandbox())
	case flow.Consent:
		o.accounts = p.Session.Accounts
		return newStep(o, flow.Consenting(p))
	case flow.Opened:
		return o.open(p.Session)
	case flow.Message:
		return newMessage(o.theme, p)
	}
	return nil
}
