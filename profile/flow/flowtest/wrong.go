package flowtest

import (
	"context"
	"errors"
	"testing"

	"facet/graph"
	"facet/graph/outbox"
	"facet/profile/draft"
	"facet/profile/flow"
	"facet/profile/person"
)

// wrong is a request, and the error that it ends with.
func (d fixture) wrong(kind string) (flow.Submission, error) {
	d.t.Helper()
	plan := d.plan(kind)
	_, err := d.send(plan)
	if err == nil {
		d.t.Fatalf("a request of a %s was done", kind)
	}
	return flow.Submission{Plan: plan}, err
}

// refused is a request that ends in a refusal.
func (d fixture) refused(name, kind string) State {
	d.t.Helper()
	s, err := d.wrong(kind)
	return d.state(name, flow.Refused(s, err))
}

func refusals(t *testing.T) []State {
	signIn := newFixture(t, "expired-token@post")
	signIn.session.Accounts = closed{}
	here := newFixture(t)
	before := func(e outbox.Entry) flow.Step {
		return flow.Refused(flow.Submission{Plan: here.plan("interest")}, &outbox.AlreadyError{Entry: e, ByKey: true})
	}
	doubted := newFixture(t, "unknown-error@skills")
	level := draft.NewEdit(doubted.session, doubted.kind("skill"))
	_ = graph.Decode([]byte(`{"displayName":"Go","proficiency":"advancedProfessional"}`), level.Form)
	plan := level.Plan(level.Body())
	_, refused := doubted.send(plan)
	row, err := newFixture(t, "status=400@post").wrong("interest")
	row.Origin = workList{}
	return []State{
		newFixture(t, "status=400@post").refused("refused", "interest"),
		newFixture(t, "unknown-error").refused("refused without a reason", "interest"),
		newFixture(t, "status=429@post", "retry-after=86400@post").refused("refused, for a day", "interest"),
		newFixture(t, "refuse@post").refused("not reached", "interest"),
		newFixture(t, "responsibilities-refused@post").refused("refused responsibility", "responsibility"),
		doubted.state("refused level of a skill", flow.Refused(flow.Submission{Plan: plan}, refused)),
		signIn.refused("refused, the sign-in", "interest"),
		here.state("refused row of a list", flow.Refused(row, err)),
		here.state("sent before", before(outbox.Entry{Ending: outbox.Ending{Status: outbox.Done}})),
		here.state("sent before, not confirmed", before(outbox.Entry{Ending: outbox.Ending{Status: outbox.Unconfirmed}})),
	}
}

func denials(t *testing.T) []State {
	d, accounts := newFixture(t, "status=403@post"), newFixture(t, "status=403@post")
	accounts.session.Accounts = closed{}
	has := newFixture(t, "status=403@post")
	has.session.Granted = func() person.Grant { return person.Grant{Scopes: []string{person.ScopeOwn}} }
	denied := func(d fixture, name string) State {
		s, err := d.wrong("interest")
		return d.state(name, flow.Denied(s, err))
	}
	return []State{
		denied(d, "denied"), denied(accounts, "denied, the permission can be asked for"), denied(has, "denied, with the permission"),
	}
}

func doubts(t *testing.T) []State {
	lost, unread := newFixture(t, "reset=before@post"), newFixture(t, "cut=0@post", "stale-lists=1h")
	s, err := lost.wrong("interest")
	done, unreadable := unread.wrong("interest")
	var open *outbox.UnconfirmedError
	if !errors.As(err, &open) {
		t.Fatal(err)
	}
	several := *open
	for _, o := range lost.present("interest") {
		several.Candidates = append(several.Candidates, outbox.Candidate{ID: o.Form.Facet().ID, Object: o.Raw})
	}
	several.Candidates = append(several.Candidates, outbox.Candidate{ID: "4711", Object: []byte(`{"displayName":4}`)})
	row := flow.Submission{Plan: s.Plan, Origin: workList{}}
	return []State{
		lost.state("unconfirmed", flow.Unconfirmed(s, open.Entry, err)),
		lost.state("unconfirmed, from the history", flow.Unconfirmed(s, open.Entry, nil)),
		lost.state("unconfirmed, with candidates", flow.Unconfirmed(s, open.Entry, &several)),
		lost.state("unconfirmed row of a list", flow.Unconfirmed(row, open.Entry, err)),
		unread.state("done and not found", flow.WentWrong(done, unreadable)),
	}
}

// closed are accounts that nobody gets in with.
type closed struct{ person.Accounts }

func (closed) SignIn(context.Context, person.SignIn, func(person.Prompt)) (*person.Session, error) {
	return nil, errors.New("closed")
}

func (closed) StepUp(context.Context, *person.Session, string, func(person.Prompt)) error {
	return errors.New("closed")
}

// workList has one more row.
type workList struct{}

func (workList) Ahead() (flow.Action, bool) { return workList{}.Skip() }
func (workList) Skip() (flow.Action, bool) {
	return flow.Action{Keys: []string{"s"}, Help: "skip to the next row", Words: "leave this row for now, and go on to the next", Go: func() flow.Next { return flow.Next{Move: flow.Home} }}, true
}
func (workList) Back() string { return "back to the list" }
func (workList) OnList() bool { return true }
