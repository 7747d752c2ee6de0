package flow

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"facet/forms"
	"facet/internal/text"
	"facet/profile/draft"
	"facet/profile/person"
)

// contents is a profile in line mode: the facet types with entries, one line for all others, and the entries
// of the open one. A screen shows these side by side. The [Overview] has the actions of both.
type contents struct {
	isPlace
	session     *person.Session
	begins      func() draft.Templates // reads the templates; nil: there are none
	templates   draft.Templates
	collections []collection
	opened      string // the path of the open facet type; empty: none
	empty       bool   // those without entries are listed
	warned      bool   // the warning that nothing can be sent was shown, if it applies
	waiting
}

// collection is a facet type with the person's entries, or the reason why they could not be read.
type collection struct {
	kind    forms.Kind
	objects []person.Object
	err     error
}

// waiting is the unfinished work on this computer.
type waiting struct {
	drafts []person.Draft
	unread error    // why the drafts could not be read, or nil
	open   int      // unconfirmed sends
	damage []string // what to say, once, about damaged files
}

// Contents is a profile in line mode. The templates are read again with the profile; nil: there are none.
func Contents(s *person.Session, begins func() draft.Templates) Step {
	c := contents{session: s, begins: begins}
	for _, kind := range s.Kinds {
		c.collections = append(c.collections, collection{kind: kind})
	}
	return c
}

func (c contents) Session() *person.Session { return c.session }

// Base is what makes it a [Base].
func (c contents) Base() {}

func (c contents) View() View {
	switch at := c.at(c.opened); {
	case at >= 0:
		return c.kind(c.collections[at])
	case c.empty:
		_, without := c.parts()
		return View{
			Title:   Title{Words: line("Nothing here yet")},
			List:    c.list(without, false),
			Actions: []Action{c.leaves(func(now *contents) { now.empty = false })},
		}
	}
	with, without := c.parts()
	o := c.overview(collection{})
	all := c.list(with, len(without) > 0)
	all.Narrows, all.Finds = true, c.finds
	return View{
		Blocks:  c.notes(),
		List:    all,
		Actions: noting(slices.Concat(o.missing(), o.Beyond(), o.away())),
	}
}

// at is the index of the facet type with a path, or -1.
func (c contents) at(path string) int {
	return slices.IndexFunc(c.collections, func(s collection) bool { return s.kind.Path == path })
}

// overview is what can be done with a facet type.
func (c contents) overview(s collection) Overview {
	return Overview{Session: c.session, Kind: s.kind, Drafts: c.drafts, Open: c.open, Templates: c.templates, WarningSeen: c.warned}
}

// parts splits the facet types into those listed and those folded into one line: two or more, never all.
func (c contents) parts() (with, without []collection) {
	for _, s := range c.collections {
		if s.err == nil && len(s.objects) == 0 {
			without = append(without, s)
		} else {
			with = append(with, s)
		}
	}
	if !c.empty && !Folds(len(with), len(without)) {
		return c.collections, nil
	}
	return with, without
}

// Folds reports whether the facet types without entries are shown apart, beside so
// many with some: never all of them, nor a single one.
func Folds(with, without int) bool { return with > 0 && without > 1 }

// list are facet types, and behind them the line for the others.
func (c contents) list(all []collection, others bool) List {
	const long = 9
	count := len(all)
	if others {
		count++
	}
	return List{Count: count, Choose: "open one", Narrows: count > long, Row: func(i int) Row {
		if i == len(all) {
			return c.others()
		}
		return c.row(all[i])
	}}
}

func (c contents) row(s collection) Row {
	open := Action{Keys: []string{"enter"}, Help: "open", Words: "open it", Go: turns(func(now *contents) { now.opened = s.kind.Path })}
	row := Row{Name: line(s.kind.Title + ": " + c.count(s)), Actions: append([]Action{open}, noting(c.overview(s).adding())...)}
	if c.empty {
		row.Name, row.About = line(s.kind.Title), line(s.kind.What)
	}
	return row
}

// count says how many entries there are, or that they could not be read.
func (c contents) count(s collection) string {
	if s.err == nil {
		return text.Count(len(s.objects), "entry", "entries")
	}
	what, _ := person.Explain(s.err)
	if slices.ContainsFunc(c.causes(), func(said []string) bool { return said[0] == what }) {
		return "not read"
	}
	return "not read. " + what
}

// others is the line for the facet types without entries.
func (c contents) others() Row {
	const few = 4
	_, without := c.parts()
	words := fmt.Sprintf("%d other facet types", len(without))
	if len(without) <= few {
		var titles []string
		for _, s := range without {
			titles = append(titles, s.kind.Title)
		}
		words = strings.Join(titles, ", ")
	}
	return Row{Name: line("Nothing yet: " + words), Actions: []Action{
		{Keys: []string{"enter"}, Help: "open", Words: "list them", Go: turns(func(now *contents) { now.empty = true })},
	}}
}

// kind is a facet type that is opened.
func (c contents) kind(s collection) View {
	o := c.overview(s)
	v := View{
		Title:   Title{Words: line(s.kind.Title), About: line(s.kind.What)},
		Blocks:  append(words(Warn, c.session.NoteBeside(s.kind)), explained(s.err)...),
		List:    c.objects(s.objects, c.object),
		Actions: append(noting(append(o.adding(), o.again())), c.leaves(func(now *contents) { now.opened = "" })),
	}
	if s.err == nil {
		v.List.Empty = line("Nothing here yet.")
	}
	return v
}

// objects are entries to choose from, as far as words find them.
func (c contents) objects(some []person.Object, row func(person.Object) Row) List {
	l := List{Count: len(some), Choose: "open it", Narrows: len(some) > 1, Row: func(i int) Row { return row(some[i]) }}
	l.Finds = func(words string) List {
		found := c.objects(c.found(some, words), row)
		found.Narrows, found.Empty = true, line("Nothing has these words.")
		return found
	}
	return l
}

// object is the row of an entry.
func (c contents) object(o person.Object) Row {
	on := c.overview(collection{kind: o.Kind})
	on.Object = &o
	says := c.session.Line(o, time.Now())
	return Row{Name: line(says.Title), About: line(says.About()), Actions: noting(on.object())}
}

// notes are the unfinished work, and what to know about the profile.
func (c contents) notes() []Block {
	all := words(Warn, c.damage...)
	for _, note := range c.overview(collection{}).Notes() {
		all = append(all, Text{Tone: Warn, Words: note.Words})
	}
	for _, look := range c.overview(collection{}).WorthALook() {
		if look.Warns {
			all = append(all, Text{Tone: Warn, Words: line(look.Words.String() + ": " + look.Names.String() + ".")})
		}
	}
	for _, said := range c.causes() {
		all = slices.Concat(all, words(Bad, said[0]), words(Plain, said[1]))
	}
	if c.unread != nil {
		all = append(all, words(Warn, "What was not sent can't be read: "+c.unread.Error()+".")...)
	}
	return all
}

// causes are the reasons why several facet types, or the profile's owner, could not be read. Each is given
// once, with a remedy.
func (c contents) causes() (all [][]string) {
	met := map[string]int{}
	meet := func(err error, times int) {
		if err == nil {
			return
		}
		what, remedy := person.Explain(err)
		before := met[what]
		if met[what] += times; before < 2 && met[what] >= 2 {
			all = append(all, []string{what, remedy})
		}
	}
	meet(c.session.IdentifyError(), 2)
	for _, s := range c.collections {
		meet(s.err, 1)
	}
	return all
}

// leaves goes one level up within the profile.
func (c contents) leaves(turn func(*contents)) Action {
	return Action{Keys: []string{"esc"}, Help: "back", Words: "go back", Go: turns(turn)}
}

// turns changes what is looked at.
func turns(turn func(*contents)) func() Next {
	return func() Next {
		return Next{Change: changed(func(now contents) Step {
			turn(&now)
			return now
		})}
	}
}

// noting remembers that an action warned that nothing can be sent.
func noting(all []Action) []Action {
	for i, a := range all {
		if a.Go == nil {
			continue
		}
		all[i].Go = func() Next {
			next := a.Go()
			if Warns(next.To) {
				next.Change = turns(func(now *contents) { now.warned = true })().Change
			}
			return next
		}
	}
	return all
}
