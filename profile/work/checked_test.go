package work

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"facet/forms"
)

// cells are texts of a table that a check and a body could take for two things.
var cells = []string{
	"", "Chess", "a\nb", "a\tb", "a\x00b", "a\u0085b", "\ufffd", "0001-01-01", "0001-01-01 nonsense", "2026-11-02 00:00:00", "2.11.2026", "46328", "31-Dec-26", "Jan 2026", "present",
	"Yes", "true", "maybe", "Everyone in your organisation", "everybody", "organization\u0085", "8", "askMeAbout;ableToMentor", "askMeAbout|I want to learn this", "Direct report", "Manager|Colleague",
	"https://a.example", "https://a.example\x7f", "ada@contoso.com", "ada", "NO", "en-GB", "0.5", "1e400", "today",
}

// someList is a table with one row, in which some cells are others.
func someList(r *rand.Rand, kind forms.Kind) []byte {
	head, row := []string{"person", "kind"}, []string{"ada@contoso.com", kind.Name}
	asked := []string{"displayName", "detail.jobTitle", "detail.company.displayName"}
	for _, column := range kind.Columns() {
		cell := ""
		for _, path := range asked {
			if column.Path == path {
				cell = "Chess"
			}
		}
		if r.IntN(4) == 0 {
			cell = cells[r.IntN(len(cells))]
		}
		head, row = append(head, column.Path), append(row, cell)
	}
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	_ = w.WriteAll([][]string{head, row})
	return b.Bytes()
}

func TestRowIsSentAsItWasChecked(t *testing.T) {
	r, rounds, passed := rand.New(rand.NewPCG(7, 8)), 1500, 0
	if testing.Short() {
		rounds = 100
	}
	if n, err := strconv.Atoi(os.Getenv("FACET_CHECKED")); err == nil {
		rounds = n
	}
	for range rounds {
		kind := forms.Kinds()[r.IntN(len(forms.Kinds()))]
		passed += checkRow(t, someList(r, kind))
	}
	t.Logf("%d of %d passed the checks", passed, rounds)
	if passed < rounds/50 {
		t.Error("hardly anything passes")
	}
}

// checkRow holds the body of each row against the form that was checked.
func checkRow(t *testing.T, raw []byte) int {
	rows := (&Reader{Kinds: forms.Kinds()}).Read("list.csv", raw).Rows
	for _, row := range rows {
		checked, wrong := row.Kind.Read(row.Body)
		sent, err := row.Form()
		if err != nil || wrong != nil {
			t.Errorf("%q is sent as %s, in which %v %v", raw, row.Body, wrong, err)
			continue
		}
		if diff := cmp.Diff(checked, sent); diff != "" {
			t.Errorf("%q is sent as %s, which isn't what was checked: %s", raw, row.Body, diff)
		}
		var object any
		if err := json.Unmarshal(row.Body, &object); err != nil || bytes.Contains(row.Body, []byte("0001-01-01")) && bytes.Contains(row.Body, []byte(`Date":"0001`)) {
			t.Errorf("%q is sent as %s", raw, row.Body)
		}
		for _, c := range row.Label {
			if unicode.IsControl(c) || c == '\uFFFD' {
				t.Errorf("%q is sent as %s", raw, row.Body)
			}
		}
	}
	return len(rows)
}

func FuzzRow(f *testing.F) {
	for i, kind := range forms.Kinds() {
		f.Add(uint64(i), kind.Name, "Chess")
	}
	for i, cell := range cells {
		f.Add(uint64(i), "certification", cell)
	}
	f.Fuzz(func(t *testing.T, seed uint64, name, cell string) {
		kind, err := forms.Named(forms.Kinds(), name)
		if err != nil || strings.ContainsAny(cell, "\r") {
			return
		}
		r := rand.New(rand.NewPCG(seed, 1))
		columns := kind.Columns()
		column := columns[r.IntN(len(columns))].Path
		var b bytes.Buffer
		w := csv.NewWriter(&b)
		_ = w.WriteAll([][]string{{"person", "kind", column}, {"ada@contoso.com", kind.Name, cell}})
		checkRow(t, b.Bytes())
	})
}

func TestCellsAreReadAsTheFormHasThem(t *testing.T) {
	list := "person,kind,displayName,allowedAudiences,collaborationTags,issuedDate,isCurrent,detail.jobTitle,detail.company.displayName,detail.startMonthYear,detail.endMonthYear\n" +
		"a@b.co,interest,Chess,Everyone in your organisation,askMeAbout;ableToMentor,,,,,,\n" +
		"a@b.co,certification,CKA,,,31-Dec-26,,,,,\n" +
		"a@b.co,position,,,,,Yes,Boss,Contoso,Jan 2026,present\n"
	rows := read(t, "list.csv", list)
	want := []string{
		`{"allowedAudiences":"organization","collaborationTags":["askMeAbout","ableToMentor"],"displayName":"Chess"}`,
		`{"displayName":"CKA","issuedDate":"2026-12-31"}`,
		`{"detail":{"company":{"displayName":"Contoso"},"jobTitle":"Boss","startMonthYear":"2026-01-01"},"isCurrent":true}`,
	}
	if len(rows) != len(want) {
		t.Fatal(rows)
	}
	for i, row := range rows {
		if string(row.Body) != want[i] {
			t.Errorf("got %s, want %s", row.Body, want[i])
		}
	}
}
