package e2e

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// commands is the hand that adds objects from a script. In the end nobody
// kills any more, and everything that was wanted is made.
func (h *hand) commands(kills int) {
	for h.killed < kills {
		h.must(h.org.misbehave(faultMix[h.luck.IntN(len(faultMix))]...))
		w := h.unfinished()
		kill := time.Duration(0)
		if h.luck.IntN(6) > 0 {
			kill = h.moment(600 * time.Millisecond)
		}
		h.step(w, kill)
	}
	h.must(h.org.misbehave())
	for _, w := range h.wishes {
		for tries := 0; !w.done; tries++ {
			if tries == 20 {
				h.t.Fatalf("%s is never done", w.name)
			}
			h.step(w, 0)
		}
	}
	h.count()
}

// unfinished is a wish to go on with; there are always three.
func (h *hand) unfinished() *wish {
	open := slices.DeleteFunc(slices.Clone(h.wishes), func(w *wish) bool { return w.done })
	for len(open) < 3 {
		kinds := []string{"interest", "certification", "responsibility"}
		open = append(open, h.wants(kinds[h.luck.IntN(len(kinds))]))
	}
	return open[h.luck.IntN(len(open))]
}

// step does what somebody would do next who wants it made once, and is killed
// at it. Facet's own word is all they go by.
func (h *hand) step(w *wish, kill time.Duration) {
	h.t.Helper()
	if h.forgets {
		h.repeat(w, kill)
		return
	}
	switch id, done := h.state(w); {
	case done:
		w.done = true
	case id == "":
		h.run(kill, 0, h.create(w)...)
	default:
		h.settle(w, id, kill)
	}
}

// settle looks for a send that is open. Where it isn't there, and the sandbox
// knows that it can't come any more, the person has it sent once more.
func (h *hand) settle(w *wish, id string, kill time.Duration) {
	h.t.Helper()
	if w.absent == id && h.calm(w) {
		h.add(&h.asked, 1)
		h.run(kill, 0, "outbox", "again", id)
		return
	}
	const secondLook = 2300 * time.Millisecond // nobody stays for the sixth
	if end := h.run(kill, secondLook, "outbox", "check", id); end.status == 5 {
		w.absent = id
	}
}

// calm tells whether the sandbox has no such object, and won't have.
func (h *hand) calm(w *wish) bool {
	h.t.Helper()
	came, err := h.org.asked()
	h.must(err)
	objects, err := h.org.objects(segments[w.kind])
	h.must(err)
	return came.Postponed == 0 && !slices.ContainsFunc(objects, func(o object) bool { return o.DisplayName == w.name })
}

// repeat is what scripts do that have no journal and look at nothing: again,
// until it says that it was done.
func (h *hand) repeat(w *wish, kill time.Duration) {
	h.t.Helper()
	w.done = h.run(kill, 0, append(h.create(w), "--again")...).status == 0
	h.must(os.RemoveAll(filepath.Join(h.home, "state", "outbox")))
}

// create is the command that makes a wish come true.
func (h *hand) create(w *wish) []string {
	h.t.Helper()
	w.typed = true
	body, err := json.Marshal(map[string]string{"displayName": w.name, "description": w.text})
	h.must(err)
	file := filepath.Join(h.home, "wish.json")
	h.must(os.WriteFile(file, body, 0o600))
	return []string{"create", w.kind, "--file", file, "--timeout", "3s"}
}

// state asks facet what became of a wish: it is done, or it is open with an
// id, or nothing may have been sent.
func (h *hand) state(w *wish) (open string, done bool) {
	h.t.Helper()
	for line := range strings.Lines(h.run(0, 0, "outbox").out) {
		if fields := strings.Fields(line); strings.HasSuffix(strings.TrimSpace(line), "  "+w.name) {
			open = fields[0]
		}
	}
	sends, err := h.history(h.t)
	h.must(err)
	done = slices.ContainsFunc(sends, func(e sendOf) bool { return e.Label == w.name && e.Status == "done" })
	return open, done
}

// sendOf is what the history says of a send.
type sendOf struct {
	Label, Status string
	HTTPStatus    int
}

func (s *user) history(t *testing.T) (sends []sendOf, err error) {
	t.Helper()
	out, err := facet(t, s.env, "history")
	return sends, errors.Join(err, json.Unmarshal([]byte(out), &sends))
}

// ended is how a command ended.
type ended struct {
	out, said string
	status    int // -1 if it was killed
}

// run runs a command, and kills or interrupts it after a while, if that isn't
// zero.
func (h *hand) run(kill, interrupt time.Duration, args ...string) ended {
	h.t.Helper()
	var out, said bytes.Buffer
	cmd := exec.CommandContext(h.t.Context(), program, args...)
	cmd.Env, cmd.Stdout, cmd.Stderr = h.env, &out, &said
	h.must(cmd.Start())
	for signal, after := range map[os.Signal]time.Duration{syscall.SIGKILL: kill, os.Interrupt: interrupt} {
		if after > 0 {
			defer time.AfterFunc(after, func() { _ = cmd.Process.Signal(signal) }).Stop()
		}
	}
	hung := time.AfterFunc(2*patience, func() { _ = cmd.Process.Signal(syscall.SIGABRT) })
	defer hung.Stop()
	err := cmd.Wait()
	if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
		h.t.Fatal(fmt.Errorf("facet %v: %w", args, err))
	}
	h.died(cmd.ProcessState)
	complained(h.t, args, said.String())
	return ended{out.String(), said.String(), cmd.ProcessState.ExitCode()}
}

// died counts a process that was killed before it came to its end.
func (h *hand) died(state *os.ProcessState) {
	if status, ok := state.Sys().(syscall.WaitStatus); ok && status.Signaled() && status.Signal() == syscall.SIGKILL {
		h.killed++
		h.add(&h.kills, 1)
	}
}
