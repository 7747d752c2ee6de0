package work

import (
	"fmt"
	"strings"

	"facet/forms"
	"facet/internal/text"
	"facet/internal/textfile"
	"facet/internal/xlsx"
)

// record reads one row below the header.
func (r *reading) record(head *header, one record) {
	if r.uneven(head, one) {
		return
	}
	cellOf := func(special string) string { return one.at(head.of(special)) }
	if strings.HasPrefix(cellOf(personColumn), "#") {
		r.ignored++
		return
	}
	if head.of(personColumn) < 0 && r.Person == "" || head.of(kindColumn) < 0 && r.Kind == "" {
		return
	}
	kind, err := r.kind(cellOf(kindColumn)) // what is wrong with it, add says
	e := entry{
		line: one.line, person: cellOf(personColumn), personName: cellOf(nameColumn), kind: cellOf(kindColumn), template: cellOf(templateColumn),
		action: cellOf(actionColumn), id: cellOf(idColumn), changed: cellOf(changedColumn), cells: map[string]string{},
		values: map[string]any{}, aside: map[string]string{}, unread: map[string]bool{},
	}
	e.place = func(member string) Problem {
		at := head.of(member)
		if at < 0 {
			at = head.member(kind.Name, withoutIndexes(member))
		}
		return e.at(r.placeOf(one, at, member))
	}
	if err == nil {
		r.values(head, one, kind, &e)
	}
	r.add(e)
}

// uneven refuses a row that has other cells than the header.
func (r *reading) uneven(head *header, one record) bool {
	if one.given > 0 && len(one.cells) < head.least {
		r.problem(one.line, "", fmt.Sprintf("this row has %s and the header %d: give an empty cell where there is nothing to say", text.Count(len(one.cells), "cell", "cells"), head.least))
		return true
	}
	for i := len(head.columns); i < len(one.cells); i++ {
		switch {
		case one.at(i) == "" && one.cells[i].problem == "":
		case r.sheet:
			r.wrong(r.placeOf(one, i, ""), "this cell is not empty, but its column has no name: name it in the header")
			return true
		default:
			r.problem(one.line, "", fmt.Sprintf("this row has %s and the header %d: put text with a %s in it in double quotes", text.Count(i+1, "cell", "cells"), len(head.columns), separators[r.list.Separator]))
			return true
		}
	}
	return false
}

// placeOf is the place of a cell, for something that is wrong with it.
func (r *reading) placeOf(one record, at int, member string) Problem {
	p := Problem{Line: one.line, Member: member}
	switch {
	case at < 0:
	case r.sheet:
		p.Cell = xlsx.Name(at, one.line)
	case at < len(one.cells):
		p.Line, p.InCell = one.cells[at].line, xlsx.Name(at, one.row)
	}
	return p
}

// values makes an object of the cells of a row. An empty one gives nothing.
func (r *reading) values(head *header, one record, kind forms.Kind, e *entry) {
	for i, c := range head.columns {
		if i >= len(one.cells) || c.unread || c.remark {
			continue
		}
		member, has := c.members[kind.Name]
		text, problem := one.at(i), one.cells[i].problem
		switch {
		case c.aside != "":
			e.aside[c.aside] = text
		case text == "" && problem == "":
		case problem != "":
			name := c.special
			if has {
				name = member.Path
			}
			e.unread[name] = true
			r.wrong(e.at(r.placeOf(one, i, c.name)), problem)
		case c.special != "":
		case c.name == "":
			r.wrong(e.at(r.placeOf(one, i, "")), fmt.Sprintf("cell %d is not empty, but its column has no name: name it in the first row", i+1))
		case !has:
			r.wrong(e.at(r.placeOf(one, i, c.name)), "this does not belong to "+article(kind.Called())+": leave the cell empty")
		default:
			r.days.see(text, one.line)
			r.value(one, i, member, e)
		}
	}
}

// value gives a member what its cell says.
func (r *reading) value(one record, at int, member forms.Column, e *entry) {
	text := one.at(at)
	e.cells[member.Path] = text
	if day := one.cells[at].day; day != "" && member.Holds == forms.HoldsDay {
		text = day
	}
	if right, wrong := textfile.Misread(text); wrong && e.id == "" {
		r.wrong(e.at(r.placeOf(one, at, member.Path)), anotherEncoding(text, right))
		e.unread[member.Path] = true
	}
	if member.Of == "" {
		put(e.values, strings.Split(member.Path, "."), value(member.Holds, text))
		return
	}
	if err := putEach(e.values, member, split(text)); err != nil {
		r.wrong(e.at(r.placeOf(one, at, member.Path)), err.Error())
		e.unread[member.Of] = true
	}
}

// anotherEncoding says that a cell went through a program that took it for something else.
func anotherEncoding(cell, right string) string {
	return fmt.Sprintf("this says %q, where %q seems to be meant: a spreadsheet program has taken its letters for others. Open the .csv again as UTF-8 (Excel: Data, From Text; LibreOffice asks), or write the cell again",
		text.Fit(cell, 40), text.Fit(right, 40))
}
