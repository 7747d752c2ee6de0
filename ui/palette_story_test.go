package ui_test

import "testing"

func TestEverythingIsFoundFromAnywhere(t *testing.T) {
	story(t, func(term *terminal) {
		term.press("t").see("What was sent from this computer").press("ctrl+p").typ("new cert").see("New certification", "add").press("enter").see("New certification", "Name")
		term.press("esc").see("About you").press("ctrl+p").typ("first aid").press("enter").see("▌ First aid at work")
		term.press("ctrl+p").typ("credential").press("enter").see("New certification").press("esc")
		for _, words := range []string{"who may see it", "visible", "hide"} {
			term.press("ctrl+p").typ(words).see("Who sees what").press("esc")
		}
	})
}

func TestPlacesAreGoneToWithOneLetter(t *testing.T) {
	story(t, func(term *terminal) {
		term.press("g").see("Go to", "Go to Interests").notSee("New interest", "Leave facet").typ("kayak").press("enter").see("▌ Sea kayaking", "e edit")
		term.press("t", "g").typ("positions").press("enter").see("▌ Positions")
		term.press("n").typ("g").see("Job title").notSee("Go to Interests")
		term.press("esc", "y", "g").typ("no such").see("No facet type and no entry is called that. Esc, then ctrl+p").press("esc", "ctrl+p").typ("no such").see("Try “new”")
	})
}

func TestWhatIsTypedIsNotLeftBehindByWayOfThePalette(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Interests").press("n").fill("Name", "Chess").press("ctrl+p").typ("go to positions").see("not now").press("enter").see("A form is open here").press("esc").see("Name Chess")
	})
}

func TestThemeIsChangedFromThePalette(t *testing.T) {
	story(t, func(term *terminal) {
		before := term.screens.View().Content
		term.press("ctrl+p").typ("light theme").press("enter").see("About you")
		if term.screens.View().Content == before {
			t.Error("it is as it was")
		}
	})
}
