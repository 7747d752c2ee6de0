package flowtest

import (
	"errors"
	"testing"

	"facet/graph"
	"facet/profile/flow"
	"facet/profile/person"
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

func searches(t *testing.T) []State {
	d, known, barred, down := newFixture(t), newFixture(t), newFixture(t, "status=403@directory"), newFixture(t, "status=503@directory")
	known.session.Recents = new(person.Recents)
	for _, p := range d.server.People()[:3] {
		known.session.Recents.Chosen(graph.DirectoryUser{ID: p.ID, DisplayName: p.DisplayName, UserPrincipalName: p.UserPrincipalName})
	}
	barred.session.Accounts = service{err: errors.New("nobody came")}
	others := func(d fixture) flow.Search { return flow.Others(d.session).(flow.Search) }
	return []State{
		d.state("people to look for", others(d)),
		{"people who aren't found yet", others(d).Seek("alex"), d.server},
		d.state("people who are found", others(d).Seek("alex")),
		d.state("one person who is found", others(d).Seek("kenta")),
		d.state("nobody who is found", others(d).Seek("zzz")),
		d.state("a whole name of nobody", others(d).Seek("zzz@contoso.com")),
		known.state("people who were chosen before", flow.CopyFrom(known.session)),
		d.state("a person to be named who is the owner", flow.Mention(d.session, "Manager", "ines")),
		barred.state("people who may not be looked for", flow.CopyFrom(barred.session).Seek("alex")),
		down.state("people who can't be looked for", flow.Mention(down.session, "Manager", "alex")),
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
