package ui_test

import (
	"context"
	"testing"
	"testing/synctest"

	"facet/graph/sandbox"
	"facet/internal/editing"
	"facet/ui"
)

func TestEveryPersonIsAskedForByTheirOwnName(t *testing.T) {
	story(t, func(term *terminal) {
		term.people().typ("kenta.sato@contoso.com").press("enter", "y").typeInterest().press("tab", "enter").naming("kenta.sato@contoso.com").see("✓ Created", "Chess")
		term.press("enter").people().typ("kenta.sato@contoso.com").press("enter", "y")
		term.typeInterest().press("tab", "enter").see("✓ Created").notSee("Type the part").press("enter")
		term.people().typ("kenta.sato@contoso.com").press("enter", "y", "u").typ("alex.kim@contoso.com").press("enter", "y")
		term.see("EDITING SOMEONE ELSE: Alex Kim").shelf("Interests").notSee("Chess")
		term.typeInterest().press("tab", "enter").see("Type the part of their sign-in name", "Alex Kim")
	})
}

// elsewho signs somebody else in than was asked for.
type elsewho struct{ door }

func (e elsewho) SignIn(ctx context.Context, _ editing.SignIn, _ func(editing.Prompt)) (*editing.Session, error) {
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
		term.typeInterest().press("enter").see("✗ Not done").press("g")
		term.see("You signed in as siobhan.o'neil@contoso.com, but what is open here belongs to ines.popova@contoso.com")
		term.press("esc", "s", "enter").see("✓ Created")
		for i, more := range []int{1, 0} {
			before, after := sandbox.New().Objects(world.accounts[i], "interests"), world.server.Objects(world.accounts[i], "interests")
			if len(after) != len(before)+more {
				t.Errorf("%s has %d interests and had %d", world.accounts[i], len(after), len(before))
			}
		}
	})
}
