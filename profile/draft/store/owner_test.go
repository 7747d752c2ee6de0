package store

import (
	"math/rand/v2"
	"testing"
	"testing/synctest"
	"time"

	"facet/internal/state"
)

// somebody is known by a token only, and turns out to be ann, at her own profile.
var (
	somebody = Owner{Cloud: ann.Cloud, Account: ByToken("f00d"), Person: ByToken("f00d")}
	herself  = Owner{Cloud: ann.Cloud, Tenant: ann.Tenant, Account: ann.Account, Person: ann.Account}
)

func TestDraftGoesToItsPersonOnceTheyAreKnown(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newStore()
		d := save(t, s, draft(somebody, `"typed"`))
		time.Sleep(time.Hour)
		if notices, err := s.adoptAll(somebody, herself, "ann@contoso.com"); len(notices) != 0 || err != nil {
			t.Fatal(notices, err)
		}
		got, err := s.Load(herself, d.ID)
		if err != nil || got.PersonName != "ann@contoso.com" || string(got.Form) != `"typed"` || time.Since(got.Updated) != time.Hour {
			t.Errorf("%+v, %v", got, err)
		}
		if left, _, err := s.List(somebody); len(left) != 0 || err != nil {
			t.Errorf("%+v, %v", left, err)
		}
		if somebody.Known() || !herself.Known() {
			t.Error("it is not told apart who is known")
		}
	})
}

func TestLaterStateOfADraftStays(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newStore()
		d := save(t, s, draft(somebody, `"early"`))
		time.Sleep(time.Second)
		late := d
		late.Owner, late.Form = herself, []byte(`"late"`)
		save(t, s, late)
		if both, _, _ := s.List(herself, somebody); len(both) != 1 || string(both[0].Form) != `"late"` {
			t.Errorf("%+v", both)
		}
		if heads, _, _ := s.All(); len(heads) != 1 || heads[0].Owner != herself {
			t.Errorf("%+v", heads)
		}
		if _, err := s.adoptAll(somebody, herself, ""); err != nil {
			t.Fatal(err)
		}
		if got, err := s.Load(herself, d.ID); err != nil || string(got.Form) != `"late"` {
			t.Errorf("%+v, %v", got, err)
		}
	})
}

func TestPowerCutWhileADraftIsAdoptedLosesNothing(t *testing.T) {
	cuts := 0
	for step, finished := 1, false; !finished; step++ {
		for seed := range uint64(40) {
			memory := state.NewMemory()
			s := &Folder{Dir: "/state/drafts", FS: memory}
			d := save(t, s, draft(somebody, `"typed"`))
			memory.CutAt(step)
			_, err := s.adoptAll(somebody, herself, "ann@contoso.com")
			finished = err == nil
			memory.Restore(rand.New(rand.NewPCG(seed, uint64(step))))
			cuts++
			list, notices, err := s.List(herself, somebody)
			all, _, failed := s.All()
			if len(list) != 1 || len(all) != 1 || list[0].ID != d.ID || string(list[0].Form) != `"typed"` || len(notices) != 0 || err != nil || failed != nil {
				t.Fatalf("cut at step %d: %+v, %+v, %v, %v", step, list, all, notices, err)
			}
			if finished && list[0].Owner != herself {
				t.Errorf("adopted, and whose it was again: %+v", list)
			}
		}
	}
	t.Logf("%d power cuts: 0 drafts lost, 0 shown twice", cuts)
}
