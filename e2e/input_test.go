package e2e

import (
	"fmt"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestTerminalWithoutAKindIsAskedLineByLine(t *testing.T) {
	t.Parallel()
	for _, kind := range []string{"TERM=dumb", "TERM=", ""} {
		env := slices.DeleteFunc(environment(t, kind), func(pair string) bool { return strings.HasPrefix(pair, "TERM=x") || pair == "" })
		term := start(t, []string{"--sandbox"}, env)
		term.see("In the directory", "to leave facet")
		if term.alt {
			t.Errorf("with %q it shows screens", kind)
		}
		term.typ("q\r")
		if status := term.gone(patience); status != 0 {
			t.Errorf("with %q: status %d", kind, status)
		}
	}
}

// TestArrowInPartsIsNoEscape sends what a slow line makes of the left arrow.
func TestArrowInPartsIsNoEscape(t *testing.T) {
	t.Parallel()
	term := start(t, []string{"--sandbox"}, environment(t)).types()
	term.typ("\x1b")
	time.Sleep(60 * time.Millisecond) // the line's, not the test's
	term.typ("[D").typ("x").see("Half a woxr", "New certification")
	term.typ("\x1b").see("Leave without sending?")
}

// TestAnswerThatComesLateIsNotTyped sends what a terminal far away answers, in
// parts, while somebody types.
func TestAnswerThatComesLateIsNotTyped(t *testing.T) {
	t.Parallel()
	term := start(t, []string{"--sandbox"}, environment(t)).types()
	term.typ("\x1b]11;rgb:ffff/ff")
	time.Sleep(300 * time.Millisecond) // the line's
	term.typ("ff/ffff\x1b\\d").typ("\x1b[?2026;2$y\x1bP>|xterm(380)\x1b\\!").see("Half a word!", "New certification")
}

// TestPasteWithoutAnEndLeavesNobodyDeaf sends the beginning of a paste, and
// nothing that ends it.
func TestPasteWithoutAnEndLeavesNobodyDeaf(t *testing.T) {
	t.Parallel()
	const said = "The terminal didn't say where the paste ends"
	term := start(t, []string{"--sandbox"}, environment(t)).types()
	term.typ("\x1b[200~ abc").see("Half a wor abc", said) // after a while
	term.typ("d").see("Half a wor abcd").until("the words to go", func() bool { return !strings.Contains(term.words(), said) })
	term.typ("\x1b[200~ efg").typ("\x03").see("abcd efg", said) // at once
	term.press("ctrl+c").see("Press ctrl+c again")
}

func TestLongSlowPasteArrivesWhole(t *testing.T) {
	t.Parallel()
	term := start(t, []string{"--sandbox"}, environment(t))
	term.kind("Interests").see("Sea kayaking").press("n").see("New interest").field("Name").typ("Chess").field("Description")
	term.typ("\x1b[200~")
	for n := range 2000 {
		term.typ(fmt.Sprintf("größer %d, ", n))
	}
	term.typ("the end\x1b[20")
	time.Sleep(200 * time.Millisecond) // the line's
	term.typ("1~!").see("größer 1999,", "end!")
	term.until("all of it", func() bool { return !strings.Contains(term.words(), "didn't say") })
}

func TestCtrlZTakesTypingBackAndElseSuspends(t *testing.T) {
	t.Parallel()
	term := startCommand(t, size{80, 24}, exec.CommandContext(t.Context(), "/bin/sh", "-c", shell, program), environment(t))
	term.types().press("ctrl+z").see("Half a").until("the last word to go", func() bool { return !strings.Contains(term.words(), "wor") })
	term.press("ctrl+y").see("Half a wor").press("ctrl+z", "ctrl+z", "ctrl+z").until("all to go", func() bool { return !strings.Contains(term.words(), "Half") })
	term.press("ctrl+z").see("left it")
}
