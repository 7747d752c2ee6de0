package flowtest

import (
	"errors"
	"testing"

	"facet/profile/flow"
	"facet/profile/person"
)

func setups(t *testing.T) []State {
	d := newFixture(t)
	refuses := func(string) (person.Accounts, error) {
		return nil, person.Advised{What: "There is no id in this.", Remedy: "Paste what they answered."}
	}
	wrong := flow.Setup(refuses, true)
	next := wrong.View().Prompt.Take("no id").Run(t.Context(), nil)
	if !errors.As(next.Err, new(person.Advised)) {
		t.Fatalf("it was set up: %v", next.Err)
	}
	return []State{
		{"setup", flow.Setup(refuses, true), d.server},
		{"setup that can't be done here", flow.Setup(nil, false), d.server},
		{"setup after a wrong answer", next.Change(wrong), d.server},
	}
}
