package flow_test

import (
	"testing"
	"testing/synctest"

	"facet/graph"
	"facet/graph/sandbox"
	"facet/profile/flow"
	"facet/profile/flow/flowtest"
)

// asked is the step of a person in a state, and its server.
func asked(t *testing.T, name string) (flow.Step, *sandbox.Sandbox) {
	t.Helper()
	s := flowtest.Find(t, name)
	return s.Step, s.Server
}

func TestProfileOfExactlyThePersonWhoIsShownIsOpened(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		step, server := asked(t, "person")
		shown := server.People()[1]
		if err := server.Rename(shown.ID, "kenta.gone@contoso.com"); err != nil {
			t.Fatal(err)
		}
		yes := step.View().Question.Yes
		next := yes.Go()
		opened, profile := next.To.(flow.Profile)
		if next.Move != flow.Switch || !profile || opened.Session.Person.String() != shown.ID || opened.Session.User.ID != shown.ID {
			t.Errorf("%+v is opened, not %s", next, shown.ID)
		}
	})
}

func TestNobodyIsOpenedBeforeTheyAreShown(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for _, name := range []string{"person who isn't looked up", "person who isn't there"} {
			step, _ := asked(t, name)
			for _, key := range []string{"y", "enter"} {
				if a, found := step.View().Find(key, -1); found {
					t.Errorf("%s: %s is %q", name, key, a.Help)
				}
			}
		}
	})
}

func TestWhoeverIsNamedAndIsOneselfIsAtTheirOwnProfile(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		step, server := asked(t, "person who isn't looked up")
		myself, err := graph.User(server.People()[0].UserPrincipalName)
		if err != nil {
			t.Fatal(err)
		}
		named := flow.Person(step.Session().For(myself, graph.DirectoryUser{}))
		next := named.(flow.Loader).Load(false)(t.Context(), nil)
		if opened, profile := next.To.(flow.Profile); next.Move != flow.Switch || !profile || opened.Session.Person != graph.Me() {
			t.Errorf("it leads to %+v", next)
		}
	})
}
