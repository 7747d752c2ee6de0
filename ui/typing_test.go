package ui_test

import (
	"strings"
	"testing"
	"testing/synctest"

	"facet/graph/sandbox"
	"facet/ui"
)

// cursorAfter fails unless the cursor stands right behind the words.
func (term *terminal) cursorAfter(words string) {
	term.t.Helper()
	view := term.screens.last()
	if view.Cursor == nil {
		term.t.Fatalf("there is no cursor:\n%s", term.screen())
	}
	line := strings.Split(plainScreen(view.Content), "\n")[view.Cursor.Y]
	before, _, found := strings.Cut(line, words)
	if want := cells(before + words); !found || view.Cursor.X != want {
		term.t.Errorf("the cursor is in cell %d of %q, want %d", view.Cursor.X, line, want)
	}
}

func TestCursorStandsWhereTheNextLetterGoes(t *testing.T) {
	for i, words := range []string{"Chess", "言葉", "👩‍🚒 brigade", "é́", "العربية", strings.Repeat("x", 30)} {
		size := [][2]int{{80, 24}, {60, 20}, {140, 40}}[i%3]
		story(t, func(term *terminal) {
			term.resize(size[0], size[1])
			term.kind("Interests").press("/").typ("z").cursorAfter("/ z")
			term.press("esc", "n").fill("Name", words).cursorAfter(words)
			term.fill("Description", words+"\n"+words).cursorAfter(words)
			term.fill("Categories", words).cursorAfter(words)
			term.press("enter").typ("zz").cursorAfter(" zz")
			term.press("ctrl+p").typ("rev").cursorAfter("› rev")
		})
	}
}

func TestCursorIsOnTheScreenOnALongPage(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Positions").press("n")
		for _, field := range []string{"Job title", "Company name", "Street", "Country", "Name", "Sign-in name", "Colleagues"} {
			term.field(field).typ("abc").cursorAfter("abc")
		}
	})
}

func TestColoursFollowTheTerminal(t *testing.T) {
	const ask, light, dark = "", "\x1b]11;rgb:ffff/ffff/ffff\x07", "\x1b]11;rgb:0000/0000/0000\x07"
	for _, c := range []struct {
		theme, first, then string
		same               bool
	}{{ask, dark, light, false}, {ask, light, light, true}, {"dark", dark, light, true}, {"light", light, dark, true}} {
		synctest.Test(t, func(t *testing.T) {
			server := sandbox.New()
			term := open(t, server, ui.Options{Session: session(t, server, me), Theme: c.theme}, 80, 24)
			term.kind("Interests").press("n").burst(c.first)
			before, words := term.screens.last().Content, term.screen()
			term.burst(c.then)
			if after := term.screens.last().Content; (after == before) != c.same {
				t.Errorf("theme %q, %q then %q: the same is %v", c.theme, c.first, c.then, after == before)
			}
			if term.screen() != words {
				t.Errorf("the words changed:\n%s", term.screen())
			}
		})
	}
}
