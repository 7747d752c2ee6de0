package work

import (
	"encoding/csv"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"facet/forms"
	"facet/graph"
)

// table is an entry as a table has it, without its id: a list of one row.
func table(t testing.TB, kind forms.Kind, form forms.Form, guard func(string) string) string {
	t.Helper()
	cells, err := Cells(kind, form)
	if err != nil {
		t.Fatal(err)
	}
	names, row := []string{"person", "kind", PersonIDColumn}, []string{"kenta.sato@contoso.com", kind.Name, "1"}
	for _, c := range Columns(kind) {
		names, row = append(names, c.Path), append(row, guard(cells[c.Path]))
	}
	var b strings.Builder
	out := csv.NewWriter(&b)
	_ = out.WriteAll([][]string{names, row})
	return b.String()
}

func TestEveryExampleAsCellsIsReadAsItWas(t *testing.T) {
	for _, kind := range forms.Kinds() {
		form := kind.Example()
		form.Facet().Source, form.Facet().Inference = graph.DataSource{}, graph.InferenceData{}
		want, err := sortedBody(form)
		if err != nil {
			t.Fatal(err)
		}
		rows := read(t, "export.csv", table(t, kind, form, Guarded))
		if len(rows) != 1 || string(rows[0].Body) != string(want) {
			t.Errorf("%s: %s\nis read as\n%s", kind.Name, want, rows[0].Body)
		}
	}
}

func TestAllFacetTypesFitIntoOneTable(t *testing.T) {
	names, kinds := []string{"person", "kind"}, forms.Kinds()
	for _, kind := range kinds {
		for _, c := range Columns(kind) {
			if !slices.Contains(names, c.Path) {
				names = append(names, c.Path)
			}
		}
	}
	names = append(names, "_from", "_note", SourceColumn, PersonIDColumn, ChangedColumn)
	var b strings.Builder
	out := csv.NewWriter(&b)
	_ = out.Write(names)
	for _, kind := range kinds {
		cells, err := Cells(kind, kind.Example())
		if err != nil {
			t.Fatal(err)
		}
		row := []string{"kenta.sato@contoso.com", kind.Name}
		for _, name := range names[2 : len(names)-5] {
			row = append(row, Guarded(cells[name]))
		}
		_ = out.Write(append(row, "from", "note", "source", "1", "2026-11-01T00:00:00Z"))
	}
	out.Flush()
	list := (&Reader{Kinds: kinds}).Read("export.csv", []byte(b.String()))
	if got := words(list.Problems); got != "" || len(list.Rows) != len(kinds) || list.Aside != nil {
		t.Errorf("%d rows, %v aside: %s", len(list.Rows), list.Aside, got)
	}
}

func TestCellsThatLookLikeFormulasComeBackByteForByte(t *testing.T) {
	interests, err := forms.Named(forms.Kinds(), "interest")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{
		`=HYPERLINK("http://evil.example","x")`, "@home", "- lists", "-5 kg a week", "+47 900 00 000", "= no formula; but, a text",
		"'tis", "'=1", "''=1", "''", "'", "(clear)", "(Clear)", "a|b",
	} {
		body, _ := json.Marshal(map[string]any{"displayName": name, "categories": []string{name, "b|c"}})
		form, err := interests.Decode(body)
		if err != nil {
			t.Fatal(err)
		}
		want, _ := sortedBody(form)
		for _, guard := range []func(string) string{Guarded, GuardedInSheet} {
			rows := read(t, "export.csv", table(t, interests, form, guard))
			if len(rows) != 1 || string(rows[0].Body) != string(want) {
				t.Errorf("%s is read as %s", want, rows[0].Body)
			}
		}
		if got := Guarded(name); strings.ContainsAny(got[:1], "=+-@") {
			t.Errorf("%s is a formula", got)
		}
	}
}

func TestApostropheOfAListThatIsNoExportStays(t *testing.T) {
	rows := read(t, "own.csv", "person,kind,displayName\nkenta.sato@contoso.com,interest,'=1\n")
	if rows[0].Label != "'=1" {
		t.Errorf("%q", rows[0].Label)
	}
}

func TestExportWhoseLettersAProgramMisreadIsRefused(t *testing.T) {
	export := "\xef\xbb\xbfperson,kind,displayName,_personId\nkenta.sato@contoso.com,interest,Sjakk på bord,1\n"
	var misread strings.Builder
	for _, b := range []byte(export) { // as Latin-1
		misread.WriteRune(rune(b))
	}
	if got := told("export.csv", misread.String()); !strings.Contains(got, "line 1: a spreadsheet program has taken the letters of this file for others") {
		t.Error(got)
	}
}

func TestPeopleAreReadHoweverTheyAreListed(t *testing.T) {
	for name, content := range map[string]string{
		"lines.txt":    "kenta.sato@contoso.com\n\n# a remark\nAlex Kim <alex.kim@contoso.com>\n#bram.dewit@contoso.com\n",
		"comma.txt":    "\"Kim, Alex\" <alex.kim@contoso.com>\nkenta.sato@contoso.com\n",
		"table.csv":    "Department;User principal name\nIT;kenta.sato@contoso.com\n;\nHR;alex.kim@contoso.com\n",
		"titled.csv":   "Our team\nmail,name\nkenta.sato@contoso.com,Kenta\nalex.kim@contoso.com,Alex\n",
		"export.jsonl": `{"person":"kenta.sato@contoso.com","kind":"skill"}` + "\n" + `{"person":"alex.kim@contoso.com"}`,
		"export.json":  `[{"person":"kenta.sato@contoso.com"},{"person":"alex.kim@contoso.com"}]`,
		"both.csv":     "user,person\n1,kenta.sato@contoso.com\n2,alex.kim@contoso.com\n",
	} {
		all := (&Reader{}).People(name, []byte(content))
		names := map[string]bool{}
		for _, who := range all.Who {
			names[who.Name] = true
		}
		if len(all.Problems) > 0 || len(all.Who) != 2 || !names["kenta.sato@contoso.com"] || !names["alex.kim@contoso.com"] {
			t.Errorf("%s: %+v", name, all)
		}
	}
}

func TestListOfPeopleThatIsNoneSaysWhatToDo(t *testing.T) {
	for content, want := range map[string]string{
		"":                       "there is nobody in it",
		"kenta\n":                "line 1: person: kenta: give one sign-in name",
		"person,x\n,1\n":         "there is nobody in it",
		"[{\"kind\":\"skill\"}]": "line 1: person: this names no person",
		"[{\"kind\":":            "this is not JSON to its end",
	} {
		all := (&Reader{}).People("people.txt", []byte(content))
		if got := words(all.Problems); !strings.Contains(got, want) || len(all.Who) > 0 {
			t.Errorf("%q: %s", content, got)
		}
	}
}

func TestSomebodyWhoIsListedTwiceIsFoundOnce(t *testing.T) {
	f := newFixture(t)
	list := (&Reader{}).People("people.txt", []byte("kenta.sato@contoso.com\nmaria.h@contoso.com\nKenta.Sato@contoso.com\nnobody@contoso.com\n"))
	found, err := FindPeople(t.Context(), f.client, list.Who, nil)
	if err != nil || len(found.Users) != 2 || found.Twice != 1 || len(found.Named) != 1 {
		t.Errorf("%+v, %v", found, err)
	}
	if got := words(found.Problems); !strings.HasPrefix(got, "line 4: person: nobody@contoso.com: there is nobody") {
		t.Error(got)
	}
}
