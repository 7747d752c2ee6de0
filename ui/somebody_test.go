package ui_test

import (
	"strings"
	"testing"
	"testing/synctest"

	"facet/graph/sandbox"
)

func TestEveryFacetOfSomebodyElseIsWrittenByObjectID(t *testing.T) {
	kenta := sandbox.New().People()[1]
	for _, c := range []struct{ shelf, path, asked string }{
		{"Certifications", "profile/certifications", "Name"}, {"Positions", "profile/positions", "Job title, Company name"},
		{"Interests", "profile/interests", "Name"}, {"Responsibilities", "responsibilities", "Name"}, {"Account", "profile/account", "Country"},
	} {
		t.Run(c.shelf, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				term := somebody(t, sandbox.New(), kenta.UserPrincipalName).press("y").shelf(c.shelf).press("n")
				for field := range strings.SplitSeq(c.asked, ", ") {
					term.fill(field, "Norway")
				}
				term.press("ctrl+s", "tab", "enter").see("✓ Created", "EDITING SOMEONE ELSE: 佐藤 健太")
				term.press("u").see("› Back").press("tab", "enter").see("✓ Deleted")
				address := "/beta/users/" + kenta.ID + "/" + c.path
				for i, want := range []string{"POST " + address, "DELETE " + address + "/"} {
					if w := term.writes()[i]; !strings.HasPrefix(w.Method+" "+w.Path, want) {
						t.Errorf("it sent %s %s, want %s", w.Method, w.Path, want)
					}
				}
			})
		})
	}
}
