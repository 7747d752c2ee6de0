package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"facet/internal/state"
)

// slow is a disk on which every sync takes a while, and may fail.
type slow struct {
	state.FS
	stall  time.Duration
	stalls atomic.Bool
	mu     sync.Mutex
	err    error
}

type slowFile struct {
	state.File
	disk *slow
}

func (s *slow) OpenFile(name string, flag int, perm fs.FileMode) (state.File, error) {
	f, err := s.FS.OpenFile(name, flag, perm)
	return slowFile{f, s}, err
}

func (s *slow) fail(err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.err = err
}

func (f slowFile) Sync() error {
	f.disk.stalls.Store(true)
	time.Sleep(f.disk.stall)
	f.disk.stalls.Store(false)
	f.disk.mu.Lock()
	defer f.disk.mu.Unlock()
	return errors.Join(f.disk.err, f.File.Sync())
}

// typed is one draft as it grows key by key.
func typed(d Draft, keys int) Draft {
	d.Form = json.RawMessage(fmt.Sprintf(`{"keys":%d}`, keys))
	return d
}

func on(t *testing.T, s *Folder) string {
	t.Helper()
	list, _, err := s.List(ann)
	if err != nil || len(list) > 1 {
		t.Fatal(list, err)
	}
	if len(list) == 0 {
		return ""
	}
	return string(list[0].Form)
}

func TestDraftIsSavedAMomentAfterTheLastKey(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		store := newStore()
		saves := 0
		s := NewSaver(store, func(Draft, error) { saves++ }, nil)
		defer s.Close(t.Context())
		d := draft(ann, `{}`)
		for key := range 5 {
			s.Put(typed(d, key))
			time.Sleep(quiet - time.Millisecond)
		}
		if on(t, store) != "" {
			t.Error("saved while typing")
		}
		time.Sleep(time.Millisecond)
		synctest.Wait()
		if got := on(t, store); got != `{"keys":4}` || saves != 1 {
			t.Errorf("%q after %d saves", got, saves)
		}
	})
}

func TestSomebodyWhoNeverPausesIsSavedAllTheSame(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		store := newStore()
		s := NewSaver(store, nil, nil)
		defer s.Close(t.Context())
		d := draft(ann, `{}`)
		for key := range 100 {
			s.Put(typed(d, key))
			time.Sleep(50 * time.Millisecond)
		}
		var saved struct{ Keys int }
		if json.Unmarshal([]byte(on(t, store)), &saved); saved.Keys < 40 {
			t.Errorf("saved up to key %d of 100", saved.Keys)
		}
	})
}

func TestFlushReturnsWhenTheDraftIsOnTheDisk(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		disk := &slow{FS: state.NewMemory(), stall: 500 * time.Millisecond}
		store := &Folder{"/drafts", disk}
		s := NewSaver(store, nil, nil)
		d := draft(ann, `{}`)
		start := time.Now()
		s.Put(typed(d, 1))
		time.Sleep(quiet + time.Millisecond) // the disk is at it
		s.Put(typed(d, 2))
		if err := s.Flush(t.Context()); err != nil || on(t, store) != `{"keys":2}` {
			t.Errorf("%q, %v", on(t, store), err)
		}
		if took := time.Since(start); took != quiet+2*disk.stall {
			t.Errorf("took %s", took)
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
		defer cancel()
		s.Put(typed(d, 3))
		if err := s.Flush(ctx); !errors.Is(err, context.DeadlineExceeded) {
			t.Error(err)
		}
		s.Put(typed(d, 4))
		if err := s.Close(t.Context()); err != nil || on(t, store) != `{"keys":4}` {
			t.Errorf("%q, %v", on(t, store), err)
		}
		if err := errors.Join(s.Close(t.Context())); err != nil {
			t.Error(err)
		}
		if err := s.Flush(t.Context()); err == nil {
			t.Error("flushed a closed saver")
		}
		s.Put(typed(d, 5))
	})
}

func TestFormThatIsLeftForAnotherIsSavedAllTheSame(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		disk := &slow{FS: state.NewMemory(), err: errors.New("the disk is full")}
		store := &Folder{"/drafts", disk}
		s := NewSaver(store, nil, nil)
		defer s.Close(t.Context())
		first, second, third := draft(ann, `{}`), draft(ann, `{}`), draft(ann, `{}`)
		s.Put(first)
		time.Sleep(time.Second) // it can't be saved
		s.Put(second)
		s.Put(third)
		disk.fail(nil)
		if err := s.Discard(t.Context(), third.ID, ann); err != nil {
			t.Fatal(err)
		}
		list, _, err := store.List(ann)
		ids := []string{first.ID, second.ID}
		if err != nil || len(list) != 2 || !slices.Contains(ids, list[0].ID) || !slices.Contains(ids, list[1].ID) {
			t.Errorf("%+v, %v", list, err)
		}
	})
}

func TestDiscardedDraftDoesNotComeBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		store := newStore()
		s := NewSaver(store, nil, nil)
		defer s.Close(t.Context())
		d := draft(ann, `{}`)
		s.Put(d)
		s.Flush(t.Context())
		s.Put(typed(d, 1))
		time.Sleep(time.Millisecond)
		s.Put(typed(d, 2))
		if err := s.Discard(t.Context(), d.ID, ann); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Minute)
		if got := on(t, store); got != "" {
			t.Errorf("%q is back", got)
		}
	})
}

func TestDraftThatCouldNotBeSavedIsSavedLater(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		disk := &slow{FS: state.NewMemory(), err: errors.New("the disk is full")}
		store := &Folder{"/drafts", disk}
		var failed []error
		s := NewSaver(store, func(_ Draft, err error) { failed = append(failed, err) }, nil)
		defer s.Close(t.Context())
		s.Put(typed(draft(ann, `{}`), 1))
		time.Sleep(time.Second)
		synctest.Wait()
		if len(failed) != 1 || failed[0] == nil || on(t, store) != "" {
			t.Errorf("%v", failed)
		}
		if err := s.Flush(t.Context()); err == nil {
			t.Error("flushed to a full disk")
		}
		disk.fail(nil)
		if err := s.Flush(t.Context()); err != nil || on(t, store) != `{"keys":1}` {
			t.Errorf("%q, %v", on(t, store), err)
		}
	})
}

func TestTypingNeverWaitsForTheDisk(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := NewSaver(&Folder{"/drafts", &slow{FS: state.NewMemory(), stall: 500 * time.Millisecond}}, nil, nil)
		d := draft(ann, `{}`)
		for key := range 1000 {
			before := time.Now()
			s.Put(typed(d, key))
			if waited := time.Since(before); waited != 0 {
				t.Fatalf("key %d waited %s", key, waited)
			}
			time.Sleep(10 * time.Millisecond)
		}
		if err := s.Close(t.Context()); err != nil {
			t.Error(err)
		}
	})
}

// BenchmarkKey is what a key costs while the disk stalls for half a second at
// each save. Only keys that fall into a stall are counted.
func BenchmarkKey(b *testing.B) {
	disk := &slow{FS: state.Disk, stall: 500 * time.Millisecond}
	s := NewSaver(&Folder{b.TempDir(), disk}, nil, nil)
	defer s.Close(b.Context())
	d := typed(draft(ann, `{}`), 1)
	var took []time.Duration
	for b.Loop() {
		for !disk.stalls.Load() {
			s.Put(d)
			time.Sleep(quiet + 10*time.Millisecond)
		}
		before := time.Now()
		s.Put(d)
		took = append(took, time.Since(before))
		time.Sleep(time.Millisecond)
	}
	slices.Sort(took)
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(float64(took[len(took)/2].Nanoseconds()), "p50-ns")
	b.ReportMetric(float64(took[len(took)*99/100].Nanoseconds()), "p99-ns")
	b.ReportMetric(float64(took[len(took)-1].Nanoseconds()), "max-ns")
}
