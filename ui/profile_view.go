package ui

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"facet/forms"
	"facet/internal/text"
	"facet/profile/person"
	"facet/profile/send"
	"facet/ui/home"
	"facet/ui/paint"
)

func (p *profile) View() string { return p.theme.roles.Render(p.page().Draw()) }

// page is what there is to draw.
func (p *profile) page() home.Page {
	page := home.Page{
		Width: p.width, Height: p.height, Signs: paint.Unicode, Fills: p.theme.roles.Fills(),
		Groups: p.groups(), Kind: p.kinds.At(), Inside: p.inside, Alerts: p.alerts(),
		Detail: p.detail(), Card: p.colleagues, Notes: p.worth, Years: p.years,
	}
	for i := p.kinds.At(); i < len(p.collections); i++ {
		page.Lists = append(page.Lists, p.listOf(i))
	}
	if p.filters || p.filter.value() != "" {
		page.Find = paint.Of(paint.Focused.Of(text.OneLine(p.filter.drawn(page.ListWidth()).String())))
	}
	return page
}

// groups are the facet types as the rail has them.
func (p *profile) groups() []home.Group {
	var all []home.Group
	for i := range p.collections {
		c := &p.collections[i]
		if len(all) == 0 || all[len(all)-1].Title.String() != c.group {
			all = append(all, home.Group{Title: text.OneLine(c.group), Folds: c.group == nothingYet})
		}
		group := &all[len(all)-1]
		group.Kinds = append(group.Kinds, p.railKind(c))
	}
	return all
}

// railKind is a facet type with how many objects it has, or was found in it.
func (p *profile) railKind(c *collection) home.Kind {
	many := len(p.hits(c))
	k := home.Kind{Title: text.OneLine(c.kind.Title), Many: many, Count: text.OneLine(fmt.Sprint(many))}
	switch {
	case c.err != nil:
		k.Count, k.Wrong = text.OneLine("!"), true
	case c.loading && c.objects == nil:
		k.Count, k.Empty = text.OneLine("…"), true
	case c.begun:
		k.Count = text.OneLine(fmt.Sprint(many) + "…")
	case many == 0:
		k.Empty = true
	}
	return k
}

// listOf is one facet type and its objects. The one under the cursor is as the
// words leave it, and says why there is none.
func (p *profile) listOf(i int) home.List {
	c, now := &p.collections[i], time.Now()
	objects := p.hits(c)
	l := home.List{Kind: i, Title: text.OneLine(c.kind.Title)}
	if i == p.kinds.At() {
		l.Scroll, l.Note, l.Words = &c.list, text.OneLine(p.session.NoteBeside(c.kind)), p.listWords(objects)
	}
	l.Len, l.Count = len(objects), text.OneLine(fmt.Sprint(len(objects)))
	l.Entry = func(at int) home.Entry { return p.entry(objects[at], now) }
	return l
}

// listWords say why there are no objects.
func (p *profile) listWords(objects []person.Object) []home.Words {
	c := p.collection()
	one := func(s paint.Style, words string) home.Words { return home.Words{Style: s, Text: text.OneLine(words)} }
	switch {
	case c.err != nil:
		what, remedy := person.Explain(c.err)
		return []home.Words{one(paint.Style{Role: paint.Bad, Bold: true}, "✗ "+what), one(paint.Normal, remedy), one(paint.Hint, "Nothing was changed. r tries again.")}
	case c.loading && c.objects == nil:
		done, all := p.readSoFar()
		return []home.Words{
			one(paint.Hint, "Reading…"),
			one(paint.Hint, fmt.Sprintf("%d of %d parts are read. What is there already can be used.", done, all)),
		}
	case len(objects) > 0:
		return nil
	case p.filter.value() != "":
		return []home.Words{one(paint.Hint, "Nothing matches.")}
	case c.kind.Fixed:
		return []home.Words{one(paint.Hint, "Nothing here.")}
	}
	return []home.Words{
		one(paint.Hint, strings.ToUpper(c.kind.What[:1])+c.kind.What[1:]+"."),
		one(paint.Normal, "Nothing here yet. Press n to add the first."),
	}
}

// readSoFar is how many facet types are read, of all.
func (p *profile) readSoFar() (done, all int) {
	for i := range p.collections {
		if c := &p.collections[i]; !c.loading {
			done++
		}
	}
	return done, len(p.collections)
}

// entry is what the list says of an object.
func (p *profile) entry(o person.Object, now time.Time) home.Entry {
	says := p.session.Line(o, now)
	e := home.Entry{
		Title: text.OneLine(says.Title), Badge: text.OneLine(says.Badge), Urgent: paint.Good,
		Reach: says.Reach, Seen: text.OneLine(says.Brief), Locked: says.Locked, Open: says.Sees != "",
	}
	for _, words := range says.Facts {
		if words != "" {
			e.Facts = append(e.Facts, text.OneLine(words))
		}
	}
	switch {
	case says.Warns:
		e.Badge, e.Urgent = text.OneLine("! "+says.Badge), paint.Warn
	case says.Locked:
		e.Urgent = paint.Faint
	}
	return e
}

// detail is all of the object under the cursor of the list.
func (p *profile) detail() *home.Detail {
	o, there := p.marked()
	if !there {
		return nil
	}
	if now := time.Now(); !p.shown.of(o, now) {
		p.shown = shown{o.Raw, now, p.detailOf(o)}
	}
	return p.shown.detail
}

// shown is the detail that was made last. A key may leave it as it is.
type shown struct {
	raw    json.RawMessage
	made   time.Time
	detail *home.Detail
}

// of reports whether it is that of an object, and says how long something is ago as
// it is said now.
func (s shown) of(o person.Object, now time.Time) bool {
	return len(s.raw) > 0 && len(o.Raw) == len(s.raw) && &o.Raw[0] == &s.raw[0] && now.Sub(s.made) < time.Minute
}

func (p *profile) detailOf(o person.Object) *home.Detail {
	kind, says := p.collection().kind, p.session.Line(o, time.Now())
	d := &home.Detail{Title: text.OneLine(says.Title), Time: timeOf(o.Form)}
	for _, f := range send.Summary(p.session, kind, o.Raw) {
		d.Facts = append(d.Facts, home.Fact{Label: f.Title, Value: paint.Of(paint.Normal.Of(text.OneLine(strings.Join(strings.Fields(f.Value.String()), " "))))})
	}
	if says.Sees != "" {
		d.Facts = append(d.Facts, home.Fact{Label: text.OneLine("Seen by"), Value: paint.Unicode.ReachIn(says.Reach, text.OneLine(says.Sees))})
	}
	if says.From != "" {
		d.Facts = append(d.Facts, home.Fact{Label: text.OneLine("From"), Value: paint.Of(paint.Normal.Of(text.OneLine(says.From)))})
	}
	return d
}

// timeOf is how long something holds, if that is known.
func timeOf(form forms.Form) *paint.Time {
	e, ends := forms.ExpiryOf(form, time.Now())
	from, to, passed, known := e.Bar()
	if !ends || !known {
		return nil
	}
	t := &paint.Time{From: text.OneLine(from), To: text.OneLine(to), Passed: passed, Left: text.OneLine(e.Words()), Role: paint.Good}
	if e.Soon() {
		t.Role = paint.Warn
	}
	return t
}

// alerts are what there is to know of the profile, with the key that leads on, and
// why the last key did nothing.
func (p *profile) alerts() []text.Safe {
	var all []text.Safe
	for _, note := range p.overview().Notes() {
		words := note.Words.String()
		switch {
		case len(note.Key) == 1:
			words += " Press " + note.Key + "."
		case note.Key != "":
			words += " ctrl+p " + note.Key + "."
		}
		all = append(all, text.OneLine(words))
	}
	if err := p.session.IdentifyError(); err != nil {
		what, _ := person.Explain(err)
		all = append(all, text.OneLine(what))
	}
	if p.refused != "" {
		all = append(all, text.OneLine(p.refused))
	}
	return all
}

// marked is the object under the cursor of the list, wherever the keys go.
func (p *profile) marked() (person.Object, bool) {
	objects, at := p.visible(), p.collection().list.At()
	if at >= len(objects) {
		return person.Object{}, false
	}
	return objects[at], true
}

// Cursor stands in the filter while it is typed.
func (p *profile) Cursor() *tea.Cursor {
	if !p.filters {
		return nil
	}
	page := p.page()
	at := p.filter.cursor(page.ListWidth(), 0)
	at.X += page.ListAt()
	return at
}
