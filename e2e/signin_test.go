package e2e

import (
	"encoding/json"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// editor starts the program without any account, and signing in with the
// browser.
func editor(t testing.TB, at *organisation, args ...string) *terminal {
	t.Helper()
	term := start(t, args, environment(t, append(at.env, "FACET_TOKEN_CACHE=memory")...))
	term.see("You are not signed in", "enter sign in with the browser").press("enter")
	return term
}

var wrapped = regexp.MustCompile(`http://\S+(\n\S+)*`)

// address is the one to sign in at, from the lines that it is wrapped over.
func (term *terminal) address() string {
	term.t.Helper()
	address := ""
	term.see("Time left").until("the address to open", func() bool {
		address = strings.ReplaceAll(wrapped.FindString(term.shown()), "\n", "")
		return isSignIn(address)
	})
	return address
}

// isSignIn tells whether an address is whole, up to its last parameter.
func isSignIn(address string) bool {
	u, err := url.Parse(address)
	return err == nil && u.Query().Get("redirect_uri") != "" && len(u.Query().Get("state")) >= 26
}

func TestEditorOpensAsThePersonWhoSignedInWithTheBrowser(t *testing.T) {
	t.Parallel()
	browser, at := somebody(t), host(t)
	term := editor(t, at)
	browser.open(term.address()).is(kenta).push("Approve").reads("You can close")
	term.see("Your profile · "+kenta, "Interests 1").press("down", "down", "down").see("三味線")
	term.press("n").see("New interest").field("Name").typ("Bouldering").press("ctrl+s").see("enter send").press("f2").see("POST").press("enter").see("✓ Created", "Bouldering")
	if names := at.names(kenta, "profile/interests"); !slices.Contains(names, "Bouldering") {
		t.Errorf("Kenta's interests are %q", names)
	}
	if names := at.names(ines, "profile/interests"); slices.Contains(names, "Bouldering") {
		t.Errorf("it went to Ines: %q", names)
	}
}

func TestRefusalInTheBrowserCanBeTriedAgain(t *testing.T) {
	t.Parallel()
	browser, term := somebody(t), editor(t, host(t))
	first := term.address()
	browser.open(first).is(alex).push("Refuse")
	term.see("✗", "enter try again").press("enter")
	if second := term.address(); second == first {
		t.Error("it tries again with the state of the first time")
	} else {
		browser.open(second).is(alex).push("Approve")
	}
	term.see("Your profile · " + alex)
}

func TestEscEndsTheWaitingForTheBrowserAtOnce(t *testing.T) {
	t.Parallel()
	term := editor(t, host(t))
	back, err := url.Parse(term.address())
	if err != nil {
		t.Fatal(err)
	}
	pressed := time.Now()
	term.typ("\x1b").see("You are not signed in")
	took := time.Since(pressed)
	t.Logf("esc returned after %v", took.Round(time.Millisecond))
	if took > time.Second {
		t.Errorf("esc took %v", took)
	}
	term.until("the end of the listening", func() bool { return !listening(t, back.Query().Get("redirect_uri")) })
}

func TestProgramOpensTheBrowserItself(t *testing.T) {
	t.Parallel()
	at, folder := host(t), t.TempDir()
	opened := filepath.Join(folder, "opened")
	script := "#!/bin/sh\nprintf %s \"$1\" >\"" + opened + ".part\" && /bin/mv \"" + opened + ".part\" \"" + opened + "\"\n"
	if err := os.WriteFile(filepath.Join(folder, "xdg-open"), []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	term := start(t, nil, environment(t, append(at.env, "FACET_TOKEN_CACHE=memory", "DISPLAY=:0", "PATH="+folder)...))
	term.see("enter sign in with the browser").press("enter").see("Your browser should have opened")
	var got []byte
	term.until("the address that was opened", func() (done bool) {
		got, _ = os.ReadFile(opened)
		return len(got) > 0
	})
	if shown := term.address(); string(got) != shown {
		t.Errorf("it opened %s and shows %s", got, shown)
	}
}

func TestLoginIsKnownToTheNextCommandUntilLogout(t *testing.T) {
	t.Parallel()
	browser, at := somebody(t), host(t)
	env := environment(t, append(at.env, "FACET_TOKEN_CACHE=file")...)
	login := background(t, env, "login")
	browser.open(login.says(`http://\S*state=\S+`)).is(kenta).push("Approve").reads("You can close")
	if out := login.end(); !strings.Contains(out, kenta) {
		t.Errorf("login says %q", out)
	}
	out, err := facet(t, env, "whoami", "--json")
	if err != nil {
		t.Fatal(err)
	}
	var who struct {
		Person, TokenCache string
		Scopes             []string
	}
	if err := json.Unmarshal([]byte(out), &who); err != nil || who.Person != kenta || who.TokenCache != "file" || !slices.Contains(who.Scopes, "User.ReadWrite") {
		t.Errorf("%v: %s", err, out)
	}
	start(t, nil, env).see("Your profile · " + kenta).press("q")
	if out, err := facet(t, env, "logout"); err != nil || !strings.Contains(out, kenta) {
		t.Errorf("logout says %q, %v", out, err)
	}
	if out, err := facet(t, env, "whoami", "--json"); err == nil || strings.Contains(out, kenta) {
		t.Errorf("after logout whoami says %s", out)
	}
}

func TestLoginWithADeviceCode(t *testing.T) {
	t.Parallel()
	browser, at := somebody(t), host(t)
	login := background(t, environment(t, append(at.env, "FACET_TOKEN_CACHE=file")...), "login", "--device-code")
	prompt := login.says(`open http://\S+ and type the code \S+`)
	fields := strings.Fields(prompt)
	browser.open(fields[1]).types(fields[len(fields)-1]).push("Continue").is(alex).push("Approve").reads("signed in on your other device")
	if out := login.end(); !strings.Contains(out, alex) {
		t.Errorf("login says %q", out)
	}
}

func TestSomebodyElsesProfileTakesTheWiderPermissionAndAYes(t *testing.T) {
	t.Parallel()
	browser, at := somebody(t), host(t)
	term := editor(t, at, "--user", kenta)
	first := term.address()
	if strings.Contains(first, "ReadWrite.All") {
		t.Errorf("the first sign-in asks for everybody: %s", first)
	}
	browser.open(first).is(ines).push("Approve").reads("You can close")
	term.see("Permission to read and change the profiles of everyone")
	wider := term.address()
	if !strings.Contains(wider, "User.ReadWrite.All") {
		t.Errorf("the second asks for %s", wider)
	}
	browser.open(wider).push("Approve").reads("You can close")
	term.see("Is this the right person?", "佐藤 健太", kenta).press("y")
	term.see("EDITING SOMEONE ELSE", kenta, "Interests 1")
}
