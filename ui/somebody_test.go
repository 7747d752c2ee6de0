package ui_test

import (
	"strings"
	"testing"
	"testing/synctest"

	"facet/graph/sandbox"
)

func TestEveryFacetOfSomebodyElseIsWrittenByObjectID(t *testing.T) {
	kenta := sandbox.New().People()[1]
	for _, c := range []struct{ kind, path, asked string }{
		{"Certifications", "profile/certifications", "Name"}, {"Positions", "profile/positions", "Job title, Company name"},
		{"Interests", "profile/interests", "Name"}, {"Responsibilities", "responsibilities", "Name"}, {"Account", "profile/account", "Country"},
	} {
		t.Run(c.kind, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				term := somebody(t, sandbox.New(), kenta.UserPrincipalName).press("y").kind(c.kind).press("n")
				for field := range strings.SplitSeq(c.asked, ", ") {
					term.fill(field, "Norway")
				}
				term.press("ctrl+s", "tab", "enter").naming(kenta.UserPrincipalName).see("✓ Created", "EDITING SOMEONE ELSE: 佐藤 健太")
				term.press("u").see("› Back").press("tab", "enter").see("✓ Undone")
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

// naming types whose profile it is, as the first change to it asks for, and
// then sends.
func (term *terminal) naming(upn string) *terminal {
	part, _, _ := strings.Cut(upn, "@")
	return term.see("The first change to somebody else's profile", "profile of").typ(part).press("enter")
}

func TestFirstChangeToSomebodyAsksForTheirName(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		term := somebody(t, sandbox.New(), "kenta.sato@contoso.com").press("y").typeInterest().press("tab", "enter")
		term.see("Type the part of their sign-in name").typ("ines.popova").press("enter").see("✗ That doesn't match this person").nothingSent()
		term.press("esc").see("› Send").press("enter").see("Type the part").nothingSent()
		term.typ("Kenta.Sato").press("enter").see("✓ Created")
		term.press("n").fill("Name", "Go").press("ctrl+s", "tab", "enter").see("✓ Created", "Go")
	})
}

func TestTheWholeSignInNameIsTheirNameToo(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		term := somebody(t, sandbox.New(), kentaUPN).press("y").typeInterest().press("tab", "enter").see("Type the part")
		term.typ("kenta.sato@fabrikam.com").press("enter").see("✗ That doesn't match this person").press("ctrl+u")
		term.typ(" Kenta.Sato@CONTOSO.com ").press("enter").see("✓ Created")
	})
}

func TestAfterASendForSomebodyTheirProfileIsOpen(t *testing.T) {
	story(t, func(term *terminal) {
		term.press("w").find("kenta").press("enter", "y").typeInterest().press("tab", "enter").naming("kenta.sato@contoso.com").see("✓ Created")
		term.press("enter").see("EDITING SOMEONE ELSE", "Interests", "Chess").press("n").see("New interest", "EDITING SOMEONE ELSE").press("esc")
		term.see("esc your own profile").press("esc").see("Your profile").notSee("EDITING SOMEONE ELSE", "esc your own")
	})
}
