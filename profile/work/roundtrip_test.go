package work

import (
	"encoding/json"
	"fmt"
	"testing"

	"facet/forms"
)

func TestWhatASpreadsheetMakesOfACellIsNoChange(t *testing.T) {
	for had, cells := range map[string][]string{
		`"certificationId":"00123"`:             {"00123", "123", "123.00"},
		`"certificationId":"1E10"`:              {"1E10", "1,00E+10", "1.00E+10", "10000000000"},
		`"certificationId":"85%"`:               {"85%", "85.00%", "85,00 %"},
		`"certificationId":"12345678901234567"`: {"1.23456789012346E+016", "1,23457E+16"},
		`"certificationId":"+4790000000"`:       {"'+4790000000", "4790000000", "4,79E+09"},
		`"certificationId":"=1+1"`:              {"'=1+1"},
		`"certificationId":" around "`:          {"around", " around "},
		`"issuedDate":"2026-11-02"`:             {"2026-11-02", "02.11.2026", "11/2/2026", "2 Nov 2026"},
	} {
		raw := json.RawMessage(`{"id":"7d1e2a40-0000-4000-8000-000000000001","displayName":"Aid",` + had + `}`)
		member := "certificationId"
		if had[1] == 'i' {
			member = "issuedDate"
		}
		for _, cell := range cells {
			if changes := changed(t, "certification", raw, member, cell); changes != "" {
				t.Errorf("%s as %q changes %s", had, cell, changes)
			}
		}
	}
	for _, cell := range []string{"wahr", "TRUE", "yes", "1"} {
		if changes := changed(t, "position", json.RawMessage(`{"id":"7d1e2a40-0000-4000-8000-000000000001","detail":{"jobTitle":"A","company":{"displayName":"B"}},"isCurrent":true}`), "isCurrent", cell); changes != "" {
			t.Errorf("%q changes %s", cell, changes)
		}
	}
}

func TestWhatSomebodyChangedInACellIsOne(t *testing.T) {
	raw := json.RawMessage(`{"id":"7d1e2a40-0000-4000-8000-000000000001","displayName":"Aid","certificationId":"00123","issuedDate":"2026-11-02"}`)
	for member, cell := range map[string]string{"certificationId": "124", "issuedDate": "2026-11-03", "displayName": "First aid"} {
		if changes := changed(t, "certification", raw, member, cell); changes == "" {
			t.Errorf("%s as %q changes nothing", member, cell)
		}
	}
}

// changed is what a cell of a list changes in an object, or nothing.
func changed(t *testing.T, kind string, raw json.RawMessage, member, cell string) string {
	t.Helper()
	list := "person,kind,id," + member + ",_personId\nkenta.sato@contoso.com," + kind + ",7d1e2a40-0000-4000-8000-000000000001,\"" + cell + "\",1\n"
	rows := read(t, "saved.csv", list)
	k, err := forms.Named(forms.Kinds(), kind)
	if err != nil {
		t.Fatal(err)
	}
	given := rows[0].touched(k, raw)
	if len(given) == 0 {
		return ""
	}
	before, after, problems := k.Change(raw, given)
	if len(problems) > 0 {
		return fmt.Sprint(problems)
	}
	a, _ := json.Marshal(before)
	b, _ := json.Marshal(after)
	if string(a) == string(b) {
		return ""
	}
	return string(b)
}
