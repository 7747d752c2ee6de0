package work

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"facet/forms"
	"facet/internal/xlsx"
)

// header is the record that names the columns.
type header struct {
	columns []column
	least   int // how many cells a row has at least: up to the last name
}

// column is what a column of a table means.
type column struct {
	name    string // as it is written; empty: it has none
	special string // the column of every table that it is
	strong  bool   // it is that one by its own name, or because somebody says so
	members map[string]forms.Column
	aside   string // what the report calls it, if it is nobody's
	unread  bool   // it was said that it can't be read
	remark  bool   // it is a remark of facet's own, which is neither sent nor kept
}

// of is where a special column is; -1 if there is none.
func (h *header) of(special string) int {
	return slices.IndexFunc(h.columns, func(c column) bool { return c.special == special })
}

// member is where the column of a member is, of a facet type; -1 if there is none.
func (h *header) member(kind, path string) int {
	return slices.IndexFunc(h.columns, func(c column) bool { return c.members[kind].Path == path && path != "" })
}

// header reads the names of the columns. What is below tells which facet types the
// list is about, whose labels count.
func (r *reading) header(names record, below []record) *header {
	head := &header{}
	kinds := r.kindsBelow(names, below)
	for i := range names.cells {
		head.columns = append(head.columns, r.column(names, i, kinds))
	}
	r.settle(head)
	r.giveWay(head)
	r.refuseTwins(names, head, kinds)
	r.setAside(names, head, kinds)
	head.least = len(head.columns)
	for head.least > 0 && head.columns[head.least-1].name == "" {
		head.least--
	}
	r.required(names, head)
	return head
}

// kindsBelow are the facet types that the rows of a list have.
func (r *reading) kindsBelow(names record, below []record) []forms.Kind {
	at, best := -1, 0
	for i := range names.cells {
		name := r.meant(names.at(i))
		rank := map[string]int{"type": 1, "facettype": 2, "facet": 2, "kind": 3}[folded(name)]
		if rank == 1 && r.Kind != "" {
			rank = 0
		}
		if rank > best {
			at, best = i, rank
		}
	}
	seen := map[string]bool{r.Kind: true}
	for _, one := range below {
		seen[one.at(at)] = true
	}
	var kinds []forms.Kind
	for word := range seen {
		if kind, err := forms.Named(r.Kinds, word); err == nil && !slices.ContainsFunc(kinds, func(k forms.Kind) bool { return k.Name == kind.Name }) {
			kinds = append(kinds, kind)
		}
	}
	sort.SliceStable(kinds, func(a, b int) bool { return kinds[a].Name < kinds[b].Name })
	return kinds
}

// mapped is what somebody says that a column means.
func (r *reading) mapped(name string) (meaning string, told bool) {
	for header, meaning := range r.Columns {
		if folded(header) == folded(name) {
			return meaning, true
		}
	}
	return "", false
}

// meant is the name by which a column is known.
func (r *reading) meant(name string) string {
	if meaning, told := r.mapped(name); told {
		return meaning
	}
	return name
}

// column is what the name of a column means by itself.
func (r *reading) column(names record, at int, kinds []forms.Kind) column {
	c := column{name: names.at(at), members: map[string]forms.Column{}}
	if problem := names.cells[at].problem; problem != "" {
		r.wrong(r.placeOf(names, at, ""), problem)
		c.name, c.unread = "?", true
		return c
	}
	meaning, told := r.mapped(c.name)
	if !told {
		meaning = c.name
	}
	if !told && strings.HasPrefix(c.name, "_") {
		if c.remark = !strings.EqualFold(c.name, changedColumn); !c.remark {
			c.special, c.strong = changedColumn, true
		}
		return c
	}
	name := folded(meaning)
	c.special = special(name)
	c.strong = told || name == folded(c.special)
	for _, kind := range r.Kinds {
		if member, has := r.naming(kind).paths[name]; has {
			c.members[kind.Name] = member
		}
	}
	for _, kind := range kinds {
		labelled := r.naming(kind).labelled(name)
		switch _, has := c.members[kind.Name]; {
		case has || len(labelled) == 0 || c.special != "" && c.strong:
		case len(labelled) == 1:
			c.members[kind.Name] = labelled[0]
		default:
			r.wrong(r.placeOf(names, at, c.name), fmt.Sprintf("this may be %s of %s: write which", either(labelled), article(kind.Called())))
			c.unread = true
		}
	}
	if told && meaning != "" && c.special == "" && len(c.members) == 0 {
		r.wrong(r.placeOf(names, at, c.name), fmt.Sprintf("--map says that it is %q, and there is no such member: facet kinds and facet example show them", meaning))
		c.unread = true
	}
	return c
}

func either(columns []forms.Column) string {
	var paths []string
	for _, c := range columns {
		paths = append(paths, c.Path)
	}
	slices.Sort(paths)
	return strings.Join(slices.Compact(paths), " or ")
}

// settle decides of names that may be a special column or a member which they are:
// they are members where another column, or an option, says what the special one says.
func (r *reading) settle(head *header) {
	given := map[string]bool{personColumn: r.Person != "", kindColumn: r.Kind != ""}
	for _, c := range head.columns {
		if c.special != "" && (c.strong || len(c.members) == 0) {
			given[c.special] = true
		}
	}
	for i := range head.columns {
		c := &head.columns[i]
		switch {
		case c.special == "":
		case c.strong || len(c.members) == 0 || !given[c.special]:
			given[c.special], c.members = true, nil
		default:
			c.special = ""
		}
	}
}

// giveWay leaves a member to the column with its own name, where another column has a
// word of the form for it and is a member of another facet type: of an export with web
// pages and e-mail addresses, "address" is only that of the latter.
func (r *reading) giveWay(head *header) {
	own := func(c column, member forms.Column) bool { return folded(r.meant(c.name)) == folded(member.Path) }
	for i := range head.columns {
		c := &head.columns[i]
		elsewhere := false
		for _, member := range c.members {
			elsewhere = elsewhere || own(*c, member)
		}
		for kind, member := range c.members {
			named := slices.ContainsFunc(head.columns, func(other column) bool { return other.members[kind].Path == member.Path && own(other, member) })
			if elsewhere && named && !own(*c, member) {
				delete(c.members, kind)
			}
		}
	}
}

// refuseTwins refuses two columns that mean one thing.
func (r *reading) refuseTwins(names record, head *header, kinds []forms.Kind) {
	for i := range head.columns {
		for j := range head.columns[:i] {
			a, b := head.columns[j], &head.columns[i]
			means := same(a, *b, kinds)
			if a.unread || b.unread || a.remark || b.remark || means == "" {
				continue
			}
			advice := fmt.Sprintf("%q (column %s) and %q (column %s) both mean %s: keep one of them", a.name, r.letters(j), b.name, r.letters(i), means)
			if folded(a.name) != folded(b.name) {
				advice += fmt.Sprintf(", or take the other one out, as with --map \"%s=\"", b.name)
			}
			if means == "displayName" && (folded(a.name) == "name" || folded(b.name) == "name") {
				advice += ". If \"Name\" is what the people are called, call it personName"
			}
			r.wrong(r.placeOf(names, i, ""), advice)
			b.unread = true
		}
	}
}

// same is what two columns both mean, or nothing.
func same(a, b column, kinds []forms.Kind) string {
	if a.special != "" || b.special != "" {
		if a.special == b.special {
			return a.special
		}
		return ""
	}
	for name, member := range a.members {
		present := slices.ContainsFunc(kinds, func(k forms.Kind) bool { return k.Name == name })
		if other, has := b.members[name]; has && other.Path == member.Path && (present || len(kinds) == 0) {
			return member.Path
		}
	}
	return ""
}

// letters are how people find a column: by letters in a sheet, by a number elsewhere.
func (r *reading) letters(column int) string {
	if r.sheet {
		return xlsx.Letters(column)
	}
	return fmt.Sprint(column + 1)
}

// setAside keeps the columns that are nobody's for the report. One whose name is
// nearly that of a member is refused.
func (r *reading) setAside(names record, head *header, kinds []forms.Kind) {
	for i := range head.columns {
		c := &head.columns[i]
		if c.name == "" || c.unread || c.remark || c.special != "" || len(c.members) > 0 {
			continue
		}
		_, told := r.mapped(c.name)
		near, found := r.nearName(folded(c.name), kinds)
		if found && !told && !strings.HasPrefix(c.name, "_") {
			r.wrong(r.placeOf(names, i, c.name), fmt.Sprintf("there is no such column: did you mean %q? If it is one of your own, say so with --map \"%s=\"", near, c.name))
			c.unread = true
			continue
		}
		c.aside = free(c.name, r.list.Aside)
		r.list.Aside = append(r.list.Aside, c.aside)
	}
}

// free is a name that neither the report nor another column has.
func free(name string, taken []string) string {
	if slices.ContainsFunc(columnsOfReport, func(own string) bool { return strings.EqualFold(own, name) }) {
		name += " (list)"
	}
	for n := 2; slices.Contains(taken, name); n++ {
		name = fmt.Sprintf("%s (%d)", strings.TrimSuffix(name, fmt.Sprintf(" (%d)", n-1)), n)
	}
	return name
}

// required asks for the columns that say who and what.
func (r *reading) required(names record, head *header) {
	for name, option := range map[string]string{personColumn: "--user", kindColumn: "--kind"} {
		given := name == personColumn && r.Person != "" || name == kindColumn && r.Kind != ""
		if !given && head.of(name) < 0 {
			r.problem(names.line, name, "there is no such column: the first row names the columns, such as person,kind,displayName. "+option+" says it for all rows")
		}
	}
}
