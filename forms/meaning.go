package forms

import (
	"fmt"
	"slices"
	"strings"

	"facet/forms/field"
	"facet/graph"
	"facet/internal/text"
)

// meant is the value that s names: by itself, or by the words of the form. A
// value goes before words.
func meant(options []field.Option, s string) (value string, found bool) {
	sought := spelling(s)
	for _, o := range options {
		if o.Value != "" && sought == spelling(o.Value) {
			return o.Value, true
		}
	}
	for _, o := range options {
		if sought == spelling(o.Name) || slices.ContainsFunc(o.Also, func(also string) bool { return sought == spelling(also) }) {
			return o.Value, true
		}
	}
	return s, false
}

// spelling is the form in which words are the same on both sides of an ocean.
func spelling(s string) string {
	return strings.ReplaceAll(text.Fold(strings.Join(strings.Fields(s), " ")), "organis", "organiz")
}

// ReadAudience is the audience that somebody means: as Graph calls it, or as the form
// does. Empty is that of the organisation's setting.
func ReadAudience(s string) (graph.Audiences, error) {
	read := readAudiences(s)
	if strings.TrimSpace(s) == "" {
		return "", noAudience(s)
	}
	return graph.Audiences(read), audiences(read)
}

// readAudiences are the audiences that s names, one or several, as they are
// sent; s itself if one of them is none.
func readAudiences(s string) string {
	options := audienceOptions()
	if value, found := meant(options, s); found {
		return value
	}
	var all []graph.Audiences
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return r == '+' || r == ';' }) {
		named, found := meant(options, part)
		words := []string{named}
		if !found {
			words = strings.Split(part, ",")
		}
		for _, word := range words {
			value, found := meant(options, word)
			if !found || value == "" {
				return s
			}
			if !slices.Contains(all, graph.Audiences(value)) {
				all = append(all, graph.Audiences(value))
			}
		}
	}
	return joined(all)
}

// readTags are the tags that one text names, several of them between commas or
// semicolons.
func readTags(s string) []string {
	if value, found := meant(tagOptions(), s); found {
		return []string{value}
	}
	var all []string
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ';' || r == '|' }) {
		if part = strings.TrimSpace(part); part != "" {
			value, _ := meant(tagOptions(), part)
			all = append(all, value)
		}
	}
	return all
}

// optionsOf are the values of an enumeration of Graph's in words, where no field
// has them.
func optionsOf(wire worded) []field.Option {
	if _, is := wire.(graph.Relationship); is {
		return relationshipChoices(wire.Words())
	}
	return choices(wire.Words())
}

// noAudience says that s is no audience, and which are. It hints at nobody who
// is further away than the organisation: a slip must not show more than was meant.
func noAudience(s string) error {
	var all, near []string
	for _, a := range graph.AllAudiences() {
		all = append(all, string(a))
		if len(near) == 0 || near[len(near)-1] != string(graph.Organization) {
			near = append(near, string(a))
		}
	}
	if close := nearest(s, near); distance(s, close) <= 2 && len(s) > 3 {
		return fmt.Errorf("%q is no audience: did you mean %q?", s, close)
	}
	return fmt.Errorf("%q is no audience: give %s, or what the form calls it, such as %q", s, either(all), audienceWords(graph.Organization))
}

// either lists words of which one is to be given.
func either(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " or " + words[len(words)-1]
}
