package work

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"facet/forms"
	"facet/graph"
	"facet/internal/object"
	"facet/internal/pattern"
	"facet/internal/text"
	"facet/profile/person"
)

// action is what becomes of a row. A deletion has to be said; what is there already is
// meant by its id.
func (r *reading) action(e entry) (Action, bool) {
	does := Action(strings.ToLower(strings.TrimSpace(e.action)))
	id := strings.TrimSpace(e.id)
	switch {
	case does == "" && id == "", does == Create:
		return Create, true
	case does == "":
		does = Update
	case does != Update && does != Delete:
		r.wrong(e.place(actionColumn), fmt.Sprintf("an action is create, update or delete, not %q", text.Fit(e.action, 20)))
		return Create, false
	}
	switch {
	case id == "":
		r.wrong(e.place(idColumn), fmt.Sprintf("say by its id which entry is meant, to %s it: facet list and facet export have them", does))
	case len(id) < person.ShortID || !graph.ID(id).Known():
		r.wrong(e.place(idColumn), fmt.Sprintf("%s is no id of an entry: facet list has them. If it is a number of your own, say so with --map \"id=\"", text.Fit(id, 20)))
	default:
		return does, true
	}
	return does, false
}

// addChange takes a row that changes or deletes what is there. Its members are held
// against the entry later, and only those that say something else are read.
func (r *reading) addChange(kind forms.Kind, person string, does Action, e entry) {
	if e.template != "" && does == Update {
		r.wrong(e.place(templateColumn), "a template is what a new entry begins with: empty the cell, or the id")
		return
	}
	if e.cells == nil {
		e.values = r.given(kind, e)
	}
	if does == Delete {
		e.values = map[string]any{}
	}
	body, err := json.Marshal(e.values)
	if err != nil {
		r.problem(e.line, "", err.Error())
		return
	}
	row := Row{
		Line: e.line, Sheet: r.sheet, Person: person, PersonName: strings.TrimSpace(e.personName), Kind: kind,
		Action: does, ID: graph.ID(strings.TrimSpace(e.id)), Changed: strings.TrimSpace(e.changed), Body: body, Label: e.id, Aside: e.aside,
		personCell: e.place(personColumn).Cell, nameCell: e.place(nameColumn).Cell, place: e.place, cells: e.cells,
	}
	name := strings.Join([]string{strings.ToLower(person), kind.Name, "id", string(row.ID)}, "\n")
	if earlier, known := r.seen[name]; known {
		r.problem(row.Line, "", fmt.Sprintf("this is about the same entry as %s: keep one of them", Lines(r.sheet, []int{earlier})))
		return
	}
	r.seen[name] = row.Line
	r.list.Rows = append(r.list.Rows, row)
}

// given are the values of an object that may be given. What was read from Graph has
// more: what only Graph sets is left out, and so is what facet doesn't know. Text with
// nothing in it changes nothing, as an empty cell.
func (r *reading) given(kind forms.Kind, e entry) map[string]any {
	from := e.values["createdDateTime"] != nil
	given := map[string]any{}
	for name, value := range e.values {
		inner, nested := value.(map[string]any)
		switch {
		case value == "", nested && len(inner) == 0:
			r.empty++
		case from && !kind.Sets(name):
		default:
			given[name] = value
		}
	}
	return given
}

// readFromGraph takes from an object that Graph sent which one it is, and as of when.
func (e *entry) readFromGraph() {
	if e.values["createdDateTime"] == nil {
		return
	}
	if id, ok := e.values["id"].(string); ok && e.id == "" {
		e.id = id
	}
	if at, ok := e.values["lastModifiedDateTime"].(string); ok && e.changed == "" {
		e.changed = at
	}
}

// touched are the members of a row that say something else than an entry. What a
// spreadsheet has made of a number in it says the same.
func (r Row) touched(kind forms.Kind, raw json.RawMessage) map[string]any {
	given, err := object.Decode(r.Body)
	stored, unread := object.Decode(raw)
	if err != nil || unread != nil {
		return given
	}
	for name, value := range given {
		if reflect.DeepEqual(object.Plain(value), object.Plain(stored[name])) {
			delete(given, name)
		}
	}
	form, err := kind.Decode(raw)
	if err != nil || r.cells == nil {
		return given
	}
	had, err := Cells(kind, form)
	if err != nil {
		return given
	}
	for _, column := range kind.Columns() {
		cell, is := r.cells[column.Path]
		if is && (cell == strings.TrimSpace(had[column.Path]) || mangled(column, had[column.Path], cell)) {
			take(given, column)
		}
	}
	return given
}

// take takes a member out of what is given.
func take(given map[string]any, column forms.Column) {
	path := column.Path
	if column.Of != "" {
		path = column.Of
	}
	remove(given, strings.Split(path, "."))
}

func remove(given map[string]any, path []string) {
	inner, nested := given[path[0]].(map[string]any)
	if len(path) == 1 || !nested {
		delete(given, path[0])
		return
	}
	if remove(inner, path[1:]); len(inner) == 0 {
		delete(given, path[0])
	}
}

// mangled reports whether a cell is what a spreadsheet makes of a text that looks like a
// number: without its zeros or its plus, or with an E.
func mangled(column forms.Column, had, cell string) bool {
	switch {
	case column.Holds == forms.HoldsDay:
		return sameDay(had, cell)
	case column.Holds != forms.HoldsText || had == "":
		return false
	}
	number := func(s string) (float64, bool) {
		n, err := strconv.ParseFloat(strings.Replace(strings.TrimSpace(s), ",", ".", 1), 64)
		return n, err == nil
	}
	if bare, percent := strings.CutSuffix(cell, "%"); percent && strings.HasSuffix(had, "%") {
		had, cell = strings.TrimSuffix(had, "%"), bare
	}
	was, isNumber := number(had)
	now, still := number(cell)
	if mantissa, _, short := strings.Cut(strings.ToUpper(cell), "E"); short {
		digits := len(strings.Map(onlyDigits, mantissa))
		was, _ = number(strconv.FormatFloat(was, 'E', max(digits-1, 0), 64))
	}
	return isNumber && still && was == now
}

var threeNumbers = pattern.New(`^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$`)

// sameDay reports whether a cell may be a day as a spreadsheet writes it, whichever of its
// numbers is the month.
func sameDay(had, cell string) bool {
	n := threeNumbers().FindStringSubmatch(cell)
	if n == nil {
		return false
	}
	two := func(s string) string { return strings.Repeat("0", 2-len(s)) + s }
	return had == n[3]+"-"+two(n[2])+"-"+two(n[1]) || had == n[3]+"-"+two(n[1])+"-"+two(n[2])
}

func onlyDigits(c rune) rune {
	if c < '0' || c > '9' {
		return -1
	}
	return c
}
