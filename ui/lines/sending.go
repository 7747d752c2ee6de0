package lines

import (
	"facet/graph/outbox"
	"facet/profile/flow"
	"facet/profile/person"
	"facet/profile/send"
)

// knows reports whether it was said whose profile it is, and asks for that before
// the first change to somebody else's.
func (t *talk) knows(s *person.Session) (bool, error) {
	if !s.Unnamed() {
		return true, nil
	}
	_, err := t.step(flow.Naming(s))
	return !s.Unnamed(), err
}

// progress says what a send is doing.
func (t *talk) progress() func(outbox.Progress) {
	return send.Aloud(func(words string) { t.say(words) }, "ctrl+c leaves facet")
}
