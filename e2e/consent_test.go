package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// steppingUp signs Alex in, who is no administrator, and chooses somebody else.
func steppingUp(t *testing.T, browser *person, at *organisation) *terminal {
	t.Helper()
	term := editor(t, at)
	browser.open(term.address()).is(alex).push("Approve").reads("You can close")
	term.see("Your profile · " + alex).press("w").see("Permission to read and change the profiles of everyone")
	return term
}

func TestAdministratorsApprovalIsAskedForWithAMessage(t *testing.T) {
	t.Parallel()
	browser := somebody(t)
	term := steppingUp(t, browser, host(t))
	browser.open(term.see("If the page says that an administrator has to approve, press m").address()).push("Go back without approval")
	term.see("The permission User.ReadWrite.All", "is missing", "AADSTS90094", "enter try again").press("message").see("A message to the administrator", "state/message").typ("\x1b").see("enter try again")
	term.typ("\x1b").see("About me, notes").press("n").see("New note")
}

func TestRefusedConsentLeavesOnesOwnProfile(t *testing.T) {
	t.Parallel()
	browser, at := somebody(t), host(t)
	term := editor(t, at)
	browser.open(term.address()).is(ines).push("Approve").reads("You can close")
	term.see("Your profile · " + ines).press("w")
	browser.open(term.address()).push("Refuse")
	term.see("The permission User.ReadWrite.All", "AADSTS65004", "enter try again").press("enter")
	browser.open(term.address()).push("Approve").reads("You can close")
	term.see("Whose profile do you want to open?")
}

func TestTokenThatMayOnlyReadIsSaidBeforeTheForm(t *testing.T) {
	t.Parallel()
	browser := somebody(t)
	term := editor(t, host(t, "fewer-scopes=User.Read"))
	browser.open(term.address()).is(alex).push("Approve").reads("You can close")
	term.see("Your profile · "+alex, "Read only", "User.ReadWrite is missing").press("n")
	term.see("kept as a draft", "enter continue without it").press("enter").see("New note")
}

func TestCreateWithoutApprovalSendsNothingAndHasAMessage(t *testing.T) {
	t.Parallel()
	browser, at := somebody(t), host(t)
	env := environment(t, append(at.env, "FACET_TOKEN_CACHE=file")...)
	login := background(t, env, "login")
	browser.open(login.says(`http://\S*state=\S+`)).is(alex).push("Approve").reads("You can close")
	login.end()
	file := filepath.Join(t.TempDir(), "chess.json")
	if err := os.WriteFile(file, []byte(`{"displayName":"Chess"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	command := []string{"create", "interest", "--file", file, "--user", kenta, "--confirm", kenta}
	if said := background(t, env, command...).end(); !strings.Contains(said, "nobody is here to do that") || strings.Contains(said, "state=") {
		t.Errorf("without a terminal it says %q", said)
	}
	create := start(t, command, env)
	browser.open(create.see("Waiting for your browser").address()).push("Go back without approval")
	create.see("Only an administrator can allow this application", "facet doctor --consent prints a message")
	if names := at.names(kenta, "profile/interests"); strings.Contains(strings.Join(names, " "), "Chess") {
		t.Errorf("Kenta's interests are %q", names)
	}
	if message, err := facet(t, env, "doctor", "--consent"); err != nil || !strings.Contains(message, "Who asks: "+alex) {
		t.Errorf("%v: %s", err, message)
	}
}
