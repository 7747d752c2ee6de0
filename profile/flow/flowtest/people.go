package flowtest

import (
	"testing"

	"facet/graph"
	"facet/profile/flow"
)

func people(t *testing.T) []State {
	d := sit(t)
	colleague, guest := d.of(d.server.People()[1].UserPrincipalName), d.of(d.server.People()[3].ID)
	nobody := d.of("nobody@contoso.com")
	return []State{
		{"person who isn't looked up", flow.Person(colleague.session), d.server},
		colleague.state("person", flow.Person(colleague.session)),
		guest.state("person who is a guest", flow.Person(guest.session)),
		nobody.state("person who isn't there", flow.Person(nobody.session)),
	}
}

// of is the same desk with somebody's profile wanted.
func (d desk) of(name string) desk {
	d.t.Helper()
	who, err := graph.User(name)
	must(d.t, err)
	d.session = d.session.For(who, graph.DirectoryUser{})
	return d
}
