package flow_test

import (
	"strings"
	"testing"

	"facet/profile/flow"
	"facet/profile/flow/flowtest"
)

func TestSomebodyIsNamedByTheirSignInNameAlone(t *testing.T) {
	for typed, named := range map[string]bool{
		"kenta.sato": true, " KENTA.SATO@contoso.com ": true,
		"ines.popova": false, "kenta": false, "kenta.sato@fabrikam.com": false, "": false, "@": false,
	} {
		inState(t, "naming", func(t *testing.T, s flowtest.State) {
			next := s.Step.View().Prompt.Take(typed).Run(t.Context(), nil)
			if !s.Step.Session().Unnamed() != named || (next.Move == flow.Back) != named {
				t.Errorf("%q led to %+v", typed, next)
			}
			if !named && !strings.Contains(next.Notice.String(), "That doesn't match this person") {
				t.Errorf("%q isn't said to be wrong: %q", typed, next.Notice)
			}
		})
	}
}
