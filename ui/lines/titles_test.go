package lines_test

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"facet/forms"
	"facet/profile/flow/flowtest"
)

// asks reports whether the last question is for the field with a title.
func (c *caller) asks(title string) bool {
	for line := range strings.Lines(c.all()[c.since:]) {
		line = strings.TrimSuffix(line, "\n")
		if line == title || line == title+" (required)" || strings.HasPrefix(line, title+". Now: ") || strings.HasPrefix(line, title+" (required). Now: ") {
			return true
		}
	}
	return false
}

// question goes on to the question for the field with a title, wherever the
// form has it, and leaves the fields before it as they are.
func (c *caller) question(title string) *caller {
	c.t.Helper()
	for range 60 {
		if c.asks(title) {
			return c
		}
		c.types("")
	}
	c.t.Fatalf("nobody asks for %q:\n%s", title, c.all())
	return c
}

// answers gives the question for the field with a title an answer, in so many
// lines.
func (c *caller) answers(title string, answer ...string) *caller {
	c.t.Helper()
	return c.question(title).types(answer...)
}

// change chooses the field with a title from a form that was read out whole.
func (c *caller) change(title string) *caller {
	c.t.Helper()
	numbered := regexp.MustCompile(`(?m)^(\d+) ` + regexp.QuoteMeta(title) + `: `)
	found := numbered.FindStringSubmatch(c.all()[c.since:])
	if found == nil {
		c.t.Fatalf("%q is not among the fields:\n%s", title, c.all()[c.since:])
	}
	return c.types(found[1])
}

// opens opens a facet type from the profile, wherever that has it.
func (c *caller) opens(title string) *caller {
	c.t.Helper()
	for range 2 {
		for line := range strings.Lines(c.all()[c.since:]) {
			if number, words, _ := strings.Cut(line, " "); strings.HasPrefix(words, title+": ") || strings.HasPrefix(words, title+". ") {
				return c.types(number)
			}
		}
		number := regexp.MustCompile(`(?m)^(\d+) Nothing yet: `).FindStringSubmatch(c.all()[c.since:])
		if number == nil {
			break
		}
		c.types(number[1])
	}
	c.t.Fatalf("%q can't be opened:\n%s", title, c.all()[c.since:])
	return c
}

// onNew are the lines that open a new form of a kind, from the profile on.
func onNew(kind string) []string {
	at := slices.IndexFunc(flowtest.Kinds(), func(k forms.Kind) bool { return k.Name == kind })
	return []string{strconv.Itoa(at + 1), "n"}
}

// typed is what somebody types to fill in the example of a kind, from the
// profile up to the review: the answers in the order in which the form asks.
func typed(t testing.TB, name string) []string {
	t.Helper()
	kind, err := forms.Named(forms.Kinds(), name)
	if err != nil {
		t.Fatal(err)
	}
	return slices.Concat(onNew(name), filled(kind.Example()))
}

// filled are the answers that make a form of an empty one: words, numbers and
// parts of names in turn, as people give them.
func filled(form forms.Form) []string {
	var all []string
	for _, section := range forms.Open(form) {
		for _, f := range section.Fields {
			switch {
			case f.Input == nil || f.Hidden():
			case f.Member == "":
				all = append(all, "") // it would set others
			default:
				all = append(all, answer(f)...)
			}
		}
	}
	return all
}

// answer is what is typed for the value of a field. Several lines end with an
// empty one.
func answer(f forms.Field) []string {
	switch f.Asking() {
	case forms.ForText:
		return append(strings.Split(f.Input.GetValue().(string), "\n"), "")
	case forms.ForItems:
		return append(slices.Clone(f.Input.GetValue().([]string)), "")
	case forms.ForOne, forms.ForSeveral:
		return []string{chosen(f)}
	case forms.ForName:
		return []string{f.Input.GetValue().(string)}
	case forms.ForPeople:
		var all []string
		for _, row := range f.Rows() {
			all = append(all, "n")
			for _, f := range row.Fields {
				all = append(all, answer(f)...)
			}
		}
		return append(all, "")
	}
	return []string{f.Summary()}
}

// chosen are the numbers of the choices of who may see it and of tags, and the
// words of others.
func chosen(f forms.Field) string {
	var all []string
	for i, c := range f.Choices() {
		switch {
		case !c.Chosen:
		case f.Asking() == forms.ForSeveral, f.Member == "allowedAudiences":
			all = append(all, strconv.Itoa(i+1))
		default:
			all = append(all, strings.ToLower(c.Words))
		}
	}
	return strings.Join(all, ",")
}
