package ui_test

import (
	"encoding/json"
	"path"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"facet/graph"
	"facet/graph/sandbox"
	"facet/profile/flow/flowtest"
)

// full is a sandbox in which somebody has every kind of entry, filled in.
func full(t *testing.T, person string) *sandbox.Sandbox {
	t.Helper()
	server := sandbox.New()
	for _, kind := range flowtest.Kinds() {
		body, err := graph.Body(kind.Example())
		if err != nil {
			t.Fatal(err)
		}
		if err := server.Put(person, path.Base(kind.Path), body); err != nil {
			t.Fatal(err)
		}
	}
	return server
}

const kentasName = "kenta.sato@contoso.com"

// copyFrom goes to the entries of somebody, to copy them.
func (term *terminal) copyFrom(name string) *terminal {
	return term.press("copy").see("Whose entries do you want to copy?").typ(name).press("enter")
}

// to goes to an entry that may be copied.
func (term *terminal) to(name string) *terminal {
	term.t.Helper()
	for range 40 {
		for line := range strings.Lines(term.screen()) {
			if (strings.Contains(line, "› ") || strings.Contains(line, "▌ ")) && strings.Contains(line, name) {
				return term
			}
		}
		term.press("down")
	}
	term.t.Fatalf("%q is not to be found:\n%s", name, term.screen())
	return term
}

func TestEntryOfSomebodyIsCopiedWithoutWhoMaySeeIt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		server := full(t, sandbox.New().People()[1].ID)
		term := start(t, server).copyFrom(kentasName).see("What does 佐藤 健太 have that you should have?", "Their profile doesn't change.")
		term.to("Certified Kubernetes").see("[ ] Certified Kubernetes Administrator", "certification · ", "Everyone in your organisation").press("enter")
		term.see("Your profile · ines.popova@contoso.com", "New certification", "It began as a copy of an entry of 佐藤 健太.")
		term.field("Issued by").see("Certificate number LF-4711-2026 (copied from 佐藤 健太)")
		term.field("Who may see it").press("enter").see("› (●) ····· As your organisation has set it",
			"! This is not copied. The entry of 佐藤 健太 has:", "Everyone in your organisation. Choose anew.").notSee("of 2")
		term.press("ctrl+s").see("It began as a copy of an entry of 佐藤 健太.", "Your organisation's own setting decides who can see it.").press("enter").see("✓ Created")
		body := decoded(t, []byte(example(t, "certification")))
		delete(body, "allowedAudiences")
		want, err := json.Marshal(body)
		if err != nil {
			t.Fatal(err)
		}
		term.sent("POST", "/beta/me/profile/certifications", string(want))
		term.press("n").see("New certification").notSee("copy", "Kubernetes")
	})
}

func TestEveryKindOfEntryIsCopied(t *testing.T) {
	kenta := sandbox.New().People()[1]
	synctest.Test(t, func(t *testing.T) {
		term := start(t, full(t, kenta.ID))
		for i, kind := range flowtest.Kinds() {
			term.copyFrom(kentasName).to(kind.FactsOf(kind.Example(), time.Now()).Title).press("enter", "ctrl+s").sends().see("✓ Created").press("enter")
			var body map[string]any
			if err := json.Unmarshal(term.writes()[i].Body, &body); err != nil {
				t.Fatal(err)
			}
			want := kind.Example()
			want.Facet().AllowedAudiences = ""
			all, err := graph.Body(want)
			if err != nil {
				t.Fatal(err)
			}
			if got, _ := json.Marshal(body); !sameBody(t, got, all) {
				t.Errorf("%s was sent as\n%s, not\n%s", kind.Name, got, all)
			}
		}
	})
}

func sameBody(t *testing.T, a, b []byte) bool {
	t.Helper()
	one, err := json.Marshal(decoded(t, a))
	if err != nil {
		t.Fatal(err)
	}
	other, err := json.Marshal(decoded(t, b))
	return err == nil && string(one) == string(other)
}

func TestSeveralEntriesAreCopiedOneAfterTheOther(t *testing.T) {
	people := sandbox.New().People()
	kenta, other := people[1], people[3]
	synctest.Test(t, func(t *testing.T) {
		term := somebody(t, full(t, kenta.ID), other.UserPrincipalName).press("y")
		const header = "EDITING SOMEONE ELSE: Luca Ferri"
		term.copyFrom(kentasName).to("Certified Kubernetes").press("space").see("[x] Certified", "enter copy 1 entry")
		term.to("Chess").press("space").to("Travel expenses").press("space").see("enter copy 3 entries", header)
		term.press("enter").see("New certification · 1 of 3", "ctrl+n next form", header)
		term.press("ctrl+s", "tab", "enter").naming(other.UserPrincipalName).see("✓ Created", "enter next form · 2 of 3, 1 sent", "esc back to the profile")
		term.press("enter").see("New interest · 2 of 3, 1 sent", header).fill("Name", " again")
		term.press("ctrl+n").see("New responsibility · 3 of 3, 1 sent").press("ctrl+n").see("2 of 3", "Chess again").press("ctrl+n")
		term.press("esc").see("Leave without sending?").press("esc").see("3 of 3")
		term.press("ctrl+s", "tab", "enter").see("✓ Created", "enter next form · 2 of 3, 2 sent").press("enter").see("Chess again").notSee("ctrl+n")
		term.press("ctrl+s", "tab", "enter").see("✓ Created", "enter back to the profile", "n add another").press("enter")
		for _, w := range term.writes() {
			if !strings.HasPrefix(w.Path, "/beta/users/"+other.ID+"/") {
				t.Errorf("it sent %s %s", w.Method, w.Path)
			}
		}
		if n := len(term.writes()); n != 3 {
			t.Errorf("it sent %d times", n)
		}
	})
}

func TestNothingThatIsTypedIntoAQueueIsLeftUnasked(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		term := start(t, full(t, sandbox.New().People()[1].ID)).copyFrom(kentasName)
		term.to("Certified").press("space").to("Chess").press("space", "enter").press("esc").see("[x] Chess").press("enter")
		term.fill("Name", "!").press("ctrl+n").see("2 of 2").press("ctrl+c").see("Press ctrl+c again").press("esc").see("Leave without sending?")
		term.press("y").see("n new").nothingSent()
	})
}

// closed are faults by which nobody may read what others have, with more scopes.
func closed(more string) (faults []string) {
	for _, kind := range flowtest.Kinds() {
		faults = append(faults, "status=403@others+"+path.Base(kind.Path)+more)
	}
	return faults
}

func TestPermissionToReadIsSaidWhereItIsMissing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		server := full(t, sandbox.New().People()[1].ID)
		inject(t, server, closed("")...)
		term := start(t, server).copyFrom(kentasName).see("! This account may not read the profile of 佐藤 健太.", "User.Read.All")
		term.notSee("[ ]", "enter copy").press("space", "enter", "esc").see("n new").nothingSent()
	})
}

func TestPermissionToReadIsAskedForWhereItIsMissing(t *testing.T) {
	behind(t, []string{"User.ReadWrite"}, func(term *terminal, g *gate) {
		term.copyFrom(kentasName).see("tab ask for the permission").press("tab").see("kenta.sato").press("enter").see("This account may not read the profile of", "Ask for the permission").press("permission")
		term.see("Your profile", "[ ] 三味線").press("esc").see("n new")
		if strings.Join(g.asked, " ") != "User.ReadBasic.All User.Read.All" {
			t.Errorf("it asked for %q", g.asked)
		}
	}, closed("+once")...)
}

func TestPartOfWhatSomebodyHasThatCannotBeReadIsSaid(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		server := full(t, sandbox.New().People()[1].ID)
		inject(t, server, "responsibilities-refused")
		term := start(t, server).copyFrom(kentasName).see("[ ] Certified", "! Responsibilities could not be read. Microsoft 365 doesn't have this address.")
		term.press("enter").see("It began as a copy")
	})
}

func TestEntryBeginsANewOneLikeIt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		term := start(t, full(t, sandbox.New().People()[0].ID)).kind("Interests").press("enter").to("Chess").press("enter").see("N new one like it")
		term.press("N").see("New interest", "It began as a copy of another entry.", "(copied from another entry)").fill("Name", " by post")
		term.field("Who may see it").see("! This is not copied. The other entry has:").press("ctrl+s", "enter").see("✓ Created", "Chess by post")
		if body := string(term.writes()[0].Body); strings.Contains(body, "allowedAudiences") || strings.Contains(body, `"id"`) {
			t.Error(body)
		}
	})
}
