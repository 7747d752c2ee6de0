package flow_test

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"facet/profile/flow"
	"facet/profile/person"
)

// door signs somebody in, or doesn't.
type door struct {
	person.Accounts
	session *person.Session
	err     error
}

func (d door) SignIn(_ context.Context, _ person.SignIn, show func(person.Prompt)) (*person.Session, error) {
	show(person.Prompt{Address: "https://login.example.org", Expires: time.Now().Add(time.Minute)})
	return d.session, d.err
}

func (d door) StepUp(context.Context, *person.Session, string, func(person.Prompt)) error {
	return d.err
}

// signsIn goes through signing in to its end.
func signsIn(t *testing.T, s flow.Step) (flow.Step, flow.Next) {
	t.Helper()
	var next flow.Next
	for work := s.(flow.Loader).Load(false); work != nil; work = next.More {
		if next = work(t.Context(), nil); next.Change != nil {
			s = next.Change(s)
		}
	}
	return s, next
}

func account(id string) (a person.Account) {
	a.ID = id
	return a
}

func TestSigningInAgainRenewsTheSessionAndLetsNobodyElseIn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for came, back := range map[string]bool{"ada": true, "bo": false} {
			open := &person.Session{Account: account("ada")}
			renewed := &person.Session{Account: account(came), Granted: func() person.Grant { return person.Grant{} }}
			open.Accounts = door{session: renewed}
			_, next := signsIn(t, flow.SigningInAgain(flow.SignIn{Session: open}))
			if is := next.Move == flow.Back && open.Granted != nil; is != back || back == (next.Err != nil) {
				t.Errorf("%s came back: %+v", came, next)
			}
		}
	})
}

func TestSignInThatFailedIsTriedAgainOrTheOtherWay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, next := signsIn(t, flow.SigningIn(door{err: errors.New("no")}, person.SignIn{}))
		if next.Err == nil || next.Say == nil {
			t.Error("it isn't said")
		}
		for _, key := range []string{"enter", "code"} {
			if a, found := s.View().Find(key, -1); !found || a.Go().Move != flow.Instead {
				t.Errorf("%s leads nowhere", key)
			}
		}
		if _, offered := s.View().Find("memory", -1); offered {
			t.Error("it is to be kept in memory, and that wasn't the trouble")
		}
	})
}

func TestPermissionLeadsOnAndWithoutItNowhere(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &person.Session{Accounts: door{}}
		if _, next := signsIn(t, flow.Consenting(flow.Consent{Session: s, Scope: person.ScopeOthers, Then: flow.Sandbox{}})); next.Move != flow.Instead || next.To != (flow.Place)(flow.Sandbox{}) {
			t.Errorf("with it: %+v", next)
		}
		s.Accounts = door{err: errors.New("no")}
		if _, next := signsIn(t, flow.Consenting(flow.Consent{Session: s, Scope: person.ScopeOthers, Then: flow.Sandbox{}})); next.Move != flow.Stay || next.Err == nil {
			t.Errorf("without it: %+v", next)
		}
	})
}
