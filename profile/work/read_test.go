package work

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"facet/forms"
)

// read reads a list that has nothing wrong with it.
func read(t testing.TB, name, content string) []Row {
	t.Helper()
	list := (&Reader{Kinds: forms.Kinds()}).Read(name, []byte(content))
	for _, p := range list.Problems {
		t.Errorf("%s", p)
	}
	return list.Rows
}

// told are the problems of a list, a line each.
func told(name, content string) string {
	return words((&Reader{Kinds: forms.Kinds()}).Read(name, []byte(content)).Problems)
}

func words(problems []Problem) string {
	var lines []string
	for _, p := range problems {
		lines = append(lines, p.String())
	}
	return strings.Join(lines, "\n")
}

func TestListsSayTheSameHoweverTheyAreWritten(t *testing.T) {
	const chess = "person,kind,displayName,categories\nada@contoso.com,interest,\"Chess, fast\",craft|mind\n"
	tabs := strings.ReplaceAll("person\tkind\tdisplayName\tcategories\nada@contoso.com\tinterest\tChess, fast\tcraft|mind\n", "\n", "\r\n")
	for name, content := range map[string]string{
		"commas":     chess,
		"semicolons": "person;kind;displayName;categories\r\nada@contoso.com;interest;Chess, fast;craft|mind\r\n;;;\r\n",
		"told late":  "\n\r\nsep=;\r\nperson;kind;displayName;categories;;\r\nada@contoso.com;interest;Chess, fast;craft|mind\r\n",
		"told tab":   strings.ReplaceAll("sep=\t\n"+tabs, "\r\n", "\n"),
		"a type": "#TYPE System.Management.Automation.PSCustomObject\r\n" + `"person","kind","displayName","categories"` + "\r\n" +
			`"Ada Larsen <ada@contoso.com>","interest","Chess, fast","craft|mind"` + "\r\n",
		"a type, and separators": "\"#TYPE System.Object\";;;\nsep=;\nperson;kind;displayName;categories\nmailto:ada@contoso.com;interest;Chess, fast;craft|mind\n",
		"a version":              "version:v1.0,,,\nperson,kind,displayName,categories\n ada\u200b@contoso.com ,interest,\"Chess, fast\",craft|mind\n",
		"told separator":         "sep=;\nperson;kind;displayName;categories\nada@contoso.com;interest;Chess, fast;craft|mind\n",
		"tabs":                   tabs,
		"other order":            "Categories,DISPLAYNAME, kind ,person,,\n craft | mind ,\"Chess, fast\",Interests, ada@contoso.com ,,\n\n,,,,,\n",
		"lines.jsonl":            "\n" + `{"kind":"interest","values":{"categories":["craft","mind"],"displayName":"Chess, fast","webUrl":null},"person":"ada@contoso.com"}` + "\r\n\r\n",
		"comma.jsonl":            `{"person":"ada@contoso.com","kind":"interest","values":{"displayName":"Chess, fast","categories":["craft","mind"]}},`,
		"no name":                `{"person":"ada@contoso.com","kind":"interest","values":{"displayName":"Chess, fast","categories":["craft","mind"]}}`,
	} {
		rows := read(t, name, content)
		if len(rows) != 1 {
			t.Fatalf("%s: %d rows", name, len(rows))
		}
		r := rows[0]
		if r.Person != "ada@contoso.com" || r.Kind.Name != "interest" || r.Label != "Chess, fast" ||
			string(r.Body) != `{"categories":["craft","mind"],"displayName":"Chess, fast"}` {
			t.Errorf("%s: %s %s %q %s", name, r.Person, r.Kind.Name, r.Label, r.Body)
		}
	}
}

func TestLinesAboveTheHeaderCount(t *testing.T) {
	if said := told("list.csv", "#TYPE System.Object\nsep=,\nperson,kind,displayName\nada@contoso.com,interest,\n"); !strings.HasPrefix(said, "line 4: displayName") {
		t.Error(said)
	}
}

func TestCommaWithNothingBehindItIsNamed(t *testing.T) {
	if said := told("list.jsonl", `{"person":"ada@contoso.com","kind":"interest","values":{"displayName":"Chess",}}`); !strings.Contains(said, "line 1: character 78: there is a comma") {
		t.Error(said)
	}
}

func TestCellsHoldWhatTheirMembersNeed(t *testing.T) {
	rows := read(t, "list.csv", "person,kind,detail.jobTitle,detail.company.displayName,isCurrent,categories,colleagues.displayName,colleagues.userPrincipalName,detail.summary,inference.confidenceScore\n"+
		`6f1d2c1e-52d1-4a7c-9a55-0c6a1b7e1002,position,Engineer,Contoso,TRUE,a\|b||c,Ada|Kenji,|kenji@contoso.com,"one`+"\n"+`two",0.5`+"\n")
	want := `{"categories":["a|b","c"],"colleagues":[{"displayName":"Ada"},{"displayName":"Kenji","userPrincipalName":"kenji@contoso.com"}],` +
		`"detail":{"company":{"displayName":"Contoso"},"jobTitle":"Engineer","summary":"one\ntwo"},"inference":{"confidenceScore":0.5},"isCurrent":true}`
	if len(rows) != 1 || string(rows[0].Body) != want {
		t.Errorf("got %s\nwant %s", rows[0].Body, want)
	}
}

func TestEveryExampleCanStandInALine(t *testing.T) {
	for _, kind := range forms.Kinds() {
		values, err := json.Marshal(kind.Example())
		if err != nil {
			t.Fatal(err)
		}
		rows := read(t, "-", fmt.Sprintf(`{"person":"ada@contoso.com","kind":%q,"values":%s}`, kind.Name, values))
		if len(rows) != 1 || rows[0].Label == "" {
			t.Errorf("%s: %v", kind.Name, rows)
		}
	}
}

func TestRowsKnowTheirLines(t *testing.T) {
	rows := read(t, "list.csv", "person,kind,displayName,description\r\na@b.co,interest,One,\"two\r\n\r\nlines\"\r\n\r\na@b.co,interest,Two,\r\n,,,\r\na@b.co,interest,Three,\r\n")
	var lines []int
	for _, r := range rows {
		lines = append(lines, r.Line)
	}
	if fmt.Sprint(lines) != "[2 6 8]" {
		t.Errorf("the rows are at %v", lines)
	}
}

func TestEveryProblemIsSaidWithItsLine(t *testing.T) {
	for content, want := range map[string]string{
		"":                                "it is empty",
		" \r\n\r\n":                       "it is empty",
		"person,kind,displayName\n":       "there is nothing in it to send",
		"kind,displayName\ninterest,Go\n": "line 1: person: there is no such column",
		"person,kind,displayNam\na@b.co,interest,Go\n":                                                  `line 1: displayNam: there is no such column: did you mean "displayName"?`,
		"person,kind,displayName,displayname\na@b.co,interest,Go,Go\n":                                  `line 1: "displayName" (column 3) and "displayname" (column 4) both mean displayName: keep one of them`,
		"person,kind,displayName\na@b.co,interst,Go\n":                                                  `line 2: kind: there is no facet type "interst": did you mean "interest"?`,
		"person,kind,displayName\na@b.co,,Go\n":                                                         "line 2: kind: say what it is",
		"person,kind,displayName\n,interest,Go\n":                                                       "line 2: person: say for whom it is",
		"person,kind,displayName\nAda_Larsen,interest,Go\n":                                             "line 2: person: give one sign-in name",
		"person,kind,displayName\na@b.co;c@d.co,interest,Go\n":                                          "line 2: person: give one sign-in name",
		"person,kind,displayName\na/b@c.co,interest,Go\n":                                               `line 2: person: a user's id or principal name has one of`,
		"person,kind,displayName\na@b.co,interest\n":                                                    "line 2: this row has 2 cells and the header 3",
		"person,kind,displayName\na@b.co,interest,Go, fast\n":                                           "line 2: this row has 4 cells and the header 3: put text with a comma in it in double quotes",
		"person,kind,displayName,\na@b.co,interest,Go,fast\n":                                           "line 2: cell 4 is not empty, but its column has no name",
		"person,kind,displayName\na@b.co,interest,\"Go\" fast\n":                                        "line 2: a double quote begins or ends in the middle",
		"person,kind,displayName\na@b.co,interest,\"Go\n":                                               "line 2: a double quote begins or ends",
		"person,kind,displayName,issuedDate\na@b.co,interest,Go,\na@b.co,interest,No,2026-01-01\n":      "line 3: issuedDate: this does not belong to an interest",
		"person,kind,displayName,issuedDate\na@b.co,certification,Go,3.4.2026\n":                        "line 2: issuedDate: which is the month?",
		"person,kind,detail.jobTitle,detail.company.displayName,isCurrent\na@b.co,position,A,B,maybe\n": "line 2: isCurrent: “maybe” is neither yes nor no",
		"person,kind,displayName,allowedAudiences\na@b.co,interest,Go,everybody\n":                      `line 2: allowedAudiences: "everybody" is no audience`,
		"person,kind,detail.jobTitle,detail.company.displayName,colleagues.displayName,colleagues.userPrincipalName\na@b.co,position,A,B,x|y,z@b.co\n": "line 2: colleagues.userPrincipalName: this names 1 and another column of colleagues 2",
		"person,kind,detail.jobTitle,detail.company.displayName,colleagues.userPrincipalName\na@b.co,position,A,B,z@b.co|zz\n":                         "line 2: colleagues[1].userPrincipalName: give a sign-in name",
		"person,kind,displayName\na@b.co,interest,Go\nc@d.co,interest,Go\nA@B.co,Interests,Go \n":                                                      "line 4: this is the same as line 2: keep one of them",
		"{\"person\":\"a@b.co\",\"kind\":\"interest\"":                                                                                                 "line 1: this line ends too early",
		"{\"person\":\"a@b.co\",,}":                                                        "line 1: this is not JSON: invalid character ',' looking for beginning of object key string at character 20",
		"[\n{}\n]":                                                                         "line 2: values: give the members",
		"[{\"person\":\"a@b.co\"}]":                                                        "line 1: values: give the members",
		"[{\"person\":\"a@b.co\"},]":                                                       "line 1: this line ends too early",
		"{\"person\":\"a@b.co\",\"person\":\"c@d.co\"}":                                    "line 1: person: given twice in one object",
		"{\"person\":7,\"kind\":\"interest\",\"values\":{}}":                               "line 1: person: give text",
		"{\"person\":\"a@b.co\",\"kind\":\"interest\",\"displayName\":\"Go\"}":             "line 1: displayName: this member belongs among the values",
		"{\"person\":\"a@b.co\",\"kind\":\"interest\",\"values\":{}}":                      "line 1: nothing is filled in|line 1: displayName:",
		"{\"person\":\"a@b.co\",\"kind\":\"interest\",\"values\":{\"displayNam\":\"Go\"}}": `did you mean "displayName"?`,
		"\n\n{\"person\":\"a@b.co\",\"kind\":\"interest\",\"values\":{\"displayName\":\"Go\",\"id\":\"7\"}}": "line 3: id: only Microsoft 365 sets this member",
	} {
		got := told("-", content)
		found := false
		for alternative := range strings.SplitSeq(want, "|line") {
			found = found || strings.Contains(got, alternative)
		}
		if !found {
			t.Errorf("%q\n got %s\nwant %s", content, got, want)
		}
	}
}

func TestAllProblemsAreSaidAtOnce(t *testing.T) {
	got := told("list.csv", "person,kind,displayName,webUrl\nnobody,interest,Go,www\na@b.co,interest,,\na@b.co,chess,Go,\n")
	if n := strings.Count(got, "\n") + 1; n != 4 {
		t.Errorf("%d problems:\n%s", n, got)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("list.csv", "person,kind,displayName\na@b.co,interest,Go\n")
	f.Add("list.csv", "person;kind;colleagues.displayName;isCurrent\na@b.co;position;a|\\|b;TRUE\n")
	f.Add("-", "{\"person\":\"a@b.co\",\"kind\":\"interest\",\"values\":{\"displayName\":\"Go\"}}\n[")
	f.Add("list.csv", "sep=\"\n\"")
	f.Add("list.csv", "\n\nsep=\t\n\"a\"\"b\",,\n\"")
	kinds := forms.Kinds()
	f.Fuzz(func(t *testing.T, name, content string) {
		list := (&Reader{Kinds: kinds}).Read(name, []byte(content))
		rows, problems := list.Rows, list.Problems
		if (len(rows) == 0) == (len(problems) == 0) {
			t.Fatalf("%d rows, %d problems", len(rows), len(problems))
		}
		lines := strings.Count(content, "\n") + strings.Count(content, "\r") + 1
		for _, p := range problems {
			if p.Advice == "" || p.Line < 0 || p.Line > lines {
				t.Fatalf("%+v", p)
			}
		}
		for _, r := range rows {
			if _, wrong := r.Kind.Read(r.Body); len(wrong) > 0 || r.Line < 1 || r.Line > lines || r.Person == "" {
				t.Fatalf("%+v: %v", r, wrong)
			}
		}
	})
}

func BenchmarkRead10000Rows(b *testing.B) {
	var list strings.Builder
	list.WriteString("person,kind,displayName,issuedDate,categories,detail.jobTitle,detail.company.displayName,webUrl\n")
	for i := range 10_000 {
		if i%2 == 0 {
			fmt.Fprintf(&list, "user%d@contoso.com,certification,Certified %d,2026-01-02,,,,https://contoso.com/%d\n", i%1000, i, i)
		} else {
			fmt.Fprintf(&list, "user%d@contoso.com,position,,,a|b,Engineer %d,Contoso,\n", i%1000, i)
		}
	}
	raw := []byte(list.String())
	for b.Loop() {
		if list := (&Reader{Kinds: forms.Kinds()}).Read("list.csv", raw); len(list.Rows) != 10_000 {
			b.Fatal(len(list.Rows), list.Problems[0])
		}
	}
}

func TestCellsThatASpreadsheetTookForAnotherEncodingAreRefused(t *testing.T) {
	const head = "person,kind,id,displayName\n"
	got := told("list.csv", head+"ada@contoso.com,skill,,KÃ¶chin\nada@contoso.com,skill,,Köchin\n")
	if !strings.Contains(got, `line 2: displayName: this says "KÃ¶chin", where "Köchin" seems to be meant`) || strings.Contains(got, "line 3") {
		t.Error(got)
	}
	if got := told("list.csv", head+"ada@contoso.com,skill,87eb4ec8-977b-403e-963f-6ae372e9daa2,KÃ¶chin\n"); got != "" {
		t.Errorf("what may be in the profile as it stands: %s", got)
	}
}
