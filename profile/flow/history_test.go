package flow

import (
	"net/http"
	"testing"
	"time"

	"facet/graph/outbox"
	"facet/profile/person"
	"facet/profile/send"
)

// sends are so many sends that were done.
func sends(n int) history {
	e := outbox.Entry{Begun: time.Unix(0, 0)}
	e.Method, e.Path, e.Label = http.MethodPost, "profile/interests", "Chess"
	e.Status, e.Object, e.Print = outbox.Done, "4711", "x"
	h := history{session: &person.Session{}, entries: make([]outbox.Entry, n)}
	for i := range h.entries {
		h.entries[i] = e
	}
	return h
}

func TestViewOfManySendsCostsNoMoreThanThatOfFew(t *testing.T) {
	cost := func(n int) float64 { return testing.AllocsPerRun(10, func() { sends(n).View() }) }
	few, many := cost(1), cost(1000)
	if many > few {
		t.Errorf("the view of 1,000 sends takes %v allocations, that of one %v: rows are made when they are asked for", many, few)
	}
}

func TestRowOfManySendsCostsNoMoreThanThatOfFew(t *testing.T) {
	cost := func(n int) float64 {
		h := sends(n)
		h.entries[0].Batch, h.entries[1].Batch = "b", "b"
		h.together = send.Together(h.entries)
		return testing.AllocsPerRun(10, func() { h.View().List.Row(0) })
	}
	if few, many := cost(2), cost(1000); many > few {
		t.Errorf("a row of 1,000 sends takes %v allocations, one of two %v: what was sent together is found once", many, few)
	}
}

// What a screen asks for at each key.
func BenchmarkViewOfAThousandSends(b *testing.B) {
	h := sends(1000)
	for b.Loop() {
		v := h.View()
		for i := range 20 {
			v.List.Row(i)
		}
	}
}
