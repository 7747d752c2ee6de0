package work

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"facet/graph"
	"facet/internal/text"
	"facet/internal/textfile"
)

// called reports whether a person goes by a name, as lists have names: in any order,
// with or without accents and middle names. A sign-in name and a mail address tell
// names, too, as those of people whose name has other letters in the directory.
func called(name string, user graph.DirectoryUser) bool {
	written := nameWords(name)
	local := func(address string) []string {
		before, _, _ := strings.Cut(address, "@")
		before, _, _ = strings.Cut(before, "#")
		return nameWords(strings.Map(noDigit, before))
	}
	own := nameWords(user.DisplayName)
	return within(own, written) || strings.Join(own, "") == strings.Join(written, "") ||
		slices.ContainsFunc([][]string{own, local(user.UserPrincipalName), local(user.Mail)}, func(all []string) bool { return within(written, all) })
}

func noDigit(c rune) rune {
	if unicode.IsDigit(c) {
		return ' '
	}
	return c
}

// within reports whether some words are among others. One word alone is no name,
// unless there is only one.
func within(words, all []string) bool {
	if len(words) < 2 && len(words) != len(all) || len(words) == 0 {
		return false
	}
	for _, word := range words {
		if !slices.Contains(all, word) {
			return false
		}
	}
	return true
}

// nameWords are the words of a name, without what stands in brackets behind it.
func nameWords(name string) []string {
	if before, _, found := strings.Cut(name, "("); found && strings.TrimSpace(before) != "" {
		name = before
	}
	name = strings.ReplaceAll(text.Fold(name), "'", "")
	return strings.FieldsFunc(name, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) && !unicode.IsMark(c) })
}

// otherName says that a row calls somebody by another name than the directory does.
func (p *pinning) otherName(row Row, user graph.DirectoryUser) Problem {
	at := Problem{Line: row.Line, Sheet: row.Sheet, Cell: row.nameCell, Member: nameColumn}
	if right, wrong := textfile.Misread(row.PersonName); wrong {
		at.Advice = anotherEncoding(row.PersonName, right)
		return at
	}
	at.Advice = fmt.Sprintf("the list says %q here, and %s is %s in the directory: if one column was sorted without the others, start again from the list before that; else correct the name, or empty it",
		row.PersonName, row.Person, user.DisplayName)
	return at
}

// refuseOwnNames refuses a list in which every object is called as its person is:
// its column "Name" holds the people.
func (p *pinning) refuseOwnNames(tasks []Task) {
	if len(tasks) == 0 || len(p.problems) > 0 {
		return
	}
	for _, t := range tasks {
		if !slices.Contains(named, t.Kind.Type) || len(nameWords(t.Label)) < 2 || !called(t.Label, t.User) {
			return
		}
	}
	first := tasks[0]
	p.problems = append(p.problems, Problem{
		Line: first.Line, Sheet: first.Sheet,
		Advice: fmt.Sprintf("%q is what the person is called, and no %s, and so in all rows: if the column Name holds the people, call it personName", first.Label, first.Kind.Called()),
	})
}

// named are the facet types whose objects are never called as their person is.
var named = []string{"personCertification", "personInterest", "personResponsibility", "personAward", "skillProficiency", "languageProficiency"}
