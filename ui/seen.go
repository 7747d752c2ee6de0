package ui

import (
	"reflect"

	tea "charm.land/bubbletea/v2"

	"facet/internal/debuglog"
)

// Seen is what may be written down of a message that is about to come: types, and
// the names of keys where nothing is typed.
func (m *Model) Seen(msg tea.Msg) debuglog.Line {
	top := m.stack[m.top()].screen
	line := debuglog.Line{Message: reflect.TypeOf(msg), Place: placeOf(top), Width: m.width, Height: m.height}
	switch msg := msg.(type) {
	case reply:
		line.Message, line.Place = reflect.TypeOf(msg.msg), placeOf(msg.to)
	case tea.WindowSizeMsg:
		line.Width, line.Height = msg.Width, msg.Height
	case tea.KeyMsg:
		line.Key = debuglog.AKey
		if !typed(top) {
			line.Key = msg.Key().Keystroke()
		}
	}
	return line
}

// placeOf is the type of a screen, or of the step that it shows.
func placeOf(s screen) reflect.Type {
	if shows, ok := s.(*step); ok {
		return reflect.TypeOf(shows.now)
	}
	return reflect.TypeOf(s)
}

// typed reports whether something may be typed in a screen: always on a form,
// where a letter opens a list that is folded.
func typed(s screen) bool {
	if _, form := s.(*page); form {
		return true
	}
	c, can := s.(cursored)
	return can && c.Cursor() != nil
}
