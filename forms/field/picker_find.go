package field

import (
	"slices"

	"facet/internal/text"
)

// search opens the list with what a query finds; everything for "".
func (p *Picker) search(query string) {
	if p.query.String() != query {
		p.query.load(query)
	}
	p.load()
	p.open, p.folded, p.row, p.top, p.marked = true, false, 0, 0, false
	folded := text.Fold(p.typed())
	if folded == "" {
		p.rows, p.exact = p.offer.every, 0
		p.row = max(p.index(p.present()), 0)
		p.top = p.row - pickerRows/2
		return
	}
	p.rows, p.exact = p.offer.find(folded)
	p.extend()
}

// extend adds what the form accepts beyond the options to the list.
func (p *Picker) extend() {
	if p.accept == nil {
		return
	}
	o, ok := p.accept(p.typed())
	if !ok || o.Value == "" {
		return
	}
	i := p.index(o.Value)
	if !p.offer.holds(i) {
		i = p.offer.lend(o)
	}
	if !slices.Contains(p.rows, i) {
		p.rows = append(p.rows, i)
	}
}

// meant returns the row that the query can only mean, or -1: the one with this
// code, the one with this name, the only one.
func (p *Picker) meant() int {
	folded := text.Fold(p.typed())
	for i, row := range p.rows[:p.exact] {
		if text.Fold(p.offer.options[row].Value) == folded {
			return i
		}
	}
	if p.exact == 1 || len(p.rows) == 1 {
		return 0
	}
	return -1
}
