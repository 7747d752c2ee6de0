package draft_test

import (
	"crypto/rand"
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"facet/graph"
	"facet/graph/outbox"
	"facet/internal/state"
	"facet/profile/draft"
	"facet/profile/draft/store"
	"facet/profile/person"
)

func session(change func(*person.Session)) *person.Session {
	s := &person.Session{Client: &graph.Client{BaseURL: "https://graph.example/beta"}, Person: graph.Me()}
	change(s)
	return s
}

func TestDraftsAreWhoseTheyAre(t *testing.T) {
	const cloud = "https://graph.example/beta"
	holder := store.Owner{Cloud: cloud, Account: "token:f00d", Person: "token:f00d"}
	ann := store.Owner{Cloud: cloud, Account: "ann", Person: "ann"}
	inTenant := store.Owner{Cloud: cloud, Tenant: "contoso", Account: "ann", Person: "ann"}
	bob, err := graph.User("bob")
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		session *person.Session
		now     store.Owner
		before  []store.Owner
	}{
		"nobody knows": {session(func(s *person.Session) { s.Fingerprint = "f00d" }), holder, nil},
		"Graph has said": {session(func(s *person.Session) {
			s.Fingerprint, s.Account.ID, s.User.ID = "f00d", "ann", "ann"
		}), ann, []store.Owner{holder}},
		"the token says": {session(func(s *person.Session) {
			s.SignedIn(person.Account{Identity: outbox.Identity{ID: "ann", Tenant: "contoso"}})
		}), inTenant, []store.Owner{ann}},
		"somebody else's, and nobody knows whose hand": {session(func(s *person.Session) {
			s.Fingerprint, s.Person, s.User.ID = "f00d", bob, "bob"
		}), store.Owner{Cloud: cloud, Account: "token:f00d", Person: "bob"}, nil},
	} {
		if now, before := draft.Owners(c.session); now != c.now || !slices.Equal(before, c.before) {
			t.Errorf("%s: %+v, before %+v", name, now, before)
		}
	}
}

func TestWordIsGivenWhenSavingFailsAndWhenItWorksAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		disk := state.NewMemory()
		k := draft.OnDisk(&store.Folder{Dir: "drafts", FS: disk}, func(err error) { t.Error(err) }, nil)
		s := session(func(s *person.Session) { s.Fingerprint = "f00d" })
		d := person.Draft{ID: strings.ToLower(rand.Text()), Kind: "interest", Prefill: person.Prefill{Key: "row-1", Values: []byte(`{}`)}, Form: []byte(`{}`)}
		for _, full := range []bool{true, false} {
			disk.Fill(full)
			changed := k.Changed()
			k.Put(s, d)
			select {
			case <-changed:
			case <-time.After(time.Second):
				t.Fatalf("full: %v: no word", full)
			}
			if errors.Is(k.Problem(), state.ErrFull) != full {
				t.Errorf("full: %v: %v", full, k.Problem())
			}
		}
		if err := k.Close(t.Context()); err != nil {
			t.Error(err)
		}
		heads, _, err := (&store.Folder{Dir: "drafts", FS: disk}).All()
		if err != nil || len(heads) != 1 || heads[0].SendKey() != "row-1" {
			t.Errorf("%+v, %v", heads, err)
		}
	})
}
