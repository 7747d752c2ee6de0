package field

import (
	"cmp"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"facet/internal/text"
)

// Person is one row of [People]. Address is an email address or a user principal
// name, Relationship the value of an option. ID goes with the row unseen.
type Person struct {
	Name, Address, Relationship, ID string
}

func (p Person) blank() bool {
	return strings.TrimSpace(p.Name+p.Address+p.Relationship) == ""
}

// The cells of a row, in the order of the tab key.
const (
	nameCell = iota
	addressCell
	relationshipCell
	cellCount
)

// People is a field for a list of people: a row for each, with cells for the
// name, the address and the relationship.
type People struct {
	base
	get   func() []Person
	set   func([]Person)
	words []Option // the relationships on offer
	check func(Person) (name, address, relationship bool)
	usual string // the relationship of who is chosen in the directory; empty: none is usual

	rows  []personRow
	sent  []Person // what the rows were last as a value
	seen  []Person // what get made of that
	row   int
	cell  int
	input input // of the cell with the cursor, when it is written
	past  history[peopleVersion]
}

// personRow is a person as it is, and as it was given.
type personRow struct {
	Person
	was   Person
	given bool
}

// vanishes reports whether the person left a row without anything in it.
func (r personRow) vanishes() bool {
	return r.blank() && !(r.given && r.Person == r.was)
}

// NewPeople returns a field that edits what get returns, with a choice of
// relationships. set is called with a new slice after each change made by the
// person; rows with nothing in them are left out.
func NewPeople(get func() []Person, set func([]Person), relationships []Option) *People {
	p := &People{get: get, set: set, words: relationships}
	p.host(p)
	p.load()
	return p
}

// Check tells the field which cells of a person are wrong: the focus comes to
// the first of them, so that no key meant for it reaches another row.
func (p *People) Check(wrong func(Person) (name, address, relationship bool)) { p.check = wrong }

// Usually has who is chosen in the directory be in a relationship, unless one is
// given.
func (p *People) Usually(relationship string) { p.usual = relationship }

// wrong is the first cell that is wrong.
func (p *People) wrong() (row, cell int, found bool) {
	for i := 0; p.check != nil && i < len(p.rows); i++ {
		name, address, relationship := p.check(p.rows[i].Person)
		for cell, wrong := range []bool{name, address, relationship} {
			if wrong {
				return i, cell, true
			}
		}
	}
	return 0, 0, false
}

// load shows the present value.
func (p *People) load() {
	p.sent = slices.Clone(p.get())
	p.seen = p.sent
	p.past = history[peopleVersion]{}
	p.rows = make([]personRow, len(p.sent))
	for i, person := range p.sent {
		p.rows[i] = personRow{person, person, true}
	}
	p.enter(0, nameCell)
}

// sync shows the value again if somebody else changed it.
func (p *People) sync() {
	if !slices.Equal(p.get(), p.seen) {
		p.load()
	}
}

// store gives the rows that hold something to set, if that changes the value.
func (p *People) store() {
	var people []Person
	for _, r := range p.rows {
		if !r.vanishes() {
			people = append(people, r.Person)
		}
	}
	if !slices.Equal(people, p.sent) {
		p.sent = people
		p.set(slices.Clone(people))
		p.seen = slices.Clone(p.get())
	}
}

// GetValue returns the people as []Person.
func (p *People) GetValue() any { return p.get() }

// enter puts the cursor into a cell.
func (p *People) enter(row, cell int) {
	p.row, p.cell = max(min(row, len(p.rows)-1), 0), cell
	if at := p.written(); at != nil {
		p.input.load(*at)
	}
}

// written returns the member that the cursor's cell edits as text, or nil.
func (p *People) written() *string {
	switch {
	case p.row >= len(p.rows):
		return nil
	case p.cell == nameCell:
		return &p.rows[p.row].Name
	case p.cell == addressCell:
		return &p.rows[p.row].Address
	}
	return nil
}

// Focus lets the person edit what is wrong, or else in the first row.
func (p *People) Focus() tea.Cmd {
	p.sync()
	p.focused, p.notice = true, ""
	if len(p.rows) == 0 {
		p.rows = []personRow{{}}
	}
	p.enter(p.row, nameCell)
	if row, cell, found := p.wrong(); found {
		p.enter(row, cell)
	}
	return nil
}

// Blur takes rows away that were left with nothing in them.
func (p *People) Blur() tea.Cmd {
	p.focused = false
	p.rows = slices.DeleteFunc(p.rows, personRow.vanishes)
	p.enter(0, nameCell)
	return nil
}

// Captures reports whether a key stays in the table: tab up to the last cell of a
// row, up and down between rows, enter unless the last row is empty.
func (p *People) Captures(msg tea.KeyPressMsg) bool {
	last := p.row == len(p.rows)-1
	switch msg.String() {
	case "tab":
		return p.cell < cellCount-1
	case "shift+tab":
		return p.cell > 0
	case "up":
		return p.row > 0
	case "down":
		return !last
	case "enter":
		return !last || !p.rows[p.row].blank()
	case "ctrl+d":
		return true
	}
	return false
}

// KeyBinds returns the keys of the table.
func (p *People) KeyBinds() []key.Binding {
	return []key.Binding{binding("tab", "next cell"), binding("enter", "add a row"), binding("ctrl+d", "remove the row")}
}

// Update edits the cell under the cursor, or moves between cells and rows.
func (p *People) Update(msg tea.Msg) (huh.Model, tea.Cmd) {
	p.listen(msg)
	if !p.focused {
		return p, nil
	}
	before := p.version()
	if then, meant, found := p.past.turn(msg, before); meant {
		if found {
			p.restore(then)
		}
		return p, nil
	}
	press, _ := msg.(tea.KeyPressMsg)
	if p.row < len(p.rows) && !p.walk(press) {
		s := p.input.stroke(msg, p.past.rest)
		p.change(msg)
		p.store()
		p.changed(before, s)
	}
	return p, nil
}

// walk does the keys that move between cells and rows. It changes nothing.
func (p *People) walk(press tea.KeyPressMsg) bool {
	if !p.Captures(press) {
		return false
	}
	switch press.String() {
	case "tab":
		p.enter(p.row, p.cell+1)
	case "shift+tab":
		p.enter(p.row, p.cell-1)
	case "up":
		p.enter(p.row-1, p.cell)
	case "down":
		p.enter(p.row+1, p.cell)
	case "enter":
		if p.row == len(p.rows)-1 {
			p.rows = append(p.rows, personRow{})
		}
		p.enter(p.row+1, nameCell)
	default:
		return false
	}
	return true
}

// change edits the cell under the cursor, or takes its row away.
func (p *People) change(msg tea.Msg) {
	press, _ := msg.(tea.KeyPressMsg)
	keys := press.String()
	at := p.written()
	switch {
	case keys == "ctrl+d", keys == "delete" && p.rows[p.row].blank():
		p.remove()
	case at == nil:
		p.relate(press)
	case p.edit(&p.input, msg):
		*at = p.input.value()
	}
}

// remove takes the row under the cursor away.
func (p *People) remove() {
	if who := text.Line(cmp.Or(p.rows[p.row].Name, p.rows[p.row].Address)); who != "" {
		p.notice = text.Fit(who, p.width/2) + " is removed from this form. ctrl+z brings them back."
	}
	p.rows = slices.Delete(p.rows, p.row, p.row+1)
	if len(p.rows) == 0 {
		p.rows = []personRow{{}}
	}
	p.enter(p.row, nameCell)
}

// Summary returns the names, or the addresses of those without.
func (p *People) Summary() string {
	var names []string
	for _, person := range p.get() {
		for _, s := range []string{person.Name, person.Address, "someone without a name"} {
			if s = strings.TrimSpace(text.Line(s)); s != "" {
				names = append(names, s)
				break
			}
		}
	}
	return strings.Join(names, ", ")
}
