package outbox

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"

	"facet/graph"
)

func TestErrorsNeverRepeatWhatWasSent(t *testing.T) {
	e := Entry{ID: "1", Intent: Intent{Method: "POST", Path: "profile/interests", Label: "Canary", Body: json.RawMessage(`{"displayName":"Canary"}`)}}
	made := e
	made.Accepted = true
	done := e
	done.Status = Done
	for _, err := range []error{
		&UnconfirmedError{Entry: e}, &UnconfirmedError{Entry: made, LookErr: errors.New("offline")},
		&UnconfirmedError{Entry: e, Candidates: []Candidate{{ID: "1", Object: e.Body}}},
		&AlreadyError{Entry: e}, &AlreadyError{Entry: done}, &ChangedError{e, []byte("Canary")},
	} {
		if text := fmt.Sprintf("%v %+v %s", err, err, err); strings.Contains(text, "Canary") || !strings.Contains(text, "profile/interests") {
			t.Error(text)
		}
	}
}

func TestUnconfirmedTellsWhyAndWhetherItWasMade(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newFixture(t, "status=202:html@post", "status=503@get+#2-7")
		_, err := d.send(d.post(origami))
		var answered *graph.Error
		if !errors.As(err, &answered) || answered.Status != 202 || !errors.Is(err, graph.ErrUnread) || graph.OutcomeOf(err) != graph.Unread {
			t.Errorf("%v", err)
		}
		unconfirmed, ok := errors.AsType[*UnconfirmedError](err)
		if !ok || unconfirmed.LookErr == nil {
			t.Errorf("%v", err)
		}
		_, err = d.outbox.Check(t.Context(), d.target, d.open()[0].ID, nil) // in a new process, nobody knows the cause
		if !errors.Is(err, graph.ErrUnconfirmed) || graph.OutcomeOf(err) != graph.Unread {
			t.Errorf("%v", err)
		}
	})
}

func TestReadingIsTriedAgainBeforeAnythingIsSent(t *testing.T) {
	for _, fault := range []string{"status=503@get+#1-3", "reset@get+#1-3", "refuse@get+once", "status=429@get+once"} {
		synctest.Test(t, func(t *testing.T) {
			d := newFixture(t, fault)
			d.must(d.post(origami))
			d.wants(1, 1)
		})
	}
}
