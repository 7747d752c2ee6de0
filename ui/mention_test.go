package ui_test

import (
	"strings"
	"testing"
	"time"
)

// position begins a new position, up to where people are named in it.
func (term *terminal) position() *terminal {
	return term.kind("Positions").press("n").fill("Job title", "Lead").field("Company name").typ("Contoso")
}

// manager goes to the manager's name on a new position.
func (term *terminal) manager() *terminal {
	return term.position().field("Name").see("ctrl+f find person")
}

func TestManagerIsFoundInTheDirectory(t *testing.T) {
	story(t, func(term *terminal) {
		term.manager().typ("kenta").press("ctrl+f").see("Find a person for “Manager”", "One person:", "kenta.sato@contoso.com").notSee("EDITING")
		term.press("enter").see("Name 佐藤 健太", "Sign-in name kenta.sato@contoso.com").notSee("Is this the right person?")
		term.choose("Relationship", "Manager").field("Name").press("ctrl+f").see("Chosen before: ▌ 佐藤 健太")
		term.typ("luca").wait(time.Second).see("! guest").press("enter").see("Name Luca Ferri (Fabrikam)", "Relationship Manager")
		term.press("ctrl+s", "enter").see("✓ Created")
		if body := string(term.writes()[0].Body); !strings.Contains(body, `"manager":{"displayName":"Luca Ferri (Fabrikam)","userPrincipalName":"luca.ferri_fabrikam.com#EXT#@contoso.com","relationship":"manager"}`) {
			t.Errorf("it sent %s", body)
		}
	})
}

func TestWrongSignInNameIsMendedByThePersonWhoWasFound(t *testing.T) {
	story(t, func(term *terminal) {
		term.manager().typ("kenta").fill("Sign-in name", "kenta sato").field("Name").see("✗ 1 field needs fixing")
		term.field("Sign-in name").press("ctrl+f").notSee("Chosen before").typ("kenta").wait(time.Second).press("enter").see("kenta.sato@contoso.com").notSee("✗")
	})
}

func TestOfTwoPeopleWithOneNameTheRightOneIsMentioned(t *testing.T) {
	story(t, func(term *terminal) {
		term.resize(60, 20).manager().typ("alex kim").press("ctrl+f").see("2 people", "Designer", "Warehouse Lead").notSee("enter choose")
		term.press("enter").see("! Several people match").press("down", "down", "enter").see("Name Alex Kim", "Sign-in name alex.kim2@contoso.com").nothingSent()
	})
}

func TestEscLeavesThePersonAsTyped(t *testing.T) {
	story(t, func(term *terminal) {
		term.manager().typ("Al").press("ctrl+f").typ("ex").wait(time.Second).see("2 people").press("down", "down", "esc")
		term.see("▌ Name Al").typ("ma").press("ctrl+s").press("f2").see(`"displayName": "Alma"`).notSee("alex").nothingSent()
	})
}

func TestColleaguesAreFoundRowByRow(t *testing.T) {
	for _, size := range [][2]int{{60, 20}, {80, 24}, {140, 40}} {
		story(t, func(term *terminal) {
			term.resize(size[0], size[1]).position().field("Colleagues").see("ctrl+f find person", "enter add a row")
			term.press("ctrl+f").see("“Colleagues”").find("bram").press("enter").see("Bram de Wit", "bram.dewit@contoso.com")
			term.burst("c\rluc\x06").wait(time.Second).see("One person:").press("enter").press("enter").typ("Outsider").press("tab").typ("out@example.org")
			term.press("ctrl+s", "enter").see("✓ Created")
			body := string(term.writes()[0].Body)
			want := `"colleagues":[{"displayName":"Bram de Wit","userPrincipalName":"bram.dewit@contoso.com","relationship":"colleague"},` +
				`{"displayName":"Luca Ferri (Fabrikam)","userPrincipalName":"luca.ferri_fabrikam.com#EXT#@contoso.com"},` +
				`{"displayName":"Outsider","userPrincipalName":"out@example.org"}]`
			if !strings.Contains(body, want) {
				t.Errorf("it sent %s, want %s", body, want)
			}
		})
	}
}

func TestManagerWhoIsFoundIsTheManager(t *testing.T) {
	story(t, func(term *terminal) {
		term.manager().typ("kenta").press("ctrl+f", "enter").see("Name 佐藤 健太").field("Relationship").see("Relationship Manager").press("ctrl+s", "enter").see("✓ Created")
		if body := string(term.writes()[0].Body); !strings.Contains(body, `"relationship":"manager"`) {
			t.Errorf("it sent %s", body)
		}
	})
}

func TestNobodyIsTheirOwnManager(t *testing.T) {
	story(t, func(term *terminal) {
		term.manager().typ("ines").press("ctrl+f").see("(you)").press("enter").see("! This profile belongs to that person. Choose somebody else.")
		term.press("ctrl+u").typ("kenta").wait(time.Second).press("enter").see("Name 佐藤 健太")
	})
}

func TestMentionNeedsNoPermissionToSearch(t *testing.T) {
	story(t, func(term *terminal) {
		term.manager().typ("alex").press("ctrl+f").see("✗ This account may not search the directory.", "User.ReadBasic.All", "type the name and the sign-in name yourself")
		term.press("ctrl+u").typ("kenta.sato@contoso.com").press("enter").see("Name 佐藤 健太", "Sign-in name kenta.sato@contoso.com")
		term.press("ctrl+f").typ("nobody@contoso.com").press("enter").see("✗ Nobody in the organisation has this", "Or go back, and type the name")
		term.press("esc").see("kenta.sato@contoso.com").press("ctrl+u").typ("Somebody else").see("Somebody else")
	}, "status=403@directory+#1", "status=403@directory+#3")
}

func TestNameThatIsNotTheOneTypedAnyMoreIsNotTaken(t *testing.T) {
	story(t, func(term *terminal) {
		term.manager().press("ctrl+f").find("nobody@contoso.com").press("enter").see("Looking for nobody@contoso.com").press("backspace").wait(2*time.Hour).see("Find a person", "Nobody is called").notSee("✗")
	}, "latency=1h@others+#2")
}

func TestFindingAPersonIsOfferedOnlyWhereOneIsNamed(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Positions").press("n").notSee("find person").press("ctrl+f").see("New position")
		term.field("Name").see("find person").press("ctrl+p").typ("find").press("enter").see("Find a person for “Manager”").press("esc")
		term.field("Relationship").notSee("find person")
	})
}
