package sandbox

import (
	"slices"
	"strings"
	"testing"
)

// parts are the members of a whole profile that are about interests or
// certifications.
func parts(t *testing.T, c client) []string {
	t.Helper()
	var names []string
	for name := range c.must(200, "GET", "/me/profile", "").body {
		if strings.HasPrefix(name, "interests") || strings.HasPrefix(name, "certifications") {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

func TestProfileHoldsFirstPages(t *testing.T) {
	for size, want := range map[int]string{1: "certifications certifications@odata.nextLink interests interests@odata.nextLink", 50: "certifications interests"} {
		if got := strings.Join(parts(t, as(t, New(PageSize(size)), "me")), " "); got != want {
			t.Errorf("with pages of %d: %s", size, got)
		}
	}
}

func TestProfileLeavesOutWhatAFaultIsAimedAt(t *testing.T) {
	for fault, want := range map[string]string{
		"status=503@get+interests":      "certifications",
		"latency=1h@interests":          "certifications",
		"status=503@get+interests+once": "certifications",
		"status=503@post+interests":     "certifications interests", // reading it is no fault
		"source-as-string":              "certifications interests", // aimed at none
	} {
		s := New()
		inject(t, s, fault)
		c := as(t, s, "me")
		if got := strings.Join(parts(t, c), " "); got != want {
			t.Errorf("%s: %s", fault, got)
		}
		if strings.HasSuffix(fault, "once") {
			c.must(503, "GET", interests, "")
			if got := strings.Join(parts(t, c), " "); got != "certifications interests" {
				t.Errorf("after %s: %s", fault, got)
			}
		}
	}
}
