package ui_test

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"facet/forms"
	"facet/graph/outbox"
	"facet/graph/sandbox"
	"facet/internal/state"
	"facet/profile/draft"
	"facet/profile/draft/store"
	"facet/profile/person"
	"facet/ui"
)

// computer is one at which somebody opens facet several times: each time in
// a process of its own, of which the one before was killed.
type computer struct {
	t      *testing.T
	server *sandbox.Sandbox
	disk   *state.Memory
	sent   *outbox.Outbox
}

func atComputer(t *testing.T, tell func(*computer), faults ...string) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		d := &computer{t: t, server: sandbox.New(), disk: state.NewMemory(), sent: outbox.New("outbox", state.NewMemory())}
		inject(t, d.server, faults...)
		tell(d)
	})
}

// readable and opaque are what a token says for whom it is.
func readable(server *sandbox.Sandbox) func(*person.Session) {
	ines := server.People()[0]
	return func(s *person.Session) {
		s.SignedIn(person.Account{Identity: outbox.Identity{ID: ines.ID, Tenant: sandbox.TenantID, UserPrincipalName: ines.UserPrincipalName}})
	}
}

func opaque(fingerprint string) func(*person.Session) {
	return func(s *person.Session) { s.Fingerprint = fingerprint }
}

// session is one whose drafts are kept on the computer.
func (d *computer) session(token func(*person.Session)) *person.Session {
	s := session(d.t, d.server, me)
	kept := draft.OnDisk(&store.Folder{Dir: "drafts", FS: d.disk}, func(err error) { d.t.Error(err) }, nil)
	d.t.Cleanup(func() { _ = kept.Close(d.t.Context()) })
	s.Outbox, s.Drafts = d.sent, kept
	token(s)
	return s
}

func (d *computer) open(token func(*person.Session)) *terminal {
	d.t.Helper()
	return open(d.t, d.server, ui.Options{Session: d.session(token)}, 80, 24)
}

// autosave is a moment after what was typed is on the disk.
const autosave = 301 * time.Millisecond

func TestDraftIsKeptFromTheFirstKeyWhateverGraphDoes(t *testing.T) {
	for _, fault := range []string{"latency=1h@get", "refuse@get", "status=503@get", "status=401@get", "latency=1ms"} {
		for name, token := range map[string]func(*person.Session){"readable": readable(sandbox.New()), "opaque": opaque("f00d")} {
			t.Run(fault+" "+name, func(t *testing.T) {
				atComputer(t, func(d *computer) {
					d.open(token).kind("Interests").press("n").fill("Name", "H").wait(autosave)
					d.open(token).wait(time.Second).see("Drafts not sent: 1").press("drafts").see("new interest").press("enter").see("New interest").fill("Name", "alf a wor").wait(autosave)
					d.open(token).wait(time.Second).see("Drafts not sent: 1").press("drafts").see("Half a wor")
				}, fault)
			})
		}
	}
}

func TestDraftIsItsPersonsOnceGraphHasSaidWhoThatIs(t *testing.T) {
	atComputer(t, func(d *computer) {
		term := d.open(opaque("f00d")).see("not known whose it is")
		term.kind("Interests").press("n").fill("Name", "Half a wor").wait(autosave)
		d.open(opaque("another")).notSee("Drafts not sent")
		d.server.Clear("refuse")
		term.wait(3*time.Second).see("Your profile · ines.popova@contoso.com", "Half a wor")
		d.open(opaque("another")).see("Drafts not sent: 1").press("drafts", "enter").see("New interest", "Half a wor")
		term.typ("d").press("ctrl+s", "enter").see("✓ Created")
		d.open(opaque("f00d")).notSee("Drafts not sent")
	}, "refuse@get")
}

func TestDraftOfATokenWithoutATenantIsStillThere(t *testing.T) {
	atComputer(t, func(d *computer) {
		d.open(func(s *person.Session) {
			s.SignedIn(person.Account{Identity: outbox.Identity{ID: d.server.People()[0].ID}})
		}).kind("Interests").press("n").fill("Name", "Half a wor").wait(autosave)
		d.open(readable(d.server)).see("Drafts not sent: 1").press("drafts", "enter").see("Half a wor")
	})
}

func TestTokenThatGraphTakesForSomebodyElsesSendsNothing(t *testing.T) {
	atComputer(t, func(d *computer) {
		kenta := d.server.People()[1]
		term := d.open(func(s *person.Session) {
			s.SignedIn(person.Account{Identity: outbox.Identity{ID: kenta.ID, UserPrincipalName: kenta.UserPrincipalName}})
		})
		term.see("Your profile · "+kenta.UserPrincipalName+" · but Microsoft 365 says ines.popova@contoso.com", "Nothing is sent while they differ.")
		term.typeInterest().press("enter").see("✗ Not done", "Microsoft 365 says that you are ines.popova@contoso.com")
		if n := len(term.writes()); n != 0 {
			t.Errorf("%d writes", n)
		}
	})
}

func TestGraphIsAskedAgainWhoIsSignedIn(t *testing.T) {
	for fault, want := range map[string]int{"status=503@get": 24, "refuse@get": 0, "status=401@get": 1, "status=403@get": 1} {
		atComputer(t, func(d *computer) {
			term := d.open(readable(d.server)).wait(10 * time.Minute).see("ines.popova@contoso.com · not confirmed yet")
			asked := 0
			for _, r := range d.server.Requests() {
				if r.Path == "/beta/me" {
					asked++
				}
			}
			if fault != "refuse@get" && asked != want {
				t.Errorf("%s: asked %d times, want %d", fault, asked, want)
			}
			term.typeInterest().press("enter").wait(time.Minute).see("✗ Not done")
			if n := len(term.writes()); n != 0 {
				t.Errorf("%d writes", n)
			}
			name, _, _ := strings.Cut(fault, "=")
			d.server.Clear(strings.TrimSuffix(name, "@get"))
			if want != 1 { // what a person has to do something about isn't asked again by itself
				term.wait(time.Minute).see("Your profile · ines.popova@contoso.com").notSee("not confirmed yet")
			}
			term.press("r", "enter").see("✓ Created").press("enter").see("Your profile · ines.popova@contoso.com").notSee("not confirmed yet")
		}, fault)
	}
}

func TestDiskThatTakesNothingIsSaidWithoutAKey(t *testing.T) {
	const words = "! What you type can't be saved on this computer: "
	atComputer(t, func(d *computer) {
		d.disk.Fill(true)
		term := d.open(readable(d.server)).kind("Interests").press("n").fill("Name", "Half a wor").notSee(words)
		term.wait(autosave).see(words+"save a draft:", "New interest", "Half a wor")
		term.press("esc").see("what you typed is gone").press("esc")
		d.disk.Fill(false)
		term.typ("d").see(words).wait(autosave).notSee(words).see("Half a word")
		term.press("esc").see("kept as a draft").press("y").see("Drafts not sent: 1")
	})
}

func TestDraftIsSaidToBeSavedOnlyOnceItIs(t *testing.T) {
	atComputer(t, func(d *computer) {
		term := d.open(readable(d.server)).kind("Interests").press("n").notSee("draft saved").fill("Name", "Half").notSee("draft saved")
		term.wait(autosave).see("draft saved").typ("y").notSee("draft saved").wait(autosave).see("draft saved")
		d.disk.Fill(true)
		term.typ("z").wait(autosave).notSee("draft saved").see("can't be saved")
		d.disk.Fill(false)
		term.typ("z").wait(autosave).see("draft saved")
		d.open(readable(d.server)).press("drafts", "enter").see("Halfyzz", "draft saved")
	})
}

func TestDraftIsGoneOnceItIsSent(t *testing.T) {
	atComputer(t, func(d *computer) {
		term := d.open(opaque("f00d"))
		term.typeInterest().wait(autosave)
		again := d.open(opaque("f00d")).see("Drafts not sent: 1")
		term.press("enter").see("✓ Created")
		again.press("r").notSee("Drafts not sent")
		d.open(opaque("f00d")).notSee("Drafts not sent")
	})
}

func TestDraftCanBeThrownAway(t *testing.T) {
	atComputer(t, func(d *computer) {
		d.open(readable(d.server)).typeInterest().wait(autosave)
		d.open(readable(d.server)).press("drafts").see("new interest").press("d").see("Throw it away?", "for good", "Chess").press("x", "y").notSee("Drafts not sent")
		d.open(readable(d.server)).notSee("Drafts not sent").typeInterest().press("esc", "esc").see("d throw it away").press("d").see("Throw it away?").press("y")
		d.open(readable(d.server)).notSee("Drafts not sent")
	})
}

func TestDraftIsNotThrownAwayByOneKey(t *testing.T) {
	atComputer(t, func(d *computer) {
		term := d.open(readable(d.server)).typeInterest().press("esc", "esc", "d").see("Throw it away?").press("esc").see("Leave without sending?").press("y")
		term.see("Drafts not sent: 1").press("drafts", "x").see("new interest").notSee("Throw it away?").press("d", "d", "esc").see("new interest")
		term.press("esc").see("Drafts not sent: 1")
	})
}

func TestWhatIsTypedAfterAnotherWindowHasSentTheFormIsKept(t *testing.T) {
	atComputer(t, func(d *computer) {
		here := d.open(readable(d.server)).kind("Interests").press("n").fill("Name", "Alpha").wait(autosave)
		d.open(readable(d.server)).press("drafts", "enter").typ(" U").press("ctrl+s", "enter").see("✓ Created")
		here.wait(time.Second).typ(" long text").press("esc").see("This form was sent at", "and it arrived", "kept as a draft").press("y").see("Drafts not sent: 1")
		again := d.open(readable(d.server)).see("Drafts not sent: 1").press("drafts", "enter").see("This form was sent at", "Alpha long text")
		again.press("ctrl+s").see("This form was sent at", "makes a second one", "› Back", "Send a second one").press("t").see("What was sent", "done").press("esc")
		again.see("› Back").press("tab", "enter").see("✓ Created").press("enter").notSee("Drafts not sent")
		if n := len(d.server.Objects("me", "interests")); n != 5 {
			t.Errorf("%d interests", n)
		}
	})
}

func TestTextThatAnotherWindowHasSentIsSentFromHereByChoiceOnly(t *testing.T) {
	atComputer(t, func(d *computer) {
		here := d.open(readable(d.server)).kind("Interests").press("n").fill("Name", "Alpha").wait(autosave).press("ctrl+s").see("› Send")
		d.open(readable(d.server)).press("drafts", "enter").typ(" U").press("ctrl+s", "enter").see("✓ Created")
		here.press("enter").see("! Already sent", "This form was sent at", "nothing was sent now", "Look at the list", "t what was sent")
		here.press("t").see("What was sent from this computer").press("esc").see("! Already sent").press("r").see("› Back").press("tab", "enter").see("✓ Created")
	})
}

func TestDraftThatAnotherWindowHasThrownAwayIsKeptHere(t *testing.T) {
	atComputer(t, func(d *computer) {
		here := d.open(readable(d.server)).kind("Interests").press("n").fill("Name", "Alpha").wait(autosave)
		d.open(readable(d.server)).press("drafts", "d", "y").notSee("Drafts not sent")
		here.press("esc").see("Nothing of this form has been sent", "kept as a draft").press("y").see("Drafts not sent: 1")
	})
}

func TestUnconfirmedFormIsSaidToBeSent(t *testing.T) {
	const sent = "This form was sent at"
	atComputer(t, func(d *computer) {
		term := d.open(readable(d.server)).kind("Interests").press("n").fill("Name", "Late").press("ctrl+s", "enter").wait(time.Minute).see("? Not confirmed")
		term.press("esc").see("New interest", sent, "isn't confirmed").press("esc").see(sent, "facet doesn't know whether it was sent").press("t").see("New interest “Late”", "not confirmed · ")
		term.press("esc").see("Not confirmed: 1").notSee("Drafts not sent")
		d.open(readable(d.server)).see("Not confirmed: 1").notSee("Drafts not sent")
	}, "late-commit=10m@post")
}

func TestUnconfirmedFormIsSentAgainByChoiceOnly(t *testing.T) {
	for _, keep := range []bool{true, false} {
		atComputer(t, func(d *computer) {
			s := d.session(readable(d.server))
			if !keep {
				s.Drafts = nil
			}
			term := open(d.t, d.server, ui.Options{Session: s}, 80, 24).kind("Interests").press("n").fill("Name", "Late").press("ctrl+s", "enter").wait(time.Minute).see("? Not confirmed")
			term.press("esc").typ("!").press("ctrl+s").see("This form was sent at", "may make a second one", "› Back", "r check first").press("enter").see("New interest")
			term.press("ctrl+s", "r").see("? Not confirmed", "r Look for it again").press("esc").see("› Back")
			if n := len(term.writes()); n != 1 {
				t.Errorf("%d writes", n)
			}
			d.server.Clear("late-commit")
			term.press("tab").see("› Send: it may make a second one").press("enter").see("✓ Created", "Late!")
		}, "late-commit=10m@post")
	}
}

func TestDraftKnowsWhatItBeganWith(t *testing.T) {
	atComputer(t, func(d *computer) {
		options := ui.Options{
			Session:   d.session(readable(d.server)),
			Templates: func() draft.Templates { return draft.Templates{All: []forms.Template{template(t, course)}} },
		}
		open(d.t, d.server, options, 80, 24).press("template", "enter").see("(from template)").typ("First").wait(autosave)
		d.open(readable(d.server)).see("Drafts not sent: 1").press("drafts", "enter").see("First", "Issued 2000-01-01 (from template)")
	})
}
