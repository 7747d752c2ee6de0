package work

import (
	"encoding/json"
	"strings"
	"testing"

	"facet/forms"
)

// with reads a table with options.
func with(from Reader, content string) List {
	from.Kinds = forms.Kinds()
	return from.Read("list.csv", []byte(content))
}

func TestColumnsAreNamedAsPeopleNameThem(t *testing.T) {
	const want = `line 2 kenta.sato@contoso.com {"displayName":"First aid","issuedDate":"2026-11-02"}`
	const row = "\nkenta.sato@contoso.com,certification,First aid,2026-11-02\n"
	for _, header := range []string{
		"UPN,Kind,Display Name,Issued Date", "E-Mail,Type,Name,Issued On", " Person , Kind ,displayname,ISSUEDDATE",
		"User principal name,Facet type,display_name,issued-date", "E-mail address,Facet,Name,Issued", "Employee,type,NAME,issued", "User,kind,displayName,Issued",
	} {
		if got := bodies(t, with(Reader{}, header+row)); got != want {
			t.Errorf("%s: %s", header, got)
		}
	}
	mapped := Reader{Columns: map[string]string{"Course title": "displayName", "Passed on": "issuedDate", "Name": "personName"}}
	l := with(mapped, "Person,Name,Course Title,Passed on,Kind\nkenta.sato@contoso.com,Kenta,First aid,2026-11-02,certification\n")
	if got := bodies(t, l); got != want || l.Rows[0].PersonName != "Kenta" {
		t.Error(got)
	}
}

func TestOptionsSayWhatNoColumnSays(t *testing.T) {
	from := Reader{Kind: "interest", Person: "kenta.sato@contoso.com"}
	if got := bodies(t, with(from, "displayName\nGo\n")); got != `line 2 kenta.sato@contoso.com {"displayName":"Go"}` {
		t.Error(got)
	}
	got := bodies(t, with(from, "person,kind,Name\n,,Go\nalex.kim@contoso.com,responsibility,Hiring\n"))
	if got != "line 2 kenta.sato@contoso.com {\"displayName\":\"Go\"}\nline 3 alex.kim@contoso.com {\"displayName\":\"Hiring\"}" {
		t.Error(got)
	}
	if got := words(with(Reader{Columns: map[string]string{"x": "displayNam"}}, "person,kind,x\na@b.co,interest,Go\n").Problems); !strings.Contains(got, `line 1: x: --map says that it is "displayNam"`) {
		t.Error(got)
	}
}

func TestTemplateGivesWhatARowDoesNot(t *testing.T) {
	kinds := forms.Kinds()
	template := func(kind forms.Kind, _ string) (forms.Template, error) {
		made, problems := forms.ReadTemplate([]byte(`{"name":"Course","kind":"interest","values":{"description":"From the template","webUrl":"https://contoso.com"}}`), kinds)
		if problems != nil {
			t.Fatal(problems)
		}
		return made, nil
	}
	from := Reader{Template: template, TemplateName: "Course"}
	if got := bodies(t, with(from, "person,kind,Name,Web page\na@b.co,interest,Go,(clear)\n")); got != `line 2 a@b.co {"description":"From the template","displayName":"Go"}` {
		t.Error(got)
	}
}

func TestTwoColumnsThatMeanOneAreOneMistake(t *testing.T) {
	l := with(Reader{}, "person,kind,displayName,displayName,Issued,Issued On\nkenta.sato@contoso.com,certification,First Aid,Fire Safety,2026-11-02,2025-01-01\n")
	want := `line 1: "displayName" (column 3) and "displayName" (column 4) both mean displayName: keep one of them
line 1: "Issued" (column 5) and "Issued On" (column 6) both mean issuedDate: keep one of them, or take the other one out, as with --map "Issued On="`
	if got := words(l.Problems); got != want {
		t.Error(got)
	}
	if got := words(with(Reader{}, "UPN,Mail,kind,Name\na@b.co,c@d.co,interest,Go\n").Problems); !strings.Contains(got, `"UPN" (column 1) and "Mail" (column 2) both mean person`) {
		t.Error(got)
	}
}

func TestColumnsThatAreNobodysTravelAndNearlyNamesAreRefused(t *testing.T) {
	l := with(Reader{}, "person,kind,displayName,Ticket,costCentre,Line\nkenta.sato@contoso.com,interest,Chess,INC001,47,x\n")
	if len(l.Problems) > 0 || strings.Join(l.Aside, "|") != "Ticket|costCentre|Line (list)" || l.Rows[0].Aside["Ticket"] != "INC001" {
		t.Error(said(l), l.Aside)
	}
	got := words(with(Reader{}, "person,kind,displayName,Isued date,descripton\nkenta.sato@contoso.com,certification,Chess,,\n").Problems)
	if !strings.Contains(got, `Isued date: there is no such column: did you mean "issuedDate"?`) || !strings.Contains(got, `descripton: there is no such column: did you mean "description"?`) {
		t.Error(got)
	}
}

func TestRowsThatChangeOrDeleteSayWhichEntryByItsID(t *testing.T) {
	for row, want := range map[string]string{
		"e1,update":      `line 2: id: e1 is no id of an entry: facet list has them. If it is a number of your own, say so with --map "id="`,
		",delete":        "line 2: id: say by its id which entry is meant, to delete it",
		"12345678,erase": `line 2: action: an action is create, update or delete, not "erase"`,
	} {
		if got := words(with(Reader{}, "person,kind,id,action,displayName\na@b.co,interest,"+row+",Go\n").Problems); !strings.HasPrefix(got, want) {
			t.Error(got)
		}
	}
	l := with(Reader{}, "person,kind,displayName\n#a@b.co,interest,Go\na@b.co,interest,Go\n")
	if len(l.Rows) != 1 || !strings.Contains(said(l), "1 row is left out, as a # before the person says.") {
		t.Error(said(l))
	}
}

func TestJSONIsReadHoweverItIsLaidOut(t *testing.T) {
	const one, two = `{"person":"kenta.sato@contoso.com","kind":"interest","values":{"displayName":"Chess"},"ticket":7}`, `{"person":"alex.kim@contoso.com","kind":"interest","values":{"displayName":"Go"}}`
	for name, content := range map[string]string{
		"lines": one + "\n" + two, "an array": "[" + one + ",\n" + two + "]", "an array that is laid out": "[\n" + strings.ReplaceAll(one, ",", ",\n") + ",\n\n" + two + "\n]",
		"objects over lines": strings.ReplaceAll(one, ",", ",\n  ") + "\n" + two,
	} {
		l := (&Reader{Kinds: forms.Kinds()}).Read("list.json", []byte(content))
		if len(l.Problems) > 0 || len(l.Rows) != 2 || l.Rows[1].Label != "Go" || l.Rows[0].Aside["ticket"] != "7" {
			t.Errorf("%s: %s", name, said(l))
		}
		if at := strings.Count(content[:strings.Index(content, `{"person":"alex`)], "\n") + 1; l.Rows[1].Line != at {
			t.Errorf("%s: line %d, want %d", name, l.Rows[1].Line, at)
		}
	}
	listed := Reader{Kinds: forms.Kinds(), Kind: "interest", Person: "a@b.co"}
	if l := listed.Read("mine.json", []byte("[\n  {\"displayName\": \"Go\", \"categories\": [\"x\"]}\n]")); bodies(t, l) != `line 2 a@b.co {"categories":["x"],"displayName":"Go"}` {
		t.Error(said(l))
	}
}

func TestListWithBothOrdersOfDaysIsTold(t *testing.T) {
	l := with(Reader{}, "person,kind,displayName,issuedDate\na@b.co,certification,A,31/12/2026\na@b.co,certification,B,12/31/2026\n")
	if !strings.Contains(said(l), "! Some days have the day first (31/12/2026, line 2) and some the month (12/31/2026, line 3)") {
		t.Error(said(l))
	}
}

func TestWhatASpreadsheetMadeOfAnEntryIsNoChange(t *testing.T) {
	kind, _ := forms.Named(forms.Kinds(), "certification")
	raw := []byte(`{"id":"12345678","displayName":"Aid","certificationId":"1E10","description":"00123","issuedDate":"2026-11-02","webUrl":null}`)
	for cells, want := range map[string]string{
		"Aid,\"1,00E+10\",123,02.11.2026": "{}",
		"Aid,10000000000,00123,11/2/2026": "{}",
		",,,":                             "{}",
		"Aid,1E11,124,":                   `{"certificationId":"1E11","description":"124"}`,
		"(clear),,,2027-12-31":            `{"displayName":null,"issuedDate":"2027-12-31"}`,
	} {
		l := with(Reader{}, "person,kind,id,displayName,certificationId,description,issuedDate\na@b.co,certification,12345678,"+cells+"\n")
		if len(l.Rows) != 1 {
			t.Fatal(words(l.Problems))
		}
		if got, _ := json.Marshal(l.Rows[0].touched(kind, raw)); string(got) != want {
			t.Errorf("%s is %s, want %s", cells, got, want)
		}
	}
}

func TestObjectsThatGraphSentChangeWhatTheySayOtherwise(t *testing.T) {
	kind, _ := forms.Named(forms.Kinds(), "interest")
	raw := `{"id":"12345678","createdDateTime":"2026-01-01T00:00:00Z","lastModifiedDateTime":"2026-01-02T00:00:00Z","createdBy":{"user":{"id":"x"}},"newer":1,"displayName":"Go","description":"Slow","categories":null,"webUrl":null}`
	edited := strings.Replace(strings.Replace(raw, `"Slow"`, `null`, 1), `"webUrl":null`, `"webUrl":""`, 1)
	l := (&Reader{Kinds: forms.Kinds()}).Read("x.jsonl", []byte(`{"facet":1,"person":"a@b.co","personId":"1","kind":"interest","id":"12345678","values":`+edited+`}`))
	if len(l.Rows) != 1 || l.Rows[0].Changed != "2026-01-02T00:00:00Z" || !strings.Contains(said(l), "Text with nothing in it changes nothing (1 time)") {
		t.Fatal(words(l.Problems), said(l))
	}
	if got, _ := json.Marshal(l.Rows[0].touched(kind, []byte(raw))); string(got) != `{"description":null}` {
		t.Errorf("it changes %s", got)
	}
}
