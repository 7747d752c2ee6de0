package person_test

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"facet/forms"
	"facet/graph"
	"facet/profile/person"
)

func TestWhatExpiresIsFoundWithoutReadingItsDaysAnew(t *testing.T) {
	now := time.Date(2026, 6, 1, 12, 0, 0, 0, time.Local)
	s := &person.Session{Person: graph.Me(), Kinds: forms.Kinds()}
	kind, err := forms.Named(forms.Kinds(), "certification")
	if err != nil {
		t.Fatal(err)
	}
	var all []json.RawMessage
	for i, end := range []string{"2026-08-30", "2026-08-31", "2020-01-01", "", "soon"} {
		all = append(all, json.RawMessage(fmt.Sprintf(`{"id":"%d","displayName":"%s","endDate":"%s"}`, i, end, end)))
	}
	s.Listed(kind, all)
	var names []string
	for _, o := range s.Expiring(now) {
		names = append(names, o.Name())
	}
	if got := fmt.Sprint(names); got != "[2026-08-30 2020-01-01]" {
		t.Errorf("%s expire", got)
	}
	before := now.AddDate(-20, 0, 0)
	if cost := testing.AllocsPerRun(10, func() { s.Expiring(before) }); cost > 0 {
		t.Errorf("asking costs %v allocations where nothing expires", cost)
	}
	if there := s.For(graph.Me(), graph.DirectoryUser{}).Expiring(now); len(there) > 0 {
		t.Errorf("%d of one person expire on the profile of another", len(there))
	}
}
