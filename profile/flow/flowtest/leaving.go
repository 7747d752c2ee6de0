package flowtest

import (
	"context"
	"errors"
	"testing"

	"facet/graph/outbox"
	"facet/profile/draft"
	"facet/profile/flow"
	"facet/profile/person"
)

func leavings(t *testing.T) []State {
	lost, kept, full, again, open := newFixture(t), newFixture(t), newFixture(t), newFixture(t), newFixture(t, "cut@post", "stale-lists=1h")
	kept.session.Drafts, full.session.Drafts = &memoryDrafts{}, &memoryDrafts{refuses: errors.New("disk full")}
	kept.session.Fingerprint, full.session.Fingerprint = "f00d", "f00d"
	leave := func(d fixture, sent ...bool) flow.Step {
		edit := draft.NewEdit(d.session, d.kind("interest"))
		edit.Form = edit.Kind.Example()
		edit.Keep()
		for range sent {
			_, _ = d.send(edit.Plan(edit.Body()))
		}
		return flow.Leaving(edit, outbox.Entry{})
	}
	return []State{
		{"leaving a form, of which nothing is known", leave(lost), lost.server},
		lost.state("leaving a form that isn't kept", leave(lost)),
		kept.state("leaving a form that is kept", leave(kept)),
		full.state("leaving a form that can't be thrown away", leave(full)),
		again.state("leaving a form that was sent", leave(again, true)),
		open.state("leaving a form that isn't confirmed", leave(open, true)),
	}
}

func accounts(t *testing.T) []State {
	with := func(err error) fixture {
		d := newFixture(t)
		d.session.Accounts = service{err: err}
		return d
	}
	d, broken := with(nil), with(errors.New("the keyring is locked"))
	return []State{
		{"account that isn't asked about", flow.Account(d.session), d.server},
		d.state("account", flow.Account(d.session)),
		broken.state("account that can't be read", flow.Account(broken.session)),
	}
}

// service signs nobody in.
type service struct {
	person.Accounts
	err error
}

func (s service) Known(context.Context) ([]person.Account, error) { return nil, s.err }
func (s service) SignOut(context.Context, person.Account) error   { return s.err }
func (s service) StepUp(context.Context, *person.Session, string, func(person.Prompt)) error {
	return s.err
}

func (s service) Identity(context.Context, *person.Session) ([]person.Fact, error) {
	if s.err != nil {
		return nil, s.err
	}
	return []person.Fact{person.NewFact("Account", "ines.popova@contoso.com"), person.NewFact("Organisation", "Contoso")}, nil
}

func (s service) SignIn(context.Context, person.SignIn, func(person.Prompt)) (*person.Session, error) {
	return nil, errors.New("nobody came")
}
