package ui_test

import (
	"strings"
	"testing"
	"testing/synctest"

	"facet/graph/sandbox"
)

// TestLineThatIsTypedFitsAWindowThatShrank is about what is typed where a name
// is asked for; that no line is wider than the window is held for every view.
func TestLineThatIsTypedFitsAWindowThatShrank(t *testing.T) {
	for _, back := range []int{0, 60} {
		synctest.Test(t, func(t *testing.T) {
			term := somebody(t, sandbox.New(), kentaUPN).press("y").typeInterest().press("tab", "enter").see("Type the part")
			term.resize(140, 30).paste(strings.Repeat("言葉 word ", 9))
			for range back {
				term.press("left")
			}
			term.resize(60, 20).resize(24, 10).resize(140, 30).see("言葉 word 言葉")
		})
	}
}

func TestCtrlZTakesBackWhatWasSought(t *testing.T) {
	for name, way := range map[string]func(*terminal) *terminal{
		"the palette": func(term *terminal) *terminal { return term.press("ctrl+p") },
		"the filter":  func(term *terminal) *terminal { return term.kind("Interests").press("enter", "/") },
		"the people":  func(term *terminal) *terminal { return term.press("w").see("Whose profile") },
	} {
		t.Run(name, func(t *testing.T) {
			story(t, func(term *terminal) {
				way(term).typ("first zwei").see("first zwei").press("ctrl+z").notSee("zwei").see("first").press("ctrl+y").see("first zwei")
				term.press("ctrl+w", "ctrl+z").see("first zwei").press("ctrl+z", "ctrl+z").notSee("first")
			})
		})
	}
	synctest.Test(t, func(t *testing.T) {
		term := somebody(t, sandbox.New(), kentaUPN).press("y").typeInterest().press("tab", "enter").see("Type the part")
		term.typ("one two").press("ctrl+z").see("› one").notSee("one two")
	})
}

func TestWhatIsSoughtHasAnEnd(t *testing.T) {
	story(t, func(term *terminal) {
		term.press("ctrl+p").paste(strings.Repeat("x", 1<<20)).typ("y").press("ctrl+u").see("Who sees what")
	})
}

func TestHelpSaysWhatCtrlZDoesWithNothingToUndo(t *testing.T) {
	story(t, func(term *terminal) {
		term.press("?", "down", "down").see("ctrl+z", "put facet aside", "fg in the shell")
	})
}
