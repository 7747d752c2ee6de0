package ui_test

import (
	"context"
	"testing"

	"facet/profile/person"
)

// What was changed or deleted is taken back from what was sent, too, long after
// the result is left.
func TestHistoryTakesBackAChangeAndADeletion(t *testing.T) {
	story(t, func(term *terminal) {
		before := decoded(t, term.server.Objects("me", "interests")[0])
		term.kind("Interests").press("enter", "e").fill("Name", "!").press("ctrl+s", "enter").see("✓ Changed").press("enter")
		term.press("down", "d", "tab", "enter").see("✓ Deleted").press("enter")
		term.press("t").see("Deleted interest", "Changed interest", "done · ").press("u").see("Put back", "was deleted at", "comes back with the same text").press("enter").see("✓ Undone").press("enter", "t")
		term.press("down", "down").press("u").see("Undo: change interest back", "was changed at").press("enter").see("✓ Undone").press("enter", "t")
		if after := decoded(t, term.server.Objects("me", "interests")[0]); after["displayName"] != before["displayName"] {
			t.Errorf("it was %v, and is %v", before["displayName"], after["displayName"])
		}
		term.press("end").see("Changed interest", "undone since").press("u").see("it has been undone already")
	})
}

func TestDamageIsSaidOnTheProfile(t *testing.T) {
	atComputer(t, func(d *computer) {
		d.open(func(s *person.Session) {
			readable(d.server)(s)
			s.Damaged = func(context.Context) []string { return []string{"The journal was damaged."} }
		}).see("damaged and set", "facet data")
	})
}
