package e2e

import "testing"

func TestIDsFromITAreKeptAndLeadToTheSignIn(t *testing.T) {
	t.Parallel()
	env := environment(t)
	term := start(t, nil, env).see("needs an id from your IT department", "Message for IT")
	term.press("message").see("A message to your IT department", "It is in the file", "state/message").typ("\x1b").see("needs an id from your IT department")
	term.typ("zz\r").see("✗ There is no id in this.")
	term.typ("\x7f\x7f11111111-2222-3333-4444-555555555555 21111111-2222-3333-4444-555555555555\r").see("sign in with the browser")
	term.typ("q").gone(patience)
	start(t, nil, env).see("sign in with the browser")
}
