package person_test

import (
	"errors"
	"net/http"
	"testing"

	"facet/graph"
	"facet/profile/person"
)

func TestErrorThatForbidsNothingHasNoCauses(t *testing.T) {
	s := &person.Session{Person: graph.Me()}
	for _, err := range []error{errors.New("no"), &graph.Error{Status: http.StatusBadRequest}} {
		if causes := person.Causes(s, err); causes != nil {
			t.Errorf("%v has the causes %v", err, causes)
		}
	}
	if person.Causes(s, &graph.Error{Status: http.StatusForbidden}) == nil {
		t.Error("what is forbidden has no causes")
	}
}
