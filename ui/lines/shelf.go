package lines

import (
	"time"

	"facet/internal/text"
	"facet/profile/draft"
	"facet/profile/flow"
	"facet/profile/person"
)

// shelf lists the objects of one facet type until somebody goes back. After
// something was sent, the list is read again.
func (t *talk) shelf(s *shelf) error {
	filter := ""
	for {
		hits := matching(s.objects, filter)
		t.list(s, hits, filter)
		sent := t.sent
		a, err := t.choose(t.shelfMenu(s, len(hits)))
		if err != nil {
			return err
		}
		switch a.key {
		case "":
			if a.n == 0 {
				return nil
			}
			_, err = t.step(flow.Entry(t.session, s.kind, hits[a.n-1]))
		case "n":
			err = t.add(draft.NewEdit(t.session, s.kind))
		case "t":
			_, err = t.step(flow.Templates(t.session, t.templates, s.kind))
		case "/":
			filter = a.rest
		case "r":
			sent = -1
		}
		if err != nil {
			return err
		}
		if t.sent != sent {
			t.say("Reading…")
			t.fill(s)
		}
	}
}

func (t *talk) shelfMenu(s *shelf, count int) menu {
	m := menu{count: count, number: "open it", ways: []way{{"n", "for a new one"}}}
	if len(t.templates.Of(s.kind))+len(t.templates.Wrong) > 0 {
		m.ways = append(m.ways, way{"t", "for a new one from a template"})
	}
	if len(s.objects) > 1 {
		m.ways = append(m.ways, way{"/", "and a part of a name to list only those"})
	}
	m.ways = append(m.ways, way{"r", "to read again"}, way{"", "to go back"})
	return m
}

// list reads out what there is: each object's name, who sees it, where it came
// from, and whether it is locked.
func (t *talk) list(s *shelf, hits []person.Object, filter string) {
	t.banner()
	t.sayf("%s: %s.", s.kind.Title, s.kind.What)
	switch {
	case s.err != nil:
		t.explain(s.err)
	case len(s.objects) == 0:
		t.say("Nothing here yet.")
	case filter != "":
		t.sayf("With %q in the name: %s.", filter, text.Count(len(hits), "entry", "entries"))
	}
	for i, o := range hits {
		says := t.session.Line(o, time.Now())
		t.sayf("%d %s. %s.", i+1, says.Title, says.About())
	}
}

func matching(objects []person.Object, filter string) []person.Object {
	var hits []person.Object
	for _, o := range objects {
		if text.Finds(filter, o.Label) {
			hits = append(hits, o)
		}
	}
	return hits
}
