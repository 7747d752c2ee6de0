package ui_test

import "testing"

func TestWhatIsTypedIsShownAsItIsRead(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Interests").press("n").fill("Name", "Chess").fill("Web page", "www.x.com").press("tab").see("Web page https://www.x.com", "Read as https://www.x.com")
		term.typ("engineering, leadership; Rust,rust").press("tab").see("Categories engineering leadership Rust")
		term.press("ctrl+s").see("https://www.x.com").press("enter").see("✓ Created")
		term.sent("POST", "/beta/me/profile/interests", `{"displayName":"Chess","webUrl":"https://www.x.com","categories":["engineering","leadership","Rust"]}`)
	})
}

func TestCountryIsWhatWasTypedOrNothing(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Account").press("n").field("Country").typ("UK").see("› United Kingdom GB").press("enter").see("Country United Kingdom")
		term.press("shift+tab").field("Country").press("enter", "ctrl+u").typ("Atlantis").see("Nothing is called “Atlantis”: try another name").press("enter")
		term.see("✗ “Atlantis” means none of the choices").press("ctrl+s").see("✗ 1 field").nothingSent()
		term.field("Country").press("enter", "ctrl+u").typ("日本").see("› Japan JP").press("enter").see("Country Japan").press("ctrl+s", "enter")
		term.sent("POST", "/beta/me/profile/account", `{"countryCode":"JP"}`)
	})
}
