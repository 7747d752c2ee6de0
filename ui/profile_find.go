package ui

import (
	"cmp"
	"slices"
	"sort"
	"time"

	tea "charm.land/bubbletea/v2"

	"facet/forms"
	"facet/internal/scroll"
	"facet/profile/flow"
	"facet/profile/person"
)

// nothingYet is the group of the facet types without entries.
const nothingYet = "Nothing yet"

// seeks reports whether the entries are narrowed to what has some words.
func (p *profile) seeks() bool { return p.filter.value() != "" }

// visible are the objects of the collection under the cursor that the words find.
func (p *profile) visible() []person.Object { return p.hits(p.collection()) }

// hits are the objects of a collection that the words find. They are looked for once,
// and not by all who ask at a key.
func (p *profile) hits(c *collection) []person.Object {
	typed := p.filter.value()
	if typed == "" {
		return c.objects
	}
	if c.sought == typed {
		return c.found
	}
	if c.folded == nil {
		now := time.Now()
		for _, o := range c.objects {
			c.folded = append(c.folded, p.session.Line(o, now).Folded())
		}
	}
	c.sought, c.found = typed, nil
	sought := person.NewSought(typed)
	for i, o := range c.objects {
		if sought.In(c.folded[i]) {
			c.found = append(c.found, o)
		}
	}
	return c.found
}

// forget drops what was found in a collection, as it was read anew.
func (c *collection) forget() { c.sought, c.found, c.folded = "", nil, nil }

// beginFilter looks for words, in the entries of all facet types.
func (p *profile) beginFilter(tea.KeyPressMsg) (screen, tea.Cmd) {
	p.inside, p.filters, p.from = true, true, p.collection().kind.Path
	return p, nil
}

// unfilter leaves the words that are typed, and goes back to where they began.
func (p *profile) unfilter(string) {
	p.filters = false
	p.leave("")
	p.turnTo(p.from)
}

// narrow types into the words. Where the facet type under the cursor has none, the
// cursor goes to the first that has.
func (p *profile) narrow(msg tea.Msg) {
	if !p.filters || !p.filter.write(msg) {
		return
	}
	if p.seeks() && len(p.visible()) == 0 {
		p.toHit(0, 1)
	}
	p.collection().list.Go(p.collection().list.At(), len(p.visible()))
}

// toHit goes to the first facet type from one on in which something was found, in a
// direction, and reports whether there is one.
func (p *profile) toHit(from, by int) bool {
	for i := from; i >= 0 && i < len(p.collections); i += by {
		if len(p.hits(&p.collections[i])) > 0 {
			p.kinds.Go(i, len(p.collections))
			return true
		}
	}
	return false
}

// step moves the cursor among the collections or the objects. Where words are looked
// for it goes on to the next facet type that has some.
func (p *profile) step(press string) {
	if !p.inside {
		p.kinds.Move(press, scroll.Rows{Count: len(p.collections), Room: 1})
		return
	}
	list, count, at := &p.collection().list, len(p.visible()), p.kinds.At()
	before := list.At()
	list.Move(press, p.page().Rows())
	switch {
	case !p.seeks() || list.At() != before:
	case before == count-1 && p.toHit(at+1, 1):
		p.collection().list.Go(0, len(p.visible()))
	case before == 0 && p.toHit(at-1, -1):
		p.collection().list.Go(len(p.visible())-1, len(p.visible()))
	}
}

// arrange has the facet types in the order of their groups; those of which there is
// nothing stand apart. The cursor stays where it is, once somebody has moved it.
func (p *profile) arrange() {
	if len(p.collections) == 0 {
		return
	}
	under, with := p.collection().kind.Path, 0
	for _, c := range p.collections {
		if !c.nothing() {
			with++
		}
	}
	apart := flow.Folds(with, len(p.collections)-with)
	for i := range p.collections {
		c := &p.collections[i]
		if c.group = c.kind.Group; apart && c.nothing() {
			c.group = nothingYet
		}
	}
	sort.SliceStable(p.collections, func(i, j int) bool {
		a, b := &p.collections[i], &p.collections[j]
		return cmp.Or(groupOrder(a.group)-groupOrder(b.group), a.nth-b.nth) < 0
	})
	if p.moved {
		p.turnTo(under)
	}
}

// nothing reports whether it is known that there is nothing.
func (c collection) nothing() bool { return c.read && c.err == nil && len(c.objects) == 0 }

// groupOrder is the place of a group; that of what there is nothing of is the last.
func groupOrder(group string) int {
	if group == nothingYet {
		return len(forms.Groups()) + 1
	}
	return slices.Index(forms.Groups(), group)
}
