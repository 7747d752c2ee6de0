package ui_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"facet/graph/sandbox"
)

// monkeyKeys are what somebody presses who presses anything. There is no
// ctrl+c and no ctrl+e among them: one ends the program, the other leaves it.
var monkeyKeys = []string{
	"enter", "enter", "enter", "tab", "tab", "shift+tab", "esc", "backspace", "delete", "space", "up", "down", "down", "left", "right",
	"home", "end", "pgup", "pgdown", "f1", "ctrl+p", "ctrl+s", "ctrl+s", "ctrl+u", "ctrl+d", "ctrl+k", "ctrl+w", "ctrl+a",
	"n", "n", "e", "d", "j", "i", "c", "r", "u", "l", "s", "/", "?", "1", "2", "x", "é", "佐", "2026-11-21", "https://a.example",
}

// monkey presses a number of keys, and sometimes resizes, pastes or waits.
func (term *terminal) monkey(dice *rand.Rand, count int) {
	for range count {
		select {
		case err := <-term.ended: // by the keys that quit
			term.ended <- err
			return
		default:
		}
		switch n := dice.IntN(40); n {
		case 0:
			term.resize(1+dice.IntN(150), 1+dice.IntN(45))
		case 1:
			term.paste(strings.Repeat("Wörter 言葉\n", dice.IntN(30)))
		case 2:
			term.wait(time.Duration(dice.IntN(5)) * time.Second)
		default:
			term.press(monkeyKeys[dice.IntN(len(monkeyKeys))])
		}
	}
}

// strange gives somebody entries with words that no list of facet has.
func strange(t *testing.T, server *sandbox.Sandbox, who string) {
	t.Helper()
	for segment, raw := range map[string]string{
		"interests": `{"id":"legacy","displayName":"Legacy","collaborationTags":["legacyTag"],"categories":["","a, b","a, b"]}`,
		"positions": `{"id":"legacy","detail":{"jobTitle":"Legacy","company":{"address":{"type":"boat"}}},"isCurrent":null,
			"manager":{"relationship":"rival"},"colleagues":[{"relationship":"rival"},{"displayName":"X","relationship":""}]}`,
		"account": `{"id":"legacy","countryCode":"ZZ","preferredLanguageTag":{"locale":"tlh-x-odd","displayName":"?"}}`,
	} {
		if err := server.Put(who, segment, json.RawMessage(raw)); err != nil {
			t.Fatal(err)
		}
	}
}

func TestAnyKeysInAnyOrderBreakNothing(t *testing.T) {
	sweep(t)
	faults := []string{"", "latency=1s", "hostile-text", "status=500@writes", "unknown-error", "numeric-enums", "reset=after@post", "responsibilities-refused"}
	for seed := range 24 {
		fault := faults[seed%len(faults)]
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			beside(t)
			synctest.Test(t, func(t *testing.T) {
				server := sandbox.New()
				if fault != "" {
					inject(t, server, fault)
				}
				strange(t, server, server.People()[0].ID)
				dice := rand.New(rand.NewPCG(uint64(seed), 0))
				var term *terminal
				if seed%3 == 0 {
					term = somebody(t, server, server.People()[1+dice.IntN(8)].UserPrincipalName)
					term.wait(5 * time.Second).press("y")
				} else {
					term = start(t, server)
				}
				term.monkey(dice, 200)
				if t.Failed() {
					t.Fatalf("fault %q", fault)
				}
			})
		})
	}
}

// TestAnyKeysOnFormsWithUnknownWordsBreakNothing begins on such a form each
// time, which a walk from the profile seldom comes to.
func TestAnyKeysOnFormsWithUnknownWordsBreakNothing(t *testing.T) {
	sweep(t)
	kinds := []string{"Interests", "Positions", "Account"}
	for seed := range 9 {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			beside(t)
			synctest.Test(t, func(t *testing.T) {
				server := sandbox.New()
				strange(t, server, server.People()[0].ID)
				term := start(t, server).kind(kinds[seed%len(kinds)]).press("enter", "end", "e")
				dice := rand.New(rand.NewPCG(uint64(seed), 1))
				for range 300 {
					term.press([]string{"tab", "shift+tab", "up", "down", "down", "space", "enter", "home", "end", "pgup", "pgdown", "left", "right", "z", "backspace"}[dice.IntN(15)])
				}
			})
		})
	}
}

func TestEntryWithoutAnIDIsReadAndNotChanged(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		server := sandbox.New()
		if err := server.Put("me", "interests", json.RawMessage(`{"displayName":"Nameless"}`)); err != nil {
			t.Fatal(err)
		}
		term := start(t, server).kind("Interests").press("enter", "end").see("▌ Nameless").notSee("e edit")
		term.press("e").see("This entry came without an id").press("d").see("This entry came without an id")
		term.press("enter").see("Nameless", "! This entry came without an id").notSee("e edit", "d delete").nothingSent()
	})
}

func TestTagThatFacetDoesNotKnowIsTickedLikeTheOthers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		server := sandbox.New()
		strange(t, server, server.People()[0].ID)
		term := start(t, server).kind("Interests").press("enter", "end").see("▌ Legacy").press("e").field("Tags").press("down", "down", "down", "down").see("› [x] legacyTag")
		term.press("space").see("› [ ] legacyTag").press("tab").field("Tags").see("› [ ] Ask me about this").press("space").see("› [x] Ask me about this", "[ ] legacyTag")
		term.press("ctrl+s", "f2").see("askMeAbout")
	})
}
