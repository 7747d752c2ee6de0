package work

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"facet/graph/outbox"
	"facet/internal/state"
	"facet/profile/send"
)

// reported is a report of one row that was sent at a time, with an id.
func reported(t *testing.T, dir, id string, at time.Time) *Report {
	t.Helper()
	r := &Report{Name: filepath.Join(dir, "list.csv.report.csv"), FS: state.Disk, Separator: ';'}
	sent := send.Outcome{Status: send.Sent, Entry: outbox.Entry{Ending: outbox.Ending{ClientRequestID: id, Ended: at}}}
	if err := r.Write([]Task{{}}, []send.Outcome{sent}); err != nil {
		t.Fatal(err)
	}
	return r
}

func TestReportOfAnotherRunIsNotOverwritten(t *testing.T) {
	for name, test := range map[string]struct {
		id   string
		at   time.Time
		want string
	}{
		"of the same":           {"here", time.Now(), "list.csv.report.csv"},
		"of another computer":   {"there", time.Now(), "list.csv.report-2.csv"},
		"of another day":        {"here", time.Now().AddDate(0, 0, -1), "list.csv.report-2.csv"},
		"in which nothing left": {"", time.Time{}, "list.csv.report.csv"},
	} {
		t.Run(name, func(t *testing.T) {
			dir, locks := t.TempDir(), t.TempDir()
			r := reported(t, dir, test.id, test.at)
			first := r.Name
			known := func(id string) bool { return id == "here" }
			taken, err := r.Place(locks, known)
			if filepath.Base(r.Name) != test.want || err != nil || (taken == first) != (r.Name != first) {
				t.Error(r.Name, taken, err)
			}
			beside := &Report{Name: first, FS: state.Disk} // it begins while that one goes on
			if _, err := beside.Place(locks, known); beside.Name == r.Name || err != nil {
				t.Error("both write", beside.Name, err)
			}
			r.Close()
			beside.Close()
			next := &Report{Name: r.Name, FS: state.Disk}
			if _, err := next.Place(locks, known); next.Name != r.Name || err != nil {
				t.Error("the next run has", next.Name, err)
			}
			next.Close()
		})
	}
}

func TestWhatAKilledRunLeftBesideTheReportIsRemoved(t *testing.T) {
	r := reported(t, t.TempDir(), "here", time.Now())
	for _, name := range []string{r.Name + ".tmp-ABCDEFGH", r.Name + ".mine"} {
		if err := os.WriteFile(name, []byte("half"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := r.Place(t.TempDir(), func(string) bool { return true }); err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	left, err := filepath.Glob(r.Name + ".*")
	if err != nil || len(left) != 1 || filepath.Ext(left[0]) != ".mine" {
		t.Error(left, err)
	}
}
