package outbox

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"facet/graph/sandbox"
	"facet/internal/state"
)

// numbered is the n-th of some sends to a few people, in a few batches, of which some
// take others back.
func numbered(n int) Entry {
	e := Entry{ID: fmt.Sprintf("send-%d", n), Begun: time.Now().Add(time.Duration(n-1000) * time.Minute), Intent: Intent{
		Cloud: "sandbox", Person: Identity{ID: fmt.Sprint("person-", n%7)}, Path: "profile/interests", Method: http.MethodPost,
		Key: fmt.Sprint("row-", n%40), Hash: fmt.Sprint("hash-", n), Batch: fmt.Sprint("batch-", n/10), Label: "a label",
	}, Ending: Ending{Status: Done}}
	e.Ended = e.Begun.Add(time.Second)
	switch {
	case n%11 == 3:
		e.Method, e.Undoes = http.MethodDelete, fmt.Sprintf("send-%d", n-2)
	case n%13 == 5 && n%11 != 1: // what is taken back was done
		e.Status = Unconfirmed
	}
	return e
}

func TestQueryFindsWhatTheWholeHistoryHasOfIt(t *testing.T) {
	o := New(t.TempDir(), state.NewMemory())
	for n := range 900 {
		if err := o.record(t.Context(), numbered(n).unfold()); err != nil {
			t.Fatal(err)
		}
		if n%90 == 89 && n < 850 { // the rest stays in the journal
			o.looked = time.Time{}
			journal, _ := o.whole()
			if err := o.tidy(journal, true); err != nil {
				t.Fatal(err)
			}
		}
	}
	all, err := o.History(t.Context())
	if err != nil || len(all) != 900 {
		t.Fatal(len(all), err)
	}
	queries := 60
	if testing.Short() {
		queries = 15
	}
	for range queries {
		q := anyQuery()
		sets := q.sets()
		want := slices.DeleteFunc(slices.Clone(all), func(e Entry) bool {
			ends := func(end string) bool { return strings.HasSuffix(e.ID, end) }
			return !sets.has(e) && !slices.ContainsFunc(q.Ends, ends)
		})
		got, err := o.Find(t.Context(), q)
		if err != nil || len(got) != len(want) || len(got) > 0 && !reflect.DeepEqual(got, want) {
			t.Fatalf("%+v: %d sends, want %d, %v", q, len(got), len(want), err)
		}
	}
}

func anyQuery() Query {
	some := func(what string, most int) (values []string) {
		for range rand.N(4) * rand.N(2) {
			values = append(values, fmt.Sprint(what, rand.N(most)))
		}
		return values
	}
	q := Query{IDs: some("send-", 1000), Keys: some("row-", 50), Hashes: some("hash-", 1000), Batches: some("batch-", 100), Ends: some("d-", 1000)}
	if rand.N(3) == 0 {
		q.Collections = []string{Intent{Cloud: "sandbox", Person: Identity{ID: fmt.Sprint("PERSON-", rand.N(8))}, Path: "interests"}.Collection()}
		q.Since = time.Now().Add(-time.Duration(rand.N(1200)) * time.Minute)
	}
	if rand.N(5) == 0 {
		for n := range 2 * few {
			q.Hashes = append(q.Hashes, fmt.Sprint("hash-", 5*n))
		}
	}
	return q
}

func TestIndexOfAnOlderFacetIsMadeAnew(t *testing.T) {
	fs := state.NewMemory()
	o := New("outbox", fs)
	if err := o.add(o.history(), numbered(1).unfold(), numbered(2).unfold()); err != nil {
		t.Fatal(err)
	}
	old := append(block([]byte("facetix1")), block(make([]byte, postingSize))...)
	if err := state.WriteFile(fs, o.index(), old); err != nil {
		t.Fatal(err)
	}
	found, err := o.Find(t.Context(), Query{Hashes: []string{"hash-2"}})
	if err != nil || len(found) != 1 || found[0].ID != "send-2" || len(o.asides(t)) > 1 {
		t.Errorf("%+v, %v, %v", found, err, o.asides(t))
	}
}

// counted is a disk that counts the bytes that are read of a file.
type counted struct {
	state.FS
	name string
	read int
}

func (c *counted) OpenFile(name string, flag int, perm os.FileMode) (state.File, error) {
	f, err := c.FS.OpenFile(name, flag, perm)
	if err == nil && filepath.Base(name) == c.name {
		f = &countedFile{f, c}
	}
	return f, err
}

type countedFile struct {
	state.File
	of *counted
}

func (f *countedFile) Read(p []byte) (int, error) {
	n, err := f.File.Read(p)
	f.of.read += n
	return n, err
}

func TestSendAndQueryReadNextToNothingOfALongHistory(t *testing.T) {
	disk := &counted{FS: state.NewMemory(), name: historyName}
	d := fixtureAt(t, sandbox.New(), New(t.TempDir(), disk))
	d.remember(2000)
	size, _, err := d.outbox.stat(d.outbox.history())
	if err != nil || size < 1<<20 {
		t.Fatal(size, err)
	}
	disk.read = 0
	d.must(d.post(origami))
	if _, err := d.outbox.Find(t.Context(), Query{Keys: []string{fmt.Sprintf("fill-%064d", 7)}}); err != nil {
		t.Fatal(err)
	}
	if disk.read > 64<<10 {
		t.Errorf("%d bytes of %d were read", disk.read, size)
	}
}
