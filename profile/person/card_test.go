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

func TestCardHasWhatColleaguesMaySeeAndPublicWhatEverybodyMay(t *testing.T) {
	s := &person.Session{Person: graph.Me(), Kinds: forms.Kinds()}
	skills, err := forms.Named(forms.Kinds(), "skill")
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Empty()) != 0 {
		t.Error("what was not listed isn't empty")
	}
	all := []json.RawMessage{[]byte(`{"displayName":"Mine","allowedAudiences":"me"}`), []byte(`{"displayName":"Open","allowedAudiences":"everyone"}`)}
	for n := range 5 {
		all = append(all, fmt.Appendf(nil, `{"displayName":"Known %d","allowedAudiences":"organization"}`, n))
	}
	s.Listed(skills, all)
	card := s.Card(time.Now())
	if len(card) != 1 || card[0].Title != "Skills" || len(card[0].Lines) != 4 || card[0].Lines[0].Title != "Open" || card[0].More != 2 {
		t.Errorf("the card has %+v", card)
	}
	if public := s.Public(); len(public) != 1 || public[0].Name() != "Open" {
		t.Errorf("%d are public", len(public))
	}
	s.Listed(skills, nil)
	if empty := s.Empty(); len(empty) != 1 || empty[0].Name != "skill" || len(s.Public()) != 0 {
		t.Errorf("%d are empty", len(empty))
	}
}
