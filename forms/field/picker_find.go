package field

import (
	"slices"

	"facet/internal/scroll"
	"facet/internal/text"
)

// search opens the list with what a query finds; everything for "".
func (p *Picker) search(query string) {
	if p.query.String() != query {
		p.query.load(query)
	}
	p.load()
	p.open, p.folded, p.marked, p.list = true, false, false, scroll.List{}
	folded := text.Fold(p.typed())
	if folded == "" {
		p.rows, p.sure = p.offer.every, -1
		p.list.Center(p.index(p.present()), p.window())
		return
	}
	own, foreign := p.offer.find(folded), p.foreign(folded)
	p.sure = p.meant(folded, own, foreign)
	p.rows = distinct(own.wholes, foreign.wholes, own.starts, foreign.starts, own.parts)
	p.extend()
}

// foreign are the options that a query fits by the names that others know.
func (p *Picker) foreign(folded string) (fits hits) {
	if p.names == nil {
		return hits{}
	}
	places := func(values []string) (all []int) {
		for _, value := range values {
			if at := p.index(value); p.offer.holds(at) {
				all = append(all, at)
			}
		}
		slices.Sort(all)
		return slices.Compact(all)
	}
	wholes, starts := p.names().find(folded)
	return hits{wholes: places(wholes), starts: places(starts)}
}

// meant is the option that a query can only mean, or -1: the one with this
// code, the one with this name, the only one that it fits. A name in another
// language counts where nothing else is called so in any.
func (p *Picker) meant(folded string, own, foreign hits) int {
	for _, at := range own.wholes {
		if text.Fold(p.offer.options[at].Value) == folded {
			return at
		}
	}
	for _, fits := range [][]int{own.wholes, distinct(foreign.wholes, own.starts, own.parts), foreign.starts} {
		if len(fits) > 0 {
			return only(fits)
		}
	}
	return -1
}

// only is the one of these, or -1 if they are several.
func only(fits []int) int {
	if len(fits) == 1 {
		return fits[0]
	}
	return -1
}

// distinct are all of these, each once, in order.
func distinct(all ...[]int) []int {
	var once []int
	together := slices.Concat(all...)
	if len(together) == 0 {
		return nil
	}
	seen := make([]bool, slices.Max(together)+1)
	for _, at := range together {
		if !seen[at] {
			seen[at] = true
			once = append(once, at)
		}
	}
	return once
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
	if len(p.rows) == 1 {
		p.sure = i
	}
}
