package text

import "testing"

func TestOnlyOneThingIsCountedInTheSingular(t *testing.T) {
	for n, want := range map[int]string{0: "0 people", 1: "1 person", 2: "2 people", 21: "21 people", -1: "-1 people"} {
		if got := Count(n, "person", "people"); got != want {
			t.Errorf("%d: %q", n, got)
		}
	}
}

func TestPluralIsTheUsualOne(t *testing.T) {
	for one, want := range map[string]string{
		"certification": "certifications", "account record": "account records", "e-mail address": "e-mail addresses",
		"anniversary": "anniversaries", "day": "days", "": "s",
	} {
		if got := Plural(one); got != want {
			t.Errorf("%q: %q", one, got)
		}
	}
}
