package work

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"facet/forms"
)

// sheetOf reads a workbook of those that the reader of workbooks is tested with.
func sheetOf(t *testing.T, name string, from Reader) List {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("..", "..", "internal", "xlsx", "testdata", name+".xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	from.Kinds = forms.Kinds()
	return from.Read(name+".xlsx", raw)
}

// said is what a list has to say: its problems, and its notes.
func said(l List) string { return words(l.Problems) + "\n" + strings.Join(l.Notes, "\n") }

// bodies are what is sent of a list that has nothing wrong with it.
func bodies(t *testing.T, l List) string {
	t.Helper()
	if len(l.Problems) > 0 {
		t.Error(words(l.Problems))
	}
	var all []string
	for _, r := range l.Rows {
		all = append(all, r.Place()+" "+r.Person+" "+string(r.Body))
	}
	return strings.Join(all, "\n")
}

func TestSheetIsReadLikeAnyOtherTable(t *testing.T) {
	for name, want := range map[string]string{
		"1904":     `row 2 kenta.sato@contoso.com {"displayName":"First Aid","issuedDate":"2026-11-02"}`,
		"strict":   `row 2 kenta.sato@contoso.com {"displayName":"First Aid","issuedDate":"2026-11-02"}`,
		"stray":    `row 2 kenta.sato@contoso.com {"displayName":"Chess"}`,
		"phonetic": `row 2 kenta.sato@contoso.com {"displayName":"東京都"}`,
	} {
		l := sheetOf(t, name, Reader{})
		if name == "phonetic" { // its third name breaks a line
			if got := words(l.Problems); got != "C4: displayName: write this on one line" {
				t.Error(got)
			}
			continue
		}
		if got := bodies(t, l); got != want {
			t.Errorf("%s: %s", name, got)
		}
	}
}

func TestNumbersOfASheetAreSentAsTheyAreShown(t *testing.T) {
	l := sheetOf(t, "ids", Reader{})
	if got := words(l.Problems); !strings.HasPrefix(got, "E4: certificationId: it holds a number of more than 15 digits") || len(l.Problems) != 1 {
		t.Error(got)
	}
}

func TestMistakesOfASheetNameTheirCell(t *testing.T) {
	for name, want := range map[string][]string{
		"errors": {
			"C2: displayName: it shows the error #N/A",
			"D3: issuedDate: it holds a formula that was never calculated: open the file in Excel and save it",
			"C5: displayName: give the certification a name",
			"D6: issuedDate: it shows the error #REF!",
		},
		"no-refs": {"C3: displayName: give the certification a name"},
		"dates": {
			"D3: issuedDate: ", "D4: issuedDate: ", "D6: issuedDate: it shows 29 February 1900", "D8: issuedDate: it has the format of a date, and holds 0",
		},
	} {
		l := sheetOf(t, name, Reader{})
		if len(l.Problems) != len(want) {
			t.Errorf("%s: %s", name, said(l))
			continue
		}
		for i, p := range l.Problems {
			if !strings.HasPrefix(p.String(), want[i]) {
				t.Errorf("%s: %s, want %s", name, p, want[i])
			}
		}
	}
}

func TestFirstSheetInSightIsReadAndHiddenRowsAreTold(t *testing.T) {
	l := sheetOf(t, "hidden", Reader{})
	if got := Ranges(l.Hidden); got != "rows 3–4" || len(l.Rows) != 4 || !strings.Contains(said(l), `This is the sheet "Staff".`) {
		t.Error(got, said(l))
	}
	if l := sheetOf(t, "hidden", Reader{Hidden: SkipHidden}); len(l.Rows) != 2 || l.Hidden != nil || l.Rows[1].Line != 5 {
		t.Error(said(l))
	}
	if l := sheetOf(t, "hidden", Reader{Sheet: "OLD"}); len(l.Rows) != 1 || l.Rows[0].Person != "nobody@contoso.com" {
		t.Error(said(l))
	}
	if l := sheetOf(t, "hidden", Reader{Sheet: "None"}); !strings.Contains(said(l), `no sheet "None": --sheet takes Staff`) {
		t.Error(said(l))
	}
}

func TestTitlesAreNoHeaderAndMergedCellsAreTheirRowsOwn(t *testing.T) {
	l := sheetOf(t, "merged", Reader{Kind: "certification", Columns: map[string]string{"name": "personName"}})
	if got := words(l.Problems); got != "A8: person: give one sign-in name, such as ada@contoso.com, or one object id\nC8: displayName: give the certification a name" {
		t.Error(got)
	}
	for _, want := range []string{"The columns are named in row 4", "merged with the one above say the same as it: A6, B6"} {
		if !strings.Contains(said(l), want) {
			t.Errorf("%q isn't in %s", want, said(l))
		}
	}
	l = sheetOf(t, "merged", Reader{Kind: "certification"})
	if got := words(l.Problems); !strings.Contains(got, `C4: "name" (column B) and "displayName" (column C) both mean displayName`) || !strings.Contains(got, "call it personName") {
		t.Error(got)
	}
}

func TestFilesThatAreNoSheetHaveARemedy(t *testing.T) {
	for name, want := range map[string]string{"password": "protected by a password: open it, save a copy without one", "old": "old kind, .xls: open it, and save it as .xlsx"} {
		if l := sheetOf(t, name, Reader{}); !strings.Contains(said(l), want) {
			t.Error(said(l))
		}
	}
	for content, want := range map[string]string{"PK\x03\x04 and no more": `save its sheet as "CSV UTF-8"`} {
		if l := (&Reader{}).Read("list.csv", []byte(content)); !strings.Contains(said(l), want) {
			t.Error(said(l))
		}
	}
}

func TestTicketsOfASheetGoIntoTheReport(t *testing.T) {
	l := sheetOf(t, "tickets", Reader{Hidden: SkipHidden})
	if got := words(l.Problems); got != "E4: Description: it holds a formula that was never calculated: open the file in Excel and save it" {
		t.Error(said(l))
	}
	if len(l.Aside) != 1 || l.Aside[0] != "Ticket" || !strings.Contains(said(l), "Not sent, but kept for the report: Ticket.") {
		t.Error(said(l))
	}
}
