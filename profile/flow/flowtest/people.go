package flowtest

import (
	"errors"
	"testing"

	"facet/graph"
	"facet/profile/flow"
)

func people(t *testing.T) []State {
	d := newFixture(t)
	colleague, guest := d.of(d.server.People()[1].UserPrincipalName), d.of(d.server.People()[3].ID)
	nobody := d.of("nobody@contoso.com")
	return []State{
		{"person who isn't looked up", flow.Person(colleague.session), d.server},
		colleague.state("person", flow.Person(colleague.session)),
		guest.state("person who is a guest", flow.Person(guest.session)),
		nobody.state("person who isn't there", flow.Person(nobody.session)),
	}
}

func copyings(t *testing.T) []State {
	some, locked, part := newFixture(t), newFixture(t), newFixture(t, "responsibilities-refused")
	kinds := []string{"certifications", "positions", "interests", "responsibilities", "account"}
	for _, kind := range kinds {
		must(t, locked.server.Inject("status=403@others+"+kind))
	}
	locked.session.Accounts = service{err: errors.New("nobody came")}
	locked.session.Granted = readOnly
	from := func(d fixture) flow.Step {
		p := d.server.People()[1]
		return flow.Copying(d.session, graph.DirectoryUser{ID: p.ID, DisplayName: p.DisplayName, UserPrincipalName: p.UserPrincipalName})
	}
	return []State{
		{"entries of somebody that aren't read", from(some), some.server},
		some.state("entries of somebody", from(some)),
		part.state("entries of somebody, some of which can't be read", from(part)),
		locked.state("entries of somebody that may not be read", from(locked)),
	}
}

// of is the same fixture with somebody's profile wanted.
func (d fixture) of(name string) fixture {
	d.t.Helper()
	who, err := graph.User(name)
	must(d.t, err)
	d.session = d.session.For(who, graph.DirectoryUser{})
	return d
}
