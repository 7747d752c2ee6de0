package person

import "testing"

func TestWordsAreFoundInAllThatALineSays(t *testing.T) {
	line := Line{Title: "Certified Kubernetes Administrator", Facts: []string{"Größter Verein", "Mar\u00a02024 to Mar\u00a02028"}, Badge: "expires in 3 days", Sees: "Only you"}
	for typed, found := range map[string]bool{
		"": true, "kuber": true, "admin CERT": true, "großter": true, "mar 2028": true, "only expires": true, "kuber chess": false, "chess": false,
	} {
		if NewSought(typed).In(line.Folded()) != found {
			t.Errorf("%q is found: %v", typed, !found)
		}
	}
}
