package outbox

import (
	"fmt"
	"net/http"
	"testing"
	"time"

	"facet/graph/sandbox"
	"facet/internal/state"
)

// BenchmarkSendOfMany is what a send with a key costs beside the service: the list
// before it, the journal, and its two syncs, with so many sends in the history.
func BenchmarkSendOfMany(b *testing.B) {
	for _, before := range []int{0, 1000, 10_000, 100_000} {
		b.Run(fmt.Sprintf("after %d", before), func(b *testing.B) {
			d := fixtureAt(b, sandbox.New(), New(b.TempDir(), state.Disk))
			d.remember(before)
			for n := 0; b.Loop(); n++ {
				if n%50 == 0 { // the list stays short
					fresh := sandbox.New()
					d.target = targetIn(b, fresh, sandbox.BaseURL, fresh)
				}
				r := d.post(fmt.Sprintf(`{"displayName":"Row %d"}`, n))
				r.Key = fmt.Sprintf("row-%d", n)
				d.must(r)
			}
		})
	}
}

// remember puts sends into the history.
func (d *fixture) remember(n int) {
	d.Helper()
	var records []record
	for i := range n {
		e := Entry{ID: fmt.Sprintf("old-%d", i), Begun: time.Now(), Intent: Intent{
			Cloud: sandbox.BaseURL, Actor: d.target.Actor, Person: d.target.Person, Path: "profile/interests",
			URL: d.target.Collection.URL(), Method: http.MethodPost, Key: fmt.Sprintf("fill-%064d", i), Hash: fmt.Sprintf("%064d", i),
		}, Ending: Ending{Status: Done, Ended: time.Now(), Object: "6f1d2c1e-52d1-4a7c-9a55-0c6a1b7e1001", HTTPStatus: http.StatusCreated}}
		records = append(records, e.unfold())
	}
	if err := d.outbox.add(d.outbox.history(), records...); err != nil {
		d.Fatal(err)
	}
	if _, err := d.outbox.Latest(d.Context(), "none"); err != nil { // which makes the index, once
		d.Fatal(err)
	}
}
