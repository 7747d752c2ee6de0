package ui_test

import (
	"bytes"
	"regexp"
	"strings"
	"testing"
	"testing/synctest"

	tea "charm.land/bubbletea/v2"

	"facet/graph/sandbox"
	"facet/internal/debuglog"
	"facet/ui"
)

// logged is the program with what it is told written down.
type logged struct {
	*ui.Model
	log *debuglog.Log
}

func (l logged) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	l.log.Add(l.Seen(msg))
	_, cmd := l.Model.Update(msg)
	return l, cmd
}

// writtenDown tells a story, and returns what was written down of it.
func writtenDown(t *testing.T, tell func(*terminal)) string {
	t.Helper()
	var out bytes.Buffer
	synctest.Test(t, func(t *testing.T) {
		log := debuglog.New(&out)
		server := sandbox.New()
		model := ui.New(t.Context(), ui.Options{Session: session(t, server, me)})
		t.Cleanup(log.Close) // once the program has ended
		tell(run(t, server, logged{model, log}, 80, 24))
	})
	return out.String()
}

func TestDebugLogHasNothingThatWasTyped(t *testing.T) {
	log := writtenDown(t, func(term *terminal) {
		term.kind("Interests").press("n").field("Name").typ("Xq7").paste("Zw9@contoso.com")
		for range 12 { // every field: lists open, dates are taken apart
			term.press("tab").typ("Xq7é").press("down", "enter", "esc")
			if strings.Contains(term.words(), "Leave without sending") {
				term.press("esc")
			}
		}
		term.press("ctrl+s", "ctrl+p").typ("Xq7").press("esc", "ctrl+c")
	})
	for _, secret := range []string{"Xq7", "Zw9", "contoso", "é", " X\n", " q\n", " 7\n"} {
		if strings.Contains(log, secret) {
			t.Errorf("it has %q:\n%s", secret, log)
		}
	}
	for _, want := range []string{"tea.KeyPressMsg ui.page 80x24 a key\n", "tea.PasteMsg ui.page 80x24\n", "tea.KeyPressMsg ui.palette 80x24 a key\n"} {
		if !strings.Contains(log, want) {
			t.Errorf("it doesn't have %q:\n%s", want, log)
		}
	}
}

func TestDebugLogHasNoKeyOfAFilter(t *testing.T) {
	log := writtenDown(t, func(term *terminal) {
		term.kind("Interests").press("enter", "/").typ("Xq7").press("enter", "w").typ("Xq7")
	})
	if !strings.Contains(log, "tea.KeyPressMsg ui.profile 80x24 /\n") {
		t.Errorf("the key that opens the filter isn't there:\n%s", log)
	}
	if regexp.MustCompile(`(?m) [Xq7]$`).MatchString(log) {
		t.Errorf("what was looked for is there:\n%s", log)
	}
}

func TestDebugLogNamesKeysStepsAndWhoAsked(t *testing.T) {
	log := writtenDown(t, func(term *terminal) { term.press("t", "x", "esc") })
	for _, want := range []string{"tea.KeyPressMsg ui.profile 80x24 t\n", " ui.loadedMsg flow.history 80x24\n", "tea.KeyPressMsg flow.history 80x24 x\n", "tea.KeyPressMsg flow.history 80x24 esc\n"} {
		if !strings.Contains(log, want) {
			t.Errorf("it doesn't have %q:\n%s", want, log)
		}
	}
}
