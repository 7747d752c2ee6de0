package forms

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"facet/graph"
	"facet/internal/text"
)

// tagField is huh's MultiSelect over the collaboration tags. Tags that Graph
// sent and we don't know are on offer too, and the order in which Graph sent
// them stays until the person changes the set.
type tagField struct {
	*huh.MultiSelect[string]
	value *graph.Strings
	count int
	at    int
	vain  bool // the last key was a letter, which does nothing here
}

func newTagField(value *graph.Strings) *tagField {
	return &tagField{MultiSelect: huh.NewMultiSelect[string](), value: value}
}

// Focus offers the tags, those that are set ticked.
func (t *tagField) Focus() tea.Cmd {
	var options []huh.Option[string]
	for _, tag := range t.offered() {
		options = append(options, huh.NewOption(text.Line(tagWords(tag)), tag))
	}
	t.count, t.at, t.vain = len(options), 0, false
	t.MultiSelect.Accessor(t).Options(options...)
	return t.MultiSelect.Focus()
}

// offered are the tags that we know, and those that Graph sent.
func (t *tagField) offered() []string {
	tags := slices.Clone(graph.CollaborationTags())
	for _, tag := range *t.value {
		if !slices.Contains(tags, tag) {
			tags = append(tags, tag)
		}
	}
	return tags
}

// Get is the present tags.
func (t *tagField) Get() []string { return *t.value }

// Set writes the ticked tags, unless they are the same set as before.
func (t *tagField) Set(ticked []string) {
	set := func(tags []string) []string { return slices.Compact(slices.Sorted(slices.Values(tags))) }
	if !slices.Equal(set(*t.value), set(ticked)) {
		*t.value = ticked
	}
}

// Notice tells somebody who types that this is no place for it.
func (t *tagField) Notice() string {
	if t.vain {
		return "Nothing is typed here: choose with ↑ and ↓, and tick with space."
	}
	return ""
}

// Update moves the cursor or ticks the tag under it.
func (t *tagField) Update(msg tea.Msg) (huh.Model, tea.Cmd) {
	_, t.vain = msg.(tea.PasteMsg)
	if press, ok := msg.(tea.KeyPressMsg); ok {
		t.vain = press.Text != "" && press.String() != "space"
		switch press.String() {
		case "up":
			t.at = max(t.at-1, 0)
		case "down":
			t.at = min(t.at+1, t.count-1)
		}
	}
	_, cmd := t.MultiSelect.Update(msg)
	return t, cmd
}

// KeyBinds are the keys of the tags.
func (t *tagField) KeyBinds() []key.Binding {
	return []key.Binding{
		key.NewBinding(key.WithKeys("space"), key.WithHelp("space", "tick or untick")),
		key.NewBinding(key.WithKeys("up", "down"), key.WithHelp("↑/↓", "move")),
	}
}

// Cursor is at the tag that would be ticked.
func (t *tagField) Cursor() *tea.Cursor {
	c := tea.NewCursor(0, t.at)
	c.Blink = false
	return c
}

// Keeps reports whether an arrow still moves within the tags.
func (t *tagField) Keeps(press tea.KeyPressMsg) bool {
	switch press.String() {
	case "up":
		return t.at > 0
	case "down":
		return t.at < t.count-1
	}
	return press.String() == "space"
}
