package flow_test

import (
	"strings"
	"testing"

	"facet/profile/flow"
	"facet/profile/flow/flowtest"
	"facet/profile/send"
)

// renewals are the forms that a renewal can begin: of a new entry, and of the one that there is.
func renewals(t *testing.T, s flowtest.State) (anew, same flow.Form) {
	t.Helper()
	list := s.Step.View().List
	begin := func(i int) flow.Form {
		if why := list.Row(i).Actions[0].Why; why != nil {
			t.Fatal(why)
		}
		return list.Row(i).Actions[0].Go().To.(flow.Form)
	}
	return begin(0), begin(1)
}

func TestRenewalSuggestsTheDaysOfTheNextTerm(t *testing.T) {
	inState(t, "a renewal", func(t *testing.T, s flowtest.State) { // on 1 Jan 2000: until the 11th, from two years before
		anew, same := renewals(t, s)
		body := string(anew.Body())
		for _, want := range []string{`"issuedDate":"2000-01-12"`, `"endDate":"2002-01-`, `"displayName":"Safety course"`, `"allowedAudiences":"organization"`} {
			if !strings.Contains(body, want) {
				t.Errorf("a new entry says %s, without %s", body, want)
			}
		}
		if !anew.IsNew() || !strings.Contains(anew.Began(), "dates are suggestions") {
			t.Errorf("it began so: %q", anew.Began())
		}
		said := map[string]string{}
		for _, section := range anew.Sections() {
			for _, f := range section.Fields {
				said[f.Member] = f.Origin()
			}
		}
		if !strings.Contains(said["endDate"], "suggested: as long as before") || strings.Contains(said["displayName"], "suggested") {
			t.Errorf("of the end it is said %q, of the name %q", said["endDate"], said["displayName"])
		}
		if got := string(same.Body()); same.IsNew() || !strings.HasPrefix(got, `{"endDate":"2002-01-`) || strings.Count(got, ":") != 1 {
			t.Errorf("the entry gets %s", got)
		}
	})
	inState(t, "a renewal of what has expired", func(t *testing.T, s flowtest.State) {
		if anew, _ := renewals(t, s); !strings.Contains(string(anew.Body()), `"issuedDate":"2000-01-01"`) {
			t.Errorf("what is over goes on with %s", anew.Body())
		}
	})
	inState(t, "a renewal of what is locked", func(t *testing.T, s flowtest.State) {
		if list := s.Step.View().List; list.Row(0).Actions[0].Why != nil || list.Row(1).Actions[0].Why == nil {
			t.Error("what is locked is renewed by a new entry, and by no change")
		}
	})
}

func TestWhatIsRenewedIsNoReasonNotToSendItsNextTerm(t *testing.T) {
	inState(t, "a renewal", func(t *testing.T, s flowtest.State) {
		anew, _ := renewals(t, s)
		plan := anew.Plan(anew.Body())
		if d := plan.Knowing(plan.Earlier(t.Context())).Listed().Duplicate(); d.Reason != send.NoDuplicate {
			t.Errorf("before it is sent: %s", d.Warning())
		}
		if _, err := plan.Send(t.Context(), nil); err != nil {
			t.Fatalf("it isn't sent: %v", err)
		}
		if again, _ := renewals(t, s); again.Plan(again.Body()).Knowing(plan.Earlier(t.Context())).Duplicate().Reason == send.NoDuplicate {
			t.Error("the next term is sent once more without a word")
		}
	})
}

func TestWhatExpiresIsRenewedWhereItIsListed(t *testing.T) {
	inState(t, "what expires", func(t *testing.T, s flowtest.State) {
		v := s.Step.View()
		if v.List.Count == 0 {
			t.Fatal("nothing expires")
		}
		if _, can := v.Find("renew", 0); !can {
			t.Error("it can't be renewed there")
		}
	})
}
