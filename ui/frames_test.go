package ui_test

import (
	"encoding/json"
	"fmt"
	"testing"

	tea "charm.land/bubbletea/v2"

	"facet/graph"
	"facet/graph/sandbox"
	"facet/ui"
)

// TestKeysLeadToTheSamePlaceHoweverOftenIsDrawn presses the same keys once with a
// frame after each, and once without any.
func TestKeysLeadToTheSamePlaceHoweverOftenIsDrawn(t *testing.T) {
	for name, at := range longLists(t) {
		for _, keys := range some([][]string{
			{"pgup", "pgup", "pgdown"}, {"pgdown", "pgdown", "pgdown", "up"}, {"end", "pgup", "pgup", "down"},
			{"pgdown", "end", "pgdown", "pgdown", "pgup"}, {"end", "up", "up", "up", "up", "pgup", "home", "pgdown"},
		}, 2) {
			drawn, undrawn := at(), at()
			for _, key := range keys {
				drawn.press(key).model.View()
			}
			if got, want := undrawn.press(keys...).model.View().Content, drawn.model.View().Content; got != want {
				t.Errorf("%s: %q lead to\n%s\nand without frames between them to\n%s", name, keys, plainScreen(want), plainScreen(got))
			}
		}
	}
}

// longLists open the lists of the screens, each longer than its window.
func longLists(t *testing.T) map[string]func() fixture {
	const width, height = 80, 20
	server := sandbox.New(sandbox.PageSize(1000))
	var people []graph.DirectoryUser
	for i := range 60 {
		object := json.RawMessage(fmt.Sprintf(`{"id":"%d","displayName":"Certificate %d","allowedAudiences":"organization"}`, i, i))
		if err := server.Put("me", "certifications", object); err != nil {
			t.Fatal(err)
		}
		people = append(people, graph.DirectoryUser{ID: fmt.Sprint(i), DisplayName: fmt.Sprint("Kim ", i), UserPrincipalName: fmt.Sprintf("kim%d@contoso.com", i)})
	}
	profile := func() fixture { return newFixture(t, server, width, height) }
	opened := func(d fixture) fixture {
		d.model.View()
		return d
	}
	return map[string]func() fixture{
		"the entries": func() fixture { return opened(profile().kind("Certifications").press("enter")) },
		"all actions": func() fixture { return opened(profile().press("ctrl+p")) },
		"the people": func() fixture {
			d := profile()
			d.run(d.model.(*ui.Model).OpenPeople(people...))
			return opened(d.press("down"))
		},
		"a list of work": func() fixture {
			d := fixture{t, ui.New(t.Context(), ui.Options{Session: session(t, sandbox.New(), me), Work: longList(t)}), width}
			d.send(tea.WindowSizeMsg{Width: width, Height: height})
			d.run(d.model.Init())
			return opened(d)
		},
		"the values of a field": func() fixture {
			return opened(profile().kind("Account").press("n").field("Country").press("a", "backspace"))
		},
	}
}
