package e2e

import (
	"net/url"
	"regexp"
	"strings"
	"testing"
)

// editor starts the program without any account, where it can sign in.
func editor(t testing.TB, at *organisation, args ...string) *terminal {
	t.Helper()
	term := start(t, args, environment(t, append(at.env, "FACET_TOKEN_CACHE=memory")...))
	term.see("You are not signed in", "Press Enter").press("enter")
	return term
}

var wrapped = regexp.MustCompile(`http://\S+(\n\S+)*`)

// address is the one to sign in at, from the lines that it is wrapped over.
func (term *terminal) address() string {
	term.t.Helper()
	address := ""
	term.see("Time left").until("the address to open", func() bool {
		address = strings.ReplaceAll(wrapped.FindString(term.shown()), "\n", "")
		u, err := url.Parse(address)
		return err == nil && u.Query().Get("state") != "" && u.Query().Get("redirect_uri") != ""
	})
	return address
}

func TestEditorOpensAsThePersonWhoSignedInWithTheBrowser(t *testing.T) {
	t.Parallel()
	browser, term := somebody(t), editor(t, host(t))
	browser.open(term.address()).is(kenta).push("Approve").reads("You can close")
	term.see("Your profile · "+kenta, "Interests           1").press("down", "down").see("三味線")
}
