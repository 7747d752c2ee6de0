package field

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"
	"github.com/charmbracelet/x/ansi"

	"facet/internal/scroll"
	"facet/internal/text"
)

// Several is a field of any number of a few values, all in sight: space ticks
// the one under the cursor and unticks it. Values that no option has are on
// offer too, also after they were unticked.
type Several struct {
	base
	value   *[]string
	options []Option
	words   func(value string) string // for a value that no option has
	strange []string                  // such values, in the order in which they were met
	list    scroll.List
	was     []string // the value when the field was reached
}

// severalRows is how many values are in sight at once.
const severalRows = 8

// NewSeveral returns a field that ticks some of the options.
func NewSeveral(value *[]string, options []Option) *Several {
	s := &Several{value: value, options: options, words: func(v string) string { return v }, was: *value}
	s.host(s)
	return s
}

// Words sets what names a value that no option has.
func (s *Several) Words(words func(value string) string) *Several {
	s.words = words
	return s
}

// Offered returns what can be ticked now, in order.
func (s *Several) Offered() []Option {
	for _, v := range *s.value {
		if offers(s.options, v) < 0 && !slices.Contains(s.strange, v) {
			s.strange = append(s.strange, v)
		}
	}
	all := slices.Clone(s.options)
	for _, v := range s.strange {
		all = append(all, Option{Value: v, Name: s.words(v)})
	}
	return all
}

// Ticked reports whether a value is among those of the field.
func (s *Several) Ticked(value string) bool { return slices.Contains(*s.value, value) }

// Tick makes these the values, as the person's own change. The same ones in
// another order, or twice, are no change.
func (s *Several) Tick(values []string) {
	for _, known := range [][]string{*s.value, s.was} {
		if sameSet(known, values) {
			*s.value = known
			return
		}
	}
	*s.value = slices.Clone(values)
}

// sameSet reports whether two lists hold the same, whatever their order.
func sameSet(a, b []string) bool {
	set := func(all []string) []string { return slices.Compact(slices.Sorted(slices.Values(all))) }
	return slices.Equal(set(a), set(b))
}

// toggle ticks a value behind the others, or unticks it.
func (s *Several) toggle(value string) {
	rest := slices.DeleteFunc(slices.Clone(*s.value), func(v string) bool { return v == value })
	if len(rest) == len(*s.value) {
		rest = append(rest, value)
	}
	if len(rest) == 0 {
		rest = nil
	}
	s.Tick(rest)
}

// GetValue returns the values as []string.
func (s *Several) GetValue() any { return slices.Clone(*s.value) }

// Focus lets the person tick, from the first value on.
func (s *Several) Focus() tea.Cmd {
	s.focused, s.notice, s.was, s.list = true, "", *s.value, scroll.List{}
	return nil
}

// Blur ends the ticking.
func (s *Several) Blur() tea.Cmd {
	s.focused = false
	return nil
}

// Captures reports whether a key ticks, or moves to another value.
func (s *Several) Captures(msg tea.KeyPressMsg) bool {
	count := len(s.Offered())
	switch msg.String() {
	case "up":
		return s.list.At() > 0
	case "down":
		return s.list.At() < count-1
	case "pgup", "pgdown":
		return count > severalRows
	case "space", "home", "end":
		return true
	}
	return false
}

// KeyBinds returns the keys of the values.
func (s *Several) KeyBinds() []key.Binding {
	return []key.Binding{binding("space", "tick or untick"), arrows("move")}
}

// Update moves the cursor, or ticks the value under it.
func (s *Several) Update(msg tea.Msg) (huh.Model, tea.Cmd) {
	s.listen(msg)
	press, ok := msg.(tea.KeyPressMsg)
	_, pasted := msg.(tea.PasteMsg)
	all := s.Offered()
	switch {
	case !s.focused || !ok && !pasted || len(all) == 0:
	case press.String() == "space":
		s.toggle(all[min(s.list.At(), len(all)-1)].Value)
	case press.Text != "" || pasted:
		s.notice = "Nothing is typed here: choose with ↑ and ↓, and tick with space."
	default:
		s.list.Move(press.String(), s.window(all))
	}
	return s, nil
}

// window is the room for the values.
func (s *Several) window(all []Option) scroll.Rows {
	return scroll.Rows{Count: len(all), Room: severalRows}
}

// View draws the values in sight, ticked or not.
func (s *Several) View() string {
	lines, _ := s.rows()
	return strings.Join(lines, "\n")
}

// rows draws the values in sight, and returns which line the cursor is on.
func (s *Several) rows() (lines []string, here int) {
	all, style := s.Offered(), s.look()
	first, end := s.list.Window(s.window(all))
	for i := first; i < end; i++ {
		mark, name := noPointer, style.Option
		if i == s.list.At() && s.focused {
			mark, name = pointer, style.SelectedOption
		}
		box := style.UnselectedPrefix.SetString().Render("[ ] ")
		if s.Ticked(all[i].Value) {
			box = style.SelectedPrefix.SetString().Render("[x] ")
		}
		room := max(s.width-ansi.StringWidth(mark+box), 1)
		lines = append(lines, ansi.Truncate(mark+box+name.Render(text.Fit(all[i].Name, room)), s.width, ""))
	}
	return lines, s.list.At() - first
}

// Cursor is on the value that space would tick.
func (s *Several) Cursor() *tea.Cursor {
	_, here := s.rows()
	return s.cursor(0, here)
}

// Summary returns the names of the values, separated by commas.
func (s *Several) Summary() string { return strings.Join(s.Names(), ", ") }

// Names returns the names of the values, each safe to show.
func (s *Several) Names() (names []string) {
	for _, v := range *s.value {
		name := s.words(v)
		if at := offers(s.options, v); at >= 0 {
			name = s.options[at].Name
		}
		names = append(names, text.Line(name))
	}
	return names
}
