package flow

import (
	"slices"
	"strings"
)

// Key gives keys their one meaning, on every screen and, for letters, in line mode.
type Key struct {
	Keys  []string
	Sign  string   // how they are written together
	Means string   // in the table of the keys
	Does  []string // how the help of an action may begin; nil: anything
}

// Keys are all keys with a meaning. Everything else is typed, or found with ctrl+p.
func Keys() []Key {
	return []Key{
		{[]string{"ctrl+p"}, "ctrl+p", "everything that can be done, by its name", []string{"all actions"}},
		{[]string{"f1", "?"}, "?, f1", "help; ? where nothing is typed", []string{"help"}},
		{[]string{"g"}, "g", "go to a facet type or an entry, by its name", []string{"go to"}},
		{[]string{"enter"}, "enter", "do what is marked: open, choose, press", nil},
		{[]string{"esc"}, "esc", "one level back", nil},
		{[]string{"q"}, "q", "leave where you are; on the profile, facet", []string{"back", "leave", "quit"}},
		{[]string{"ctrl+c"}, "ctrl+c", "leave facet", []string{"leave facet"}},
		{[]string{"up", "down", "pgup", "pgdown", "home", "end", "j", "k"}, "↑ ↓ j k", "move; pgup, pgdown, home, end", nil},
		{[]string{"left", "right", "h", "l"}, "← → h l", "the pane beside; in a choice less, more", nil},
		{[]string{"tab", "shift+tab"}, "tab, shift+tab", "next, previous field or button", nil},
		{[]string{"space", " "}, "space", "tick", nil},
		{[]string{"*"}, "*", "tick all", []string{"tick all"}},
		{[]string{"/"}, "/", "find in this list", []string{"find"}},
		{[]string{"1", "2", "3", "4", "5", "6", "7", "8", "9"}, "1–9", "that group, or that row", nil},
		{[]string{"n"}, "n", "a new one; on a list of work the next", []string{"new", "add another", "next to send"}},
		{[]string{"N"}, "N", "a new one like this", []string{"new one like it"}},
		{[]string{"e"}, "e", "change", []string{"edit", "set from a file"}},
		{[]string{"d", "delete"}, "d", "delete, throw away, stop asking", []string{"delete", "remove", "throw it away", "stop asking"}},
		{[]string{"u"}, "u", "undo, put back", []string{"undo", "put"}},
		{[]string{"c"}, "c", "copy as text", []string{"copy"}},
		{[]string{"f2"}, "f2", "turn: the JSON, the details, and back", []string{"JSON", "in words", "details", "fewer details", "see what is sent", "see the card", "fields only", "back to the fields"}},
		{[]string{"x"}, "x", "where the JSON is shown: copy as curl", []string{"copy as curl"}},
		{[]string{"w"}, "w", "whose profile", []string{"whose profile", "the person's profile"}},
		{[]string{"v"}, "v", "who sees what", []string{"who sees what"}},
		{[]string{"t"}, "t", "what was sent", []string{"what was sent"}},
		{[]string{"r"}, "r", "once more: read, look, try", []string{"read", "check", "try again", "review and send again", "send the rest"}},
		{[]string{"s"}, "s", "skip, on a list of work", []string{"skip", "take it in again"}},
		{[]string{"y"}, "y", "yes, where that is asked", nil},
		{[]string{"ctrl+s"}, "ctrl+s", "on to the review", []string{"review"}},
		{[]string{"ctrl+z"}, "ctrl+z", "undo typing; with nothing to undo, put facet aside", []string{"undo"}},
		{[]string{"ctrl+y"}, "ctrl+y", "redo typing", []string{"redo"}},
		{[]string{"ctrl+e"}, "ctrl+e", "a long text in your own editor", []string{"open in your editor"}},
		{[]string{"ctrl+f"}, "ctrl+f", "find a person for this field", []string{"find person"}},
		{[]string{"ctrl+d"}, "ctrl+d", "remove a row of people", []string{"remove the row"}},
		{[]string{"backspace"}, "backspace", "take back what is before the cursor", []string{"take back"}},
	}
}

// Means reports whether a key means what the help of an action says.
func Means(key, help string) bool {
	return slices.ContainsFunc(Keys(), func(k Key) bool {
		return slices.Contains(k.Keys, key) && (k.Does == nil || slices.ContainsFunc(k.Does, func(does string) bool { return strings.HasPrefix(help, does) }))
	})
}
