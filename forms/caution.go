package forms

import (
	"fmt"
	"slices"
	"time"

	"facet/graph"
)

// Cautions are what to know about the values of a form before they are sent to
// the profile of somebody, each with its member. They keep nobody from sending.
// The sign-in name is empty where it isn't known.
func Cautions(form Form, signIn string) []Problem {
	var all []Problem
	for _, section := range Of(Open(form), signIn) {
		for _, f := range section.Fields {
			if words := f.Warning(); words != "" && !f.Hidden() {
				all = append(all, Problem{f.Member, words})
			}
		}
	}
	return all
}

// doubted tells that Graph has been seen to refuse some values without saying
// why. Called is what the field is in a sentence: "the level".
func (f Field) doubted(called string, values ...string) Field {
	f.doubt = func() string {
		if !slices.Contains(values, f.value()) {
			return ""
		}
		return called
	}
	return f.Warns(func() string {
		if f.doubt() == "" {
			return ""
		}
		return "Microsoft 365 sometimes refuses this without saying why. If it does, send it without " + called + "."
	})
}

// Doubt is what the field is in a sentence where Graph has been seen to refuse
// its value without saying why, or nothing.
func (f Field) Doubt() string {
	if f.doubt == nil {
		return ""
	}
	return f.doubt()
}

// Of tells the sections in whose profile the object is, by the sign-in name.
func Of(sections []Section, signIn string) []Section {
	for _, section := range sections {
		for i, f := range section.Fields {
			if f.knows != nil {
				section.Fields[i] = f.Warns(func() string { return f.knows(signIn) })
			}
		}
	}
	return sections
}

// misses says what is missed if the field stays empty, once it makes sense.
func (f Field) misses(sensible func() bool, words string) Field {
	return f.Warns(func() string {
		if !sensible() || f.Filled() {
			return ""
		}
		return words
	})
}

// after warns of a day that is before another one; how is what happened on that: "it was
// issued".
func (f Field) after(other *graph.Date, how string) Field {
	return f.Warns(func() string {
		value := f.value()
		if value == "" || day(value) != nil || day(string(*other)) != nil || string(*other) <= value {
			return ""
		}
		return fmt.Sprintf("This is before %s, which was on %s: one of the two is wrong.", how, *other)
	})
}

// ahead says of a day that it is still to come.
func (f Field) ahead() Field {
	return f.Warns(func() string {
		today := time.Now().Format(time.DateOnly)
		if value := f.value(); value <= today || day(value) != nil {
			return ""
		}
		return fmt.Sprintf("This day is still to come: today is %s.", today)
	})
}
