package ui

import (
	"testing"

	"facet/internal/text"
	"facet/profile/flow"
)

// asks is a view with a question, and with warnings.
func asks(careful bool, warnings ...string) flow.View {
	v := flow.View{Question: &flow.Question{Careful: careful}}
	for _, w := range warnings {
		v.Blocks = append(v.Blocks, flow.Text{Tone: flow.Warn, Words: text.OneLine(w)})
	}
	return v
}

func TestFocusGoesBackForNewWarningsAlone(t *testing.T) {
	for name, c := range map[string]struct {
		begins, chosen bool // the focus is on the yes at first, and then by the person
		first, then    flow.View
		want           bool
	}{
		"nothing is new":                      {true, true, asks(false), asks(false), true},
		"a new warning":                       {true, true, asks(false), asks(true, "sent before"), false},
		"another warning, chosen before":      {false, true, asks(true, "public"), asks(true, "public", "sent before"), false},
		"the same warning, chosen by then":    {false, true, asks(true, "public"), asks(true, "public"), true},
		"a warning that goes takes nothing":   {false, false, asks(true, "sent before"), asks(false), false},
		"a warning that suggests nothing":     {true, true, asks(false), asks(false, "a note"), true},
		"no question is there to be answered": {false, false, flow.View{}, flow.View{}, false},
	} {
		f := focusOf(c.first)
		if f.yes != c.begins {
			t.Errorf("%s: it begins on the yes: %v", name, f.yes)
		}
		f.yes = c.chosen
		if f.heed(c.then); f.yes != c.want {
			t.Errorf("%s: the focus is on the yes: %v", name, f.yes)
		}
	}
}
