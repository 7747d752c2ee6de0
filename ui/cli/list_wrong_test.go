package cli_test

import (
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
)

// wrongList writes a list in which so many rows are wrong in one way, and two in others.
func wrongList(t *testing.T, rows int) {
	t.Helper()
	t.Chdir(t.TempDir())
	var b strings.Builder
	b.WriteString("person,kind,displayName,issuedDate\n")
	for i := range rows {
		fmt.Fprintf(&b, "kenta.sato@contoso.com,certification,Course %d,on day %d\n", i, i)
	}
	b.WriteString("kenta,certification,Course,2026-01-02\nkenta.sato@contoso.com,certification,,2026-01-02\n")
	if err := os.WriteFile("list.csv", []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestThousandsOfMistakesOfAKindAreTwoLinesAndAllOfThemAreInTheReport(t *testing.T) {
	h := newMachine(t)
	for _, face := range []string{"--dry-run", "--confirm=1"} {
		wrongList(t, 5000)
		status, out, said := h.facet(h.token(), "", "fill", "list.csv", face)
		want := regexp.MustCompile(`^facet: 5,002 things are wrong with list\.csv, so nothing was sent:
line 2: issuedDate: .+
  4,999 more like this: D3, D4, D5, D6, D7, D8, D9, D10 and 4991 more
line 5002: person: .+
line 5003: displayName: give the certification a name
list\.csv\.report\.csv has all of them, a row each\.
$`)
		if status != 2 || out != "" || !want.MatchString(said) {
			t.Errorf("%s: %d, %s%s", face, status, out, said)
		}
		report, err := os.ReadFile("list.csv.report.csv")
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimSpace(string(report)), "\n")
		if row := regexp.MustCompile(`^4001,kenta\.sato@contoso\.com,,certification,,not right,,,,,"?D4001: issuedDate: .*,4000,,,`); len(lines) != 5003 || !row.MatchString(lines[4000]) {
			t.Errorf("%s: %d lines, such as %s", face, len(lines), lines[4000])
		}
	}
}

func TestProgramsGetEveryMistakeOfAListByItself(t *testing.T) {
	h := newMachine(t)
	wrongList(t, 500)
	status, out, said := h.facet(h.token(), "", "fill", "list.csv", "--confirm", "1", "--format", "jsonl")
	lines := strings.Split(strings.TrimSpace(said), "\n")
	if status != 2 || out != "" || len(lines) != 502 {
		t.Fatalf("%d, %s, %d lines", status, out, len(lines))
	}
	type failure struct {
		Error struct {
			Facet, Status, Row                        int
			Code, Message, Sent, Cell, Member, Person string
		}
	}
	for i, line := range lines {
		var one failure
		if err := json.Unmarshal([]byte(line), &one); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		got := one.Error
		if got.Facet != 1 || got.Status != 2 || got.Code != "invalid" || got.Sent != "no" || got.Row != i+2 || got.Person == "" || got.Message == "" {
			t.Fatalf("%s", line)
		}
		if i == 0 && (got.Cell != "D2" || got.Member != "issuedDate") {
			t.Errorf("%s", line)
		}
	}
}
