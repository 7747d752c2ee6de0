package field

import (
	"slices"
	"strings"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"facet/internal/text"
)

// List is a field of several short strings. The person writes in an input that
// stands between two of them, or after the last. What is written there is part
// of the value at once, so that nothing is lost by leaving.
type List struct {
	base
	value *[]string
	items []string // without the one in the input
	at    int      // how many of them stand before the input
	input input
	seen  []string // the value that items and input stand for
}

// NewList returns a field that edits a list of strings: enter adds, backspace
// in an empty input takes the one before it back, a paste of lines adds each.
func NewList(value *[]string) *List {
	l := &List{value: value}
	l.host(l)
	l.load()
	return l
}

// load shows the variable's value, with an empty input at the end.
func (l *List) load() {
	l.items, l.seen = slices.Clone(*l.value), *l.value
	l.rest()
}

// rest puts the empty input at the end.
func (l *List) rest() {
	l.at = len(l.items)
	l.input.load("")
}

// sync shows the variable's value again if somebody else changed it.
func (l *List) sync() {
	if !slices.Equal(*l.value, l.seen) {
		l.load()
	}
}

// store writes the items, and what is in the input, to a new slice: the old
// one may belong to the facet as it was before.
func (l *List) store() {
	all := slices.Clone(l.items)
	if s, ok := l.written(); ok {
		all = slices.Insert(all, l.at, s)
	}
	if len(all) == 0 {
		all = nil
	}
	if !slices.Equal(all, *l.value) {
		*l.value = all
	}
	l.seen = *l.value
}

// written returns what the input holds, if it is more than spaces. An item that
// was taken back and not changed is as it was.
func (l *List) written() (string, bool) {
	s := l.input.value()
	if l.input.touched() {
		s = strings.TrimSpace(s)
	}
	return s, s != ""
}

// add puts what the input holds among the items before it.
func (l *List) add() {
	if s, ok := l.written(); ok {
		l.items = slices.Insert(l.items, l.at, s)
		l.at++
	}
	l.input.load("")
}

// GetValue returns the items as []string.
func (l *List) GetValue() any { return slices.Clone(*l.value) }

// Focus lets the person write after the last item.
func (l *List) Focus() tea.Cmd {
	l.sync()
	l.focused, l.notice = true, ""
	return nil
}

// Blur adds what is in the input.
func (l *List) Blur() tea.Cmd {
	l.focused = false
	l.add()
	l.rest()
	return nil
}

// Keeps reports whether enter adds an item, as it does when one is written.
func (l *List) Keeps(msg tea.KeyPressMsg) bool {
	return msg.String() == "enter" && !l.input.empty()
}

// KeyBinds returns the keys that add and take back.
func (l *List) KeyBinds() []key.Binding {
	return []key.Binding{binding("enter", "add"), binding("backspace", "take back"),
		key.NewBinding(key.WithKeys("left", "right"), key.WithHelp("←/→", "between items"))}
}

// Update writes in the input, or moves it.
func (l *List) Update(msg tea.Msg) (huh.Model, tea.Cmd) {
	l.listen(msg)
	if !l.focused {
		return l, nil
	}
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		if !l.act(msg.String()) && !l.input.press(msg) {
			return l, nil
		}
	case tea.PasteMsg:
		l.paste(msg.Content)
	default:
		return l, nil
	}
	l.store()
	return l, nil
}

// act does the keys that mean the list and not the input's text.
func (l *List) act(keys string) bool {
	empty := l.input.empty()
	switch {
	case keys == "enter":
		l.add()
	case !empty:
		return false
	case keys == "left":
		l.at = max(l.at-1, 0)
	case keys == "right":
		l.at = min(l.at+1, len(l.items))
	case keys == "home":
		l.at = 0
	case keys == "end":
		l.at = len(l.items)
	case keys == "backspace" && l.at > 0:
		l.at--
		l.take()
	case keys == "delete" && l.at < len(l.items):
		l.take()
		l.input.move(0)
	default:
		return false
	}
	return true
}

// take moves the item after the input into it.
func (l *List) take() {
	l.input.load(l.items[l.at])
	l.items = slices.Delete(l.items, l.at, l.at+1)
}

// paste writes one item for each line; the last stays in the input, unless a
// line break ends it.
func (l *List) paste(s string) {
	lines := splitLines(s)
	for i, line := range lines {
		if i > 0 {
			l.add()
		}
		l.input.paste(line)
	}
	if last, _ := utf8.DecodeLastRuneInString(s); isBreak(last) {
		l.add()
	}
}

// Summary returns the items, separated by commas; one that has a comma itself
// stands in quotes.
func (l *List) Summary() string {
	shown := make([]string, len(*l.value))
	for i, s := range *l.value {
		if shown[i] = text.Line(s); strings.Contains(s, ",") {
			shown[i] = "“" + shown[i] + "”"
		}
	}
	return strings.Join(shown, ", ")
}
