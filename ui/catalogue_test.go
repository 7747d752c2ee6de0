package ui_test

import (
	"context"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"facet/forms"
	"facet/graph"
	"facet/graph/sandbox"
	"facet/profile/flow/flowtest"
	"facet/profile/person"
	"facet/ui"
)

// shot is a screen that is kept to be looked at.
type shot struct {
	name  string
	state string // of a step; empty: keys lead there
	take  func(*testing.T) *walked
}

// shots are the screens of the program, each in the states that look different.
func shots() []shot {
	all := []shot{
		{"home", "", profileWith()},
		{"home-entry", "", profileWith("4", "up", "up", "up", "up", "up", "enter")},
		{"home-filter", "", profileWith("down", "down", "down", "/", "k", "a")},
		{"home-failed", "", faulty("status=503@get+skills", "down")},
		{"home-offline", "", faulty("status=503@get")},
		{"home-loading", "", faulty("latency=1h@get")},
		{"home-empty", "", newcomer},
		{"home-other", "", visiting("y")},
		{"person", "", visiting()},
		{"form", "", profileWith(filled...)},
		{"form-wrong", "", profileWith(append(filled, "ctrl+s")...)},
		{"form-json", "", profileWith(append(filled, "f2")...)},
		{"form-skill", "", profileWith("down", "n", "G", "o", "tab", "right", "right", "right")},
		{"form-audience", "", profileWith("down", "down", "down", "n", "C", "h", "e", "s", "s", "tab", "tab", "tab", "enter")},
		{"form-address", "", profileWith("4", "down", "down", "n")},
		{"form-other", "", visiting("y", "down", "down", "down", "n", "C", "h", "e", "s", "s")},
		{"palette", "", profileWith("ctrl+p")},
		{"palette-found", "", profileWith("ctrl+p", "c", "e", "r", "t")},
		{"help", "", profileWith("?")},
		{"help-form", "", profileWith("n", "f1")},
		{"places", "", profileWith("g")},
		{"work-list", "", working},
	}
	for name, state := range map[string]string{
		"review": "review", "review-change": "review of a change", "review-delete": "review of a deletion", "review-public": "review of what the public will see",
		"review-other": "review for somebody else", "result": "result", "result-deleted": "result of a deletion",
		"refused": "refused", "denied": "denied, the permission can be asked for", "not-confirmed": "unconfirmed, with candidates",
		"history": "history of a send", "history-entry": "a send of the history", "drafts": "a draft", "templates": "templates", "people": "people who are found", "nobody": "nobody who is found",
		"who-sees-what": "who sees what", "who-sees-what-change": "who is to see several entries", "who-sees-what-review": "a review of several changes",
		"entry": "entry that can't be read", "expires": "what expires", "copying": "entries of somebody", "import": "entries of a file",
		"start": "start with two accounts", "first-start": "start without accounts", "setup": "setup", "sign-in": "signing in with the browser", "sign-in-code": "signing in with a code", "sign-in-failed": "signing in that failed",
		"approval": "approval that a sign-in lacks", "account": "account", "photo": "photo, with one of before", "leaving": "leaving a form that is kept",
	} {
		all = append(all, shot{name, state, atState(state)})
	}
	slices.SortFunc(all, func(a, b shot) int { return strings.Compare(a.name, b.name) })
	return all
}

// filled are the keys of a certification that is half typed.
var filled = append([]string{"2", "down", "down", "n"}, typing("Kubernetes Administrator\tLF-4711-2026\t\tCNCF\t\t2026-03-02\t\t2028-03-01\ttraining")...)

// typing are the keys for a text.
func typing(words string) (all []string) {
	for _, letter := range words {
		switch letter {
		case '\t':
			all = append(all, "tab")
		default:
			all = append(all, string(letter))
		}
	}
	return all
}

// profileWith opens the profile, and presses keys.
func profileWith(keys ...string) func(*testing.T) *walked {
	return func(t *testing.T) *walked {
		return opened(t, ui.Options{Session: whole(t, sandbox.New(), me)}, keys...)
	}
}

// whole is a session with all that a profile has.
func whole(t *testing.T, server *sandbox.Sandbox, whom graph.Person) *person.Session {
	s := session(t, server, whom)
	s.Kinds = append(forms.Kinds(), forms.Directory())
	return s
}

func opened(t *testing.T, options ui.Options, keys ...string) *walked {
	p := program(t.Context(), rand.New(rand.NewPCG(0, 0)), options)
	p.press(keys...)
	return p
}

// faulty is the profile at a Graph that has a fault.
func faulty(fault string, keys ...string) func(*testing.T) *walked {
	return func(t *testing.T) *walked {
		server := sandbox.New()
		inject(t, server, fault)
		return opened(t, ui.Options{Session: whole(t, server, me)}, keys...)
	}
}

// newcomer has nothing yet.
func newcomer(t *testing.T) *walked {
	for _, h := range flowtest.Homes(t) {
		if h.Name == "a profile without entries" {
			return opened(t, ui.Options{Session: h.Session}, "down")
		}
	}
	t.Fatal("nobody is without entries")
	return nil
}

// visiting is somebody else's profile, before it was said that it is the right one.
func visiting(keys ...string) func(*testing.T) *walked {
	return func(t *testing.T) *walked {
		kenta, err := graph.User(kentasName)
		if err != nil {
			t.Fatal(err)
		}
		return opened(t, ui.Options{Session: whole(t, sandbox.New(), kenta)}, keys...)
	}
}

// working is a list of work.
func working(t *testing.T) *walked {
	return opened(t, ui.Options{Session: whole(t, sandbox.New(), me), Work: listOf(t, team...)}, "down", "s", "up")
}

// atState opens a step in one of its states.
func atState(name string) func(*testing.T) *walked {
	return func(t *testing.T) *walked {
		s := flowtest.Find(t, name)
		ctx, end := context.WithCancel(t.Context())
		p := &walked{model: modelAt(t, ctx, s), dice: rand.New(rand.NewPCG(0, 0)), end: end, width: 110}
		p.begin(30)
		return p
	}
}

// lookedAt is the moment at which all screens are looked at.
var lookedAt = time.Date(2026, time.November, 16, 14, 5, 0, 0, time.UTC)
