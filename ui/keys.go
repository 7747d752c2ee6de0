package ui

import (
	"slices"

	"charm.land/bubbles/v2/key"

	"facet/internal/scroll"
)

// bind makes a key binding: how the footer names it, what it does in words,
// and the keys that do it.
func bind(help, words string, keys ...string) key.Binding {
	return key.NewBinding(key.WithKeys(keys...), key.WithHelp(help, words))
}

// moving are the keys of a list in which nothing is typed.
func moving() key.Binding { return bind("↑↓", "move", scroll.Letters()...) }

// helpKey and paletteKey are what the root answers on a screen that names them.
func helpKey() key.Binding    { return bind("?", "help", "?") }
func paletteKey() key.Binding { return bind("ctrl+p", "all actions", "ctrl+p") }

// names reports whether the foot of a screen has a key.
func names(s screen, b key.Binding) bool {
	return slices.ContainsFunc(s.ShortHelp(), func(other key.Binding) bool {
		return other.Enabled() && other.Help() == b.Help()
	})
}
