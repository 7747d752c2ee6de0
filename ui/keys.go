package ui

import "charm.land/bubbles/v2/key"

// bind makes a key binding: how the footer names it, what it does in words,
// and the keys that do it.
func bind(help, words string, keys ...string) key.Binding {
	return key.NewBinding(key.WithKeys(keys...), key.WithHelp(help, words))
}
