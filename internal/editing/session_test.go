package editing

import (
	"strings"
	"testing"

	"facet/graph"
	"facet/graph/outbox"
)

func TestOnesOwnObjectIDIsOnesOwnInCapitalsToo(t *testing.T) {
	const ines = "9c3f5a1e-0000-4000-8000-00000000ab01"
	s := &Session{Person: graph.Me(), Actor: outbox.Actor{ID: ines, Name: "ines@contoso.com"}}
	for _, name := range []string{ines, strings.ToUpper(ines), "Ines@Contoso.com"} {
		if !s.IsMyself(name) {
			t.Errorf("%s is taken for somebody else", name)
		}
	}
	for id, own := range map[string]bool{ines: true, strings.ToUpper(ines): true, "kenta-id": false} {
		if theirs, err := s.ForUser(graph.DirectoryUser{ID: id}); err != nil || theirs.Person.IsMe() != own {
			t.Errorf("%s: %v, %v", id, theirs.Person, err)
		}
	}
	if s.IsMyself("") {
		t.Error("nobody is oneself")
	}
}

func TestSessionWithSomebodyElseKnowsNothingOfWhatWasListedOrMadeBefore(t *testing.T) {
	kenta, err := graph.User("kenta-id")
	if err != nil {
		t.Fatal(err)
	}
	s := &Session{Person: graph.Me(), made: []made{{path: "interests"}}, lists: map[string][]Object{"interests": {{}}}}
	if other := s.For(kenta, graph.DirectoryUser{ID: "kenta-id"}); other.made != nil || other.lists != nil || s.made == nil {
		t.Errorf("%v, %v", other.made, other.lists)
	}
}
