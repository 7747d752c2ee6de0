package forms

import (
	"slices"
	"testing"
)

func TestNoWordMeansYesAndNo(t *testing.T) {
	for _, word := range yesWords {
		if slices.ContainsFunc(noWords, func(no string) bool { return spelling(no) == spelling(word) }) {
			t.Errorf("%q means both", word)
		}
	}
}

func TestYesAndNoAreReadInTheWordsOfSpreadsheets(t *testing.T) {
	position, _ := Named(Kinds(), "position")
	for word, want := range map[string]string{"WAHR": "true", "FALSCH": "false", "VRAI": "true", "Faux": "false", "VERDADERO": "true", "FALSO": "false", "ja": "true", "нет": "false", "yes": "true", "No": "false"} {
		form, problems := position.Read([]byte(`{"detail":{"jobTitle":"A","company":{"displayName":"B"}},"isCurrent":"` + word + `"}`))
		if len(problems) > 0 {
			t.Fatal(word, problems)
		}
		for _, f := range Fields(form) {
			if f.Member == "isCurrent" && f.value() != want {
				t.Errorf("%s is %s", word, f.value())
			}
		}
	}
}
