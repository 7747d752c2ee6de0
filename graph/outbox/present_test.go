package outbox

import (
	"encoding/json"
	"errors"
	"testing"
)

func TestWhatThePersonHasCanBeTheReasonToSendNothing(t *testing.T) {
	d := newFixture(t)
	d.must(d.post(origami))
	other := fixtureAt(t, d.sandbox, New(t.TempDir(), unsynced)) // another computer
	there := errors.New("it is there")
	request, seen := other.post(origami), 0
	request.Present = func(objects []json.RawMessage) error {
		seen = len(objects)
		return there
	}
	if _, err := other.send(request); !errors.Is(err, there) || seen == 0 {
		t.Error(err, seen)
	}
	other.wants(1, 1)
	if all := other.history(); len(all) != 0 {
		t.Error("the journal has", all)
	}
}
