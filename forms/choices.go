package forms

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"facet/forms/field"
)

// Choice is a value on offer, in words.
type Choice struct {
	Value  string // raw
	Words  string // raw
	Chosen bool

	also []string // other words for it
}

// Choices are the values that a field offers, in their order; none for a field
// that takes anything. The present value is always among them.
func (f Field) Choices() []Choice {
	var all []Choice
	switch input := f.Input.(type) {
	case *field.Choice:
		for _, o := range input.Offered() {
			all = append(all, Choice{o.Value, o.Name, o.Value == input.GetValue(), o.Also})
		}
	case *field.Several:
		for _, o := range input.Offered() {
			all = append(all, Choice{o.Value, o.Name, input.Ticked(o.Value), o.Also})
		}
	}
	return all
}

func typeOne(input *field.Choice, choices []Choice, s string) error {
	if strings.TrimSpace(s) == "" {
		input.Choose("")
		return nil
	}
	chosen, err := chosenBy(choices, s)
	if err == nil {
		input.Choose(chosen.Value)
	}
	return err
}

func typeSeveral(input *field.Several, choices []Choice, s string) error {
	var ticked []string
	for _, part := range field.Parts(s) {
		if strings.TrimSpace(part) == "" {
			continue
		}
		chosen, err := chosenBy(choices, part)
		if err != nil {
			return err
		}
		if !slices.Contains(ticked, chosen.Value) {
			ticked = append(ticked, chosen.Value)
		}
	}
	input.Tick(ticked)
	return nil
}

// chosenBy is the choice that a number or words mean.
func chosenBy(choices []Choice, s string) (Choice, error) {
	if n, err := strconv.Atoi(strings.TrimSpace(s)); err == nil && n >= 1 && n <= len(choices) {
		return choices[n-1], nil
	}
	var options []field.Option
	for _, c := range choices {
		options = append(options, field.Option{Value: c.Value, Name: c.Words, Also: c.also})
	}
	if value, found := meant(options, s); found {
		return choices[slices.IndexFunc(choices, func(c Choice) bool { return c.Value == value })], nil
	}
	return Choice{}, fmt.Errorf("give a number from 1 to %d", len(choices))
}
