package ui_test

import (
	"context"
	"strings"
	"testing"
	"testing/synctest"

	"facet/graph/sandbox"
	"facet/profile/person"
	"facet/ui"
)

// nobody has signed in here before.
type nobody struct{ person.Accounts }

func (nobody) Known(context.Context) ([]person.Account, error) { return nil, nil }

func TestFirstScreenTakesWhatITAnswers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		server := sandbox.New()
		var answers []string
		var written string
		options := ui.Options{
			Sandbox: func() *person.Session { return session(t, server, me) },
			SetUp: func(answer string) (person.Accounts, error) {
				if answers = append(answers, answer); answer == "" {
					return nil, person.Advised{What: "There is no id in this.", Remedy: "Paste it."}
				}
				return nobody{}, nil
			},
			Write: func(words string) (string, error) {
				written = words
				return "/home/ada/facet/message.txt", nil
			},
		}
		term := open(t, server, options, 80, 24).resize(60, 20).see("an id from your IT department", "Message for IT").notSee("client_id", "token")
		term.press("message").see("A message to your IT department", "It is in the file /home/ada/facet/message.txt", "↓ there is more below")
		if written != person.RegistrationMessage() {
			t.Errorf("the file has %q", written)
		}
		term.press("c").see("Asked the terminal to copy the message").press("end").notSee("↓ there is more below").press("esc", "enter").see("✗ There is no id in this.", "enter use this id")
		term.resize(80, 24).press("other").see("FACET_ACCESS_TOKEN", "client_id").press("other").notSee("client_id").typ("1 smo").see("› 1 smo").press("ctrl+u")
		term.paste("11111111-2222-3333-4444-555555555555\n").press("enter").see("You are not signed in", "sign in with the browser")
		if len(answers) != 2 || strings.TrimSpace(answers[1]) != "11111111-2222-3333-4444-555555555555" {
			t.Errorf("it was set up with %q", answers)
		}
		term.press("q").over()
	})
}

func TestFirstScreenHelpsAndEscDoesNotLeave(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for _, options := range []ui.Options{{}, {Accounts: nobody{}}} {
			term := open(t, sandbox.New(), options, 80, 24).see("You are not signed in", "? help", "ctrl+p all actions")
			term.press("?").see("Keys", "leave facet").press("esc", "esc").see("You are not signed in")
			term.press("ctrl+p").see("All actions").press("esc", "q").over()
		}
	})
}
