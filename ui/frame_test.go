package ui

import (
	"testing"

	"facet/internal/text"
	"facet/profile/flow"
)

func TestAddressToBeCopiedBeginsAtTheLeftSide(t *testing.T) {
	for words, want := range map[string]bool{"https://login.example/authorize?a=b": true, "GET https://graph.example/me": false, "{\n}": false} {
		s := &step{view: flow.View{Blocks: []flow.Block{flow.Code{Lines: text.Lines(words)}}}}
		m := &Model{stack: []placed{{screen: s}}, width: 80}
		if got := m.indentation() == 0; got != want {
			t.Errorf("%q: %v", words, got)
		}
	}
}
