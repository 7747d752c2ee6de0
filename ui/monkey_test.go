package ui_test

import (
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

func TestAnyKeysInAnyOrderBreakNothing(t *testing.T) {
	sweep(t)
	faults := []string{"", "latency=1s", "hostile-text", "status=500@writes", "unknown-error", "numeric-enums", "reset=after@post", "responsibilities-refused"}
	for seed := range 64 {
		fault := faults[seed%len(faults)]
		synctest.Test(t, func(t *testing.T) {
			server := sandbox.New()
			if fault != "" {
				inject(t, server, fault)
			}
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
				t.Fatalf("seed %d, fault %q", seed, fault)
			}
		})
	}
}
