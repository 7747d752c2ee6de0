package field

import (
	"fmt"
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
	past  history[listVersion]
	seen  []string // the value that items and input stand for
}

// NewList returns a field that edits a list of strings: enter, a comma and a
// semicolon add, backspace in an empty input takes the one before it back, a
// paste adds each of its [Parts]. The same one is never added twice.
func NewList(value *[]string) *List {
	l := &List{value: value}
	l.host(l)
	l.load()
	return l
}

// load shows the variable's value, with an empty input at the end.
func (l *List) load() {
	l.items, l.seen = slices.Clone(*l.value), *l.value
	l.past = history[listVersion]{}
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
	if s, ok := l.written(); ok && !(l.input.touched() && l.has(s)) {
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
		s = unquoted(s)
	}
	return s, s != ""
}

// has reports whether an item is there already, in whatever case.
func (l *List) has(s string) bool {
	return slices.ContainsFunc(l.items, func(item string) bool { return strings.EqualFold(item, s) })
}

// add puts what the input holds among the items before it.
func (l *List) add() {
	switch s, ok := l.written(); {
	case ok && l.input.touched() && l.has(s):
		l.notice = fmt.Sprintf("“%s” is there already.", text.Line(s))
	case ok:
		l.items = slices.Insert(l.items, l.at, s)
		l.at++
	}
	l.input.load("")
}

// addAll adds all that the input holds.
func (l *List) addAll() {
	l.part(Parts(l.input.String()))
	l.add()
}

// part adds each of the parts that the input holds but the last, which stays.
func (l *List) part(parts []string) {
	if len(parts) == 1 || !l.input.touched() {
		return
	}
	behind := len(l.input.clusters) - l.input.at
	for _, s := range parts[:len(parts)-1] {
		l.input.load("")
		l.input.paste(s)
		l.add()
	}
	l.input.load("")
	l.input.paste(strings.TrimLeft(parts[len(parts)-1], " "))
	l.input.move(len(l.input.clusters) - behind)
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
	l.addAll()
	l.store()
	l.rest()
	return nil
}

// Captures reports whether enter adds an item, as it does when one is written.
func (l *List) Captures(msg tea.KeyPressMsg) bool {
	return msg.String() == "enter" && !l.input.empty()
}

// KeyBinds returns the keys that add and take back.
func (l *List) KeyBinds() []key.Binding {
	return []key.Binding{key.NewBinding(key.WithKeys("enter"), key.WithHelp(", or enter", "add")), binding("backspace", "take back"),
		key.NewBinding(key.WithKeys("left", "right"), key.WithHelp("←/→", "between items"))}
}

// Update writes in the input, or moves it.
func (l *List) Update(msg tea.Msg) (huh.Model, tea.Cmd) {
	l.listen(msg)
	if !l.focused {
		return l, nil
	}
	before := l.version()
	if then, meant, found := l.past.turn(msg, before); meant {
		if found {
			l.restore(then)
		}
		return l, nil
	}
	s := l.input.stroke(msg, l.past.rest)
	defer func() { l.changed(before, s) }()
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		if !l.act(msg.String()) && !l.input.press(msg) {
			return l, nil
		}
		l.part(parts(l.input.String(), true))
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
		l.addAll()
	case !empty:
		return false
	case keys == "space": // behind a comma
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
	l.input.loadAs(l.items[l.at], quoted(l.items[l.at]))
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
		l.part(Parts(l.input.String()))
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

// listVersion is a list as it was.
type listVersion struct {
	items []string
	at    int
	input version
}

func (l *List) version() listVersion {
	return listVersion{slices.Clone(l.items), l.at, l.input.version()}
}

// restore shows a version again, and makes it the value.
func (l *List) restore(v listVersion) {
	l.items, l.at = slices.Clone(v.items), v.at
	l.input.restore(v.input)
	l.store()
}

// changed notes the version before a stroke that changed something.
func (l *List) changed(before listVersion, s stroke) {
	if l.input.String() == before.input.text && slices.Equal(l.items, before.items) {
		l.past.rest()
		return
	}
	if len(l.items) != len(before.items) {
		s = apart
	}
	l.past.record(before, s)
}

// Undoable implements [Undoer].
func (l *List) Undoable() bool { return l.past.some() }
