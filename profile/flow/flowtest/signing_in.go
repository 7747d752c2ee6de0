package flowtest

import (
	"context"
	"errors"
	"testing"
	"time"

	"facet/graph/outbox"
	"facet/profile/flow"
	"facet/profile/person"
)

// entrance signs people in: it fails once, if it has an error, and else shows what
// they need and waits.
type entrance struct {
	person.Accounts
	prompt person.Prompt
	err    error
}

func (e *entrance) SignIn(ctx context.Context, _ person.SignIn, show func(person.Prompt)) (*person.Session, error) {
	if err := e.err; err != nil {
		e.err = nil
		return nil, err
	}
	show(e.prompt)
	<-ctx.Done()
	return nil, ctx.Err()
}

func (e *entrance) StepUp(ctx context.Context, _ *person.Session, _ string, show func(person.Prompt)) error {
	_, err := e.SignIn(ctx, person.SignIn{}, show)
	return err
}

// noKeyring is that the sign-in can't be kept.
type noKeyring struct{ error }

func (noKeyring) Unkept() bool { return true }

func signIns(t *testing.T) []State {
	d := newFixture(t)
	prompt := person.Prompt{Address: "https://login.example.org/authorize", Port: "4711", Expires: time.Now().Add(15 * time.Minute)}
	code, trouble := prompt, prompt
	code.Code, trouble.Trouble = "ABCD-1234", errors.New("no browser")
	d.session.Accounts = &entrance{prompt: prompt}
	by := func(name string, s flow.Step) State { return State{name, prompted(t, s), d.server} }
	return []State{
		{"signing in, nothing known yet", flow.SigningIn(&entrance{prompt: prompt}, person.SignIn{}), d.server},
		by("signing in with the browser", flow.SigningIn(&entrance{prompt: prompt}, person.SignIn{})),
		by("signing in without a browser", flow.SigningIn(&entrance{prompt: trouble}, person.SignIn{})),
		by("signing in with a code", flow.SigningIn(&entrance{prompt: code}, person.SignIn{DeviceCode: true})),
		by("signing in again", flow.SigningInAgain(flow.SignIn{Session: d.session})),
		by("asking for a permission", flow.Consenting(flow.Consent{Session: d.session, Scope: person.ScopeOthers})),
		by("signing in that failed", flow.SigningIn(&entrance{prompt: prompt, err: errors.New("no")}, person.SignIn{})),
		by("signing in that can't be kept", flow.SigningIn(&entrance{prompt: prompt, err: noKeyring{errors.New("no")}}, person.SignIn{})),
	}
}

// prompted is a step that signs in, once it has shown something or failed.
func prompted(t *testing.T, s flow.Step) flow.Step {
	ctx, end := context.WithCancel(t.Context())
	defer end()
	next := s.(flow.Loader).Load(false)(ctx, func(outbox.Progress) {})
	return next.Change(s)
}
