package e2e

import (
	"slices"
	"strings"
	"testing"
)

func TestTerminalWithoutAKindIsAskedLineByLine(t *testing.T) {
	t.Parallel()
	for _, kind := range []string{"TERM=dumb", "TERM=", ""} {
		env := slices.DeleteFunc(environment(t, kind), func(pair string) bool { return strings.HasPrefix(pair, "TERM=x") || pair == "" })
		term := start(t, []string{"--sandbox"}, env)
		term.see("Certifications", "q")
		if term.alt {
			t.Errorf("with %q it shows screens", kind)
		}
		term.typ("q\r")
		if status := term.gone(patience); status != 0 {
			t.Errorf("with %q: status %d", kind, status)
		}
	}
}
