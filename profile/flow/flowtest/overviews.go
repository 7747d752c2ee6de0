package flowtest

import (
	"testing"

	"facet/forms"
	"facet/profile/draft"
	"facet/profile/flow"
	"facet/profile/person"
)

// OverviewState is what can be done at a profile, in one of its states.
type OverviewState struct {
	Name string
	flow.Overview
}

// Overviews are the overview in all states.
func Overviews(t *testing.T) []OverviewState {
	t.Helper()
	own, other, lacks := newFixture(t), visit(t), newFixture(t)
	lacks.session.Granted = readOnly
	lacks.session.Accounts = service{}
	some := func(d fixture) flow.Overview {
		return flow.Overview{Session: d.session, Kind: d.kind("certification")}
	}
	at := func(o flow.Overview, object person.Object) flow.Overview {
		o.Object, o.Among = &object, true
		return o
	}
	all := []OverviewState{{"a facet type", some(own)}, {"somebody else's facet type", some(other)}, {"without the permission", some(lacks)}}
	for _, o := range own.present("certification") {
		all = append(all, OverviewState{"the object " + o.Name(), at(some(own), o)})
	}
	full := some(lacks)
	full.Drafts = []person.Draft{{ID: "a", Kind: "interest", Label: "Chess"}}
	full.Templates = draft.Templates{All: []forms.Template{{Kind: own.kind("interest"), Name: "Chess"}}}
	warned, row := full, some(other)
	warned.WarningSeen, row.Row = true, true
	unread := at(some(own), person.Object{Raw: []byte(`{"displayName":4}`)})
	return append(all, OverviewState{"with drafts and templates", full}, OverviewState{"warned", warned},
		OverviewState{"a row of a list", row}, OverviewState{"an object that can't be read", unread})
}
