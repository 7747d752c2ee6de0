package ui_test

import "testing"

func TestCtrlZTakesBackWhatWasTyped(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Interests").press("n").fill("Name", "Chess club").press("ctrl+z").see("Chess").notSee("Chess club")
		term.press("ctrl+y").see("Chess club").press("tab", "shift+tab", "ctrl+z").notSee("Chess club")
		term.press("ctrl+s", "enter").sent("POST", "/beta/me/profile/interests", `{"displayName":"Chess "}`)
	})
}
