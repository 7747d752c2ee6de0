package cli_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// A file as people have it, and what facet makes of it.
type file struct {
	name   string
	args   []string
	status int
	says   []string // patterns on standard error
	prints []string // patterns on standard output
	never  []string // what stands on neither
}

// filesOf copies the files into an empty folder, for a command to read them.
func filesOf(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for from, to := range map[string]string{
		filepath.Join(here, "testdata", "files"):                        dir,
		filepath.Join(here, "..", "..", "internal", "xlsx", "testdata"): filepath.Join(dir, "books"),
	} {
		if err := os.CopyFS(to, os.DirFS(from)); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func (f file) try(t *testing.T, command string, args ...string) {
	t.Helper()
	h := newMachine(t)
	h.org.Clear("opaque-tokens")
	t.Chdir(filesOf(t))
	status, out, said := h.facet(h.token(), "", append(append([]string{command, f.name}, args...), f.args...)...)
	if status != f.status {
		t.Errorf("it ends with %d, not %d", status, f.status)
	}
	for where, patterns := range map[string][]string{said: f.says, out: f.prints} {
		for _, p := range patterns {
			if !regexp.MustCompile("(?m)" + p).MatchString(where) {
				t.Errorf("%s isn't in it", p)
			}
		}
	}
	for _, word := range f.never {
		if strings.Contains(out+said, word) {
			t.Errorf("%s is in it", word)
		}
	}
	if t.Failed() {
		t.Logf("%s\n%s", said, out)
	}
}

func TestListsAreReadAsPeopleHaveThem(t *testing.T) {
	for _, f := range []file{
		{name: "lists/05-cp1252.csv", says: []string{`not UTF-8, so it is read as Windows-1252, and line 3 says "Vélo"`, `^2 rows for 2 people`}, prints: []string{`"label":"Vélo à la montagne — été"`}},
		{name: "lists/07-quotednl.csv", status: 2, says: []string{`^line 5: displayName: write this on one line$`}},
		{name: "lists/09-header.csv", prints: []string{`"kind":"certification","label":"First aid",.*"issuedDate":"2026-11-02"`}},
		{name: "lists/09b-header.csv", prints: []string{`"kind":"certification","label":"First aid",.*"issuedDate":"2026-11-02"`}},
		{name: "lists/09c-header.csv", prints: []string{`"kind":"certification","label":"First aid",.*"issuedDate":"2026-11-02"`}},
		{name: "lists/10-dates.csv", status: 2, says: []string{
			`^! Some days have the day first \(31/12/2026, line 2\) and some the month \(12/31/2026, line 3\)`, `^facet: 5 things are wrong`,
			`^line 5: issuedDate: this is a spreadsheet's number for a day, most likely 2026-12-31`, `^line 7: issuedDate: which is the month\? Write 2026-02-01 or 2026-01-02`,
			`^line 11: issuedDate: this is another day tomorrow`, `^line 12: issuedDate: the calendar doesn't have this day`,
		}},
		{name: "lists/12-same.csv", status: 2, says: []string{`^line 3: this is the same as line 2, under another name of the same person`, `^line 4: this is the same as line 2`}},
		{name: "lists/13-nobody.csv", status: 2, says: []string{`^facet: 3 things are wrong`, `^line 2: person: nobody@contoso.com: there is nobody`, `^line 3: person: kenta.sato@contso.com: `, `^line 4: person: 00000000-`}},
		{name: "lists/14-names.csv", status: 2, says: []string{`^line 4: person: give one sign-in name`, `^line 6: person: give one sign-in name`}},
		{name: "lists/16-unknown.csv", says: []string{`^Not sent, but kept for the report: Ticket, costCentre, Issued\.$`, `^To do: 1 create`}},
		{name: "lists/17-trailing.jsonl", says: []string{`^To do: 2 create`}},
		{name: "lists/17b-array.json", says: []string{`^To do: 2 create`}},
		{name: "lists/17c-trailinside.jsonl", status: 2, says: []string{`^line 1: character 85: there is a comma with nothing behind it`}},
		{name: "lists/17d-flat.jsonl", status: 2, says: []string{`^line 1: displayName: this member belongs among the values`}},
		{name: "lists/21-many.csv", status: 2, says: []string{
			`^facet: 6 things are wrong`, `^line 2: kind: there is no facet type "certificate": did you mean "certification"`, `^line 3: person: say for whom it is`, `^line 4: kind: say what it is`,
			`^line 5: displayName: give the interest a name`, `^line 6: collaborationTags: "Ask me about" .*did you mean "askMeAbout"`, `^line 7: this row has 8 cells and the header 7`,
		}},
		{name: "lists/22-guest.csv", says: []string{`Bram de Wit .*! This account is disabled\.`, `^To do: 3 create`}},
		{name: "lists/25-position.csv", status: 2, says: []string{`^line 3: colleagues.relationship: this names 1 and another column of colleagues 2`, `^line 4: manager.userPrincipalName: give a sign-in name`}},
		{name: "lists/tickets.xlsx", args: []string{"--kind", "certification"}, status: 2, says: []string{`row 5 is hidden in the sheet`, `--hidden-rows keep`}},
		{name: "lists/tickets.xlsx", args: []string{"--kind", "certification", "--hidden-rows", "keep"}, status: 2, says: []string{`^Hidden in the sheet, and read too: row 5\.$`, `^E4: Description: it holds a formula that was never calculated`}},
		{name: "23-sep.csv", says: []string{`^To do: 2 create`}},
		{name: "23-nbsp.csv", status: 2, says: []string{`^facet: something is wrong`, `^line 4: person: character 13 can't be seen \(U\+000A\)`}},
		{name: "24-dup.csv", status: 2, says: []string{`"displayName" \(column 3\) and "displayName" \(column 4\) both mean displayName`, `"Issued" \(column 5\) and "Issued On" \(column 6\) both mean issuedDate`}},
		{name: "26-inject.csv", prints: []string{`"displayName":"=HYPERLINK\(\\"http://evil.example\\",\\"x\\"\)"`, `"description":"= no formula; but, a text"`}},
	} {
		t.Run(f.name+" "+strings.Join(f.args, " "), func(t *testing.T) { f.try(t, "fill", "--dry-run") })
	}
}

func TestWorkbooksAreReadAsPeopleHaveThem(t *testing.T) {
	for _, f := range []file{
		{name: "books/1904.xlsx", prints: []string{`"issuedDate":"2026-11-02"`}},
		{name: "books/phonetic.xlsx", status: 2, says: []string{`^facet: something is wrong`, `^C4: displayName: write this on one line$`}},
		{name: "books/strict.xlsx", prints: []string{`"label":"First Aid"`}},
		{name: "books/no-refs.xlsx", status: 2, says: []string{`^C3: displayName: give the certification a name$`}},
		{name: "books/stray.xlsx", says: []string{`^To do: 1 create`}},
		{name: "books/errors.xlsx", status: 2, says: []string{`^facet: 4 things are wrong`, `^C2: displayName: it shows the error #N/A$`, `^D3: issuedDate: it holds a formula that was never calculated`, `^C5: displayName: give`, `^D6: issuedDate: it shows the error #REF!$`}},
		{name: "books/ids.xlsx", status: 2, says: []string{`^facet: something is wrong`, `^E4: certificationId: it holds a number of more than 15 digits`}},
		{name: "books/dates.xlsx", status: 2, says: []string{`^facet: 4 things are wrong`, `^D3: issuedDate: `, `^D4: issuedDate: .*most likely 2026-11-02`, `^D6: issuedDate: `, `^D8: issuedDate: `}},
		{name: "books/hidden.xlsx", status: 2, says: []string{`rows 3–4 are hidden in the sheet`}},
		{name: "books/merged.xlsx", args: []string{"--kind", "certification", "--map", "name=personName"}, status: 2, says: []string{`The columns are named in row 4`, `merged with the one above say the same as it: A6, B6`, `^A8: person: give one sign-in name`, `^C8: displayName: give the certification a name$`}},
		{name: "books/password.xlsx", status: 2, says: []string{`protected by a password`}},
		{name: "books/old.xlsx", status: 2, says: []string{`an? workbook of the old kind, .xls|old`}},
	} {
		t.Run(f.name, func(t *testing.T) { f.try(t, "fill", "--dry-run") })
	}
}

func TestWhatPeopleHaveElsewhereBecomesAList(t *testing.T) {
	for _, f := range []file{
		{name: "01-li-thin.zip", says: []string{`^5 entries of LinkedIn's archive`, `rows 2, 6`}, prints: []string{
			`certification,First Aid,.*Red Cross.*the file says 2019: say which day`, `“see the PDF” is no web address, so it is left out`, `Scrum Master.*https://example.org/csm\?id=1&x=2`, `award,Employee of the Year,.*Contoso Ltd\.`, `University of Bergen.*MSc.*Economics`,
		}},
		{name: "02-li-mac-complete.zip", says: []string{`^3 entries`, `Not opened, since a profile has no place for it: .*Connections.csv, .*messages.csv`}, prints: []string{`position,.*Engineer`, `skill,Go`, `skill,SQL`}, never: []string{"SECRET-MARKER"}},
		{name: "03-li-entities.zip", prints: []string{`skill,R&D`, `skill,C\+\+`, `Inovação & Dados \| Contoso|Inovação & Dados \\\| Contoso`, `Uses <b> tags, ""clean code"" and 'Go'\.`}},
		{name: "04-li-dates.zip", says: []string{`rows 4, 8, 9, 10, 11`}, prints: []string{
			`Month,.*2024-05-01,2024-06-01`, `Long month,.*2025-09-01`, `the file says 2019: say which month`, `of Aug 5, 2026 only the month counts`, `Slash,.*2020-05-01,2021-06-01`, `“Foo 2021” can't be read as a month`, `this is before ""From""`, `the file says 2018: say which day`,
		}},
		{name: "05-li-websites.zip", prints: []string{`^ines.*https://contoso\.example,.*Company`, `^ines.*"https://ines\.example\.org/a,b",.*Personal`, `^ines.*webaccount,.*ines_example`, `^#ines.*skype`, `^#ines.*address`, `^#ines.*birthday`}},
		{name: "06-li-twice.zip", prints: []string{`^ines.*skill,Python,`, `^#ines.*PYTHON.*the file has it twice`, `^#ines.*Python \(Programming Language\)`, `^ines.*2023-01-01,2023-03-01`}},
		{name: "08-jr-dates.json", says: []string{`^9 entries of a JSON Resume`}, prints: []string{`work\[6\]\.startDate: there is no 2014-06-31`, `there is no 2014-13`, `2014-05-01,2014-07-01`, `the file says 2019: say which day`}},
		{name: "09-jr-types-v0.json", prints: []string{`html\|css`, `“5” is no level of Microsoft's`, `“Master” is no level`, `“Native speaker” may be “Native or bilingual”`, `name says “Contoso Ltd\.” and company “Contoso”: the first counts`, `which company?`}},
		{name: "10-ob3-name.json", prints: []string{`Certified Cloud Practitioner®.*2025-12-31`}},
		{name: "10-ob2-url.json", prints: []string{`2016-02-25.*https://badges\.example\.org/public/assertions/Ks1.*nothing was fetched`}},
		{name: "10-ob3-old.json", prints: []string{`award,Team award,.*2025-01-09`}},
		{name: "11-ob3.jwt", says: []string{`signature of the badge was not verified`}, prints: []string{`2025-01-01,2027-01-01.*from the signature's validity`}},
		{name: "12-credly-states.json", says: []string{`page 1 of 3: 7 of 120 badges`}, prints: []string{`^#.*Credly says that it is pending`, `^#.*Credly says that it is revoked`, `^ines.*it has expired`, `the name looks wrongly encoded`, `^#.*private on Credly`}},
		{name: "13-orgdata.csv", says: []string{`line 3: it has no e-mail address`, `no place for 2 columns: Microsoft_LevelDesignation, Microsoft_Layer`}, prints: []string{`^kenta.*skill,"Sales, retail"`, `^#kenta.*skill,Go,.*there already`}},
		{name: "13-upa.csv", says: []string{`already, from the SharePoint user profile`}, prints: []string{`Builds things & more.*it was HTML, and is plain text now`, `^#kenta.*birthday.*say which it is`, `^kenta.*skill,SQL`}},
		{name: "30-restore.json", status: 2, args: []string{"-u", "kenta.sato@contoso.com"}, says: []string{`of another organisation, 11111111-.*add --confirm 11111111-`}},
		{name: "30-restore.json", args: []string{"-u", "kenta.sato@contoso.com", "--confirm", "11111111-1111-4111-8111-111111111111"}, says: []string{`interest old-1 stands in the file twice`}, prints: []string{`interest,Chess`, `^#.*interest,Go,.*SharePoint`}},
		{name: "linkedin.zip", says: []string{`^17 entries of LinkedIn's archive`, `rows 5, 13, 15`}},
		{name: "jsonresume-a.json", says: []string{`^21 entries of a JSON Resume`, `A profile has no place for basics.label, basics.name, references, volunteer`}},
		{name: "jsonresume-b.json", says: []string{`^20 entries of a JSON Resume`, `row 6`}},
	} {
		t.Run(f.name+" "+strings.Join(f.args, " "), func(t *testing.T) { f.try(t, "import") })
	}
}
