package ui_test

import (
	"strings"
	"testing"
	"testing/synctest"

	"facet/graph/sandbox"
	"facet/profile/person"
	"facet/ui"
)

const (
	kentaUPN = "kenta.sato@contoso.com"
	alexUPN  = "alex.kim@contoso.com"
)

// move gives Kenta another sign-in name, and Alex the one that was Kenta's, as
// when somebody leaves and somebody else gets their name.
func move(t *testing.T, server *sandbox.Sandbox) {
	t.Helper()
	for _, move := range [][2]string{{kentaUPN, "kenta.gone@contoso.com"}, {alexUPN, kentaUPN}} {
		if err := server.Rename(move[0], move[1]); err != nil {
			t.Fatal(err)
		}
	}
}

func TestNameThatMovesTakesNothingToItsNewOwner(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		server := sandbox.New()
		kenta, alex := server.People()[1], server.People()[6]
		if kenta.UserPrincipalName != kentaUPN || alex.UserPrincipalName != alexUPN {
			t.Fatal(kenta, alex)
		}
		term := start(t, server).people().typ(kentaUPN).press("enter").see("Is this the right person?", kenta.ID).press("y").typeInterest()
		move(t, server)
		term.press("tab", "enter").naming(kentaUPN).see("✓ Created", "EDITING SOMEONE ELSE: 佐藤 健太")
		if w := term.writes()[0]; w.Path != "/beta/users/"+kenta.ID+"/profile/interests" {
			t.Errorf("it went to %s", w.Path)
		}
		if n := len(server.Objects(alex.ID, "interests")); n != len(sandbox.New().Objects(alex.ID, "interests")) {
			t.Errorf("Alex has %d interests", n)
		}
	})
}

func TestNameThatMovedShowsWhoHasItNow(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		server := sandbox.New()
		term := start(t, server).people().typ(kentaUPN).press("enter", "y", "esc")
		move(t, server)
		term.people().see("Chosen before: ▌ 佐藤 健太").press("enter")
		term.see("Is this the right person?", "Name 佐藤 健太", "Sign-in name kenta.gone@contoso.com").press("esc")
		term.typ(kentaUPN).press("enter").see("Several people have this name").press("down", "down") // it is still Kenta's mail address
		term.press("enter").see("Is this the right person?", "Name Alex Kim", "Sign-in name "+kentaUPN).press("esc").nothingSent()
	})
}

func TestCardSaysWhatStandsAgainstWritingBefore(t *testing.T) {
	for words, grant := range map[string]person.Grant{
		"! Nothing can be sent to them: the permission User.ReadWrite.All is missing.":         {Scopes: []string{"User.ReadWrite", "User.ReadBasic.All"}},
		"! Your sign-in shows no administrator role, so Microsoft 365 may refuse your change.": {Scopes: []string{"User.ReadWrite.All"}, Roles: []string{"b79fbf4d-3ef9-4689-8143-76b194e85509"}},
		"y open this profile": {Scopes: []string{"User.ReadWrite.All"}},
	} {
		synctest.Test(t, func(t *testing.T) {
			s := session(t, sandbox.New(), me)
			s.Granted = func() person.Grant { return grant }
			term := open(t, sandbox.New(), ui.Options{Session: s}, 80, 24).resize(60, 20).people().typ(kentaUPN).press("enter").see("Is this the right person?", words)
			if words[0] != '!' {
				term.notSee("!")
			}
		})
	}
}

func TestCardWarnsOfGuestsAndDisabledAccounts(t *testing.T) {
	for upn, warning := range map[string]string{
		"bram.dewit@contoso.com":                   "! This account is disabled.",
		"luca.ferri_fabrikam.com#EXT#@contoso.com": "! A guest of the organisation.",
	} {
		synctest.Test(t, func(t *testing.T) {
			term := start(t, sandbox.New()).resize(60, 20).people().typ(upn).press("enter").see(warning).press("y")
			term.typeInterest().press("tab", "enter").naming(upn).see("✓ Created")
			if w := term.writes()[0]; strings.Contains(w.Path, "@") {
				t.Errorf("it went to a name: %s", w.Path)
			}
		})
	}
}
