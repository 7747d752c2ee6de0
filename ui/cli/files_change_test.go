package cli_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

// creates sends a list, and returns the ids of what it has made, by their rows.
func (h machine) creates(list string) (ids []string) {
	h.t.Helper()
	people := map[string]bool{}
	for line := range strings.Lines(list) {
		if person, _, _ := strings.Cut(line, ","); strings.Contains(person, "@") {
			people[person] = true
		}
	}
	if err := os.WriteFile("made.csv", []byte(list), 0o600); err != nil {
		h.t.Fatal(err)
	}
	status, out, said := h.facet(h.token(), "", "fill", "made.csv", "--confirm", fmt.Sprint(len(people)), "--format", "json", "--jq", ".rows[].objectId")
	if ids = strings.Fields(out); status != 0 || slices.Contains(ids, "null") {
		h.t.Fatalf("%d, %s%s", status, out, said)
	}
	return ids
}

// rename gives the entries of a file the ids that they have.
func rename(t *testing.T, name string, pairs ...string) {
	t.Helper()
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(pairs); i += 2 {
		raw = bytes.ReplaceAll(raw, []byte(pairs[i]), []byte(pairs[i+1]))
	}
	if err := os.WriteFile("renamed-"+name, raw, 0o600); err != nil {
		t.Fatal(err)
	}
}

// tries is what a dry run of a list prints of each row.
func (h machine) tries(name string) (rows []row, status int, said string) {
	h.t.Helper()
	status, out, said := h.facet(h.token(), "", "fill", name, "--dry-run")
	for line := range strings.Lines(out) {
		var one row
		if err := json.Unmarshal([]byte(line), &one); err != nil {
			h.t.Fatal(err)
		}
		rows = append(rows, one)
	}
	return rows, status, said
}

// row is what a program gets of one.
type row struct {
	Line         int
	Label        string
	Status, Said string
	Body         json.RawMessage
}

func (r row) String() string { return fmt.Sprintf("%d %s: %s %s", r.Line, r.Label, r.Status, r.Body) }

func TestAnEmptyCellChangesNothingAndClearEmptiesAMember(t *testing.T) {
	h := newMachine(t)
	t.Chdir(filesOf(t))
	ids := h.creates("person,kind,displayName,description\nkenta.sato@contoso.com,interest,Draughts,\n" +
		strings.Repeat("alex.kim@contoso.com,interest,NAME,Old words.\n", 1) + "alex.kim@contoso.com,interest,Halma,Old words.\n" +
		"alex.kim@contoso.com,interest,Ludo,Old words.\nalex.kim@contoso.com,interest,Go out,Old words.\nalex.kim@contoso.com,interest,Nine Holes,Old words.\n")
	names := []string{`"e1"`, `"e2"`, `"e3"`, `"e4"`, `"e5"`, `"e6"`}
	var pairs []string
	for i, name := range names {
		pairs = append(pairs, name, `"`+ids[i]+`"`)
	}
	rename(t, "24-sparse.jsonl", pairs...)
	rows, status, said := h.tries("renamed-24-sparse.jsonl")
	want := []string{
		`1 Chess: would change {"displayName":"Chess"}`, `2 NAME: would change {"description":"added later"}`, "3 Halma: unchanged ",
		`4 Ludo: would change {"description":null}`, `5 Go out: would change {"description":null}`, "6 Nine Holes: unchanged ",
	}
	var got []string
	for i, one := range rows {
		if i == 0 {
			one.Label = "Chess" // as it is called then
		}
		got = append(got, one.String())
	}
	if status != 0 || !slices.Equal(got, want) || !strings.Contains(said, "Text with nothing in it changes nothing (1 time)") {
		t.Errorf("%d\n%s\n%s", status, strings.Join(got, "\n"), said)
	}

	rename(t, "24-update.csv", ",e1,", ","+ids[0]+",", ",e2,", ","+ids[1]+",", ",e3,", ","+ids[2]+",", ",e9,", ","+ids[3]+",")
	_, status, said = h.tries("renamed-24-update.csv")
	for _, words := range []string{"facet: 2 things are wrong", "line 5: this is about the same entry as line 4: keep one of them", "line 6: id: say by its id which entry is meant, to update it"} {
		if status != 2 || !strings.Contains(said, words) {
			t.Errorf("%d, %s isn't in %s", status, words, said)
		}
	}
}

func TestListThatAGermanExcelHasSavedChangesOnlyWhatSomebodyChanged(t *testing.T) {
	h := newMachine(t)
	t.Chdir(filesOf(t))
	ids := h.creates("person,kind,displayName,issuedDate,certificationId,detail.jobTitle,detail.company.displayName,detail.startMonthYear,isCurrent,number,type,allowedAudiences\n" +
		"kenta.sato@contoso.com,certification,Førstehjelp,2026-11-02,00123,,,,,,,organization\n" +
		"kenta.sato@contoso.com,certification,Truck,2026-12-31,1E10,,,,,,,organization\n" +
		"ines.popova@contoso.com,position,,,,Buyer,Müller & Søn,2026-11-01,true,,,everyone\n" +
		"alex.kim@contoso.com,phone,,,,,,,,+4790000000,mobile,me\n")
	var pairs []string
	for i, id := range ids {
		pairs = append(pairs, fmt.Sprintf("7d1e2a40-0000-4000-8000-00000000000%d", i+1), id)
	}
	rename(t, "25-saved-de.csv", pairs...)
	rows, status, said := h.tries("renamed-25-saved-de.csv")
	var got []string
	for _, one := range rows {
		got = append(got, one.String())
	}
	want := []string{"2 Førstehjelp: unchanged ", `3 Truck: would change {"issuedDate":"2027-12-31"}`, "4 Buyer, Müller & Søn: unchanged ", "5 +4790000000 · Mobile: unchanged "}
	if status != 0 || !slices.Equal(got, want) || !strings.Contains(said, "Windows-1252") {
		t.Errorf("%d\n%s\n%s", status, strings.Join(got, "\n"), said)
	}
}
