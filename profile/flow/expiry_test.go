package flow_test

import (
	"encoding/json"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"facet/forms"
	"facet/graph"
	"facet/profile/flow"
	"facet/profile/person"
)

// certified is a session with certificates that end so many days from now.
func certified(t *testing.T, days ...int) (*person.Session, forms.Kind) {
	t.Helper()
	kind, err := forms.Named(forms.Kinds(), "certification")
	if err != nil {
		t.Fatal(err)
	}
	var all []json.RawMessage
	for i, d := range days {
		end := time.Now().AddDate(0, 0, d).Format(time.DateOnly)
		all = append(all, json.RawMessage(`{"id":"0000000`+string(rune('0'+i))+`","displayName":"CKA","endDate":"`+end+`"}`))
	}
	s := &person.Session{Person: graph.Me(), Kinds: forms.Kinds()}
	s.Listed(kind, all)
	return s, kind
}

func TestHomeSaysWhatExpires(t *testing.T) {
	for want, days := range map[string][]int{
		"":                          {91, 400},
		"“CKA” expires in 10 days.": {10, 91},
		"2 entries have expired, or will within 90 days: “CKA” and 1 more.": {-3, 90},
	} {
		synctest.Test(t, func(t *testing.T) {
			s, kind := certified(t, days...)
			said := ""
			for _, note := range (flow.Overview{Session: s, Kind: kind}).Notes() {
				said += note.Words.String()
			}
			if said != want {
				t.Errorf("%v days: %q, want %q", days, said, want)
			}
		})
	}
}

func TestEntrySaysThatItExpiresAndNothingThatIsEmpty(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, kind := certified(t, 10)
		v := flow.Entry(s, kind, s.Present(kind)[0]).View()
		for _, blocks := range [][]flow.Block{v.Blocks, v.Spoken} {
			if words := texts(blocks); !strings.Contains(words, "This expires in 10 days.") {
				t.Errorf("it says %q", words)
			}
			for _, b := range blocks {
				facts, are := b.(flow.Facts)
				if !are {
					continue
				}
				for _, f := range facts.Facts {
					if f.Value.Empty() {
						t.Errorf("%s is shown, and is empty", f.Title)
					}
				}
			}
		}
		g, _ := v.Find("everything", -1)
		all := g.Go().Change(flow.Entry(s, kind, s.Present(kind)[0])).View()
		if len(all.Blocks) <= len(v.Blocks) {
			t.Error("g shows no more")
		}
	})
}
