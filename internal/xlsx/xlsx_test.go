package xlsx

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// open opens a workbook of testdata. Each is as some program wrote it.
func open(t testing.TB, name string) (*Workbook, error) {
	t.Helper()
	all, err := os.ReadFile(filepath.Join("testdata", name+".xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	return Open(bytes.NewReader(all), int64(len(all)))
}

// sheet is the first sheet in sight.
func sheet(t testing.TB, name string) *Sheet {
	t.Helper()
	w, err := open(t, name)
	return first(t, w, err)
}

// first is the first sheet in sight of a workbook that could be opened.
func first(t testing.TB, w *Workbook, err error) *Sheet {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	s, err := w.Read("")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// column is what stands in a column, below the header: a text, or a problem in
// brackets.
func column(s *Sheet, at int) []string {
	var all []string
	for _, row := range s.Rows[1:] {
		words := ""
		if c := row.at(at); c != nil {
			words = c.Text
			if c.Problem != "" {
				words = "[" + c.Problem + "]"
			}
		}
		all = append(all, words)
	}
	return all
}

func expect(t *testing.T, what string, got, want []string) {
	t.Helper()
	if strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("%s:\n%q, want\n%q", what, got, want)
	}
}

func TestDaysAreThoseThatPeopleSee(t *testing.T) {
	expect(t, "counted from 1904", column(sheet(t, "1904"), 3), []string{"2026-11-02"})
	expect(t, "strict", column(sheet(t, "strict"), 3), []string{"2026-11-02"})
	expect(t, "all sorts", column(sheet(t, "dates"), 3), []string{
		"2024-01-01",
		"19/19/2000", // text is text
		"46328",      // a number that isn't shown as a day is none
		"2026-11-02 23:59:59",
		"[it shows 29 February 1900, a day that there never was]",
		"2026-11-02",
		"[it has the format of a date, and holds 0]",
	})
	if c := sheet(t, "dates").Rows[4].at(3); c.Day != "2026-11-02" {
		t.Errorf("a second before midnight is on %q", c.Day)
	}
}

func TestDaysDoNotDependOnTheTimeZone(t *testing.T) {
	for _, zone := range []string{"America/Los_Angeles", "Asia/Seoul", "Atlantic/Azores"} {
		t.Setenv("TZ", zone)
		expect(t, zone, column(sheet(t, "dates"), 3)[:1], []string{"2024-01-01"})
	}
}

func TestTextsAreWholeAndAsTheyAreShown(t *testing.T) {
	expect(t, "runs, readings, escapes", column(sheet(t, "phonetic"), 2),
		[]string{"東京都", "Chess club", "one\r\ntwo", "Tags like _x0041_ and C_x_D"})
}

func TestCellsWithoutAPlaceStandWhereTheyCome(t *testing.T) {
	s := sheet(t, "no-refs")
	expect(t, "names", column(s, 2), []string{"First Aid", ""})
	expect(t, "days", column(s, 3), []string{"2026-11-02", "2026-11-02"})
}

func TestNumbersAreThoseThatPeopleSee(t *testing.T) {
	expect(t, "numbers", column(sheet(t, "ids"), 4), []string{
		"00123", "123456789012",
		"[it holds a number of more than 15 digits, of which Excel keeps only 15: make the column text, and type it anew]",
		"000789", "85%", "4.1", "1234",
	})
}

func TestWhatAFormulaCouldNotSayIsAProblem(t *testing.T) {
	s := sheet(t, "errors")
	expect(t, "names", column(s, 2), []string{"[it shows the error #N/A]", "First Aid", "Fire Safety", "", "Ladder"})
	expect(t, "days", column(s, 3), []string{"2026-11-02",
		"[it holds a formula that was never calculated: open the file in Excel and save it]", "2026-11-02", "2026-11-02", "[it shows the error #REF!]"})
	expect(t, "tickets", column(s, 4), []string{"INC1", "INC2", "INC3", "INC4", "TRUE"})
	expect(t, "an empty formula of another program", column(sheet(t, "tickets"), 4)[2:3],
		[]string{"[it holds a formula that was never calculated: open the file in Excel and save it]"})
}

func TestRowsKnowTheirPlaceAndWhetherTheyAreHidden(t *testing.T) {
	s := sheet(t, "hidden")
	var rows []string
	for _, r := range s.Rows {
		rows = append(rows, fmt.Sprint(r.Number, r.Hidden))
	}
	expect(t, s.Name, rows, []string{"1 false", "2 false", "3 true", "4 true", "5 false"})
	if s.Name != "Staff" {
		t.Errorf("it reads %q", s.Name)
	}
	w, _ := open(t, "hidden")
	if got := fmt.Sprint(w.Sheets()); got != "[{Lookup true} {Staff false} {Old true}]" {
		t.Error(got)
	}
	if s, err := w.Read("old"); err != nil || len(s.Rows) != 2 {
		t.Errorf("a sheet by its name: %v", err)
	}
	if _, err := w.Read("Nobody's"); err == nil {
		t.Error("it reads a sheet that there isn't")
	}
}

func TestMergedCellsGiveTheirTextToTheRowsBelow(t *testing.T) {
	s := sheet(t, "merged")
	expect(t, "people", column(s, 0), []string{"Who", "person", "kenta.sato@contoso.com", "kenta.sato@contoso.com", "alex.kim@contoso.com", "Total: 3"})
	expect(t, "second header", column(s, 3)[:2], []string{"", "issuedDate"}) // a heading over two columns is one text
	if first, below := s.Rows[3].at(0), s.Rows[4].at(0); first.Merged || !below.Merged {
		t.Errorf("%+v, %+v", first, below)
	}
}

func TestABlankFarBelowCostsNothing(t *testing.T) {
	if s := sheet(t, "stray"); len(s.Rows) != 2 {
		t.Errorf("%d rows", len(s.Rows))
	}
}

func TestOtherFilesAreNamed(t *testing.T) {
	for name, want := range map[string]error{"password": ErrEncrypted, "old": ErrOld} {
		if _, err := open(t, name); !errors.Is(err, want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, parts := range map[string]map[string]string{
		"an OpenDocument": {"mimetype": "application/vnd.oasis.opendocument.spreadsheet"},
		"an archive":      {"notes.txt": "hello"},
		"binary":          {"_rels/.rels": `<Relationships><Relationship Id="1" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>`},
	} {
		want := map[string]error{"an OpenDocument": ErrOpenDocument, "an archive": ErrNoWorkbook, "binary": ErrBinary}[name]
		file := packed(t, parts)
		if _, err := Open(bytes.NewReader(file), int64(len(file))); !errors.Is(err, want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, text := range []string{"", "PK", "person;kind", "PK\x03\x04 and no more"} {
		if _, err := Open(strings.NewReader(text), int64(len(text))); !errors.Is(err, ErrNoWorkbook) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// packed is an archive of parts.
func packed(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var file bytes.Buffer
	w := zip.NewWriter(&file)
	for name, text := range parts {
		part, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

// book is a workbook of one sheet.
func book(t testing.TB, rows, styles string) []byte {
	t.Helper()
	const relations = `<Relationships><Relationship Id="1" Type="x/worksheet" Target="/xl/one.xml"/><Relationship Id="2" Type="x/styles" Target="styles.xml"/></Relationships>`
	return packed(t, map[string]string{
		"_rels/.rels":                `<Relationships><Relationship Id="1" Type="x/officeDocument" Target="/xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":            `<workbook xmlns:r="r"><sheets><sheet name="One" r:id="1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": relations,
		"xl/styles.xml":              `<styleSheet>` + styles + `</styleSheet>`,
		"xl/one.xml":                 `<worksheet><sheetData>` + rows + `</sheetData></worksheet>`,
	})
}

func TestFormatsSayWhatANumberIs(t *testing.T) {
	for _, c := range []struct{ code, value, want string }{
		{"d. mmmm yyyy", "46328", "2026-11-02"}, {"[$-409]d\\-mmm\\-yy;@", "46328", "2026-11-02"}, {"[Red]yyyy/mm", "46328.5", "2026-11-02"},
		{"yyyy\"年\"m\"月\"d\"日\"", "46328", "2026-11-02"}, {"mmm yy", "46328", "2026-11-02"}, {"hh:mm", "0.5", "12:00:00"}, {"[h]:mm", "0.25", "06:00:00"},
		{"yyyy-mm-dd hh:mm", "46328.75", "2026-11-02 18:00:00"}, {"General", "12.50", "12.5"}, {"0.00", "12.5", "12.5"}, {"#,##0", "1234567", "1234567"},
		{"00000", "7", "00007"}, {"00000", "1234567", "1234567"}, {"000-00-0000", "123456789", "123-45-6789"}, {`"ID "0000`, "42", "ID 0042"},
		{"0.0%", "0.125", "12.5%"}, {"\"days\" 0", "3", "3"}, {"General", "1E-3", "0.001"}, {"0", "-5", "-5"}, {"#,##0 \"d\"", "3", "3"}, {"_-* #,##0_-", "12", "12"},
		{"mm:ss", "0.5", "12:00:00"}, {"d/m/yyyy", "46328", "2026-11-02"}, {"d/m/yyyy", "1", "1900-01-01"}, {"d/m/yyyy", "59", "1900-02-28"}, {"d/m/yyyy", "61", "1900-03-01"},
	} {
		code := strings.NewReplacer("&", "&amp;", `"`, "&quot;").Replace(c.code)
		file := book(t, `<row><c s="0"><v>`+c.value+`</v></c></row>`,
			`<numFmts><numFmt numFmtId="200" formatCode="`+code+`"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs>`)
		w, err := Open(bytes.NewReader(file), int64(len(file)))
		if err != nil {
			t.Fatal(err)
		}
		s, err := w.Read("")
		if err != nil {
			t.Fatal(err)
		}
		if got := s.Rows[0].Cells[0]; got.Text != c.want {
			t.Errorf("%s in %s: %+v, want %s", c.value, c.code, got, c.want)
		}
	}
}

func TestCellsAreCalledAsSpreadsheetsCallThem(t *testing.T) {
	for column, want := range map[int]string{0: "A", 25: "Z", 26: "AA", 51: "AZ", 52: "BA", 701: "ZZ", 702: "AAA"} {
		if got := Letters(column); got != want {
			t.Errorf("%d: %s", column, got)
		}
		if at, row := place(want + "12"); at != column || row != 12 {
			t.Errorf("%s12 is %d, %d", want, at, row)
		}
	}
}

func TestATextThatNeverEndsIsNotKept(t *testing.T) {
	row := `<row><c t="inlineStr"><is><t>` + strings.Repeat("x", 100) + `</t></is></c></row>`
	file := book(t, strings.Repeat(row, 65), "")
	w, err := Open(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	w.textLimit = 6400
	if _, err := w.Read(""); !errors.Is(err, ErrTooLarge) {
		t.Error(err)
	}
}

func TestASheetThatEndsEarlyIsNoSheet(t *testing.T) {
	file := packed(t, map[string]string{
		"_rels/.rels":                `<Relationships><Relationship Id="1" Type="x/officeDocument" Target="/xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":            `<workbook xmlns:r="r"><sheets><sheet name="One" r:id="1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="1" Type="x/worksheet" Target="one.xml"/></Relationships>`,
		"xl/one.xml":                 `<worksheet><sheetData><row><c><v>1</v></c></row>`,
	})
	w, err := Open(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Read(""); !errors.Is(err, ErrNoWorkbook) {
		t.Error(err)
	}
}

func FuzzRead(f *testing.F) {
	names, _ := filepath.Glob("testdata/*.xlsx")
	for _, name := range names {
		all, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(all)
	}
	f.Fuzz(func(_ *testing.T, all []byte) {
		w, err := Open(bytes.NewReader(all), int64(len(all)))
		if err != nil {
			return
		}
		for _, info := range w.Sheets() {
			_, _ = w.Read(info.Name) // it must end, and not panic
		}
	})
}

func BenchmarkRows(b *testing.B) {
	for _, n := range []int{1000, 10000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			row := `<row r="%d"><c r="A%[1]d" t="inlineStr"><is><t>kenta.sato@contoso.com</t></is></c><c r="B%[1]d" t="inlineStr"><is><t>certification</t></is></c><c r="C%[1]d"><v>46328</v></c></row>`
			var rows strings.Builder
			for i := range n {
				fmt.Fprintf(&rows, row, i+1)
			}
			file := book(b, rows.String(), "")
			for b.Loop() {
				w, err := Open(bytes.NewReader(file), int64(len(file)))
				if err != nil {
					b.Fatal(err)
				}
				if s, err := w.Read(""); err != nil || len(s.Rows) != n {
					b.Fatal(err)
				}
			}
		})
	}
}
