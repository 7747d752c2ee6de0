package person

import (
	"testing"

	"facet/graph"
	"facet/graph/outbox"
)

func TestObjectSaysWhoEditedIt(t *testing.T) {
	someone := func(id, name string) graph.IdentitySet {
		return graph.IdentitySet{User: graph.Identity{ID: id, DisplayName: name}}
	}
	user, err := graph.User("kenta-id")
	if err != nil {
		t.Fatal(err)
	}
	own := &Session{Person: graph.Me(), Account: Account{Identity: outbox.Identity{ID: "ines-id"}}, User: graph.DirectoryUser{ID: "ines-id"}}
	other := &Session{Person: user, Account: Account{Identity: outbox.Identity{ID: "ines-id"}}, User: graph.DirectoryUser{ID: "kenta-id"}}
	for _, c := range []struct {
		in   *Session
		by   graph.IdentitySet
		want string
	}{
		{own, someone("ines-id", "Ines"), "edited by you"},
		{own, someone("", ""), "edited by you"},
		{own, someone("staff-id", "Staff"), "edited by Staff"},
		{other, someone("kenta-id", "Kenta"), "edited by the person"},
		{other, someone("INES-ID", "Ines"), "edited by you"},
		{other, someone("staff-id", "Staff"), "edited by Staff"},
		{other, someone("", ""), "edited by hand"},
	} {
		for _, f := range []graph.ItemFacet{{LastModifiedBy: c.by}, {CreatedBy: c.by}} {
			if got := c.in.editedBy(&f); got != c.want {
				t.Errorf("%+v: %s, want %s", c.by.User, got, c.want)
			}
		}
	}
}
