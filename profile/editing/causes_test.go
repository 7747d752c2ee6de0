package editing_test

import (
	"errors"
	"net/http"
	"testing"

	"facet/graph"
	"facet/profile/editing"
)

func TestErrorThatForbidsNothingHasNoCauses(t *testing.T) {
	s := &editing.Session{Person: graph.Me()}
	for _, err := range []error{errors.New("no"), &graph.Error{Status: http.StatusBadRequest}} {
		if causes := editing.Causes(s, err); causes != nil {
			t.Errorf("%v has the causes %v", err, causes)
		}
	}
	if editing.Causes(s, &graph.Error{Status: http.StatusForbidden}) == nil {
		t.Error("what is forbidden has no causes")
	}
}
