package sandbox

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func TestDevicesWaitForTheirPerson(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := newApp(t, New())
		asked := a.askForCode()
		code, userCode := asked.member("device_code"), asked.member("user_code")
		page := a.browser.Open(asked.member("verification_uri"))
		typed := strings.ToLower(userCode[:4] + "-" + userCode[4:])
		wait := func(d time.Duration, want string) reply {
			t.Helper()
			time.Sleep(d)
			got := a.poll(code)
			if got.member("error") != want {
				t.Errorf("%s, want %q", got.text, want)
			}
			return got
		}
		wait(0, "authorization_pending")
		wait(5*time.Second, "authorization_pending")
		wait(4*time.Second, "slow_down")
		wait(9*time.Second, "slow_down")
		wait(15*time.Second, "authorization_pending")
		if got := page.Press("enter", "user_code", "BCDFGHJKL"); !got.Has("No device waits") {
			t.Errorf("a wrong code:\n%s", got.Text)
		}
		if got := page.Press("enter", "user_code", typed).Through(""); !got.Has("You are signed in") {
			t.Errorf("the right code:\n%s", got.Text)
		}
		tokens := wait(15*time.Second, "")
		if got := a.graph(tokens, "GET", "/me", ""); got.status != 200 || tokens.claims(t)["nonce"] != nil {
			t.Errorf("%s", got.text)
		}
		wait(15*time.Second, "bad_verification_code")
		if got := page.Press("enter", "user_code", typed); !got.Has("No device waits") {
			t.Errorf("the code again:\n%s", got.Text)
		}
	})
}

func TestDevicesHearOfARefusalAndOfTheEnd(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := newApp(t, New())
		refused, late := a.askForCode(), a.askForCode()
		page := a.browser.Open(refused.member("verification_uri"))
		page.Press("enter", "user_code", refused.member("user_code")).Press("continue").Press("refuse")
		if got := a.poll(refused.member("device_code")); got.member("error") != "authorization_declined" {
			t.Errorf("refused: %s", got.text)
		}
		if got := a.poll(late.member("device_code"), "client_id", "another"); got.member("error") != "bad_verification_code" {
			t.Errorf("another client: %s", got.text)
		}
		time.Sleep(deviceCodeLife)
		if got := a.poll(late.member("device_code")); got.member("error") != "expired_token" {
			t.Errorf("late: %s", got.text)
		}
		if got := page.Press("enter", "user_code", late.member("user_code")); !got.Has("No device waits") {
			t.Errorf("late:\n%s", got.Text)
		}
	})
}
