package e2e

import (
	"bytes"
	"io/fs"
	"os"
	"strings"
	"syscall"
	"testing"
)

// TestDraftOutlivesTheProgram ends the program right after a key, in ways that
// leave it a moment, and by SIGKILL once the draft is on the disk.
func TestDraftOutlivesTheProgram(t *testing.T) {
	t.Parallel()
	for name, end := range map[string]func(*terminal, []string){
		"hangup":        func(term *terminal, _ []string) { term.kill(syscall.SIGHUP) },
		"quit":          func(term *terminal, _ []string) { term.kill(syscall.SIGQUIT) },
		"terminate":     func(term *terminal, _ []string) { term.kill(syscall.SIGTERM) },
		"interrupt":     func(term *terminal, _ []string) { term.kill(syscall.SIGINT) },
		"closed window": func(term *terminal, _ []string) { term.hangUp() },
		"killed": func(term *terminal, env []string) {
			term.until("the draft on the disk", func() bool { return kept(env, "Half a wor") })
			term.kill(syscall.SIGKILL)
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			at := host(t)
			env := environment(t, "FACET_ACCESS_TOKEN="+at.all, "FACET_GRAPH="+at.api)
			term := typing(t, env)
			end(term, env)
			term.gone(soon)
			again := start(t, nil, env)
			again.see("Drafts not sent: 1", "ctrl+p drafts").press("drafts").see("Half a wor").press("enter")
			again.see("New certification").until("the name in its field", func() bool {
				return focused(again.shown()) != "" && strings.Contains(again.shown(), "Half a wor")
			})
			if names := at.names(ines, "profile/certifications"); len(names) != 2 {
				t.Errorf("something was sent: %q", names)
			}
		})
	}
}

// TestAnswerOutlivesTheProgram is the same line by line, where Graph doesn't say
// whose profile it is, and the token neither.
func TestAnswerOutlivesTheProgram(t *testing.T) {
	t.Parallel()
	at := host(t, "opaque-tokens", "status=400@get")
	env := environment(t, "FACET_ACCESS_TOKEN="+at.all, "FACET_GRAPH="+at.api)
	term := start(t, []string{"--line"}, env)
	term.see("Interests: not read", "to open one").typ("4\rn\r").see("Name (required)").typ("Half a word\r").see("Name: Half a word")
	term.until("the draft on the disk", func() bool { return kept(env, "Half a word") })
	term.kill(syscall.SIGKILL)
	term.gone(soon)
	again := start(t, []string{"--line"}, env)
	again.see("Drafts not sent: 1.").typ("drafts\r1\r").see("1 Name: Half a word")
}

// kept tells whether a file of the program's holds some words.
func kept(env []string, words string) bool {
	found := false
	for _, variable := range env {
		home, is := strings.CutPrefix(variable, "FACET_HOME=")
		if !is {
			continue
		}
		folder := os.DirFS(home)
		_ = fs.WalkDir(folder, ".", func(path string, _ fs.DirEntry, _ error) error {
			content, _ := fs.ReadFile(folder, path)
			found = found || bytes.Contains(content, []byte(words)) && !strings.Contains(path, ".tmp")
			return nil
		})
	}
	return found
}
