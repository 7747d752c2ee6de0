package ui

import "facet/forms/field"

// chapter is a part of the help: a title, and what each key or word does.
type chapter struct {
	title string
	lines [][2]string
}

// manual explains the fields that this form has.
func (p *page) manual() []chapter {
	all := []chapter{onText}
	add := func(c chapter) {
		for _, have := range all {
			if have.title == c.title {
				return
			}
		}
		all = append(all, c)
	}
	for _, r := range p.rows {
		switch r.field.Input.(type) {
		case *field.Text:
			add(onLongText)
		case *field.Date:
			add(onDates)
		case *field.Choice, *field.Picker:
			add(onChoices)
		case *field.List:
			add(onLists)
		case *field.People:
			add(onPeople)
		}
	}
	return all
}

var (
	onText = chapter{"Where you type", [][2]string{
		{"ctrl+z", "take back what you typed; ctrl+y types it again"},
		{"ctrl+u", "delete to the start of the line"},
		{"ctrl+k", "delete to its end"},
		{"ctrl+w", "delete a word"},
		{"alt+←/→", "move by words"},
		{"home, end", "to the start or the end of the line"},
	}}
	onLongText = chapter{"Long text", [][2]string{
		{"enter", "begin a new line"},
		{"ctrl+e", "write in your editor ($VISUAL, $EDITOR, or what is here)"},
	}}
	onDates = chapter{"Days and months", [][2]string{
		{"2026-11-21", "or 2026-1-5, 21 Nov 2026, 21.11.2026"},
		{"2026-11", "a month; or Nov 2026, 11/2026"},
		{"today", "or tomorrow, yesterday"},
		{"+10d", "in ten days; so +2w weeks, -3m months, +1y years"},
		{"←/→", "go to the year, the month or the day; from then on ↑/↓ make it later or earlier, from today if it is empty"},
	}}
	onChoices = chapter{"Lists to choose from", [][2]string{
		{"enter", "opens a list; in an open one, takes what is marked and goes on"},
		{"↑/↓", "in an open list, move the mark; a closed one is passed"},
		{"letters", "open it and go to what begins with one, or search a long list"},
		{"tab", "goes on without taking what is marked"},
		{"esc", "closes the list, and nothing changes"},
	}}
	onLists = chapter{"Lists of words", [][2]string{
		{"enter", "add what you typed; in an empty place, go on"},
		{"backspace", "in an empty place, take the last one back"},
		{"←/→", "go between the words"},
	}}
	onPeople = chapter{"People", [][2]string{
		{"ctrl+f", "find a person in the directory; so for a manager"},
		{"tab", "next part of the row"},
		{"enter", "add a row"},
		{"ctrl+d", "remove the row"},
		{"←/→", "choose the relationship; a letter jumps"},
	}}
)
