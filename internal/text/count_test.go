package text

import "testing"

func TestOnlyOneThingIsCountedInTheSingular(t *testing.T) {
	for n, want := range map[int]string{0: "0 people", 1: "1 person", 2: "2 people", 21: "21 people", -1: "-1 people"} {
		if got := Count(n, "person", "people"); got != want {
			t.Errorf("%d: %q", n, got)
		}
	}
}
