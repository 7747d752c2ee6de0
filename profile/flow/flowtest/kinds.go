package flowtest

import (
	"fmt"
	"slices"
	"sync"

	"facet/forms"
)

// told are the facet types that stories are about, by name.
var told = []string{"certification", "position", "interest", "responsibility", "account", "skill"}

// Kinds are the facet types of stories: those that one is about, and of the others
// those with a sort of field that none before has. They are few, since a profile
// reads each whenever it opens; all types are for the tests of package forms.
func Kinds() []forms.Kind { return slices.Clone(chosenKinds()) }

// chosenKinds are chosen once, as that makes a form of every facet type.
var chosenKinds = sync.OnceValue(choose)

func choose() (few []forms.Kind) {
	seen := map[string]bool{}
	for _, kind := range toldFirst() {
		fresh := slices.Contains(told, kind.Name)
		for _, f := range forms.Fields(kind.New()) {
			sort := fmt.Sprintf("%T", f.Input)
			fresh = fresh || !seen[sort]
			seen[sort] = true
		}
		if fresh {
			few = append(few, kind)
		}
	}
	return few
}

// toldFirst are all facet types, those that stories are about before the others.
func toldFirst() []forms.Kind {
	place := func(kind forms.Kind) int {
		if at := slices.Index(told, kind.Name); at >= 0 {
			return at
		}
		return len(told)
	}
	return slices.SortedStableFunc(slices.Values(forms.Kinds()), func(a, b forms.Kind) int { return place(a) - place(b) })
}
