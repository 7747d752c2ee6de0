package forms

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

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
	switch input := f.Input.(type) {
	case chooser:
		return input.choices()
	case *tagField:
		var all []Choice
		for _, tag := range input.offered() {
			all = append(all, Choice{tag, tagWords(tag), slices.Contains(*input.value, tag)})
		}
		return all
	}
	return nil
}

// chooser is a field that offers a few values.
type chooser interface {
	choices() []Choice
	choose(value string)
}

func (c *choiceField[T]) choices() []Choice {
	words := map[T]string{}
	for _, o := range c.options {
		words[o.Value] = o.Key
	}
	var all []Choice
	values, _ := c.offered()
	for _, v := range values {
		word, known := words[v]
		if !known {
			word = string(v)
		}
		all = append(all, Choice{string(v), word, v == *c.value})
	}
	return all
}

func (c *choiceField[T]) choose(value string) {
	c.look = T(value)
	c.Accept()
}

func typeOne(input chooser, s string) error {
	if strings.TrimSpace(s) == "" {
		input.choose("")
		return nil
	}
	chosen, err := chosenBy(input.choices(), s)
	if err == nil {
		input.choose(chosen.Value)
	}
	return err
}

func typeSeveral(input *tagField, choices []Choice, s string) error {
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
	input.Set(ticked)
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
