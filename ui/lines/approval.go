package lines

import "facet/internal/editing"

// unapproved says why a permission was not to be had, and has a message for an
// administrator where only they can help.
func (t *talk) unapproved(err error) error {
	m, missing := editing.MissingIn(err)
	if !missing {
		t.explain(err)
		return t.ctx.Err()
	}
	t.missing(m)
	t.block(m.Refusal(err))
	return t.offerMessage(m)
}

// missing says which permission is missing, and where it is approved.
func (t *talk) missing(m editing.Missing) {
	what, remedy := m.Advice()
	t.say(what, remedy)
	if m.Page != "" {
		t.say(m.Page)
	}
}

const messageWords = "for a message to the administrator: who asks for what, and why"

// offerMessage reads out the message to an administrator, if somebody wants it.
func (t *talk) offerMessage(m editing.Missing) error {
	for {
		a, err := t.choose(menu{ways: []way{{"m", messageWords}, {"", "to go on"}}})
		if err != nil || a.key == "" {
			return err
		}
		t.block(m.Message())
	}
}

// warn says before anything is typed that nothing can be sent, where that is
// known.
func (t *talk) warn(s *editing.Session) (m editing.Missing, lacks bool) {
	if m, lacks = s.Lacks(); lacks {
		t.say("Nothing can be sent from here.")
		t.missing(m)
	}
	return m, lacks
}

// permitWays are the ways to a permission that is missing.
func (t *talk) permitWays(lacks bool) []way {
	switch {
	case !lacks:
		return nil
	case t.session.Accounts == nil:
		return []way{{"m", messageWords}}
	}
	return []way{{"g", "to ask for the permission"}, {"m", messageWords}}
}

// permit asks for the permission that writing takes.
func (t *talk) permit(s *editing.Session) error {
	if err := t.permission(s, s.Wants()); err != nil {
		return t.unapproved(err)
	}
	t.say("The permission is there.")
	return nil
}
