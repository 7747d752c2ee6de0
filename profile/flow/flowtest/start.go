package flowtest

import (
	"context"
	"errors"
	"testing"

	"facet/graph/outbox"
	"facet/profile/flow"
	"facet/profile/person"
)

// reception has accounts that signed in before, beside the entrance.
type reception struct {
	entrance
	known    []person.Account
	err      error // of looking for them
	unopened error // of opening one
	session  *person.Session
}

func (r *reception) Known(context.Context) ([]person.Account, error) { return r.known, r.err }

func (r *reception) Open(context.Context, person.Account) (*person.Session, error) {
	return r.session, r.unopened
}

func starts(t *testing.T) []State {
	door := entrance{err: errors.New("nobody came")}
	d := newFixture(t)
	account := func(name string) person.Account {
		return person.Account{Identity: outbox.Identity{UserPrincipalName: name + "@contoso.com", DisplayName: name}, Key: name}
	}
	two := &reception{entrance: door, known: []person.Account{account("ines"), account("kenta")}, session: d.session, unopened: errors.New("no key")}
	refused := d.state("", flow.Starting(two, true, true))
	next := refused.Step.View().List.Row(0).Actions[0].Run(t.Context(), func(outbox.Progress) {})
	two.unopened = nil
	return []State{
		{"start that isn't read", flow.Starting(two, true, true), d.server},
		d.state("start without accounts", flow.Starting(&reception{entrance: door}, true, true)),
		d.state("start without accounts and sandbox", flow.Starting(&reception{entrance: door}, false, true)),
		d.state("start with two accounts", flow.Starting(two, true, true)),
		d.state("start whose accounts can't be read", flow.Starting(&reception{entrance: door, err: errors.New("no keyring")}, true, true)),
		{"start with an account that can't be opened", next.Change(refused.Step), d.server},
	}
}
