package ui_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"facet/graph/sandbox"
	"facet/profile/flow/flowtest"
	"facet/profile/person"
	"facet/ui"
)

// place is a screen in a state, and the keys that lead there from the profile.
type place struct {
	name  string
	reach func(*terminal)
	fault string
}

// keys is a way that presses keys and nothing else.
func keys(names ...string) func(*terminal) {
	return func(term *terminal) { term.press(names...) }
}

// places are all screens, in every state that draws something else.
func places() []place {
	typed := func(more ...string) func(*terminal) {
		return func(term *terminal) { term.typeInterest().press(more...) }
	}
	copied := func(more ...string) func(*terminal) {
		return func(term *terminal) { term.copyFrom(kentasName).press(more...) }
	}
	all := []place{
		{"the profile", keys(), ""},
		{"entries", keys("enter", "down"), ""},
		{"the filter", func(term *terminal) { term.kind("Interests").press("/").typ("kayak") }, ""},
		{"no hits", func(term *terminal) { term.kind("Interests").press("/").typ("zzz").press("enter") }, ""},
		{"a list that failed", keys(), "status=503@get+certifications"},
		{"a directory that failed", keys(), "status=403@directory"},
		{"an entry", keys("enter", "enter", "pgdown"), ""},
		{"an entry as JSON", keys("enter", "enter", "f2", "pgdown"), ""},
		{"a locked entry", keys("enter", "down", "enter"), ""},
		{"a copied id", keys("enter", "enter", "id"), ""},
		{"leaving", func(term *terminal) { term.kind("Interests").press("n").fill("Name", "Chess").press("esc") }, ""},
		{"a page that may not quit", func(term *terminal) { term.kind("Interests").press("n").fill("Name", "Chess").press("ctrl+c") }, ""},
		{"review", typed(), ""},
		{"sending", typed("enter"), "latency=1h@post"},
		{"stopping", typed("enter", "esc"), "latency=1h@post"},
		{"result", typed("enter", "pgdown"), ""},
		{"result as JSON", typed("enter", "f2", "pgdown"), ""},
		{"undo", typed("enter", "u"), ""},
		{"deleted", typed("enter", "u", "tab", "enter"), ""},
		{"review of a change", func(term *terminal) {
			term.kind("Positions").press("enter", "e").fill("Job title", "!").press("ctrl+s")
		}, ""},
		{"refused", typed("enter", "d"), "unknown-error"},
		{"denied", typed("enter", "down"), "status=403@post"},
		{"not confirmed", func(term *terminal) {
			typed("enter")(term)
			term.wait(5 * time.Minute).press("d")
		}, "status=500:html@post"},
		{"looking for it", typed("enter"), "status=500:html@post"},
		{"what was sent", typed("enter", "enter", "t"), ""},
		{"other ways", func(term *terminal) {
			term.kind("Responsibilities").press("n").fill("Name", "API Council").press("ctrl+s", "enter")
		}, "responsibilities-refused@post"},
		{"the palette", keys("ctrl+p", "down"), ""},
		{"the palette without hits", keys("ctrl+p", "z", "z"), ""},
		{"the palette of a page", keys("n", "ctrl+p"), ""},
		{"help", keys("?", "pgdown"), ""},
		{"help of a page", keys("n", "f1"), ""},
		{"whose entries to copy", keys("copy"), ""},
		{"entries to copy", copied("space", "down"), ""},
		{"entries that can't be read", copied(), "status=403@others+certifications"},
		{"some entries that can't be read", copied(), "status=503@others+interests"},
		{"a queue of copies", copied("space", "space", "enter", "ctrl+n"), ""},
	}
	for _, kind := range flowtest.Kinds() {
		all = append(all,
			place{"a new " + kind.Name, func(term *terminal) { term.kind(kind.Title).press("n") }, ""},
			place{"the end of a " + kind.Name, func(term *terminal) {
				term.kind(kind.Title).press("n", "pgdown", "pgdown", "pgdown")
			}, ""})
	}
	return append(all, fieldPlaces()...)
}

// fieldPlaces are pages with each sort of field at work.
func fieldPlaces() []place {
	at := func(kind, field string, keys ...string) func(*terminal) {
		return func(term *terminal) { term.kind(kind).press("n").field(field).press(keys...) }
	}
	long := strings.Repeat("Wörter 言葉 👩‍🚒 ", 60)
	return []place{
		{"a long line", func(term *terminal) { term.kind("Interests").press("n").field("Name").paste(long) }, ""},
		{"a long paragraph", func(term *terminal) { term.kind("Interests").press("n").field("Description").paste(long) }, ""},
		{"a long list", func(term *terminal) {
			term.kind("Interests").press("n").field("Categories").paste(strings.ReplaceAll(long, " 👩‍🚒 ", "\n"))
		}, ""},
		{"countries", at("Account", "Country", "enter", "down", "down"), ""},
		{"countries found", at("Account", "Country", "u", "n", "i"), ""},
		{"no such country", at("Account", "Country", "q", "q"), ""},
		{"languages", at("Account", "Preferred language", "e"), ""},
		{"tags", at("Interests", "Tags", "space", "down", "space"), ""},
		{"audiences", at("Interests", "Who may see it", "enter", "down", "down"), ""},
		{"the public", func(term *terminal) {
			term.kind("Interests").press("n").choose("Who may see it", "Everyone, also the public")
		}, ""},
		{"colleagues", func(term *terminal) {
			term.kind("Positions").press("n").field("Colleagues").typ("Ann").press("tab", "tab", "right", "enter").typ("Bo")
		}, ""},
		{"colleagues that are there", func(term *terminal) { term.kind("Positions").press("enter", "e").field("Colleagues") }, ""},
		{"finding a manager", at("Positions", "Name", "ctrl+f", "a"), ""},
		{"a wrong date", at("Certifications", "Issued", "x", "tab", "shift+tab"), ""},
		{"a right date", at("Certifications", "Issued", "t", "o", "d", "a", "y"), ""},
	}
}

// sizes are windows from the smallest that anybody has to a large one.
var sizes = [][2]int{{60, 20}, {80, 24}, {140, 40}, {20, 5}, {1, 1}, {200, 60}, {60, 20}, {80, 24}}

func TestEveryScreenFitsEveryWindow(t *testing.T) {
	sweep(t)
	for _, place := range places() {
		t.Run(place.name, func(t *testing.T) {
			beside(t)
			synctest.Test(t, func(t *testing.T) {
				server := sandbox.New()
				if place.fault != "" {
					inject(t, server, place.fault)
				}
				term := start(t, server)
				place.reach(term)
				before := term.screen()
				for _, size := range sizes {
					term.resize(size[0], size[1]).resize(size[0], size[1])
				}
				if after := term.screen(); !sameExceptScroll(before, after) {
					t.Errorf("at 80 × 24 it was\n%s\nand then is\n%s", before, after)
				}
			})
		})
	}
}

// sameExceptScroll compares the first two lines, which are the header:
// what was scrolled to may be elsewhere after a window of a few lines.
func sameExceptScroll(a, b string) bool {
	top := func(s string) string { return fmt.Sprint(strings.SplitN(s, "\n", 3)[:2]) }
	return top(a) == top(b)
}

func TestEveryKeyWorksInTheSmallestWindow(t *testing.T) {
	sweep(t)
	for _, place := range places() {
		t.Run(place.name, func(t *testing.T) {
			beside(t)
			synctest.Test(t, func(t *testing.T) {
				server := sandbox.New()
				if place.fault != "" {
					inject(t, server, place.fault)
				}
				term := start(t, server)
				place.reach(term)
				term.resize(20, 5)
				for _, key := range []string{"down", "pgdown", "up", "pgup", "end", "home", "right", "left", "tab", "x", "backspace", "shift+tab"} {
					term.press(key)
				}
				term.resize(60, 20).press("down", "pgdown", "end", "home", "tab")
			})
		})
	}
}

func TestScreensBeforeAnyProfileFitEveryWindow(t *testing.T) {
	sweep(t)
	synctest.Test(t, func(t *testing.T) {
		server := sandbox.New()
		options := ui.Options{Sandbox: func() *person.Session { return session(t, server, me) }}
		term := open(t, server, options, 80, 24).see("not signed in")
		for _, size := range sizes {
			term.resize(size[0], size[1])
		}
		term.press("sandbox").see("SANDBOX", "Certifications")
	})
	for _, who := range sandbox.New().People()[1:] {
		synctest.Test(t, func(t *testing.T) {
			term := somebody(t, sandbox.New(), who.UserPrincipalName)
			for _, size := range sizes {
				term.resize(size[0], size[1])
			}
			term.press("y").see("EDITING SOMEONE ELSE")
			for _, size := range sizes {
				term.resize(size[0], size[1])
			}
		})
	}
}

func TestHostileTextNeverReachesTheScreen(t *testing.T) {
	sweep(t)
	for _, place := range places() {
		t.Run(place.name, func(t *testing.T) {
			beside(t)
			synctest.Test(t, func(t *testing.T) {
				server := sandbox.New()
				inject(t, server, "hostile-text")
				if place.fault != "" {
					inject(t, server, place.fault)
				}
				place.reach(start(t, server).resize(100, 30))
			})
		})
	}
}

// hostileTours go where words from Graph are drawn. Each payload goes on one of
// them: all payloads together go everywhere in TestHostileTextNeverReachesTheScreen.
var hostileTours = []func(*testing.T, *sandbox.Sandbox){
	func(t *testing.T, server *sandbox.Sandbox) {
		term := start(t, server).kind("Positions").press("enter", "enter")
		term.everything()
		term.press("f2")
		term.everything()
		term.press("esc", "e", "ctrl+s")
	},
	func(t *testing.T, server *sandbox.Sandbox) {
		inject(t, server, "unknown-error")
		term := start(t, server).kind("Positions").press("n").fill("Job title", "x").field("Company name").typ("x")
		term.press("ctrl+s", "enter").see("✗ Not done").press("d")
	},
	func(t *testing.T, server *sandbox.Sandbox) {
		other := somebody(t, server, "kenta.sato@contoso.com").press("y").see("EDITING SOMEONE ELSE")
		other.copyFrom("ines.popova@contoso.com").press("space", "space", "enter").see("1 of 2").press("ctrl+s")
	},
}

func TestEachHostilePayloadIsShownHarmless(t *testing.T) {
	sweep(t)
	for payload := 0; ; payload++ {
		fault := fmt.Sprintf("hostile-text=%d", payload)
		if sandbox.New().Inject(fault) != nil {
			if payload < 40 {
				t.Errorf("only %d payloads", payload)
			}
			return
		}
		t.Run(fault, func(t *testing.T) {
			beside(t)
			synctest.Test(t, func(t *testing.T) {
				server := sandbox.New()
				inject(t, server, fault)
				hostileTours[payload%len(hostileTours)](t, server)
			})
		})
	}
}

func TestHostileTextThatWasPastedIsShownHarmless(t *testing.T) {
	for _, words := range []string{"a\x1b]0;evil\ab", "\u009b31mred", "\u202eexe.gpj", "x\x00y\x7f", "\xff\xfe", "\x1b[2J"} {
		story(t, func(term *terminal) {
			term.kind("Interests").press("n").field("Name").typ("a").paste(words).wait(time.Second).field("Description").paste(words).wait(time.Second).field("Categories").paste(words).wait(time.Second)
			term.press("tab").press("shift+tab", "ctrl+s", "enter")
			term.everything()
		})
	}
}
