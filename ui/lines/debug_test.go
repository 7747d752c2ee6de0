package lines_test

import (
	"bytes"
	"strings"
	"testing"
	"testing/synctest"

	"facet/graph"
	"facet/internal/debuglog"
	"facet/ui"
)

func TestDebugLogHasPlacesAndNothingThatWasTyped(t *testing.T) {
	var out bytes.Buffer
	synctest.Test(t, func(t *testing.T) {
		log := debuglog.New(&out)
		server := sandboxWith(t)
		c := callWith(t, server, ui.Options{Session: session(t, server, graph.Me()), Log: log})
		c.types("3", "n").answers("Name", "Xq7 secret").types("q", "y", "", "t", "", "q").over(nil)
		log.Close()
	})
	if strings.Contains(out.String(), "Xq7") || strings.Contains(out.String(), "secret") {
		t.Errorf("it has what was typed:\n%s", out.String())
	}
	for _, want := range []string{" lines.typed flow.contents\n", " lines.typed lines.form\n", " flow.Next flow.history\n"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("it doesn't have %q:\n%s", want, out.String())
		}
	}
}
