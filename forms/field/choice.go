package field

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"facet/internal/text"
)

// Choice is a field of one of a few values, all in sight while it is unfolded.
// Arrows and letters move a mark among them, and only Enter or space takes what
// is marked, so that nothing changes by passing.
type Choice struct {
	base
	bound
	options []Option
	words   func(value string) string // for none, and for a value that no option has
	chose   func()                    // nil: nobody hears of it
	folded  bool
	asked   bool   // none isn't on offer
	mark    string // the value under the cursor
	from    string // where the mark was when the field was reached
	was     string // the value when the field was reached
}

// NewChoice returns a field that chooses one of the options. A value that is
// not among them stays on offer; one that is Kept is on offer only then.
func NewChoice[T ~string](value *T, options []Option) *Choice {
	return newChoice(bind(value), options)
}

// NewChoiceOf is the same for a value that is no variable of its own.
func NewChoiceOf(get func() string, set func(string), options []Option) *Choice {
	return newChoice(bound{get, set}, options)
}

func newChoice(value bound, options []Option) *Choice {
	c := &Choice{bound: value, options: options, words: func(v string) string { return v }}
	c.host(c)
	c.reach()
	return c
}

// Words sets what names no value, and one that no option has.
func (c *Choice) Words(words func(value string) string) *Choice {
	c.words = words
	return c
}

// Asked takes no value off the list: one has to be chosen.
func (c *Choice) Asked() *Choice {
	c.options = slices.DeleteFunc(slices.Clone(c.options), func(o Option) bool { return o.Value == "" })
	c.asked = true
	c.reach()
	return c
}

// OnChoose sets a function that is called after each change made by the person.
func (c *Choice) OnChoose(chose func()) *Choice {
	c.chose = chose
	return c
}

// Rename gives the option with a value another name.
func (c *Choice) Rename(value, name string) {
	if at := offers(c.options, value); at >= 0 {
		c.options[at].Name = name
	}
}

// Offered returns what can be chosen now, in order.
func (c *Choice) Offered() []Option {
	value := c.get()
	var all []Option
	for _, o := range c.options {
		if !o.Kept || o.Value == value || o.Value == c.was {
			all = append(all, o)
		}
	}
	for _, v := range []string{c.was, value} {
		if offers(all, v) < 0 && !(c.asked && v == "") {
			all = append(all, Option{Value: v, Name: c.words(v)})
		}
	}
	return all
}

// Choose makes a value the field's own, as the person's change.
func (c *Choice) Choose(value string) {
	if value == c.get() {
		return
	}
	c.set(value)
	if c.chose != nil {
		c.chose()
	}
}

// Focus lets the person choose.
func (c *Choice) Focus() tea.Cmd {
	c.focused, c.notice = true, ""
	c.reach()
	return nil
}

// Blur ends the choosing, and says what was marked and not taken.
func (c *Choice) Blur() tea.Cmd {
	c.notice = ""
	if c.focused && !c.folded && c.mark != c.from {
		c.notice = fmt.Sprintf("“%s” was not taken: enter takes what is marked.", text.Line(c.nameOf(c.mark)))
	}
	c.focused, c.folded = false, true
	c.reach()
	return nil
}

// reach puts the mark on the value, or on the first one if there has to be one.
func (c *Choice) reach() {
	c.was, c.mark = c.get(), c.get()
	if c.asked && c.mark == "" {
		c.mark = c.Offered()[0].Value
	}
	c.from = c.mark
}

// Fold shows the value alone.
func (c *Choice) Fold() { c.folded = true }

// Folded reports whether the field shows its value alone.
func (c *Choice) Folded() bool { return c.folded }

// Captures reports whether a key unfolds the options, or works among them.
func (c *Choice) Captures(msg tea.KeyPressMsg) bool {
	switch msg.String() {
	case "enter", "space":
		return true
	case "right":
		return c.folded
	case "up", "down", "esc":
		return !c.folded
	}
	return false
}

// KeyBinds returns the keys that work now.
func (c *Choice) KeyBinds() []key.Binding {
	if c.folded {
		return []key.Binding{binding("enter", "open")}
	}
	return []key.Binding{arrows("move"), binding("enter", "choose"), binding("esc", "close the list")}
}

// Update unfolds, moves the mark, or takes what is marked.
func (c *Choice) Update(msg tea.Msg) (huh.Model, tea.Cmd) {
	c.listen(msg)
	press, ok := msg.(tea.KeyPressMsg)
	if _, pasted := msg.(tea.PasteMsg); pasted {
		c.notice = "Nothing can be pasted here: choose with ↑ and ↓."
	}
	switch {
	case !c.focused || !ok:
	case c.folded:
		c.open(press)
	default:
		c.press(press)
	}
	return c, nil
}

// open unfolds by a key that means the options; a letter goes to its own.
func (c *Choice) open(press tea.KeyPressMsg) {
	meant := c.Captures(press)
	c.folded = !meant && press.Text == ""
	if !meant && !c.folded {
		c.press(press)
	}
}

// press does a key among the options.
func (c *Choice) press(press tea.KeyPressMsg) {
	all := c.Offered()
	at := max(offers(all, c.mark), 0)
	switch press.String() {
	case "up":
		at = max(at-1, 0)
	case "down":
		at = min(at+1, len(all)-1)
	case "enter", "space":
		c.Choose(c.mark)
		c.folded = true
	case "esc":
		at, c.folded = max(offers(all, c.get()), 0), true
	default:
		at = c.jump(all, at, press.Text)
	}
	c.mark = all[at].Value
}

// jump returns the next option that begins with a letter, or says that there
// is none.
func (c *Choice) jump(all []Option, at int, letter string) int {
	if letter == "" {
		return at
	}
	next := initial(all, at, letter)
	if next == at && !strings.HasPrefix(text.Fold(all[at].Name), text.Fold(letter)) {
		c.notice = fmt.Sprintf("Nothing here begins with “%s”: choose with ↑ and ↓.", text.Line(letter))
	}
	return next
}

// Summary returns the name of the value.
func (c *Choice) Summary() string {
	value := c.get()
	if at := offers(c.options, value); at >= 0 && value != "" {
		return text.Line(c.options[at].Name)
	}
	return text.Line(c.words(value))
}
