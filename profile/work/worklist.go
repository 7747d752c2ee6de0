// Package work is a list of work: objects to be created, changed or deleted, each of
// a person, as a table, a sheet of a workbook or JSON gives them.
//
// Its laws:
//   - A list is read whole, and everything that is wrong with it is said, each
//     with its place, before anything is sent.
//   - A row is known by its person's object id, its facet type and what it
//     says: what was done once under that name is never sent again, whatever
//     run it is and wherever in the file it stands. What was taken back, sent in
//     another way, or is there already is sent if somebody says so. The journal of the
//     outbox is the only record of that; the report is for people.
//   - Nothing of a list is dropped in silence: what isn't sent is named, and
//     goes into the report.
//   - Rows of one person are sent one after the other, those of different people
//     side by side, and no request leaves before the time that Graph named.
//   - Words of the file reach a report or an error as text that is safe to show.
package work

import (
	"cmp"
	"encoding/json"
	"fmt"
	"strings"

	"facet/forms"
	"facet/graph"
	"facet/internal/object"
	"facet/profile/person"
)

// Row is one object to be created, changed or deleted for one person.
type Row struct {
	Line       int    // where it begins in the file, or its number in the sheet, from 1
	Sheet      bool   // it is of a workbook
	Person     string // as it was written: a sign-in name, an address or an object id
	PersonName string // what the list calls them, if it does
	Kind       forms.Kind
	Action     Action            // what becomes of it
	ID         graph.ID          // of what is changed or deleted, or the beginning of it
	Changed    string            // when that was changed last, as the list knows; empty: that doesn't matter
	Body       json.RawMessage   // what creates it: the same for every way to write it; of a change the members that are given
	Label      string            // what the object is called; raw
	Aside      map[string]string // what it says in the columns that are nobody's; raw

	personCell, nameCell string // of a sheet

	planned *PlannedRow                 // of a plan: what was approved; nil: it is of a list
	cells   map[string]string           // of a change: what is given, as a table has it; nil: it is JSON
	place   func(member string) Problem // where a member stands
}

// Form is the row as a form, for somebody to look at.
func (r Row) Form() (forms.Form, error) { return r.Kind.Decode(r.Body) }

// Action is what becomes of a row.
type Action string

// The actions, as lists have them.
const (
	Create Action = "create"
	Update Action = "update"
	Delete Action = "delete"
)

// Does is the action of the row: one without is created.
func (r Row) Does() Action { return cmp.Or(r.Action, Create) }

// Adds reports whether the row creates something.
func (r Row) Adds() bool { return r.Does() == Create }

// Called is what a row is called before anything was read: by what it says, or else by the
// id of what it changes or deletes.
func (r Row) Called() string {
	if form, err := r.Form(); err == nil && !r.Adds() && form.Label() != "" {
		return form.Label()
	}
	return r.Label
}

// Place is where the row stands, in words.
func (r Row) Place() string { return Lines(r.Sheet, []int{r.Line}) }

// reading is a list while it is read.
type reading struct {
	*Reader
	list    List
	sheet   bool
	seen    map[string]int // the line of each row, by what it says
	ignored int            // rows that are left out by a # before their person
	days    written        // the orders in which days are written
	filled  map[string]template
	empty   int // values of a change with nothing in them
}

func (r *reading) note(format string, args ...any) {
	r.list.Notes = append(r.list.Notes, fmt.Sprintf(format, args...))
}

// entry is a row as it was written.
type entry struct {
	line                               int
	person, personName, kind, template string
	action, id, changed                string
	cells                              map[string]string // of a table: what is given, as it stands there
	values                             map[string]any
	aside                              map[string]string
	place                              func(member string) Problem
	unread                             map[string]bool // members of which it was said that they can't be read
}

// at is a place in the row, with whose row it is.
func (e entry) at(p Problem) Problem {
	p.Person, p.Kind = strings.TrimSpace(e.person), strings.TrimSpace(e.kind)
	return p
}

// add takes one row, or says what is wrong with it.
func (r *reading) add(e entry) {
	who, nobody := person.ReadWho(cmp.Or(strings.TrimSpace(e.person), r.Person))
	if nobody != nil && !e.unread[personColumn] {
		r.wrong(e.place(personColumn), nobody.Error())
	}
	kind, err := r.kind(e.kind)
	if err != nil {
		if !e.unread[kindColumn] {
			r.wrong(e.place(kindColumn), err.Error())
		}
		return
	}
	does, known := r.action(e)
	if does != Create || !known {
		if known && nobody == nil && len(e.unread) == 0 {
			r.addChange(kind, who, does, e)
		}
		return
	}
	if e.values["createdDateTime"] != nil && e.cells == nil { // as Graph sent it
		e.values = r.given(kind, e)
	}
	form, passes := r.form(kind, e)
	if !passes || nobody != nil || len(e.unread) > 0 {
		return
	}
	body, err := sortedBody(form)
	if err != nil {
		r.problem(e.line, "", err.Error())
		return
	}
	row := Row{
		Line: e.line, Sheet: r.sheet, Person: who, PersonName: strings.TrimSpace(e.personName),
		Kind: kind, Body: body, Label: form.Label(), Aside: e.aside,
		personCell: e.place(personColumn).Cell, nameCell: e.place(nameColumn).Cell, place: e.place,
	}
	if !r.again(row) {
		r.list.Rows = append(r.list.Rows, row)
	}
}

// form makes a form of the values of a row, over its template, and reports whether
// they are right. What can't be read was said already.
func (r *reading) form(kind forms.Kind, e entry) (forms.Form, bool) {
	raw, err := json.Marshal(e.values)
	if err != nil {
		r.problem(e.line, "", err.Error())
		return nil, false
	}
	read := kind.Read
	if name := cmp.Or(strings.TrimSpace(e.template), r.TemplateName); name != "" {
		t := r.template(kind, name)
		if t.err != nil {
			r.problem(e.line, templateColumn, t.err.Error())
			return nil, false
		}
		read = t.Fill
	}
	form, wrong := read(raw)
	for _, p := range wrong {
		if !e.unread[withoutIndexes(p.Member)] && (p.Member != "" || len(e.unread) == 0) {
			r.wrong(e.place(p.Member), p.Advice)
		}
	}
	return form, len(wrong) == 0
}

// template is what a row begins with, or why there is none.
type template struct {
	forms.Template
	err error
}

func (r *reading) template(kind forms.Kind, name string) template {
	key := kind.Name + "\n" + name
	t, known := r.filled[key]
	if !known {
		t.Template, t.err = r.Template(kind, name)
		r.filled[key] = t
	}
	return t
}

// sortedBody is the body of a form with its members in the order of their
// names, as rows have been known since the first list was sent.
func sortedBody(form forms.Form) (json.RawMessage, error) {
	body, err := graph.Body(form)
	if err != nil {
		return nil, err
	}
	values, err := object.Decode(body)
	if err != nil {
		return nil, err
	}
	return graph.Body(values)
}

// again refuses a row that says what an earlier one says.
func (r *reading) again(row Row) bool {
	name := strings.Join([]string{strings.ToLower(row.Person), row.Kind.Name, string(row.Body)}, "\n")
	earlier, known := r.seen[name]
	if known {
		r.problem(row.Line, "", fmt.Sprintf("this is the same as %s: keep one of them", Lines(r.sheet, []int{earlier})))
		return true
	}
	r.seen[name] = row.Line
	return false
}

func (r *reading) kind(name string) (forms.Kind, error) {
	if name = cmp.Or(strings.TrimSpace(name), r.Kind); name == "" {
		return forms.Kind{}, fmt.Errorf("say what it is: %s", strings.Join(kindNames(r.Kinds), ", "))
	}
	return forms.Named(r.Kinds, name)
}

func kindNames(kinds []forms.Kind) []string {
	var names []string
	for _, kind := range kinds {
		names = append(names, kind.Name)
	}
	return names
}
