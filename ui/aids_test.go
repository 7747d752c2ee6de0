package ui_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"facet/graph/sandbox"
)

// action is a line of the palette.
type action struct{ words, key string }

// at runs the program and goes to a place.
func (p place) at(t *testing.T, then func(*terminal)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		server := sandbox.New()
		if p.fault != "" {
			inject(t, server, p.fault)
		}
		term := start(t, server).resize(140, 40)
		p.reach(term)
		then(term)
	})
}

// actions are what the open palette offers that has a key.
func (term *terminal) actions() []action {
	var all []action
	for line := range strings.SplitSeq(term.screen(), "\n") {
		_, row, framed := strings.Cut(line, "│ ")
		row, _, closed := strings.Cut(row, " │")
		letters := []rune(row)
		if !framed || !closed || len(letters) < 20 {
			continue
		}
		words, sort, _ := strings.Cut(strings.TrimLeft(string(letters[:len(letters)-10]), "▌ "), "  ")
		if key := strings.TrimSpace(string(letters[len(letters)-10:])); key != "" && strings.TrimSpace(sort) == "" {
			all = append(all, action{words, key})
		}
	}
	return all
}

// aided are the places whose palettes are tried: one for each screen.
func aided() []place {
	wanted := []string{"the profile", "entries", "an entry", "review", "result", "refused", "not confirmed", "other ways", "a new certification", "leaving", "entries to copy", "a queue of copies"}
	return slices.DeleteFunc(places(), func(p place) bool { return !slices.Contains(wanted, p.name) })
}

// The palette presses a key for whoever chooses. Each key is tried at the first
// place that has it, and the first action of each place there.
func TestPaletteDoesWhatTheKeyDoes(t *testing.T) {
	sweep(t)
	tried := map[string]bool{}
	for _, place := range aided() {
		var actions []action
		place.at(t, func(term *terminal) { actions = term.press("ctrl+p").actions() })
		if len(actions) < 2 {
			t.Errorf("%s: the palette offers %v", place.name, actions)
		}
		for n, action := range actions {
			if n > 0 && tried[action.key] {
				continue
			}
			tried[action.key] = true
			t.Run(place.name+"/"+action.words, func(t *testing.T) {
				beside(t)
				var byPalette, byKey string
				place.at(t, func(term *terminal) {
					term.press("ctrl+p").typ(action.words).press("enter")
					byPalette = term.screen()
				})
				place.at(t, func(term *terminal) {
					key := action.key
					if key == "↑↓" {
						key = "up"
					}
					key, _, _ = strings.Cut(key, "–") // any of several
					byKey = term.press(key).screen()
				})
				if masked(byPalette) != masked(byKey) {
					t.Errorf("by the palette it is\n%s\nand by %s\n%s", byPalette, action.key, byKey)
				}
			})
		}
	}
}

var ownID = regexp.MustCompile(`client-request-id \S+`)

// masked is a screen without the ids that are new each time.
func masked(screen string) string { return ownID.ReplaceAllString(screen, "client-request-id …") }

func TestPaletteFindsActionsByTheirWords(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Interests").press("ctrl+p").typ("FIND")
		if got := term.actions(); len(got) != 1 || got[0].words != "Find" {
			t.Errorf("it finds %v", got)
		}
		term.press("enter").typ("acc").see("Learning the accordion").notSee("Sea kayaking")
	})
}

func TestPaletteGoesAwayWithoutDoingAnything(t *testing.T) {
	story(t, func(term *terminal) {
		before := term.screen()
		term.press("ctrl+p", "down", "esc")
		if after := term.screen(); after != before {
			t.Errorf("it was\n%s\nand is\n%s", before, after)
		}
		term.press("ctrl+p").typ("zzz").press("enter").see("All actions")
	})
}

func TestHelpListsEveryKeyOfThePalette(t *testing.T) {
	sweep(t)
	for _, place := range aided() {
		t.Run(place.name, func(t *testing.T) {
			place.at(t, func(term *terminal) {
				actions := term.press("ctrl+p").actions()
				help := strings.ToLower(oneSpace(term.press("esc", "f1").everything()))
				for _, action := range actions {
					if !strings.Contains(help, strings.ToLower(action.key+" "+action.words)) {
						t.Errorf("the help doesn't name %s %s:\n%s", action.key, action.words, help)
					}
				}
				before := term.press("esc").screen()
				if after := term.press("f1", "f1").screen(); after != before {
					t.Errorf("after the help it is\n%s", after)
				}
			})
		})
	}
}

func TestFooterNamesOnlyKeysThatWork(t *testing.T) {
	story(t, func(term *terminal) {
		term.see("n new").notSee("e edit", "d delete").kind("Certifications").press("enter").see("e edit", "d delete", "esc back")
		term.press("down").notSee("e edit", "d delete") // this one is locked
		term.press("enter").notSee("e edit").see("f2 JSON")
	})
}

func TestAnswerThatComesBehindTheHelpIsNotLost(t *testing.T) {
	for _, aid := range []string{"f1", "ctrl+p"} {
		story(t, func(term *terminal) {
			term.typeInterest().press("enter", aid).wait(time.Minute).see("✓ Created")
			if n := len(term.writes()); n != 1 {
				t.Errorf("it was sent %d times", n)
			}
		}, "latency=5s@post")
	}
}

func TestHelpSaysOnceWhatNoProgramCanReachOfACard(t *testing.T) {
	story(t, func(term *terminal) {
		said := oneSpace(term.press("?").everything())
		for _, want := range []string{"pronouns", "recording of how a name is said", "infers", "available"} {
			if strings.Count(said, want) != 1 {
				t.Errorf("%q is said %d times", want, strings.Count(said, want))
			}
		}
	})
}

func TestHelpIsThereWhereThereIsSomethingToKnow(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Interests").press("enter", "enter").see("? help").press("?").see("Keys", "new one like it").press("esc", "esc", "esc")
		term.press("n").fill("Name", "Chess?").see("Name Chess?").press("ctrl+p").typ("send").see("Review").press("enter")
		term.see("? help").press("?").see("Keys").press("esc").see("f2 JSON").press("enter")
		term.see("✓ Created", "? help").press("?").see("Keys", "copy its id").press("esc").see("✓ Created")
		term.press("ctrl+p").typ("help").press("enter").see("copy as curl").press("esc").see("✓ Created")
	})
}
