package graph_test

import (
	"errors"
	"fmt"
	"net/http"
	"testing"

	"facet/graph"
)

// worded is an error with words for people, as advice of any kind is.
type worded struct{ error }

func (worded) Explain() (what, remedy string) { return "Not now.", "Later." }

// mending is one that says whether signing in helps.
type mending bool

func (mending) Error() string       { return "no token" }
func (m mending) NeedsSignIn() bool { return bool(m) }

func TestOnlyWhatSaysSoNeedsASignIn(t *testing.T) {
	for _, c := range []struct {
		err  error
		want bool
	}{
		{nil, false}, {errors.New("x"), false}, {worded{errors.New("x")}, false}, {mending(true), true}, {fmt.Errorf("send: %w", mending(true)), true}, {mending(false), false},
		{&graph.Error{Status: http.StatusUnauthorized}, true}, {&graph.Error{Status: http.StatusForbidden}, false},
	} {
		if got := graph.NeedsSignIn(c.err); got != c.want {
			t.Errorf("%v needs a sign-in: %v", c.err, got)
		}
	}
}
