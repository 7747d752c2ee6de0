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
