package work

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"facet/graph"
	"facet/internal/text"
	"facet/profile/person"
)

// Who is somebody as a list of people names them.
type Who struct {
	Line  int // where; 0: on the command line
	Sheet bool
	Name  string // as it was written: a sign-in name, an address or an object id
}

// People is a list of people as it was read.
type People struct {
	Who      []Who
	Problems []Problem
	Notes    []string // raw sentences
}

// People reads a list of people: a person a line, a table or a workbook with a column
// of people, or JSON whose objects have a person.
func (from *Reader) People(name string, content []byte) People {
	r := &reading{Reader: from, list: List{Separator: ','}}
	var who []Who
	switch {
	case IsWorkbook(content):
		r.sheet = true
		who = r.peopleBelow(r.workbook(content))
	case isJSON(name, content):
		who = r.objectsFor(content)
	default:
		who = r.peopleIn(content)
	}
	all := People{Problems: r.list.Problems, Notes: r.list.Notes}
	ignored := 0
	for _, one := range who {
		written := strings.TrimSpace(one.Name)
		if strings.HasPrefix(written, "#") {
			ignored++
			continue
		}
		one.Sheet = r.sheet
		var err error
		if one.Name, err = person.ReadWho(written); err != nil {
			all.Problems = append(all.Problems, Problem{Line: one.Line, Sheet: r.sheet, Member: personColumn, Advice: fmt.Sprintf("%s: %v", text.Fit(written, 60), err)})
			continue
		}
		all.Who = append(all.Who, one)
	}
	if ignored > 0 {
		all.Notes = append(all.Notes, fmt.Sprintf("%s left out, as a # stands before the person.", text.Count(ignored, "row is", "rows are")))
	}
	if len(all.Who) == 0 && len(all.Problems) == 0 {
		all.Problems = []Problem{{Advice: "there is nobody in it: give a person a line, or a table with a column person"}}
	}
	return all
}

// peopleIn reads text: a table if one of its first rows names a column of people, else
// a person a line.
func (r *reading) peopleIn(content []byte) []Who {
	all := r.table(content)
	if r.headOf(all) >= 0 {
		return r.peopleBelow(all)
	}
	r.list.Problems = nil // of a table that it isn't
	var who []Who
	n := 0
	for line := range bytes.Lines(content) {
		n++
		if line = bytes.TrimSpace(line); len(line) > 0 {
			who = append(who, Who{Line: n, Name: strings.Trim(string(line), `",;`)})
		}
	}
	return who
}

// headOf is the record that names a column of people; -1 if none does.
func (r *reading) headOf(records []record) int {
	return slices.IndexFunc(records[:min(len(records), deepest)], func(one record) bool { return personIn(one) >= 0 })
}

// personIn is the column of people that a record names, a column person before others; -1
// if it names none.
func personIn(names record) int {
	found := -1
	for i := range names.cells {
		switch name := folded(names.at(i)); {
		case name == personColumn:
			return i
		case found < 0 && special(name) == personColumn:
			found = i
		}
	}
	return found
}

// peopleBelow reads the column of people.
func (r *reading) peopleBelow(records []record) (who []Who) {
	head := r.headOf(records)
	if head < 0 {
		if len(r.list.Problems) == 0 {
			r.problem(0, personColumn, "there is no such column: name the column of sign-in names person")
		}
		return nil
	}
	at := personIn(records[head])
	for _, one := range records[head+1:] {
		if name := one.at(at); name != "" {
			who = append(who, Who{Line: one.line, Name: name})
		}
	}
	return who
}

// objectsFor reads the people of objects.
func (r *reading) objectsFor(content []byte) (who []Who) {
	all, whole := inArray(content)
	if !whole {
		r.problem(0, "", "this is not JSON to its end: give objects with a person, as facet export writes them")
	}
	for _, one := range all {
		var object struct{ Person string }
		if json.Unmarshal(one.raw, &object) != nil || object.Person == "" {
			r.problem(one.line, personColumn, "this names no person")
			continue
		}
		who = append(who, Who{Line: one.line, Name: object.Person})
	}
	return who
}

// Found is who the people of a list are.
type Found struct {
	Users    []graph.DirectoryUser // each once, in the order of the list
	Twice    int                   // how many of the list stand in it before
	Problems []Problem             // names that are nobody's
	Named    []string              // raw sentences, as in [Pinned]

	By map[string]graph.DirectoryUser // the same by what they are called in the list
}

// FindPeople looks people up as [Pin] does.
func FindPeople(ctx context.Context, c *graph.Client, who []Who, tell func(done, of int)) (Found, error) {
	var rows []Row
	for _, one := range who {
		rows = append(rows, Row{Line: one.Line, Sheet: one.Sheet, Person: one.Name})
	}
	p := newPinning(rows, tell)
	users, err := p.lookUp(ctx, c)
	if err != nil {
		return Found{}, err
	}
	inOrder(p.problems)
	found := Found{Problems: p.problems, Named: p.named, By: map[string]graph.DirectoryUser{}}
	known := map[string]bool{}
	for _, row := range rows {
		user, is := users[strings.ToLower(row.Person)]
		switch {
		case !is:
			continue
		case known[user.ID]:
			found.Twice++
		default:
			known[user.ID] = true
			found.Users = append(found.Users, user)
		}
		found.By[row.Person] = user
	}
	return found, nil
}
