package forms

import (
	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"facet/graph"
	"facet/internal/text"
)

// choice is one of a few values. The present value is always on offer, also
// one that we don't know, and so is "not set".
func choice[T ~string](title string, member *T, options ...huh.Option[T]) Field {
	words := map[T]string{}
	allowed := []string{}
	for _, o := range options {
		words[o.Value] = o.Key
		allowed = append(allowed, string(o.Value))
	}
	f := bind(title, member, newChoiceField(member, options), oneOf(allowed))
	f.shown = func() string {
		if word, known := words[*member]; known && *member != "" {
			return word
		}
		return string(*member)
	}
	return f.helps("Up and down look, Enter chooses.")
}

// yesNo is a boolean that may be left unset.
func yesNo(title string, member *graph.Bool) Field {
	return choice(title, member,
		huh.NewOption("Not set", graph.Bool("")), huh.NewOption("Yes", graph.True), huh.NewOption("No", graph.False))
}

// choiceField is huh's Select, except that looking at the options changes
// nothing: only Enter or space does. The options are made when it first gets
// the focus, since huh draws them all for each.
type choiceField[T ~string] struct {
	*huh.Select[T]
	value   *T
	look    T // the option under the cursor
	options []huh.Option[T]
}

func newChoiceField[T ~string](value *T, options []huh.Option[T]) *choiceField[T] {
	return &choiceField[T]{Select: huh.NewSelect[T](), value: value, options: options}
}

// Focus offers the options, the cursor on the present value.
func (c *choiceField[T]) Focus() tea.Cmd {
	c.look = *c.value
	c.offer()
	return c.Select.Focus()
}

// offer hands the options to huh, with a mark at the chosen one.
func (c *choiceField[T]) offer() {
	var marked []huh.Option[T]
	known := false
	for _, o := range c.options {
		known = known || o.Value == *c.value
		marked = append(marked, huh.NewOption(c.mark(o.Value)+o.Key, o.Value))
	}
	if !known {
		marked = append(marked, huh.NewOption(c.mark(*c.value)+text.Line(string(*c.value)), *c.value))
	}
	c.Select.Value(&c.look).Options(marked...)
}

func (c *choiceField[T]) mark(option T) string {
	if option == *c.value {
		return "● "
	}
	return "○ "
}

// Update moves the cursor, or chooses the option under it.
func (c *choiceField[T]) Update(msg tea.Msg) (huh.Model, tea.Cmd) {
	if press, ok := msg.(tea.KeyPressMsg); ok && press.String() == "space" {
		c.Accept()
		return c, nil
	}
	_, cmd := c.Select.Update(msg)
	return c, cmd
}

// Accept chooses the option under the cursor.
func (c *choiceField[T]) Accept() {
	if *c.value != c.look {
		*c.value = c.look
		c.offer()
	}
}

// Keeps reports whether an arrow still moves within the options.
func (c *choiceField[T]) Keeps(press tea.KeyPressMsg) bool {
	all, _ := c.offered()
	switch press.String() {
	case "up":
		return c.look != all[0]
	case "down":
		return c.look != all[len(all)-1]
	}
	return press.String() == "space"
}

// offered are the values on offer, and whether the present one is ours.
func (c *choiceField[T]) offered() ([]T, bool) {
	var all []T
	known := false
	for _, o := range c.options {
		known = known || o.Value == *c.value
		all = append(all, o.Value)
	}
	if !known {
		all = append(all, *c.value)
	}
	return all, known
}
