package send_test

import (
	"testing"
	"time"

	"facet/graph/outbox"
	"facet/profile/person"
	"facet/profile/send"
)

func TestTheSameByKeyIsTheForm(t *testing.T) {
	e := outbox.Entry{ID: "7", Begun: time.Now(), Intent: outbox.Intent{Method: "POST", Key: "draft"}, Ending: outbox.Ending{Status: outbox.Done}}
	for reason, byKey := range map[send.DuplicateReason]bool{send.SameForm: true, send.SameContent: false} {
		err := &outbox.AlreadyError{Entry: e, ByKey: byKey}
		d, found := send.DuplicateIn(err)
		if !found || d.Reason != reason {
			t.Errorf("%+v is %+v", err, d)
		}
		what, _ := person.Explain(err)
		if want := d.Warning()[:len("This form was sent at 12:00")]; what[:len(want)] != want {
			t.Errorf("one face says %q, another %q", d.Warning(), what)
		}
	}
	if d, found := send.DuplicateIn(outbox.ErrSettled); found || d.Warning() != "" {
		t.Errorf("%+v", d)
	}
}
