package person_test

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"facet/forms"
	"facet/graph"
	"facet/profile/person"
)

func TestYearsAreInTheOrderOfALifeAndKnowWhichEndedLast(t *testing.T) {
	s := &person.Session{Person: graph.Me(), Kinds: forms.Kinds()}
	for kind, all := range map[string][]json.RawMessage{
		"position":      {[]byte(`{"detail":{"jobTitle":"Now","startMonthYear":"2022-01-01"}}`), []byte(`{"detail":{"jobTitle":"Then","startMonthYear":"2018-01-01","endMonthYear":"2022-01-01"}}`), []byte(`{"detail":{"jobTitle":"Once"}}`)},
		"education":     {[]byte(`{"program":{"displayName":"佐藤"},"startMonthYear":"2012-01-01","endMonthYear":"2017-01-01"}`)},
		"certification": {[]byte(`{"displayName":"Held","issuedDate":"2024-01-01","endDate":"2027-01-01"}`)},
		"project":       {[]byte(`{"displayName":"Web","detail":{"startMonthYear":"2020-01-01","endMonthYear":"2021-01-01"}}`)},
		"skill":         {[]byte(`{"displayName":"Go"}`)},
	} {
		k, err := forms.Named(forms.Kinds(), kind)
		if err != nil {
			t.Fatal(err)
		}
		s.Listed(k, all)
	}
	var got string
	for _, y := range s.Years(time.Date(2026, 11, 28, 0, 0, 0, 0, time.UTC)) {
		got += fmt.Sprint(y.Name(), y.At, y.Rank, y.Note(), " ")
	}
	if want := "佐藤0 4 Then1 2 Now0 1 Held0 0 Web0 3project "; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
