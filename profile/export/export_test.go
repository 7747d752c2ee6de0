package export

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"facet/forms"
	"facet/graph"
	"facet/graph/outbox"
	"facet/graph/sandbox"
	"facet/internal/state"
	"facet/internal/xlsx"
	"facet/profile/person"
	"facet/profile/work"
)

// wire adds the token, and counts what is on its way.
type wire struct {
	*sandbox.Sandbox
	token string

	mu        sync.Mutex
	now, most int
}

func (w *wire) RoundTrip(r *http.Request) (*http.Response, error) {
	w.mu.Lock()
	w.now++
	w.most = max(w.most, w.now)
	w.mu.Unlock()
	defer func() { w.mu.Lock(); w.now--; w.mu.Unlock() }()
	r = r.Clone(r.Context())
	r.Header.Set("Authorization", "Bearer "+w.token)
	return w.Sandbox.RoundTrip(r)
}

// signedIn is a session in the sandbox whose client keeps a pace.
func signedIn(t testing.TB, kinds []forms.Kind, faults ...string) (*person.Session, []graph.DirectoryUser, *wire) {
	t.Helper()
	pretend := sandbox.New()
	token, err := pretend.Token(pretend.People()[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	w := &wire{Sandbox: pretend, token: token}
	s := &person.Session{Person: graph.Me(), Kinds: kinds, Outbox: outbox.New("outbox", state.NewMemory())}
	client := &graph.Client{BaseURL: sandbox.BaseURL, HTTP: &http.Client{Transport: graph.NewTransport(sandbox.BaseURL, w)}}
	s.Client = new(work.Pace).Client(t.Context(), client)
	if err := s.Identify(t.Context()); err != nil {
		t.Fatal(err)
	}
	var people []graph.DirectoryUser
	for _, p := range pretend.People()[:5] {
		people = append(people, graph.DirectoryUser{ID: p.ID, UserPrincipalName: p.UserPrincipalName, DisplayName: p.DisplayName})
	}
	for _, fault := range faults {
		if err := pretend.Inject(fault); err != nil {
			t.Fatal(err)
		}
	}
	return s, people, w
}

// all reads everybody.
func all(t testing.TB, s *person.Session, people []graph.DirectoryUser, parallel int) (read []Profile, err error) {
	t.Helper()
	err = Read(t.Context(), s, people, parallel, func(p Profile) error { read = append(read, p); return nil })
	return read, err
}

// rowsIn are the rows of profiles.
func rowsIn(profiles []Profile) Rows {
	return func() iter.Seq[Row] {
		return func(yield func(Row) bool) {
			for _, p := range profiles {
				for _, row := range p.Rows {
					if !yield(row) {
						return
					}
				}
			}
		}
	}
}

func TestPeopleAreReadSideBySideAndStandAsTheyWereGiven(t *testing.T) {
	s, people, w := signedIn(t, forms.Kinds())
	slices.Reverse(people)
	one, err := all(t, s, people, 1)
	if err != nil {
		t.Fatal(err)
	}
	alone := w.most
	many, err := all(t, s, people, 4)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(written(t, one), written(t, many)) || len(one) != len(people) {
		t.Error("two exports differ")
	}
	for i, p := range one {
		if p.User.ID != people[i].ID || p.Trouble != nil {
			t.Errorf("%d is %s: %v", i, p.User.UserPrincipalName, p.Trouble)
		}
	}
	if alone > 1 || w.most > 4 {
		t.Errorf("%d and %d requests at once", alone, w.most)
	}
}

func TestReadingWaitsAsLongAsGraphAsks(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, people, _ := signedIn(t, forms.Kinds(), "status=429@get+once", "retry-after=7@get+once")
		begun := time.Now()
		read, err := all(t, s, people, 4)
		if err != nil || len(read) != len(people) || len(read[0].Rows) == 0 {
			t.Fatal(len(read), err)
		}
		for _, p := range read {
			if p.Trouble != nil {
				t.Error(p.Trouble)
			}
		}
		if took := time.Since(begun); took < 7*time.Second {
			t.Error("it took", took)
		}
	})
}

func TestWhoCannotBeReadIsNamedAndTheOthersAreThere(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, people, _ := signedIn(t, forms.Kinds(), "status=403@get+others")
		read, err := all(t, s, people, 4)
		if err != nil || len(read) != len(people) {
			t.Fatal(len(read), err)
		}
		for i, p := range read {
			if others := i > 0; others != (p.Trouble != nil) {
				t.Errorf("%s: %v", p.User.UserPrincipalName, p.Trouble)
			}
		}
	})
}

func TestLostConnectionEndsTheExport(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, people, _ := signedIn(t, forms.Kinds(), "reset=before@get")
		if read, err := all(t, s, people, 4); err == nil || len(read) > 0 {
			t.Error(len(read), err)
		}
	})
}

func TestStoppedExportEnds(t *testing.T) {
	s, people, _ := signedIn(t, forms.Kinds())
	ctx, stop := context.WithCancel(t.Context())
	read := 0
	err := Read(ctx, s, people, 2, func(Profile) error { read++; stop(); return nil })
	if err == nil || read == len(people) {
		t.Error(read, err)
	}
}

func TestPartGoesOnWhereARunWasCutOff(t *testing.T) {
	s, people, _ := signedIn(t, forms.Kinds())
	read, err := all(t, s, people, 1)
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, u := range people {
		ids = append(ids, u.ID)
	}
	whole := written(t, read)
	for cut := 0; cut <= len(whole); cut += 1499 {
		fs := state.NewMemory()
		f, _ := fs.OpenFile("x.part", 0x42, 0o600) // read, write, create
		f.Write(whole[:cut])
		f.Close()
		p := &Part{Name: "x.part", FS: fs, Of: "x"}
		_, err := p.Open(time.Now())
		if errors.Is(err, ErrNoPart) && !bytes.Contains(whole[:cut], []byte("\n")) {
			continue // not even a line
		}
		if err != nil {
			t.Fatal(cut, err)
		}
		for _, one := range read {
			if !p.Has(one.User.ID) {
				if err := p.Add(one); err != nil {
					t.Fatal(err)
				}
			}
		}
		var got bytes.Buffer
		if err := JSONLines(&got, func() iter.Seq[Row] { rows, _ := p.Rows(ids); return rows }); err != nil {
			t.Fatal(err)
		}
		var want bytes.Buffer
		if err := JSONLines(&want, rowsIn(read)); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got.Bytes(), want.Bytes()) {
			t.Fatalf("cut at %d of %d: the export is another one", cut, len(whole))
		}
	}
}

// written is the part of an export that is through.
func written(t *testing.T, read []Profile) []byte {
	t.Helper()
	fs := state.NewMemory()
	p := &Part{Name: "x.part", FS: fs, Of: "x"}
	if _, err := p.Open(time.Now()); err != nil {
		t.Fatal(err)
	}
	for _, one := range read {
		if err := p.Add(one); err != nil {
			t.Fatal(err)
		}
	}
	content, err := state.ReadFile(fs, "x.part", 1<<24)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func TestPartOfAnotherExportBeginsAnewAndAnotherFileStays(t *testing.T) {
	fs := state.NewMemory()
	p := &Part{Name: "x.part", FS: fs, Of: "one"}
	if _, err := p.Open(time.Now()); err != nil {
		t.Fatal(err)
	}
	_ = p.Add(Profile{User: graph.DirectoryUser{ID: "a"}})
	_ = p.Add(Profile{User: graph.DirectoryUser{ID: "b"}, Trouble: []Trouble{{Err: errors.New("no")}}})
	again := &Part{Name: "x.part", FS: fs, Of: "one"}
	if before, err := again.Open(time.Now()); err != nil || before != 1 || again.Has("b") { // who had trouble is read again
		t.Errorf("%d, %v", before, err)
	}
	other := &Part{Name: "x.part", FS: fs, Of: "two"}
	if before, err := other.Open(time.Now()); err != nil || before != 0 {
		t.Errorf("another one: %d, %v", before, err)
	}
	_ = other.Add(Profile{User: graph.DirectoryUser{ID: "a"}})
	old := &Part{Name: "x.part", FS: fs, Of: "two"}
	if before, err := old.Open(time.Now().Add(2 * fresh)); err != nil || before != 0 {
		t.Errorf("of days ago: %d, %v", before, err)
	}
	if err := state.WriteFile(fs, "mine.part", []byte("a download\nof mine\n")); err != nil {
		t.Fatal(err)
	}
	if _, err := (&Part{Name: "mine.part", FS: fs}).Open(time.Now()); !errors.Is(err, ErrNoPart) {
		t.Error(err)
	}
	if content, _ := state.ReadFile(fs, "mine.part", 100); string(content) != "a download\nof mine\n" {
		t.Errorf("%q", content)
	}
}

func TestJSONHasWhatGraphSentByteForByte(t *testing.T) {
	s, people, _ := signedIn(t, forms.Kinds())
	read, err := all(t, s, people[:1], 1)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := JSON(&b, rowsIn(read)); err != nil {
		t.Fatal(err)
	}
	var rows []Row
	if err := json.Unmarshal(b.Bytes(), &rows); err != nil {
		t.Fatal(err)
	}
	for _, kind := range forms.Kinds() {
		listed := map[string]json.RawMessage{}
		for _, o := range person.Read(kind, s.List(t.Context(), kind).Objects) {
			listed[string(o.Form.Facet().ID)] = o.Raw
		}
		for _, row := range rows {
			if row.Kind != kind.Name {
				continue
			}
			var a, b bytes.Buffer
			_ = json.Compact(&a, row.Values)
			_ = json.Compact(&b, listed[string(row.ID)])
			if a.String() != b.String() {
				t.Errorf("%s %s is\n%s, not\n%s", kind.Name, row.ID, a.String(), b.String())
			}
			delete(listed, string(row.ID))
		}
		if len(listed) > 0 {
			t.Errorf("%s: %d are missing", kind.Name, len(listed))
		}
	}
	for write, want := range map[string]func(*bytes.Buffer) error{
		"[]\n": func(b *bytes.Buffer) error { return JSON(b, rowsIn(nil)) },
		"":     func(b *bytes.Buffer) error { return JSONLines(b, rowsIn(nil)) },
	} {
		var b bytes.Buffer
		if err := want(&b); err != nil || b.String() != write {
			t.Errorf("nothing is %q: %v", b.String(), err)
		}
	}
}

func TestWorkbookAndCommaSeparatedValuesSayTheSame(t *testing.T) {
	s, people, _ := signedIn(t, forms.Kinds())
	read, err := all(t, s, people, 4)
	if err != nil {
		t.Fatal(err)
	}
	table := func() Table {
		table, err := NewTable(forms.Kinds(), rowsIn(read))
		if err != nil {
			t.Fatal(err)
		}
		return table
	}
	var text, book bytes.Buffer
	if err := errors.Join(CSV(&text, table(), true, nil), XLSX(&book, table())); err != nil {
		t.Fatal(err)
	}
	records, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(text.String(), work.ByteOrderMark))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	w, err := xlsx.Open(bytes.NewReader(book.Bytes()), int64(book.Len()))
	if err != nil {
		t.Fatal(err)
	}
	sheet, err := w.Read("")
	if err != nil || len(sheet.Rows) != len(records) {
		t.Fatal(len(sheet.Rows), len(records), err)
	}
	guarded := 0
	for i, row := range sheet.Rows {
		cells := make([]string, len(records[0]))
		for _, c := range row.Cells {
			cells[c.Column] = c.Text
		}
		for j, cell := range records[i] {
			if cell != cells[j] {
				guarded++
			}
			if strings.TrimSpace(cell) != strings.TrimSpace(cells[j]) && cell != "'"+cells[j] {
				t.Errorf("row %d, %s: %q and %q", i+1, records[0][j], cell, cells[j])
			}
		}
	}
	if guarded == 0 {
		t.Error("no phone number is guarded")
	}
	if got := strings.Join(records[0][:6], ","); got != "person,personName,kind,id,action,displayName" {
		t.Error(got)
	}
}

// certificate is a row of a certification.
func certificate(id, name, ends string) Row {
	return Row{PersonID: id, Kind: "certification", ID: graph.ID(name), Values: fmt.Appendf(nil, `{"id":%q,"displayName":%q,"endDate":%q}`, name, name, ends)}
}

func TestOverviewCountsWhatWasReadAndNothingElse(t *testing.T) {
	now := time.Date(2026, 11, 28, 12, 0, 0, 0, time.UTC)
	kinds := []forms.Kind{kind(t, "certification"), kind(t, "skill"), kind(t, "award")}
	people := []graph.DirectoryUser{{ID: "a", UserPrincipalName: "a@x"}, {ID: "b", UserPrincipalName: "b@x"}}
	profiles := []Profile{{Rows: []Row{certificate("a", "Old", "2026-11-01"), certificate("a", "Soon", "2026-12-24"), certificate("a", "Long", "2031-01-01"), certificate("a", "For ever", "")}}}
	unread := func(id, kind string) bool { return id == "b" && kind == "skill" }
	var b bytes.Buffer
	if err := CSV(&b, Matrix(kinds, Overviews(kinds, people, rowsIn(profiles), unread, now)), false, nil); err != nil {
		t.Fatal(err)
	}
	want := "person,personName,personId,certification,skill,award,entries,gaps,expired,expiring\n" +
		"a@x,,a,4,0,0,4,skill|award,Old (2026-11-01),Soon (2026-12-24)\n" +
		"b@x,,b,0,,0,0,certification|award,,\n"
	if b.String() != want {
		t.Errorf("%s\nnot\n%s", b.String(), want)
	}
}

func kind(t testing.TB, name string) forms.Kind {
	t.Helper()
	kind, err := forms.Named(forms.Kinds(), name)
	if err != nil {
		t.Fatal(err)
	}
	return kind
}

func TestSkillsThatWereConfirmedAreToldByTheirSource(t *testing.T) {
	skill := func(name, members string) Row {
		return Row{Person: "a@x", Kind: "skill", ID: graph.ID(name), Values: fmt.Appendf(nil, `{"id":%q,"displayName":%q,"lastModifiedDateTime":"2026-09-04T10:00:00Z",%s}`, name, name, members)}
	}
	rows := rowsIn([]Profile{{Rows: []Row{
		skill("Confirmed", `"source":{"type":["SkillsInViva"]},"sources":[{"sourceId":"75d4238e-b142-4d2d-aed9-232b830b8706"}]`),
		skill("By its id alone", `"sources":[{"sourceId":"46a57efc-33f8-4eec-a512-b90039ad6187"},{"sourceId":"75d4238e-b142-4d2d-aed9-232b830b8706"}]`),
		skill("As the page calls it", `"sources":[{"id":"75d4238e-b142-4d2d-aed9-232b830b8706"}]`),
		skill("By hand", `"source":{"type":["User"]}`),
	}}})
	var b bytes.Buffer
	if err := CSV(&b, ConfirmedSkills(forms.Kinds(), rows), false, nil); err != nil {
		t.Fatal(err)
	}
	if got := b.String(); strings.Count(got, "\n") != 4 || strings.Contains(got, "By hand") || !strings.Contains(got, "a@x,,,Confirmed,2026-09-04T10:00:00Z,,Confirmed\n") {
		t.Error(got)
	}
}

func TestResumeHasWhatItHasAPlaceForAndCountsTheRest(t *testing.T) {
	s, people, _ := signedIn(t, forms.Kinds())
	read, err := all(t, s, people[:1], 1)
	if err != nil {
		t.Fatal(err)
	}
	resume, left := NewResume(people[0], forms.Kinds(), rowsIn(read))
	var b bytes.Buffer
	if err := resume.Write(&b); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`"name": "Ines Popova"`, `"position": "Senior Consultant"`, `"fluency": "Native or bilingual"`, `"network": "GitHub"`, `"summary": "I answer best before noon."`,
		`"institution": "University of Bergen"`, `"name": "Certified Product Manager"`, `"level": "Expert"`,
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %s in %s", want, b.String())
		}
	}
	if left["Responsibilities"] != 1 || left["Patents"] != 1 || left["Positions"] != 0 {
		t.Error(left)
	}
}
