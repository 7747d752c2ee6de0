package work

import (
	"testing"
)

func TestMistakesAreAlikeIfOnlyTheValuesInThemDiffer(t *testing.T) {
	alike := [][]string{
		{`give a day as 2026-11-21, not "5 May"`, `give a day as 2026-11-21, not "the 6th of June"`},
		{`there is no facet type "interst": did you mean "interest"?`, `there is no facet type "skil": did you mean "skill"?`},
		{"a.b@contoso.com: there is nobody with this name", "c@contoso.com: there is nobody with this name (so in lines 7, 8)"},
		{"this is the same as line 2: keep one of them", "this is the same as line 4711: keep one of them"},
		{"say it as “a b”", "say it as “c d e”"},
		{"give the interest a name"},
		{"give the skill a name"},
	}
	var problems []Problem
	for _, kind := range alike {
		for _, advice := range kind {
			problems = append(problems, Problem{Advice: advice})
		}
	}
	groups := Group(problems)
	if len(groups) != len(alike) {
		t.Errorf("%d kinds, not %d: %v", len(groups), len(alike), groups)
	}
	other := Group([]Problem{{Member: "issuedDate", Advice: "give a day"}, {Member: "endDate", Advice: "give a day"}})
	if len(other) != 2 {
		t.Errorf("two columns are one kind: %v", other)
	}
}
