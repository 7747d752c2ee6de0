package cli

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"facet/graph"
)

func TestRefusalSaysByTheClockWhenGraphTakesItAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		words := strings.Join(said(&graph.Error{Status: 429, RetryAfter: 7 * time.Second}), "\n")
		if want := "Graph takes it again from " + time.Now().Add(7*time.Second).Format(time.DateTime) + " on."; !strings.Contains(words, want) {
			t.Errorf("it says %q, not %q", words, want)
		}
		if words := strings.Join(said(&graph.Error{Status: 403}), "\n"); strings.Contains(words, "again from") {
			t.Errorf("it says %q", words)
		}
	})
}
