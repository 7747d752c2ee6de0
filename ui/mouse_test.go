package ui_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"facet/ui"
)

// place is where words stand on the screen.
func (term *terminal) place(words string) (x, y int) {
	term.t.Helper()
	for y, line := range strings.Split(term.screen(), "\n") {
		if before, _, found := strings.Cut(line, words); found {
			margin := 1 // which is left out of what is compared
			if strings.Contains(term.screen(), "nothing leaves this computer") {
				margin = 2
			}
			return cells(before) + margin, y
		}
	}
	term.t.Fatalf("%q is nowhere:\n%s", words, term.screen())
	return 0, 0
}

// mouse sends bytes as a terminal sends them for the mouse: SGR, from 1.
func (term *terminal) mouse(button, x, y int, last string) *terminal {
	term.send("\x1b[<" + itoa(button) + ";" + itoa(x+1) + ";" + itoa(y+1) + last)
	return term
}

func itoa(n int) string {
	return strings.TrimLeft(string([]byte{byte('0' + n/100), byte('0' + n/10%10), byte('0' + n%10)}), "0")
}

// click presses and lets go on words.
func (term *terminal) click(words string) *terminal {
	term.t.Helper()
	x, y := term.place(words)
	return term.mouse(0, x, y, "M").mouse(0, x, y, "m")
}

func TestClickMarksAndTheNextOneOpens(t *testing.T) {
	story(t, func(term *terminal) {
		term.resize(140, 40).click("Skills").see("▌ Skills").click("Interests").see("▌ Interests").click("Learning the").see("▌ Learning the accordion", "e edit").click("▌ Learning the").see("f2 ")
		term.click("esc back").see("▌ Learning the accordion").click("n new").see("New interest").click("Description").see("▌ Description")
	})
}

func TestClickOutsideOfTheBoxClosesItAndInsideChooses(t *testing.T) {
	story(t, func(term *terminal) {
		term.press("ctrl+p").click("SANDBOX").see("All actions").mouse(0, 1, 10, "M").mouse(0, 1, 10, "m").notSee("All actions")
		term.press("ctrl+p").typ("what was").click("What was sent").see("What was sent from this computer")
	})
}

func TestButtonsArePressedByAClick(t *testing.T) {
	story(t, func(term *terminal) {
		term.typeInterest().click("Back").see("New interest").press("ctrl+s").click("Send").see("✓ Created")
	})
}

func TestClickOnDotsOnAStepOrOnAnOptionChoosesThat(t *testing.T) {
	story(t, func(term *terminal) {
		click := func(x, y int) *terminal { return term.mouse(0, x, y, "M").mouse(0, x, y, "m") }
		term.resize(140, 40).kind("Skills").press("n").fill("Name", "Go")
		x, y := term.place("Who may see it")
		x += cells("Who may see it  ")
		click(x, y).see("Who may see it ●○○○○ Only you")
		click(x+2, y).see("Who may see it ●●●○○ Everyone in your organisation")
		term.field("Who may see it").press("enter").click("( ) ●○○○○ Only you").notSee("( )").see("Who may see it ●○○○○ Only you")
		x, y = term.place("Level  ")
		x += cells("Level           ")
		click(x, y).see("Level           ●───────────────────────────── Beginner")
		click(x+29, y).see("━━━━━━━━━━━━━━━━━━━━━━━━━━━━━● Expert")
	})
}

func TestWheelComesToTheEndOfAFormThatBeginsWithANote(t *testing.T) {
	story(t, func(term *terminal) {
		term.resize(80, 20).kind("Account").press("n").see("Microsoft documents how").resize(60, 14)
		for range 30 {
			term.mouse(65, 40, 8, "M")
		}
		term.see("[ Check and send ]")
	})
}

func TestWheelMovesThroughAList(t *testing.T) {
	story(t, func(term *terminal) {
		before := term.screen()
		if term.mouse(65, 40, 8, "M").screen() == before {
			t.Error("it stays")
		}
		if term.mouse(64, 40, 8, "M").screen() != before {
			t.Errorf("it doesn't come back:\n%s", term.screen())
		}
	})
}

func TestDraggingGivesTheMouseToTheTerminalUntilTheNextKey(t *testing.T) {
	story(t, func(term *terminal) {
		caught := func() bool { return term.screens.Model.View().MouseMode == tea.MouseModeCellMotion }
		if !caught() {
			t.Error("there is no mouse")
		}
		term.mouse(0, 10, 5, "M").mouse(32, 14, 5, "M").see("The mouse is yours: select now.")
		if caught() {
			t.Error("it isn't given")
		}
		term.press("down").notSee("The mouse is yours")
		if !caught() {
			t.Error("it isn't taken back")
		}
		term.press("ctrl+p").typ("mouse").press("enter")
		if caught() {
			t.Error("it isn't switched off")
		}
	})
}

func TestMouseThatIsSwitchedOffStaysTheTerminals(t *testing.T) {
	m := ui.New(t.Context(), ui.Options{NoMouse: true, Sandbox: nil})
	m.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	if m.View().MouseMode != tea.MouseModeNone {
		t.Error("facet has it")
	}
}
