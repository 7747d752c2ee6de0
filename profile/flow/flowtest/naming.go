package flowtest

import (
	"testing"

	"facet/graph"
	"facet/profile/flow"
)

// visit sits at the profile of somebody else, whom nobody has named yet.
func visit(t *testing.T, faults ...string) fixture {
	t.Helper()
	d := newFixture(t, faults...)
	kenta := d.server.People()[1]
	session, err := d.session.ForUser(graph.DirectoryUser{ID: kenta.ID, DisplayName: kenta.DisplayName, UserPrincipalName: kenta.UserPrincipalName})
	must(t, err)
	d.session = session
	return d
}

func namings(t *testing.T) []State {
	d := visit(t)
	return []State{{"naming", flow.Naming(d.session), d.server}}
}
