package send_test

import (
	"slices"
	"testing"

	"facet/profile/send"
)

func TestTallySaysWhatWasSentFirstAndNothingThatIsNot(t *testing.T) {
	outcomes := func(ends ...send.Status) (all []send.Outcome) {
		for _, end := range ends {
			all = append(all, send.Outcome{Status: end})
		}
		return all
	}
	for want, ends := range map[string][]send.Status{
		"0 sent": nil,
		"2 sent, 1 sent before, 1 refused, 1 not tried": {send.NotTried, send.Sent, send.Refused, send.SentBefore, send.Sent},
		"0 sent, 1 unchanged, 1 already there":          {send.There, send.Unchanged},
	} {
		if got := send.TallyOf(outcomes(ends...)).String(); got != want {
			t.Errorf("%v: %q, not %q", ends, got, want)
		}
	}
	if got := send.TallyOf(outcomes(send.Gone, send.Sent)).Of(send.Sent, send.Refused, send.Gone); !slices.Equal(got, []string{"1 sent", "1 gone"}) {
		t.Errorf("some of it is %q", got)
	}
}

func TestWhatArrivedIsWellAndWhatADryRunFoundIsNeither(t *testing.T) {
	for s, want := range map[send.Status][3]bool{
		send.Sent: {true, true, false}, send.SentBefore: {true, true, false}, send.There: {false, true, false}, send.Unchanged: {false, true, false},
		send.WouldChange: {false, false, true}, send.Refused: {}, send.Gone: {}, send.NotConfirmed: {},
	} {
		if got := [3]bool{s.Arrived(), s.Well(), s.Would()}; got != want {
			t.Errorf("%s: %v, not %v", s, got, want)
		}
	}
}
