package ui

import (
	"fmt"
	"slices"
	"testing"
)

// some are things to be found.
func some() *items {
	return newItems([]item{
		{name: "Go to Certifications", sort: "go", near: further},
		{name: "New certification", sort: "add", also: "certificate badge", near: sameTo},
		{name: "Certified Product Manager", sort: "certification", near: entries},
		{name: "Łódź Tomé", near: entries},
		{name: "Photo", word: "photo", near: further},
		{name: "Photography", sort: "interest", near: here},
		{name: "What was sent", near: further, also: "history"},
		{name: "Renew Scrum Master", near: further},
	})
}

// named are the names of what is found.
func (i *items) named(typed string) []string {
	var all []string
	for _, h := range i.find(typed) {
		all = append(all, i.item(h).name)
	}
	return all
}

func TestNearestComesFirstOfWhatIsFoundAlike(t *testing.T) {
	for typed, want := range map[string][]string{
		"cert":       {"New certification", "Go to Certifications", "Certified Product Manager"},
		"new cert":   {"New certification"},
		"badge":      {"New certification"},
		"photo":      {"Photo", "Photography"}, // that is what it is called
		"lodz tome":  {"Łódź Tomé"},
		"HISTORY":    {"What was sent"},
		"rnwscrm":    {"Renew Scrum Master"},
		"tification": {"New certification", "Go to Certifications"},
		"zzz":        nil,
	} {
		if got := some().named(typed); len(got) < len(want) || !slices.Equal(got[:len(want)], want) || want == nil && got != nil {
			t.Errorf("%q finds %q, want %q", typed, got, want)
		}
	}
	if got := some().named(""); len(got) != 8 || got[0] != "Photography" {
		t.Errorf("nothing typed: %q", got)
	}
}

func TestLettersThatWereFoundAreMarked(t *testing.T) {
	for _, c := range []struct {
		name, typed string
		want        []int
	}{{"Łódź Tomé", "lodz", []int{0, 1, 2, 3}}, {"Renew it", "rw", []int{0, 4}}, {"Æbc", "bc", nil}, {"New skill", "skill", []int{4, 5, 6, 7, 8}}} {
		var got []int
		for at := range lettersOf(c.name, c.typed) {
			got = append(got, at)
		}
		if slices.Sort(got); !slices.Equal(got, c.want) {
			t.Errorf("%s in %s: %v", c.typed, c.name, got)
		}
	}
}

func BenchmarkFindInThePalette(b *testing.B) {
	for _, many := range []int{200, 2000, 20000} {
		var all []item
		for n := range many {
			all = append(all, item{name: fmt.Sprintf("Certificate of São Tomé %d", n), sort: "certification", near: entries})
		}
		b.Run(fmt.Sprint(many, " the first key"), func(b *testing.B) {
			for b.Loop() {
				newItems(all).find("c")
			}
		})
		found := newItems(all)
		found.find("c")
		for _, typed := range []string{"certificate 9", "sao tome 19", "zqx", "cfst"} {
			b.Run(fmt.Sprint(many, " ", typed), func(b *testing.B) {
				for b.Loop() {
					found.find(typed)
				}
			})
		}
	}
}
