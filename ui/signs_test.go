package ui_test

import (
	"strings"
	"testing"

	"facet/graph/sandbox"
	"facet/ui"

	"testing/synctest"
)

func TestPlainSignsTakeThePlaceOfTheOthersCellByCell(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		server := sandbox.New()
		for _, keys := range [][]string{nil, {"n"}, {"enter", "enter"}, {"v"}, {"ctrl+p"}, {"f1"}} {
			other := open(t, server, ui.Options{Session: session(t, server, me)}, 140, 40).press(keys...)
			plain := open(t, server, ui.Options{Session: session(t, server, me), ASCII: true}, 140, 40).press(keys...)
			were, are := strings.Split(other.screen(), "\n"), strings.Split(plain.screen(), "\n")
			for i, line := range are {
				if strings.ContainsAny(line, "▌›━─●○✓✗–…↑↓·│╭╮╰╯“”’→←−") || i < len(were) && cells(line) != cells(were[i]) {
					t.Errorf("%v: %q was %q", keys, line, were[min(i, len(were)-1)])
				}
			}
			other.quit()
			plain.quit()
		}
	})
}
