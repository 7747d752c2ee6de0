package ui_test

import (
	"context"
	"testing"
	"testing/synctest"

	"facet/graph"
	"facet/graph/sandbox"
	"facet/profile/person"
	"facet/ui"
)

func TestEveryPersonIsAskedForByTheirOwnName(t *testing.T) {
	story(t, func(term *terminal) {
		term.people().typ("kenta.sato@contoso.com").press("enter", "y").typeInterest().press("tab", "enter").naming("kenta.sato@contoso.com").see("✓ Created", "Chess")
		term.press("enter").typeInterest().press("tab", "enter").see("✓ Created").notSee("Type the part").press("enter")
		term.press("w").typ("alex.kim@contoso.com").press("enter", "y").see("EDITING SOMEONE ELSE: Alex Kim").kind("Interests").notSee("Chess")
		term.typeInterest().press("tab", "enter").see("Type the part of their sign-in name", "Alex Kim")
	})
}

func TestWhoComesBackIsAskedForByNameAgain(t *testing.T) {
	story(t, func(term *terminal) {
		kenta := func() *terminal {
			return term.press("w").typ(kentaUPN).press("enter", "y").typeInterest().press("tab", "enter")
		}
		kenta().naming(kentaUPN).see("✓ Created").press("enter")
		term.press("w").typ(alexUPN).press("enter", "y").see("EDITING SOMEONE ELSE: Alex Kim")
		kenta().naming(kentaUPN).see("✓ Created").press("enter", "esc").see("Your profile")
		kenta().see("Type the part of their sign-in name", "佐藤 健太")
	})
}

func TestOfOthersThereIsNeverMoreThanOneProfile(t *testing.T) {
	story(t, func(term *terminal) {
		for _, upn := range []string{"bram.dewit@contoso.com", alexUPN, kentaUPN} {
			term.press("w").typ(upn).press("enter").see("Is this the right person?", upn).press("y").see("EDITING SOMEONE ELSE", upn)
		}
		term.press("w", "esc").see("EDITING SOMEONE ELSE: 佐藤 健太", "esc your own profile", "q quit")
		term.press("esc").see("Your profile").press("q").over()
	})
}

func TestQuitQuitsFromSomebodyElsesProfile(t *testing.T) {
	story(t, func(term *terminal) {
		term.press("w").typ(kentaUPN).press("enter", "y").see("EDITING SOMEONE ELSE", "q quit").press("q").over()
	})
}

func TestChoosingOneselfLeadsToOnesOwnProfile(t *testing.T) {
	for _, how := range []func(*terminal){
		func(term *terminal) { term.find("ines").see("Ines Popova (you)").press("enter") },
		func(term *terminal) { term.typ("INES.popova@contoso.com").press("enter") },
		func(term *terminal) { term.typ(sandbox.New().People()[0].ID).press("enter") },
	} {
		for _, begun := range []string{"", kentaUPN} {
			synctest.Test(t, func(t *testing.T) {
				server := sandbox.New()
				s := session(t, server, me)
				if begun != "" {
					s.Person, _ = graph.User(begun)
				}
				term := open(t, server, ui.Options{Session: s}, 80, 24)
				if begun == "" {
					term.press("w").typ(kentaUPN).press("enter")
				}
				term.press("y").see("EDITING SOMEONE ELSE: 佐藤").press("w")
				how(term)
				term.see("Your profile · ines.popova@contoso.com").typeInterest().press("enter").see("✓ Created")
				if w := term.writes()[0]; w.Path != "/beta/me/profile/interests" {
					t.Errorf("it went to %s", w.Path)
				}
				term.press("enter", "q").over()
			})
		}
	}
}

// elsewho signs somebody else in than was asked for.
type elsewho struct{ door }

func (e elsewho) SignIn(ctx context.Context, _ person.SignIn, _ func(person.Prompt)) (*person.Session, error) {
	return e.Open(ctx, e.account(e.accounts[1]))
}

func TestSomebodyElseWhoSignedInIsNotLetInToAnOpenForm(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		world := newWorld(nil, plant{})
		t.Cleanup(world.close)
		accounts := elsewho{door{world}}
		session, _ := accounts.Open(t.Context(), accounts.account(world.accounts[0]))
		session.Accounts = accounts
		inject(t, world.server, "expired-token@post+once")
		term := open(t, world.server, ui.Options{Session: session, Accounts: accounts}, 80, 24)
		term.typeInterest().press("enter").see("✗ Not done").press("signin")
		term.see("You signed in as siobhan.o'neil@contoso.com, but what is open here belongs to ines.popova@contoso.com")
		term.press("esc", "r", "enter").see("✓ Created")
		for i, more := range []int{1, 0} {
			before, after := sandbox.New().Objects(world.accounts[i], "interests"), world.server.Objects(world.accounts[i], "interests")
			if len(after) != len(before)+more {
				t.Errorf("%s has %d interests and had %d", world.accounts[i], len(after), len(before))
			}
		}
	})
}
