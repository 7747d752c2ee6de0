package forms

import (
	"slices"
	"strings"

	"facet/forms/field"
	"facet/graph"
)

// many makes a field for a member that is a list; each item is checked.
func many(title string, bound any, items func() []string, checks ...check) Field {
	joined := func() string { return strings.Join(items(), ", ") }
	return Field{
		Title: title, bound: placeOf(bound),
		value: joined, shown: joined, inputs: items, checks: checks,
	}
}

// list is any number of strings.
func list(title string, member *graph.Strings) Field {
	f := many(title, member, func() []string { return *member }, oneLine)
	f.Input = field.NewList((*[]string)(member))
	return f.helps("Type one and press Enter; backspace takes the last one back.")
}

// tags is the multi-select of the collaboration tags.
func tags(member *graph.Strings) Field {
	f := many("Tags", member, func() []string { return *member }, oneOf(graph.CollaborationTags()))
	input := field.NewSeveral((*[]string)(member), tagOptions()).Words(tagWords)
	f.Input, f.shown = input, input.Summary
	return f.helps("Space ticks and unticks.")
}

// people is any number of persons around a position.
func people(title string, member *[]graph.RelatedPerson) Field {
	f := many(title, member, func() []string {
		var addresses []string
		for _, p := range *member {
			addresses = append(addresses, p.UserPrincipalName)
		}
		return addresses
	}, address)
	input := field.NewPeople(
		func() []field.Person { return shownPeople(*member) },
		func(all []field.Person) { *member = sentPeople(all) },
		relationshipOptions(),
	)
	f.Input, f.value = input, input.Summary
	f.refers = &reference{
		begun: func() string { return begun(input.Here().Name, input.Here().Address) },
		put:   input.Refer,
	}
	return f.helps("Tab goes through a row; Enter adds one; ctrl+d removes one.")
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

// relationshipOptions are the words for all relationships, those at work first.
func relationshipOptions() []field.Option {
	all := graph.Relationship("").Words()
	var options []field.Option
	for _, word := range slices.Concat(working, without(all, working)) {
		options = append(options, field.Option{Value: word, Name: relationshipWords(word)})
	}
	return options
}

func without(all, some []string) []string {
	return slices.DeleteFunc(slices.Clone(all), func(word string) bool { return slices.Contains(some, word) })
}
