package lines

import (
	"facet/graph"
	"facet/profile/flow"
	"facet/profile/person"
)

// somebody opens somebody else's profile, after a yes to who they are. From
// then on they are pinned by their object id.
func (t *talk) somebody(s *person.Session) error {
	t.session = s
	t.hear(s)
	_, err := t.to(flow.Consent{Session: s, Scope: person.ScopeOthers, Then: flow.Person(s)})
	return err
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
	t.visiting = true
	return t.somebody(&session)
}
