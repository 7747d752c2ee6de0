package ui_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/cryptotest"
	"testing/synctest"
	"time"

	"facet/graph/sandbox"
	"facet/ui"
)

// answers are what terminals answer to what they are asked, and what they report by
// themselves.
var answers = []string{
	"\x1b]11;rgb:1616/1616/1d1d\x1b\\", "\x1b]11;rgb:ffff/ffff/ffff\a", "\x1b]10;rgb:e6e6/e6e6/eeee\x1b\\", "\x1b[?2026;2$y", "\x1b[?2027;0$y",
	"\x1bP>|xterm(380)\x1b\\", "\x1bP1+r524742=382f382f38\x1b\\", "\x1b[?62;22;52c", "\x1b[>1;95;0c", "\x1b[?1u", "\x1b[I", "\x1b[O", "\x1b[4;600;800t", "\x1b_Gi=1;OK\x1b\\",
}

func TestAnswerOfATerminalIsNeverTyped(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Interests").press("n").field("Name")
		for _, answer := range answers {
			term.typ("x").burst(answer).typ("y").burst("z" + answer + "w")
			if got := term.words(); !strings.Contains(got, "Name xyzw ") {
				t.Errorf("%q: the field doesn't have just what was typed:\n%s", answer, got)
			}
			term.press("ctrl+u")
		}
	})
}

func TestWindowThatChangesAtEveryKeyLosesNothing(t *testing.T) {
	story(t, func(term *terminal) {
		term.kind("Certifications").press("n").field("Name")
		dice := rand.New(rand.NewPCG(1, 2))
		const words = "Kubernetes Administrator of everything"
		for _, letter := range words {
			term.resize(1+dice.IntN(200), 1+dice.IntN(60)).typ(string(letter)).resize(1+dice.IntN(90), 1+dice.IntN(14))
		}
		term.resize(80, 24).see(words)
		for _, size := range [][2]int{{1, 1}, {2, 60}, {200, 1}, {40, 12}, {59, 19}} {
			for _, key := range []string{"ctrl+p", "esc", "tab", "f2", "f1", "esc", "shift+tab", "ctrl+s"} {
				term.resize(size[0], size[1]).press(key)
			}
		}
		term.resize(80, 24).press("esc")
	})
}

func TestFormCanBeFilledInAndSentInAWindowOf40By12(t *testing.T) {
	story(t, func(term *terminal) {
		term.resize(40, 12).kind("Interests").press("n").fill("Name", "Chess").see("▌ Name", "Chess")
		term.press("ctrl+s").see("Create interest").see("Send").press("enter").see("✓ Created")
		term.press("esc").see("Interests")
	})
}

// awkward are texts that are hard to lay out: long ones, letters of two cells,
// letters with several marks, from right to left, joined, and of no width.
var awkward = []string{
	strings.Repeat("Certified ", 20), strings.Repeat("言葉", 100), strings.Repeat("e\u0301\u0323\u0302", 60), "שלום עולם " + strings.Repeat("مرحبا ", 30),
	"👩‍🚒👨‍👩‍👧‍👦🇳🇴 " + strings.Repeat("🙂", 50), strings.Repeat("क्षि", 60), "\u200b\u200d\u2060x", strings.Repeat("ﷺ", 20), "ｆｕｌｌ ｗｉｄｔｈ", "กำลังทำงาน " + strings.Repeat("ที่", 40),
}

// awkwardly is a sandbox that has these texts in every column.
func awkwardly(t *testing.T) *sandbox.Sandbox {
	t.Helper()
	server := sandbox.New(sandbox.PageSize(1000))
	put := func(segment, object string) {
		if err := server.Put("me", segment, json.RawMessage(object)); err != nil {
			t.Fatal(err)
		}
	}
	for i, words := range awkward {
		quoted, _ := json.Marshal(words)
		who := []string{"me", "organization", "everyone"}[i%3]
		put("certifications", fmt.Sprintf(`{"id":"c%d","displayName":%s,"issuingAuthority":%[2]s,"description":%[2]s,"startDate":"2024-01-01","endDate":"2027-01-01","allowedAudiences":%q}`, i, quoted, who))
		put("interests", fmt.Sprintf(`{"id":"i%d","displayName":%s,"categories":[%[2]s],"allowedAudiences":%q}`, i, quoted, who))
		put("positions", fmt.Sprintf(`{"id":"p%d","detail":{"jobTitle":%s,"company":{"displayName":%[2]s},"startMonthYear":"2020-01-01"},"allowedAudiences":%q}`, i, quoted, who))
	}
	put("positions", `{"id":"nobody","detail":{"jobTitle":"Cook","company":{"displayName":""}},"allowedAudiences":"organization"}`)
	return server
}

// Whatever an entry says, each frame is as large as its window, and has all of its
// columns.
func TestAwkwardTextMovesNothing(t *testing.T) {
	sweep(t)
	cryptotest.SetGlobalRandom(t, 1)
	synctest.Test(t, func(t *testing.T) {
		time.Sleep(time.Until(lookedAt))
		for name, keys := range map[string][]string{
			"home": {"2"}, "entries": {"2", "down", "down", "enter", "down", "down", "down"}, "an entry": {"2", "down", "down", "enter", "down", "down", "down", "enter"},
			"who sees what": {"v", "down", "down"}, "all actions": {"ctrl+p", "c"}, "a form": {"2", "down", "down", "enter", "end", "e", "tab"}, "positions": {"2", "enter", "down", "down", "down"},
		} {
			p := opened(t, ui.Options{Session: whole(t, awkwardly(t), me)}, keys...)
			for range 4 {
				for _, size := range [][2]int{{60, 20}, {80, 24}, {140, 40}, {200, 60}} {
					p.in(t, name, size[0], size[1])
				}
				p.press("down")
			}
			p.end()
		}
		time.Sleep(time.Minute)
	})
}

func TestTwoThousandEntriesOfAKindAreAsQuickAsTen(t *testing.T) {
	server := sandbox.New(sandbox.PageSize(1000))
	for i := range 2000 {
		object := json.RawMessage(fmt.Sprintf(`{"id":"%d","displayName":"Certificate %d","allowedAudiences":"organization"}`, i, i))
		if err := server.Put("me", "certifications", object); err != nil {
			t.Fatal(err)
		}
	}
	few := newFixture(t, sandbox.New(), 140, 40).kind("Certifications").press("enter")
	many := newFixture(t, server, 140, 40).kind("Certifications").press("enter")
	allocations := func(d fixture, keys ...string) float64 {
		return testing.AllocsPerRun(20, func() {
			for _, key := range keys {
				d.model.Update(stroke(key))
				d.model.View()
			}
		})
	}
	for _, keys := range [][]string{{"down", "up"}, {"end", "home"}, {"pgdown", "pgup"}} {
		if a, b := allocations(few, keys...), allocations(many, keys...); b > 2*a {
			t.Errorf("%v take %.0f allocations with 2000 entries, and %.0f with a few", keys, b, a)
		}
	}
}
