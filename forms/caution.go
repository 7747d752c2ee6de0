package forms

import (
	"fmt"
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
