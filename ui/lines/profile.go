package lines

import (
	"encoding/json"

	"facet/forms"
	"facet/graph"
	"facet/internal/text"
	"facet/profile/flow"
	"facet/profile/person"
)

// shelf is a facet type and what the person has of it.
type shelf struct {
	kind    forms.Kind
	objects []person.Object
	err     error
}

// profile lists the facet types of a person until somebody leaves.
func (t *talk) profile(s *person.Session) error {
	t.session = s
	t.hear(s)
	shelves := t.reload()
	for {
		t.banner()
		missing, lacks := s.Lacks()
		if lacks {
			t.say(missing.Warning())
		}
		t.say(s.Damage(t.ctx)...)
		for i, shelf := range shelves {
			t.sayf("%d %s: %s", i+1, shelf.kind.Title, t.count(shelf))
		}
		left := t.unsent()
		if len(left) > 0 {
			t.sayf("Drafts not sent: %d.", len(left))
		}
		a, err := t.choose(t.profileMenu(len(shelves), len(left), lacks))
		if err != nil {
			return err
		}
		switch a.key {
		case "":
			if a.n == 0 {
				return nil
			}
			err = t.shelf(&shelves[a.n-1])
		case "r":
			shelves = t.reload()
		case "p":
			if _, err = t.step(flow.Drafts(s, left)); err == nil {
				shelves = t.reload()
			}
		case "u":
			err = t.another()
		case "c":
			sent := t.sent
			if err = t.copies(); err == nil && t.sent != sent {
				shelves = t.reload()
			}
		case "o":
			_, err = t.step(flow.History(s))
		case "a":
			_, err = t.step(flow.Account(s))
		case "m":
			_, err = t.step(flow.Approval(s, nil))
		}
		if err != nil {
			return err
		}
	}
}

func (t *talk) profileMenu(count, left int, lacks bool) menu {
	m := menu{count: count, number: "open one", ways: []way{
		{"r", "to read again"}, {"u", "for another person"}, {"c", "to copy from somebody"}, {"o", "for what was sent"},
	}}
	if left > 0 {
		m.ways = append([]way{{"p", "to pick up a draft"}}, m.ways...)
	}
	if t.session.Accounts != nil {
		m.ways = append(m.ways, way{"a", "for the account"})
	}
	if lacks {
		m.ways = append(m.ways, way{"m", "for the missing permission"})
	}
	if t.visiting {
		m.ways = append(m.ways, way{"", "to go back to the profile before"})
	}
	return m
}

// count is how many objects there are, or why that isn't known.
func (t *talk) count(s shelf) string {
	if s.err != nil {
		what, _ := person.Explain(s.err)
		return "not read. " + what
	}
	return text.Count(len(s.objects), "entry", "entries")
}

// reload looks up whose profile it is, and reads everything that they have.
func (t *talk) reload() []shelf {
	t.say("Reading the profile…")
	if t.options.Templates != nil {
		t.templates = t.options.Templates()
	}
	if err := t.session.Identify(t.ctx); err != nil {
		t.explain(err)
	}
	var shelves []shelf
	for _, kind := range t.session.Kinds {
		s := shelf{kind: kind}
		t.fill(&s)
		shelves = append(shelves, s)
	}
	return shelves
}

// fill reads the objects of one facet type.
func (t *talk) fill(s *shelf) {
	var collection graph.Collection
	var all []json.RawMessage
	if collection, s.err = t.session.Client.Collection(t.session.Person, s.kind.Path); s.err != nil {
		return
	}
	if all, s.err = collection.List(t.ctx); s.err == nil {
		s.objects = t.session.Listed(s.kind, all)
	}
}
