package lines

import (
	"net/http"

	"facet/graph/outbox"
	"facet/internal/editing"
)

// result reads out what Graph made of a request, and what happens next. All
// that Graph returned, and the ids, are read out to who asks for them.
func (t *talk) result(p editing.Plan, r outbox.Result) (ending, error) {
	t.say("", p.Done()+": "+p.Label, p.Next(r.Answer))
	p.Did(r)
	there := r.Answer.Object != nil
	undo, can := p.Undo(r)
	if !there && !can {
		return settled, nil
	}
	if there {
		t.sections(p.Filled(r.Answer.Object))
	}
	for {
		a, err := t.choose(resultMenu(p, there, can))
		if err != nil {
			return settled, err
		}
		switch a.key {
		case "":
			return settled, nil
		case "n":
			return wantsMore, nil
		case "u":
			if end, err := t.review(undo); err != nil || end == settled {
				return settled, err
			}
		case "f":
			t.sayObject(p.Facts(r.Answer.Object), r.Answer.Object)
		case "i":
			t.facts(editing.Proof(r.Answer))
		case "j":
			t.block(editing.Pretty(r.Answer.Object))
		case "c":
			t.block(p.Curl())
		}
	}
}

func resultMenu(p editing.Plan, there, undo bool) menu {
	m := menu{ways: []way{{"", "to go back"}}}
	if p.Method == http.MethodPost {
		m.ways = append(m.ways, way{"n", "to add another one"})
	}
	switch {
	case undo && p.Method == http.MethodDelete:
		m.ways = append(m.ways, way{"u", "to put it back"})
	case undo:
		m.ways = append(m.ways, way{"u", "to undo it"})
	}
	if there {
		m.ways = append(m.ways, way{"f", "for all that Graph has"}, way{"j", "for the raw JSON"})
	}
	m.ways = append(m.ways, way{"i", "for the ids"}, way{"c", "for the request as curl"})
	return m
}
