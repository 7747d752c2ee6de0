package field

import (
	"cmp"
	"strings"
)

// SetText puts s in the place of the date, as the person's own change: what
// [Resolve] knows becomes the day or month, and what it doesn't stays for a
// check to refuse.
func (d *Date) SetText(s string) {
	d.sync()
	d.input.rewrite(s)
	d.set(d.wire())
	d.settle()
}

// Retype takes the variable's value for something that was typed: "today"
// becomes the day.
func (d *Date) Retype() {
	words := d.get()
	d.set("")
	d.load()
	d.SetText(words)
}

// SetItems puts items in the place of the list, as the person's own change.
// Each is taken apart as [Parts] says; blank ones, and the same ones, are left out.
func (l *List) SetItems(items []string) {
	l.items = nil
	l.rest()
	for _, item := range items {
		for _, part := range Parts(item) {
			l.input.paste(part)
			l.add()
		}
	}
	l.rest()
	l.store()
}

// SetPeople puts people in the place of those who are there, as the person's
// own change. Those of whom nothing is known are left out.
func (p *People) SetPeople(people []Person) {
	p.sync()
	p.rows = nil
	for _, person := range people {
		if !person.blank() {
			p.rows = append(p.rows, personRow{Person: person})
		}
	}
	p.store()
	p.enter(0, nameCell)
}

// Here returns the person in the row under the cursor.
func (p *People) Here() Person {
	if p.row >= len(p.rows) {
		return Person{}
	}
	return p.rows[p.row].Person
}

// Refer puts somebody into the row under the cursor, as the person's own
// change. The relationship stays, or is the usual one, and comes next.
func (p *People) Refer(name, address string) {
	p.sync()
	if len(p.rows) == 0 {
		p.rows = []personRow{{}}
	}
	p.put(func() {
		r := &p.rows[min(p.row, len(p.rows)-1)]
		r.Name, r.Address, r.ID = name, address, ""
		r.Relationship = cmp.Or(r.Relationship, p.usual)
	})
	p.enter(p.row, relationshipCell)
}

// SetText picks what s can only mean: an option by its code, its name or a
// part that no other has; none for blank text. Otherwise nothing changes, and
// it returns what s might mean, best first, and false.
func (p *Picker) SetText(s string) (might []Option, ok bool) {
	p.load()
	if strings.TrimSpace(s) == "" {
		p.pick(0)
		return nil, true
	}
	defer func() {
		p.Fold()
		p.query.load("")
	}()
	p.search(s)
	if p.sure >= 0 {
		p.pick(p.sure)
		return nil, true
	}
	for _, row := range p.rows {
		might = append(might, p.offer.options[row])
	}
	return might, false
}
