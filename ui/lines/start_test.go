package lines_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"facet/graph"
	"facet/graph/outbox"
	"facet/graph/sandbox"
	"facet/profile/person"
	"facet/ui"
)

// signing is a way to sign in that always works, or never.
type signing struct {
	session  *person.Session
	known    []person.Account
	err      error
	stepUps  int
	signOuts int
}

func (s *signing) Known(context.Context) ([]person.Account, error) { return s.known, nil }
func (s *signing) Open(context.Context, person.Account) (*person.Session, error) {
	return s.opened(), s.err
}

func (s *signing) SignIn(_ context.Context, how person.SignIn, show func(person.Prompt)) (*person.Session, error) {
	prompt := person.Prompt{Address: "https://login.example.org/\x1b[31m", Expires: time.Now().Add(time.Minute)}
	if how.DeviceCode {
		prompt.Code = "ABCD-1234"
	}
	show(prompt)
	return s.opened(), s.err
}

func (s *signing) StepUp(context.Context, *person.Session, string, func(person.Prompt)) error {
	s.stepUps++
	return s.err
}

func (s *signing) SignOut(context.Context, person.Account) error {
	s.signOuts++
	s.known = nil
	return nil
}

func (s *signing) Identity(context.Context, *person.Session) ([]person.Fact, error) {
	return []person.Fact{person.NewFact("Account", "ines.popova@contoso.com")}, nil
}

func (s *signing) opened() *person.Session {
	s.session.Accounts = s
	return s.session
}

var ines = person.Account{Identity: outbox.Identity{UserPrincipalName: "ines.popova@contoso.com", DisplayName: "Ines Popova"}, Key: "1"}

// begin is a conversation that begins with nobody signed in.
func begin(t *testing.T, prepare func(*signing), tell func(*caller, *signing)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		server := sandbox.New()
		accounts := &signing{session: session(t, server, graph.Me())}
		prepare(accounts)
		options := ui.Options{Accounts: accounts, Sandbox: func() *person.Session { return session(t, server, graph.Me()) }}
		tell(callWith(t, server, options), accounts)
	})
}

func TestSigningInSaysWhereAndGoesOn(t *testing.T) {
	for answer, says := range map[string]string{"browser": "Your browser should have opened.", "code": "type the code ABCD-1234"} {
		begin(t, func(*signing) {}, func(c *caller, _ *signing) {
			c.hears("browser to sign in with the browser").types(answer).hears(says, "https://login.example.org/␛[31m", "1 Certifications: ")
			plain(t, c.all())
		})
	}
}

func TestFailedSigningInIsExplainedAndAskedAgain(t *testing.T) {
	begin(t, func(s *signing) { s.err = errors.New("no") }, func(c *caller, s *signing) {
		c.types("browser").hears("did not work", "r to try again", "code to use a code on another device").types("").hears("browser to sign in with the browser")
		c.types("browser")
		s.err = nil
		c.types("r").hears("1 Certifications: ")
	})
}

func TestOnlyAccountIsOpenedAtOnceAndCanBeChanged(t *testing.T) {
	begin(t, func(s *signing) { s.known = []person.Account{ines} }, func(c *caller, s *signing) {
		c.hears("1 Certifications: ").types("account").hears("Account: ines.popova@contoso.com", "signout to sign out")
		c.types("signin").hears("Signed in again.").types("account", "switch").hears("1 ines.popova@contoso.com Ines Popova", "1 to open an account")
		c.types("1").hears("1 Certifications: ").types("account", "signout").hears("Signed out", "browser to sign in")
		if s.signOuts != 1 {
			t.Errorf("%d times signed out", s.signOuts)
		}
		c.types("q").over(nil)
	})
}

func TestSandboxIsOpenToThoseWhoAreNotSignedIn(t *testing.T) {
	begin(t, func(*signing) {}, func(c *caller, _ *signing) {
		c.types("sandbox").hears("SANDBOX: nothing leaves this computer").types("q").over(nil)
	})
	synctest.Test(t, func(t *testing.T) {
		c := callWith(t, sandbox.New(), ui.Options{})
		c.hears("You are not signed in", "your IT department").types("message").hears("http://localhost").types("other").hears("FACET_ACCESS_TOKEN").types("q").over(nil)
	})
}

func TestIdsThatWereAnsweredAreTypedAndLeadToSigningIn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		server := sandbox.New()
		var answers []string
		c := callWith(t, server, ui.Options{
			Sandbox: func() *person.Session { return session(t, server, graph.Me()) },
			SetUp: func(answer string) (person.Accounts, error) {
				if answers = append(answers, answer); answer == "mine" {
					return nil, person.Advised{What: "There is no id in this.", Remedy: "Paste it."}
				}
				return &signing{session: session(t, server, graph.Me())}, nil
			},
		})
		c.hears("Type or paste the client id", "sandbox to try everything in the sandbox").types("mine").hears("There is no id in this.", "Paste it.")
		c.types("4711 contoso.com").hears("browser to sign in with the browser").types("browser").hears("1 Certifications: ")
		if slices.Compare(answers, []string{"mine", "4711 contoso.com"}) != 0 {
			t.Errorf("it was set up with %q", answers)
		}
	})
	synctest.Test(t, func(t *testing.T) {
		server := sandbox.New()
		c := callWith(t, server, ui.Options{Sandbox: func() *person.Session { return session(t, server, graph.Me()) }})
		c.hears("sandbox to try everything in the sandbox").types("sandbox").hears("SANDBOX: nothing leaves this computer", "1 Certifications: ").types("q").over(nil)
	})
}

func TestOthersNeedThePermissionFirst(t *testing.T) {
	begin(t, func(s *signing) { s.known = []person.Account{ines} }, func(c *caller, s *signing) {
		c.types("w").hears("Permission to read and change", "Whose profile do you want to open?").types("kenta.sato@contoso.com").hears("Is this the right person?")
		if s.stepUps != 1 {
			t.Errorf("it asked %d times for the permission", s.stepUps)
		}
		c.types("n").hears("Whose profile").types("").hears("Your profile")
		s.err = errors.New("no")
		c.types("w").hears("did not work").types("").hears("Your profile").sent()
	})
}

func TestExpiredSignInIsRenewedOverTheForm(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		server := sandboxWith(t, "expired-token@post+once")
		accounts := &signing{session: session(t, server, graph.Me()), known: []person.Account{ines}}
		c := callWith(t, server, ui.Options{Accounts: accounts})
		c.types("3", "n").answers("Name", "Chess").types(".", "y").hears("signin to sign in again").types("signin").hears("Signed in again.")
		c.types("r", "y").hears("Created: Chess")
	})
}
