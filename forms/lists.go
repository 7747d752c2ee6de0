package forms

import (
	"fmt"
	"slices"
	"strings"

	"facet/forms/field"
	"facet/graph"
	"facet/internal/text"
)

// many makes a field for a member that is a list; each item is checked.
func many(title string, bound any, items func() []string, checks ...check) Field {
	joined := func() string { return strings.Join(items(), ", ") }
	return Field{
		Title: title, bound: placeOf(bound),
		value: joined, shown: joined, parts: eachOf(items, checks),
	}
}

// list is any number of strings.
func list(title string, member *graph.Strings) Field {
	f := many(title, member, func() []string { return *member }, oneLine)
	f.Input = field.NewList((*[]string)(member))
	return f.helps("Comma or Enter adds one. Backspace removes the last.")
}

// tags is the multi-select of the collaboration tags.
func tags(member *graph.Strings) Field {
	f := many("Tags", member, func() []string { return *member }, oneOf(graph.CollaborationTags()))
	input := field.NewSeveral((*[]string)(member), tagOptions()).Words(tagWords)
	f.Input, f.shown = input, input.Summary
	return f.helps("Space ticks and unticks.")
}

// people is any number of persons around a position or a project. The usual
// relationships come first.
func people(title string, member *[]graph.RelatedPerson, usual ...string) Field {
	input := field.NewPeople(
		func() []field.Person { return shownPeople(*member) },
		func(all []field.Person) { *member = sentPeople(all) },
		relationshipOptions(usual),
	)
	f := Field{Title: title, bound: placeOf(member), Input: input, value: input.Summary, shown: input.Summary}
	f.parts = func() []part { return partsOf(*member) }
	f.refers = &reference{
		begun: func() string { return begun(input.Here().Name, input.Here().Address) },
		put:   input.Refer,
	}
	return f.leading().helps("Tab goes through a row; Enter adds one; ctrl+d removes one.")
}

// usually has who is chosen in the directory be in a relationship, unless one is given.
func (f Field) usually(relationship string) Field {
	f.usual = relationship
	f.Input.(*field.People).Usually(relationship)
	return f
}

// leading has the field of people go to what is wrong when it gets the focus.
func (f Field) leading() Field {
	if input, ok := f.Input.(*field.People); ok {
		input.Check(func(p field.Person) (name, address, relationship bool) {
			faults := f.faultsIn(partsOf(sentPeople([]field.Person{p})))
			wrong := func(member string) bool {
				return slices.ContainsFunc(faults, func(f fault) bool { return strings.Contains(f.place, member) })
			}
			return wrong(".displayName"), wrong(".userPrincipalName"), wrong(".relationship")
		})
	}
	return f
}

// partsOf are the texts of people, each with its row.
func partsOf(people []graph.RelatedPerson) []part {
	var all []part
	for i, p := range people {
		who := fmt.Sprintf("row %d", i+1)
		if name := strings.TrimSpace(text.Line(p.DisplayName)); name != "" {
			who += ", " + name
		}
		at := func(member string) string { return fmt.Sprintf("[%d].%s", i, member) }
		all = append(all,
			part{p.DisplayName, at("displayName"), who, []check{oneLine}},
			part{p.UserPrincipalName, at("userPrincipalName"), who, []check{oneLine, address}},
			part{string(p.Relationship), at("relationship"), who, []check{oneOf(p.Relationship.Words())}})
	}
	return all
}

func shownPeople(from []graph.RelatedPerson) []field.Person {
	var all []field.Person
	for _, p := range from {
		all = append(all, field.Person{
			Name: p.DisplayName, Address: p.UserPrincipalName,
			Relationship: string(p.Relationship),
		})
	}
	return all
}

func sentPeople(from []field.Person) []graph.RelatedPerson {
	var all []graph.RelatedPerson
	for _, p := range from {
		all = append(all, graph.RelatedPerson{
			DisplayName: p.Name, UserPrincipalName: p.Address,
			Relationship: graph.Relationship(p.Relationship),
		})
	}
	return all
}

// relationshipOptions are the words for all relationships: the usual ones, those
// at work, and the others.
func relationshipOptions(usual []string) []field.Option {
	all := graph.Relationship("").Words()
	var options []field.Option
	for _, word := range slices.Concat(usual, without(working, usual), without(all, slices.Concat(usual, working))) {
		options = append(options, field.Option{Value: word, Name: relationshipWords(word)})
	}
	return options
}

func without(all, some []string) []string {
	return slices.DeleteFunc(slices.Clone(all), func(word string) bool { return slices.Contains(some, word) })
}
