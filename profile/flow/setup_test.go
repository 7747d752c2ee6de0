package flow_test

import (
	"testing"

	"facet/profile/flow"
	"facet/profile/person"
)

func TestAnswerOfTheITDepartmentLeadsToSigningIn(t *testing.T) {
	accounts := new(struct{ person.Accounts })
	setUp := func(answer string) (person.Accounts, error) { return accounts, nil }
	next := flow.Setup(setUp, false).View().Prompt.Take("4711").Run(t.Context(), nil)
	if start, ok := next.To.(flow.Start); next.Move != flow.Restart || !ok || start.Accounts != accounts {
		t.Errorf("it led to %+v", next)
	}
}

func TestSetupOffersWhatThereIs(t *testing.T) {
	bare := flow.Setup(nil, false).View()
	if _, sandbox := bare.Find("sandbox", -1); sandbox || bare.Prompt != nil {
		t.Errorf("without a sandbox and a way to set it up it offers %+v", bare)
	}
	if _, sandbox := flow.Setup(nil, true).View().Find("sandbox", -1); !sandbox {
		t.Error("the sandbox isn't offered")
	}
}
