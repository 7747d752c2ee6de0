package e2e

import (
	"strings"
	"testing"
)

// TestListIsWorkedOffInTheEditorAndGoesOnAsFill sends two rows by hand, the
// second of which is left in the middle, and the others with facet fill.
func TestListIsWorkedOffInTheEditorAndGoesOnAsFill(t *testing.T) {
	t.Parallel()
	h := newUser(t, new(figures), 0).hand(t, "queue")
	list := h.list(6)
	term := start(t, []string{"queue", list}, h.env)
	term.see("List of work: list.csv · by "+ines, "row 1 of 6 · 0 sent", "interest for 佐藤 健太 · "+kenta).press("enter")
	term.see("Your profile", "New interest", "It began with row 1 of the list list.csv").press("ctrl+s").see("› Send").press("enter")
	term.see("✓ Created", "row 1 of 6 · 1 sent", "n next to send").press("n").see("EDITING SOMEONE ELSE: 佐藤 健太", "Listed 1")
	term.press("ctrl+s").see("› Back").press("tab").see("› Send").press("enter").see("Type the part of their sign-in name").typ("kenta.sato").press("enter")
	term.see("✓ Created", "2 sent").press("n").see("Listed 2").typ("!").see("Listed 2!")
	term.until("the draft on the disk", func() bool { return kept(h.env, "Listed 2!") })
	term.hangUp()
	term.gone(soon)
	if end := h.run(0, 0, "fill", list, "--confirm", "4"); end.status != 0 || !strings.Contains(end.said, "6 rows: 4 sent, 2 sent before.") {
		t.Error(end.said)
	}
	start(t, []string{"queue", list}, h.env).see("row 1 of 6 · 6 sent").press("q").gone(soon)
	if names := h.fromList(); len(names) != 6 {
		t.Error(names)
	}
}
