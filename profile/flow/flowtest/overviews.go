package flowtest

import (
	"testing"

	"facet/profile/flow"
	"facet/profile/person"
)

// OverviewState is what can be done at a profile, in one of its states.
type OverviewState struct {
	Name string
	flow.Overview
}

// Overviews are the overview in all states, also in those that a profile comes to
// when it was open for a while.
func Overviews(t *testing.T) []OverviewState {
	t.Helper()
	var all []OverviewState
	for _, h := range Homes(t) {
		all = append(all, OverviewState{h.Name, h.Overview})
	}
	full, row, unread := find(t, all, "without the permission"), find(t, all, "somebody else's facet type"), find(t, all, "a facet type")
	full.Drafts = find(t, all, "a profile with drafts").Drafts
	full.Templates = find(t, all, "a profile with templates of another facet type").Templates
	warned := full
	warned.WarningSeen, row.Row = true, true
	unread.Object, unread.Among = &person.Object{Raw: []byte(`{"displayName":4}`)}, true
	return append(all, OverviewState{"with drafts and templates", full}, OverviewState{"warned", warned}, OverviewState{"a row of a list", row}, OverviewState{"an object that can't be read", unread})
}

// find is the one with a name.
func find(t *testing.T, all []OverviewState, name string) flow.Overview {
	t.Helper()
	for _, o := range all {
		if o.Name == name {
			return o.Overview
		}
	}
	t.Fatalf("there is no %q", name)
	return flow.Overview{}
}
