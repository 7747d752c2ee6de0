package ui_test

import (
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"facet/graph"
	"facet/graph/sandbox"
	"facet/ui"
)

// typeInterest fills in a form and goes to its review.
func (term *terminal) typeInterest() *terminal {
	term.t.Helper()
	return term.kind("Interests").press("n").fill("Name", "Chess").fill("Description", "Slow games.").press("ctrl+s").see("f2 JSON")
}

// sends presses Enter on the review, where need be on its other button.
func (term *terminal) sends() *terminal {
	term.t.Helper()
	if strings.Contains(term.see("Back").screen(), "› Back") {
		term.press("tab")
	}
	return term.press("enter")
}

func TestRefusedSendKeepsTheForm(t *testing.T) {
	for _, c := range []struct {
		fault string
		says  []string
	}{
		{"status=403@post", []string{"✗ Not done", "doesn't let this account"}},
		{"status=500@post", []string{"? Not confirmed", "facet can't tell"}},
		{"status=429@post", []string{"✗ Not done", "slow down"}},
		{"status=503:html@post", []string{"? Not confirmed"}},
		{"status=400:empty@post", []string{"✗ Not done"}},
		{"status=409:cut@post", []string{"✗ Not done"}},
		{"redirect@post", []string{"✗ Not done", "redirect"}},
		{"unknown-error", []string{"✗ Not done", "doesn't say why"}},
		{"expired-token@post", []string{"✗ Not done", "sign-in"}},
		{"refuse@post", []string{"✗ Not done", "could not reach"}},
	} {
		t.Run(c.fault, func(t *testing.T) {
			story(t, func(term *terminal) {
				term.typeInterest().press("enter").wait(5 * time.Minute).see(c.says...).see("Chess")
				term.press("f2").see("POST /me/profile/interests").press("esc")
				term.see("New interest", "Chess", "Slow games.")
				most := 1
				if c.fault == "status=429@post" || c.fault == "refuse@post" { // certainly not done: sent again by itself
					most = 4
				}
				if n := len(term.writes()); n > most {
					t.Errorf("it was sent %d times", n)
				}
			}, c.fault)
		})
	}
}

func TestRefusedSendCanBeMendedAndSentAgain(t *testing.T) {
	story(t, func(term *terminal) {
		term.typeInterest().press("enter").see("✗ Not done").press("esc")
		term.typ(" By post.").press("ctrl+s", "enter").see("✓ Created")
		writes := term.writes()
		sameJSON(t, string(writes[len(writes)-1].Body), `{"displayName":"Chess","description":"Slow games. By post."}`)
	}, "status=400@post+once")
}

func TestRefusedAccountSaysSoAndKeepsTheForm(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Account").press("n").fill("Country", "Norw").press("enter", "ctrl+s").sends()
		term.see("✗ Not done", "doesn't let this account").press("esc").see("New account record", "Norway")
	}, "account-refused")
}

func TestWhatWasDoneIsFoundAndNotSentAgain(t *testing.T) {
	for _, fault := range []string{"reset=after@post", "cut@post", "commit-then-status=502@post", "late-commit=3s@post"} {
		t.Run(fault, func(t *testing.T) {
			story(t, func(term *terminal) {
				before := len(term.server.Objects("me", "interests"))
				term.typeInterest().press("enter").wait(time.Minute).see("✓ Created", "Chess")
				if n := len(term.writes()); n != 1 {
					t.Errorf("it was sent %d times", n)
				}
				if after := len(term.server.Objects("me", "interests")); after != before+1 {
					t.Errorf("%d interests, then %d", before, after)
				}
			}, fault)
		})
	}
}

func TestUnconfirmedSendWaitsForThePerson(t *testing.T) {
	story(t, func(term *terminal) {
		term.typeInterest().press("enter").see("It may have been done").wait(10*time.Minute).see("? Not confirmed", "facet can't tell")
		if n := len(term.writes()); n != 1 {
			t.Errorf("it was sent %d times", n)
		}
		term.press("look").see("Interests", "▌ ").press("down", "enter", "esc", "esc").see("? Not confirmed").press("esc", "esc", "y").see("Not confirmed: 1").press("t").see("New interest “Chess”", "not confirmed · ").press("enter")
		term.see("? Not confirmed").press("r").wait(10 * time.Minute).see("It still isn't there")
		term.press("again").wait(10 * time.Minute).see("✓ Created")
		if n := len(term.writes()); n != 2 {
			t.Errorf("it was sent %d times", n)
		}
	}, "reset=before@post+once")
}

func TestLetToRestItIsNotAskedAboutAgain(t *testing.T) {
	story(t, func(term *terminal) {
		term.typeInterest().press("enter").wait(10*time.Minute).see("? Not confirmed").press("d", "y")
		term.see("About you").notSee("Not confirmed").press("t").see("New interest “Chess”", "you stopped asking")
	}, "reset=before@post+once")
}

func TestEscWhileSendingStops(t *testing.T) {
	story(t, func(term *terminal) {
		term.typeInterest().press("enter").see("Sending to Microsoft 365…", "Esc stops waiting").wait(time.Second).see("Sending to Microsoft 365…")
		term.press("ctrl+c").see("Sending to Microsoft 365…")
		term.press("esc").notSee("Sending").see("Chess", "You stopped waiting. It may still have been done.").press("esc").see("New interest", "Slow games.")
		if n := len(term.writes()); n > 1 {
			t.Errorf("it was sent %d times", n)
		}
	}, "latency=1m@post")
}

func TestSlowSendEndsWell(t *testing.T) {
	story(t, func(term *terminal) {
		term.typeInterest().press("enter", "enter", "enter").see("Sending to Microsoft 365…").wait(21 * time.Second).see("✓ Created")
		if n := len(term.writes()); n != 1 {
			t.Errorf("it was sent %d times", n)
		}
	}, "latency=20s@post")
}

func TestRefusedResponsibilityOffersTheAddressBelowProfile(t *testing.T) {
	for _, status := range []string{"400", "404", "405"} {
		t.Run(status, func(t *testing.T) {
			story(t, func(term *terminal) {
				term.kind("Responsibilities").press("n").fill("Name", "API Council").press("ctrl+s", "enter")
				term.see("✗ Not done", "Two other ways").press("older")
				term.see("› Send").press("f2").see("/me/profile/responsibilities").press("enter").see("✓ Created")
				last := term.writes()[len(term.writes())-1]
				if got := last.Method + " " + last.Path; got != "POST /beta/me/profile/responsibilities" {
					t.Errorf("it sent %s", got)
				}
				sameJSON(t, string(last.Body), `{"displayName":"API Council"}`)
			}, "responsibilities-refused="+status+"@once+post", "responsibilities-in-profile")
		})
	}
}

func TestRefusedResponsibilityOffersThePlainList(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Responsibilities").press("n").fill("Name", "API Council").press("ctrl+s", "enter")
		term.see("✗ Not done").press("plain").see("Add to the plain list").press("f2").see("PATCH", `"responsibilities"`).press("enter")
		term.see("✓")
		last := term.writes()[len(term.writes())-1]
		if got := last.Method + " " + last.Path; got != "PATCH /beta/me" {
			t.Errorf("it sent %s", got)
		}
		sameJSON(t, string(last.Body), `{"responsibilities":["API Council"]}`)
	}, "responsibilities-refused@post")
}

func TestOtherWaysAreOfferedForResponsibilitiesOnly(t *testing.T) {
	story(t, func(term *terminal) {
		term.typeInterest().press("enter").see("✗ Not done").notSee("Two other ways")
	}, "unknown-error")
}

func TestLockedEntriesCannotBeChanged(t *testing.T) {
	for _, c := range []struct{ kind, entry, source string }{
		{"Certifications", "First aid at work", "Organizational Data"},
		{"Positions", "Product Manager", "Microsoft Entra ID"},
		{"Account", "Norway", "Microsoft Entra ID"},
	} {
		t.Run(c.kind, func(t *testing.T) {
			story(t, func(term *terminal) {
				term.kind(c.kind).press("enter")
				for range 3 {
					if !strings.Contains(term.screen(), "▌ "+c.entry) {
						term.press("down")
					}
				}
				term.see("▌ "+c.entry, "locked").notSee("e edit", "d delete")
				term.press("e", "d", "delete").see("▌ " + c.entry)
				term.press("e").see("! This entry comes from "+c.source, "whoever looks after it").press("up", "down").notSee("whoever looks after it").press("d").see("whoever looks after it").nothingSent()
				term.press("enter").see("! This entry comes from "+c.source, "Ask whoever looks after it there").notSee("e edit", "d delete")
				term.press("e", "d").notSee("Change", "Delete "+c.entry).nothingSent()
			})
		})
	}
}

// somebody opens the profile of somebody else, by the name that they sign in with.
func somebody(t *testing.T, server *sandbox.Sandbox, name string) *terminal {
	t.Helper()
	person, err := graph.User(name)
	if err != nil {
		t.Fatal(err)
	}
	return open(t, server, ui.Options{Session: session(t, server, person)}, 80, 24)
}

func TestSomebodyElsesProfileIsNamedAndPinned(t *testing.T) {
	for _, person := range sandbox.New().People()[1:] {
		t.Run(person.UserPrincipalName, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				term := somebody(t, sandbox.New(), person.UserPrincipalName)
				term.see("Is this the right person?", person.UserPrincipalName, person.ID).press("y").see("EDITING SOMEONE ELSE: ", person.UserPrincipalName)
				term.typeInterest().see("› Back", "EDITING SOMEONE ELSE")
				term.press("enter").see("New interest").nothingSent()
				term.press("ctrl+s", "tab", "enter").naming(person.UserPrincipalName).see("✓ Created")
				term.sent("POST", "/beta/users/"+person.ID+"/profile/interests", `{"displayName":"Chess","description":"Slow games."}`)
			})
		})
	}
}

func TestRefusedRoleIsExplained(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		server := sandbox.New()
		inject(t, server, "access-denied-for-role")
		term := somebody(t, server, "kenta.sato@contoso.com").press("y").typeInterest().press("tab", "enter").naming("kenta.sato@contoso.com")
		term.see("✗ Not done", "doesn't let this account change").press("d").see("ErrorAccessDeniedForRole").press("esc")
		term.see("New interest", "Slow games.")
	})
}

func TestNobodyOfThatNameIsSaid(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		term := somebody(t, sandbox.New(), "nobody@contoso.com")
		term.see("✗").notSee("Is this the right person?").press("y").notSee("Certifications").press("esc").over()
	})
}

func TestEveryRequestNamesItself(t *testing.T) {
	story(t, func(term *terminal) {
		term.typeInterest().press("enter").see("✓ Created").press("u", "enter").see("✓ Undone")
		seen := map[string]bool{}
		for _, r := range term.server.Requests() {
			id := r.Header.Get("Client-Request-Id")
			if id == "" || seen[id] {
				t.Errorf("%s %s has the client-request-id %q", r.Method, r.Path, id)
			}
			seen[id] = true
			if r.Method != http.MethodGet && r.Header.Get("Idempotency-Key") != "" {
				t.Error("it has an Idempotency-Key")
			}
		}
	})
}
