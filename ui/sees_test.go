package ui_test

import (
	"strings"
	"testing"
)

func TestWhoSeesSeveralEntriesIsChangedAtOnceAndTakenBack(t *testing.T) {
	story(t, func(term *terminal) {
		term.press("v").see("Who sees what", "Only you (1)", "▌ [ ] Learning the accordion").press("space", "space")
		term.see("[x] Learning the accordion", "[x] Certified Product Manager", "enter change who sees 2 entries")
		term.press("enter").see("Who should see these 2 entries?", "1 Only you (1 of 2 change)").press("7")
		term.see("Change who sees 2 entries", "! More people than before may see 2 entries.", "› Back").press("tab", "enter")
		term.see("✓ Changed 2 entries", "✓ changed · interest · Only you → Everyone, also the public")
		if sent := len(term.writes()); sent != 2 {
			t.Errorf("%d were sent", sent)
		}
		term.press("u").see("Undo: change 2 entries back").press("enter").see("✓ Undone: 2 entries").press("esc")
		term.kind("Interests").see("Learning the accordion ●○○○○ only you")
	})
}

func TestTicksStayWithTheirEntriesWhenTheListIsReadAnew(t *testing.T) {
	story(t, func(term *terminal) {
		term.press("v", "down", "space").see("[x] Certified Product Manager")
		interests, err := session(term.t, term.server, me).Client.Collection(me, "profile/certifications")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := interests.Create(term.t.Context(), []byte(`{"displayName":"A secret","allowedAudiences":"me"}`)); err != nil {
			t.Fatal(err)
		}
		term.press("r").see("Only you (2)", "[ ] A secret", "[ ] Learning the accordion", "[x] Certified Product Manager", "enter change who sees 1 entry")
	})
}

func TestAllThatCanBeChangedIsTickedAndUnticked(t *testing.T) {
	story(t, func(term *terminal) {
		if got := term.press("v", "*").screen(); !strings.Contains(got, "[x] Learning") || !strings.Contains(got, "[ ] First aid at work") {
			t.Errorf("a ticks\n%s", got)
		}
		term.press("*").notSee("[x]").press("down", "down", "space").see("so it can't be changed or deleted here").notSee("[x]")
	})
}
