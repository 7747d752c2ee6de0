package ui_test

import (
	"context"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"facet/auth"
	"facet/graph"
	"facet/graph/outbox"
	"facet/graph/sandbox"
	"facet/profile/person"
	"facet/ui"
)

// gate is a sign-in whose token carries a few scopes, and more once they are
// granted.
type gate struct {
	person.Accounts
	t      *testing.T
	server *sandbox.Sandbox
	mu     sync.Mutex // of the scopes, which a Cmd grants while a screen looks
	scopes []string
	err    error    // why no more are granted
	absent bool     // nobody comes back from the browser
	asked  []string // the scopes that were asked for
}

// gated is a session through a gate, whose token is the sandbox's.
func gated(t *testing.T, server *sandbox.Sandbox, whom graph.Person, scopes ...string) (*person.Session, *gate) {
	t.Helper()
	g := &gate{t: t, server: server, scopes: scopes}
	s := session(t, server, whom)
	s.Accounts, s.Account = g, person.Account{Identity: outbox.Identity{UserPrincipalName: "ines.popova@contoso.com"}, Key: "1"}
	s.Granted = g.grant
	g.open(s)
	return s, g
}

func (g *gate) grant() person.Grant {
	g.mu.Lock()
	defer g.mu.Unlock()
	return person.Grant{Scopes: g.scopes, Asker: "ines.popova@contoso.com", Client: "4711", Tenant: "contoso.com", Page: page}
}

func page(scope string) string {
	return "https://login.example.org/contoso.com/adminconsent?scope=" + scope
}

// open gives the session a token with the scopes as they are now.
func (g *gate) open(s *person.Session) {
	g.t.Helper()
	token, err := g.server.Token(g.server.People()[0].ID, g.scopes...)
	if err != nil {
		g.t.Fatal(err)
	}
	if transport, ok := s.Client.HTTP.Transport.(*auth.Transport); ok {
		transport.Source = auth.Static(auth.NewSecret(token))
	}
}

func (g *gate) StepUp(ctx context.Context, s *person.Session, scope string, show func(person.Prompt)) error {
	g.asked = append(g.asked, scope)
	show(person.Prompt{Address: "https://login.example.org/authorize", Expires: time.Now().Add(5 * time.Minute)})
	if g.absent {
		<-ctx.Done()
		return ctx.Err()
	}
	if g.err != nil {
		return g.err
	}
	g.mu.Lock()
	g.scopes = append(slices.Clone(g.scopes), scope)
	g.mu.Unlock()
	g.open(s)
	return nil
}

// unapproved is a refusal of the sign-in service that comes of a permission.
type unapproved struct{ scope string }

func (u unapproved) Error() string { return "no" }
func (u unapproved) Explain() (what, remedy string) {
	return "Only an administrator can allow this.", "Approval page: " + page(u.scope) + "\nAADSTS90094"
}

func (u unapproved) Missing() (person.Missing, bool) {
	return person.Grant{Asker: "ines.popova@contoso.com", Client: "4711", Tenant: "contoso.com", Page: page}.Missing(u.scope), true
}

// behind tells a story in which the token carries these scopes.
func behind(t *testing.T, scopes []string, tell func(*terminal, *gate), faults ...string) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		server := sandbox.New()
		inject(t, server, faults...)
		s, g := gated(t, server, me, scopes...)
		tell(open(t, server, ui.Options{Session: s}, 80, 24), g)
	})
}

func TestReadOnlyTokenIsSaidBeforeTyping(t *testing.T) {
	behind(t, []string{"openid", "User.Read"}, func(term *terminal, g *gate) {
		term.resize(60, 20).see("Nothing can be sent: the permission User.ReadWrite is missing. ctrl+p permission.").resize(80, 24)
		term.press("permission").see("✗ A permission is missing", "The permission User.ReadWrite (read and change one's own profile) is missing.", "https://login.example.org/contoso.com/adminconsent?scope=User.ReadWrite")
		term.press("c").see("Asked the terminal to copy the address").press("message").see("A message to the administrator", "User.ReadWrite").press("esc", "esc")
		term.kind("Interests").press("n").see("User.ReadWrite", "Microsoft 365 refuses every change from here", "enter continue without it").press("enter").see("New interest", "! Nothing can be sent: the permission User.ReadWrite is missing.").press("esc")
		term.press("n").see("New interest").fill("Name", "Chess").press("ctrl+s", "enter").see("✗ Not done", "✗ applies The permission User.ReadWrite is missing. The token has only User.Read.")
		term.press("permission").see("✗ Not done", "✓ ruled out The permission User.ReadWrite is missing. The token has it.").press("r", "enter").see("✓ Created", "Chess")
		if strings.Join(g.asked, " ") != "User.ReadWrite" {
			t.Errorf("it asked for %q", g.asked)
		}
		term.press("enter").notSee("Read only", "Press m")
	})
}

func TestPermissionIsAskedForBeforeTheForm(t *testing.T) {
	behind(t, []string{"User.Read"}, func(term *terminal, g *gate) {
		term.kind("Interests").press("n").see("Ask for it").press("permission").see("New interest").fill("Name", "Chess").press("ctrl+s", "enter").see("✓ Created")
		if len(g.asked) != 1 {
			t.Errorf("it asked for %q", g.asked)
		}
	})
}

func TestOwnPermissionsAreEnoughForOnesOwnProfile(t *testing.T) {
	for _, scopes := range [][]string{nil, {"User.ReadWrite"}, {"user.readwrite"}, {"User.ReadWrite.All"}} {
		behind(t, scopes, func(term *terminal, g *gate) {
			term.notSee("Read only").typeInterest()
			if len(g.asked) > 0 {
				t.Errorf("with %q it asked for %q", scopes, g.asked)
			}
		})
	}
}

func TestAdminApprovalHasALinkAndAMessage(t *testing.T) {
	for _, size := range [][2]int{{60, 20}, {80, 24}, {140, 40}} {
		behind(t, []string{"User.ReadWrite"}, func(term *terminal, g *gate) {
			g.err = unapproved{person.ScopeOthers}
			term.resize(size[0], size[1]).press("w").see("The permission User.ReadWrite.All (read and change the profiles of everyone) is missing.")
			term.see("An administrator can approve it", "Message to the administrator", "enter try again", "c copy the address").notSee("Approval page")
			term.press("message").see("A message to the administrator").press("esc", "enter").see("✗ A permission is missing")
			g.err = nil
			term.press("enter").see("Whose profile do you want to open?").press("esc").see("Certifications").nothingSent()
			if strings.Join(g.asked, " ") != "User.ReadWrite.All User.ReadWrite.All User.ReadWrite.All" {
				t.Errorf("it asked for %q", g.asked)
			}
		})
	}
}

func TestWhoeverIsStuckAtThePageHasAMessageToo(t *testing.T) {
	behind(t, []string{"User.ReadWrite"}, func(term *terminal, g *gate) {
		g.absent = true
		term.press("w").see("Permission to read and change the profiles of everyone", "asks for an administrator's approval, send them the message").press("message").see("A message to the administrator").press("esc")
		term.press("esc").see("Certifications").nothingSent()
	})
}

func TestMessageToTheAdministratorSaysAllOfIt(t *testing.T) {
	m, _ := unapproved{person.ScopeOthers}.Missing()
	for _, words := range []string{
		"Who asks: ines.popova@contoso.com\n", "Application (client) id: 4711\n", "Tenant: contoso.com\n", "User.ReadWrite.All of Microsoft Graph, delegated",
		"Why: to add certifications", page(person.ScopeOthers), "What it allows, in Microsoft's words:", "What facet does not: It never creates or deletes a user", "It gives nobody a right that they don't have themselves.",
	} {
		if !strings.Contains(m.Message(), words) {
			t.Errorf("%q is missing in\n%s", words, m.Message())
		}
	}
	if bare := (person.Grant{}).Missing(person.ScopeOwn).Message(); strings.Contains(bare, "Who asks") || !strings.Contains(bare, "Entra admin center") {
		t.Errorf("of nobody known:\n%s", bare)
	}
}

func TestLostPermissionForSomebodyElseKeepsTheFormAndCanBeAskedForAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		server := sandbox.New()
		kenta, _ := graph.User("kenta.sato@contoso.com")
		s, g := gated(t, server, kenta, "User.ReadWrite")
		term := open(t, server, ui.Options{Session: s}, 80, 24).press("y").kind("Interests").press("n").fill("Name", "Chess").press("ctrl+s", "tab")
		g.scopes = []string{"User.ReadWrite"} // somebody took it back
		g.open(s)
		term.press("enter").naming("kenta.sato@contoso.com").see("✗ Not done", "✗ applies The permission User.ReadWrite.All is missing.", "has only User.ReadWrite.", "? can't be ruled out Your role")
		g.err = unapproved{person.ScopeOthers}
		term.press("permission").see("The permission User.ReadWrite.All", "try again").press("esc").see("✗ Not done").press("esc").see("New interest", "Chess").press("ctrl+s", "tab", "enter")
		g.err = nil
		term.press("permission", "r", "tab", "enter").see("✓ Created", "EDITING SOMEONE ELSE: 佐藤 健太")
	})
}

func TestCausesOfARefusalSayWhatIsKnown(t *testing.T) {
	for name, c := range map[string]struct {
		person, fault string
		grant         func() person.Grant
		says          []string
	}{
		"nothing is known": {"bram.dewit@contoso.com", "status=403@post", nil, []string{
			"? can't be ruled out The permission User.ReadWrite.All is missing. The token doesn't say", "✗ applies The account of Bram de Wit is disabled. The directory says so.",
			"✓ ruled out Bram de Wit is a guest", "? can't be ruled out Your role", "doesn't say which roles you have", "Microsoft 365 may let nobody change", "Message"}},
		"Graph names the role": {"kenta.sato@contoso.com", "access-denied-for-role", grants("User.ReadWrite.All"), []string{
			"✗ applies Your role in the organisation doesn't let you write to this person. The answer's code says so: ErrorAccessDeniedForRole.", "✓ ruled out The permission User.ReadWrite.All is missing. The token has it."}},
		"a guest": {"luca.ferri@fabrikam.com", "status=403@post", grants("User.ReadWrite.All"), []string{"✗ applies Luca Ferri (Fabrikam) is a guest of the organisation."}},
		"no administrator": {"kenta.sato@contoso.com", "status=403@post", func() person.Grant {
			return person.Grant{Scopes: []string{"User.ReadWrite.All"}, Roles: []string{"b79fbf4d-3ef9-4689-8143-76b194e85509"}}
		}, []string{"The token names no administrator role for you."}},
		"a role": {"kenta.sato@contoso.com", "status=403@post", func() person.Grant {
			return person.Grant{Scopes: []string{"User.ReadWrite.All"}, Roles: []string{"fe930be7-5e62-47db-91af-98c3a49a38b1"}}
		}, []string{"only Microsoft 365 knows whether they are enough"}},
		"not Graph": {"kenta.sato@contoso.com", "status=403:html@post", grants("User.ReadWrite.All"), []string{"Something in between refused, such as a proxy"}},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				server := sandbox.New()
				inject(t, server, c.fault)
				upn := c.person
				if strings.HasPrefix(upn, "luca") {
					upn = "luca.ferri_fabrikam.com#EXT#@contoso.com"
				}
				person, err := graph.User(upn)
				if err != nil {
					t.Fatal(err)
				}
				s := session(t, server, person)
				s.Granted = c.grant
				term := open(t, server, ui.Options{Session: s}, 80, 24).press("y").typeInterest().press("tab", "enter").naming(upn)
				term.see("✗ Not done", "This is the sandbox, and it was told to refuse.")
				all := oneSpace(term.everything())
				for _, words := range c.says {
					if !strings.Contains(all+term.words(), oneSpace(words)) {
						t.Errorf("it doesn't say %q:\n%s", words, all)
					}
				}
				term.resize(60, 20).press("pgup", "pgup", "pgup", "pgup", "pgup").see("✗ Not done").press("esc").see("New interest", "Chess")
			})
		})
	}
}

// grants tells of a token with these scopes.
func grants(scopes ...string) func() person.Grant {
	return func() person.Grant { return person.Grant{Scopes: scopes} }
}

func TestOwnRefusalHasNoCausesOfOthers(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Account").press("n").fill("Country", "norw").press("enter", "ctrl+s").sends().see("✗ Not done", "Only your IT can change these", "? can't be ruled out The permission User.ReadWrite is missing.")
		term.notSee("Your role", "disabled").press("c").see("Asked the terminal to copy the details")
	}, "account-refused")
}

func TestPermissionToSearchIsAskedForWhereAPersonIsNamed(t *testing.T) {
	behind(t, []string{"User.ReadWrite"}, func(term *terminal, g *gate) {
		term.manager().typ("kenta").press("ctrl+f").see("✗ This account may not search", "tab ask for the permission").press("tab")
		term.see("One person:", "kenta.sato@contoso.com").press("enter").see("Name 佐藤 健太")
		if strings.Join(g.asked, " ") != "User.ReadBasic.All" {
			t.Errorf("it asked for %q", g.asked)
		}
	})
}
