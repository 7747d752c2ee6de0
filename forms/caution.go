package forms

import (
	"fmt"
	"slices"
	"time"
)

// Cautions are what to know about the values of a form before they are sent,
// each with its member. They keep nobody from sending.
func Cautions(form Form) []Problem {
	var all []Problem
	for _, f := range Fields(form) {
		if words := f.Warning(); words != "" && !f.Hidden() {
			all = append(all, Problem{f.Member, words})
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
		return "Graph has been seen to refuse this without saying why. If it does, send it without " + called + "."
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

// misses says what is missed if the field stays empty, once it makes sense.
func (f Field) misses(sensible func() bool, words string) Field {
	return f.Warns(func() string {
		if !sensible() || f.filled() {
			return ""
		}
		return words
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
