package forms

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"facet/internal/text"
)

// At is the one of the facet types whose collection has a path.
func At(kinds []Kind, path string) (kind Kind, is bool) {
	at := slices.IndexFunc(kinds, func(k Kind) bool { return k.Path == path })
	if at < 0 {
		return Kind{}, false
	}
	return kinds[at], true
}

// Named is the one of the facet types that a word names, in the singular or the plural,
// or by its type in Graph.
func Named(kinds []Kind, word string) (Kind, error) {
	sought := strings.ToLower(strings.TrimSpace(word))
	var words []string
	for _, kind := range kinds {
		names := []string{kind.Name, text.Plural(kind.Name), kind.Called(), strings.ToLower(kind.Title), strings.ToLower(kind.Type)}
		if slices.Contains(names, sought) {
			return kind, nil
		}
		words = append(words, kind.Name)
	}
	near := ""
	if begun := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return !strings.HasPrefix(w, sought) }); len(begun) == 1 && len(sought) > 2 {
		near = fmt.Sprintf(": did you mean %q?", begun[0])
	} else if close, found := Nearest(sought, words); found {
		near = fmt.Sprintf(": did you mean %q?", close)
	}
	return Kind{}, fmt.Errorf("there is no facet type %q%s There are %s", word, cmp.Or(near, "."), strings.Join(words, ", "))
}
