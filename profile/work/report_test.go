package work

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"facet/forms"
	"facet/graph"
	"facet/graph/outbox"
	"facet/internal/state"
	"facet/profile/send"
)

func TestReportIsHarmlessWhateverIsInTheList(t *testing.T) {
	name := filepath.Join(t.TempDir(), "list.csv.report.csv")
	r := Report{Name: name, FS: state.Disk, Explain: func(send.Outcome) string { return "@Graph said \x1b[31mno\u202e\nand more" }}
	row := Row{Line: 7, Person: "-ada@contoso.com", Kind: forms.Kind{Name: "certification"}, Label: "=HYPERLINK(\"https://evil.example\")\r\n+1"}
	task := Task{Row: row, User: graph.DirectoryUser{ID: "id", DisplayName: "=Ada"}}
	ended := outbox.Ending{Status: outbox.Refused, RequestID: "r", ClientRequestID: "c", Ended: time.Date(2026, 11, 21, 10, 0, 0, 0, time.FixedZone("", 3600))}
	if err := r.Write([]Task{task}, []send.Outcome{{Status: send.Refused, Entry: outbox.Entry{Ending: ended}}}); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	lines, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(raw), ByteOrderMark))).ReadAll()
	if err != nil || len(lines) != 2 {
		t.Fatal(lines, err)
	}
	want := `7|'-ada@contoso.com|id|certification|'=HYPERLINK("https://evil.example")␍␊+1|refused||r|c|2026-11-21T09:00:00Z|'@Graph said ␛[31mno␊and more|'=Ada|1|create||`
	if got := strings.Join(lines[1], "|"); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if info, err := os.Stat(name); err != nil || info.Mode().Perm() != 0o600 && runtime.GOOS != "windows" { // which has no such modes
		t.Error(info.Mode(), err)
	}
}

func TestReportReplacesReportsAndNothingElse(t *testing.T) {
	r := Report{Name: filepath.Join(t.TempDir(), "report.csv"), FS: state.Disk}
	if err := r.Check(); err != nil {
		t.Error(err)
	}
	if err := r.Write(nil, nil); err != nil || r.Check() != nil {
		t.Error(err, r.Check())
	}
	if r.Due() {
		t.Error("it is due again at once")
	}
	if err := os.WriteFile(r.Name, []byte("person,kind\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := r.Check(); err == nil || !strings.Contains(err.Error(), "no report of facet") {
		t.Error(err)
	}
}
