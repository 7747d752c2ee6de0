package forms

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"facet/forms/field"
	"facet/internal/text"
)

// Choice is a value on offer, in words.
type Choice struct {
	Value  string // raw
	Words  string // raw
	Chosen bool
}

// Choices are the values that a field offers, in their order; none for a field
// that takes anything. The present value is always among them.
func (f Field) Choices() []Choice {
	var all []Choice
	switch input := f.Input.(type) {
	case *field.Choice:
		for _, o := range input.Offered() {
			all = append(all, Choice{o.Value, o.Name, o.Value == input.GetValue()})
		}
	case *field.Several:
		for _, o := range input.Offered() {
			all = append(all, Choice{o.Value, o.Name, input.Ticked(o.Value)})
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
	for part := range strings.SplitSeq(s, ",") {
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
	sought := text.Fold(strings.TrimSpace(s))
	for _, c := range choices {
		if sought == text.Fold(c.Words) || sought == text.Fold(c.Value) {
			return c, nil
		}
	}
	return Choice{}, fmt.Errorf("give a number from 1 to %d", len(choices))
}
