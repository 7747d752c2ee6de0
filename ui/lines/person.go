package lines

import (
	"strings"

	"facet/graph"
	"facet/internal/editing"
	"facet/profile/flow"
)

// somebody opens somebody else's profile, after a yes to who they are. From
// then on they are pinned by their object id.
func (t *talk) somebody(s *editing.Session) error {
	pinned, err := t.pin(s)
	switch {
	case err != nil:
		return err
	case pinned == nil:
		return errNobody
	}
	return t.profile(pinned)
}

// pin shows who somebody is and asks. Without a yes the session is nil.
func (t *talk) pin(s *editing.Session) (*editing.Session, error) {
	t.session = s
	t.hear(s)
	if err := t.permission(s, editing.ScopeOthers); err != nil {
		_, err = t.unapproved(err, flow.Permit{Session: s, Scope: editing.ScopeOthers})
		return nil, err
	}
	t.sayf("Looking for %s…", s.Person)
	user, err := s.Client.Lookup(t.ctx, s.Person)
	if err != nil {
		t.explain(err)
		return nil, t.ctx.Err()
	}
	t.card(user, s.Person.String())
	yes, err := t.confirm("Is this the right person?", true)
	if err != nil || !yes {
		return nil, err
	}
	return s.Pin(user)
}

// card says who somebody is.
func (t *talk) card(u graph.DirectoryUser, sought string) {
	t.facts(editing.Card(u))
	if !strings.EqualFold(sought, u.UserPrincipalName) && !strings.EqualFold(sought, u.ID) {
		t.sayf("You asked for %s, and the directory answered with a different sign-in name.", sought)
	}
	t.say(append(editing.Warnings(u), t.session.Doubts()...)...)
}

// another asks for another person and opens their profile; going back comes
// back here.
func (t *talk) another() error {
	t.say("Whose profile? Type a whole sign-in name, an object id, or the beginning of a name. Enter goes back.")
	line, err := t.read()
	if line = graph.PlainName(line); err != nil || line == "" {
		return err
	}
	name, err := t.find(line, "open that person's profile")
	if err != nil || name == "" {
		return err
	}
	own, visiting := t.session, t.visiting
	session := *own
	session.User = graph.DirectoryUser{}
	if session.Person, err = graph.User(name); err != nil {
		t.say("That can't be a sign-in name or an object id.")
		return nil
	}
	defer func() { t.session, t.visiting = own, visiting }()
	pinned, err := t.pin(&session)
	if err != nil || pinned == nil {
		return err
	}
	t.visiting = true
	return t.profile(pinned)
}
