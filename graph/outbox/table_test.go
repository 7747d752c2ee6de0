package outbox

import (
	"errors"
	"fmt"
	"testing"
	"testing/synctest"

	"facet/graph"
	"facet/graph/sandbox"
	"facet/internal/state"
)

// The table of outcomes, from the side of the person: what the first answer to
// a POST was, how many POSTs there are in the end, and how many objects.
type row struct {
	fault   string
	posts   int
	objects int
	outcome graph.Outcome
}

// rows are every status with every body, before and after it was done, and
// every way in which a connection breaks.
func rows() []row {
	var all []row
	bodies := []string{"", ":html", ":empty", ":cut"}
	for _, status := range []int{307, 400, 403, 404, 405, 409, 413, 415, 422} {
		for _, body := range bodies {
			all = append(all, row{fmt.Sprintf("status=%d%s", status, body), 1, 0, graph.Refused})
		}
	}
	for _, body := range bodies {
		all = append(all, row{"status=429" + body, 2, 1, graph.Done}, row{"commit-then-status=429" + body, 1, 1, graph.Done}, row{"status=401" + body, 1, 0, graph.Refused})
	}
	for _, status := range []int{408, 500, 502, 503, 504} {
		for _, body := range bodies {
			all = append(all,
				row{fmt.Sprintf("status=%d%s", status, body), 1, 0, graph.Unconfirmed},
				row{fmt.Sprintf("commit-then-status=%d%s", status, body), 1, 1, graph.Done})
		}
	}
	for _, body := range bodies[1:] {
		all = append(all, row{"commit-then-status=201" + body, 1, 1, graph.Done}, row{"status=202" + body, 1, 0, graph.Unread})
	}
	return append(all,
		row{"refuse", 2, 1, graph.Done},
		row{"reset=before", 1, 0, graph.Unconfirmed},
		row{"reset=after", 1, 1, graph.Done},
		row{"late-commit=5s", 1, 1, graph.Done},
		row{"latency=2m", 1, 0, graph.Unconfirmed},
		row{"late-answer=2m", 1, 1, graph.Done},
		row{"cut=0", 1, 1, graph.Done},
		row{"cut", 1, 1, graph.Done},
		row{"gzip-bomb", 1, 1, graph.Done},
		row{"redirect", 1, 0, graph.Refused},
		row{"", 1, 1, graph.Done})
}

func TestEveryAnswerIsResentAsTheTableSays(t *testing.T) {
	resent, most := 0, 0
	for _, test := range rows() {
		synctest.Test(t, func(t *testing.T) {
			d := newFixture(t)
			if test.fault != "" {
				d.inject(test.fault + "@post+once")
			}
			_, err := d.send(d.post(origami))
			if got := graph.OutcomeOf(err); got != test.outcome {
				t.Errorf("%s: %s (%v), want %s", test.fault, got, err, test.outcome)
			}
			if unsure := test.outcome == graph.Unconfirmed || test.outcome == graph.Unread; unsure != errors.Is(err, graph.ErrUnconfirmed) || unsure != (len(d.open()) == 1) {
				t.Errorf("%s: %v, open: %v", test.fault, err, d.open())
			}
			if posts, objects := d.arrived("POST"), d.count("Origami"); posts != test.posts || objects != test.objects {
				t.Errorf("%s: %d POSTs and %d objects, want %d and %d", test.fault, posts, objects, test.posts, test.objects)
			}
			d.checkHeaders()
			resent += d.arrived("POST") - 1
			most = max(most, d.count("Origami"))
		})
	}
	t.Logf("P2: %d cases, %d resends, all as the table says; at most %d object", len(rows()), resent, most)
}

func TestCreatedIsDoneWhereverItsAnswerIsCut(t *testing.T) {
	d := newFixture(t)
	length := len(d.must(d.post(origami)).Answer.Object)
	resends := 0
	for at := range length + 1 {
		near := at < 9 || at > length-9
		if at%3 != 0 && !near || testing.Short() && at%30 != 0 && at < length-1 {
			continue
		}
		synctest.Test(t, func(t *testing.T) {
			d := fixtureAt(t, sandbox.New(), New(t.TempDir(), state.NewMemory()), fmt.Sprintf("cut=%d@post", at))
			if result := d.must(d.post(origami)); !result.Found || result.Entry.Object == "" {
				t.Errorf("cut after %d bytes: %+v", at, result)
			}
			d.wants(1, 1)
			resends += d.arrived("POST") - 1
		})
	}
	t.Logf("P3: a 201 of %d bytes, cut at both ends and at each third byte: %d resends", length, resends)
}

// BenchmarkSend shows what the journal costs: on the disk, in memory, and
// without it.
func BenchmarkSend(b *testing.B) {
	for name, fsys := range map[string]state.FS{"disk": state.Disk, "memory": state.NewMemory()} {
		b.Run(name, func(b *testing.B) {
			d := fixtureAt(b, sandbox.New(), New(b.TempDir(), fsys))
			for i := 0; b.Loop(); i++ {
				made := d.must(d.post(fmt.Sprintf(`{"displayName":"%d"}`, i)))
				if _, err := d.target.Collection.Delete(b.Context(), made.Entry.Object); err != nil {
					b.Fatal(err)
				}
				d.phases = d.phases[:0]
			}
		})
	}
	b.Run("plain", func(b *testing.B) {
		d := newFixture(b)
		for b.Loop() {
			made, err := d.target.Collection.Create(b.Context(), d.post(origami).Body)
			if err == nil {
				_, err = d.target.Collection.Delete(b.Context(), facetOf(made.Object).ID)
			}
			if err != nil {
				b.Fatal(err)
			}
		}
	})
}
