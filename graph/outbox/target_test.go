package outbox

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"facet/graph"
	"facet/graph/sandbox"
)

// of is the interests of a person, at the address that who leads to.
func (d *fixture) of(who graph.Person, person string) Target {
	d.Helper()
	token, err := d.sandbox.Token(d.target.Actor.ID)
	if err != nil {
		d.Fatal(err)
	}
	client := &graph.Client{BaseURL: sandbox.BaseURL, HTTP: &http.Client{
		Transport: bearer{token, graph.NewTransport(sandbox.BaseURL, d.sandbox)}}}
	collection, err := client.Collection(who, "profile/interests")
	if err != nil {
		d.Fatal(err)
	}
	return Target{Cloud: "sandbox", Actor: d.target.Actor, Person: Identity{ID: person}, Collection: collection}
}

func TestSendForAnotherPersonNamesThemEverywhere(t *testing.T) {
	d := newFixture(t)
	other := d.sandbox.People()[1].ID
	user, _ := graph.User(other)
	entry := d.must(Request{Target: d.of(user, other), Method: http.MethodPost, Body: json.RawMessage(origami)}).Entry
	if entry.Person.ID != other || !strings.Contains(entry.URL, other) {
		t.Errorf("%+v", entry)
	}
	if _, err := d.outbox.Undo(t.Context(), d.target, entry.ID, nil); err == nil {
		t.Error("undone by way of another person's profile")
	}
	if _, err := d.outbox.Undo(t.Context(), d.of(user, other), entry.ID, nil); err != nil {
		t.Error(err)
	}
}

func TestAddressAndPersonMustBelongTogether(t *testing.T) {
	d := newFixture(t)
	me, other := d.sandbox.People()[0], d.sandbox.People()[1]
	byName, _ := graph.User(other.UserPrincipalName)
	byID, _ := graph.User(other.ID)
	self, _ := graph.User(me.ID)
	for name, test := range map[string]struct {
		target Target
		fits   bool
	}{
		"oneself":               {d.of(graph.Me(), me.ID), true},
		"oneself, by id":        {d.of(self, me.ID), true},
		"case of the id":        {d.of(byID, strings.ToUpper(other.ID)), true},
		"another, by way of me": {d.of(graph.Me(), other.ID), false},
		"another's address":     {d.of(byID, me.ID), false},
		"a name, not an id":     {d.of(byName, other.ID), false},
		"nobody":                {d.of(byID, ""), false},
	} {
		if path, err := test.target.path(); (err == nil) != test.fits || test.fits && path != "profile/interests" {
			t.Errorf("%s: %q, %v", name, path, err)
		}
	}
}

func TestOneProfileHasOneLockWhateverItsAddress(t *testing.T) {
	d := newFixture(t)
	me := d.sandbox.People()[0].ID
	self, _ := graph.User(me)
	lost := Entry{Intent: Intent{Cloud: "sandbox", Actor: d.target.Actor, Person: Identity{ID: me}, Path: "profile/interests"}}
	if err := lost.belongs(d.of(self, strings.ToUpper(me))); err != nil {
		t.Error(err)
	}
	other := lost.Intent
	other.Person.ID = strings.ToUpper(me)
	if other.slot() != lost.slot() {
		t.Error("two locks for one profile")
	}
}
