package e2e

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func TestUndoAloneListsWhatCanBeTakenBackAndAsks(t *testing.T) {
	t.Parallel()
	h := newUser(t, new(figures), 0).hand(t, "undo")
	body := filepath.Join(h.home, "ludo.json")
	h.must(os.WriteFile(body, []byte(`{"displayName":"Ludo"}`), 0o600))
	if end := h.run(0, 0, "create", "interest", "--file", body); end.status != 0 {
		t.Fatal(end.said)
	}
	ask := func() *terminal {
		return startCommand(t, size{80, 24}, exec.CommandContext(t.Context(), program, "undo"), h.env)
	}
	term := ask()
	term.see("What can be taken back:", "1  just now  created the interest “Ludo”", "Type the number of one").press("enter")
	if got := term.gone(patience); got != 2 {
		t.Errorf("nothing was chosen, and it ended with %d", got)
	}
	term = ask()
	term.see("Type the number of one").typ("1").press("enter").see("took back “Ludo”")
	if got := term.gone(patience); got != 0 {
		t.Errorf("it ended with %d", got)
	}
	if end := h.run(0, 0, "list", "interest", "--jq", ".[].displayName"); strings.Contains(end.out, "Ludo") {
		t.Error(end.out)
	}
}
