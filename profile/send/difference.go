package send

import (
	"encoding/json"
	"golang.org/x/text/unicode/norm"
	"strings"

	"facet/forms"
	"facet/graph"
	"facet/internal/object"
	"facet/internal/text"
	"facet/profile/person"
)

// Audience is the member that says who may see an object.
const Audience = "allowedAudiences"

// Difference is something that an object says, as it was and as it will be, in
// words; an empty value is one that isn't set.
type Difference struct{ Title, Before, After text.Safe }

func newDifference(title, before, after string) Difference {
	return Difference{text.OneLine(title), text.Lines(before), text.Lines(after)}
}

// Differences are what the request changes in an object that exists: first
// what the form has words for, in its order, then the other members.
func (p Plan) Differences() []Difference {
	if p.raw == nil || p.Body == nil {
		return nil
	}
	after := object.Overlay(p.raw, p.Body)
	var all []Difference
	told := map[string]bool{}
	for _, d := range p.compare(p.raw, after) {
		told[d.member] = true
		all = append(all, d.Difference)
	}
	was, now := values(p.raw), values(after)
	for _, m := range append(object.Flatten(after), object.Flatten(p.raw)...) {
		if p.sets(top(m.Path)) && !covered(told, m.Path) && was[m.Path] != now[m.Path] {
			told[m.Path] = true
			all = append(all, newDifference(m.Path, was[m.Path], now[m.Path]))
		}
	}
	return all
}

// differing is a difference in a member that the form has a field for.
type differing struct {
	Difference
	member string
}

// compare are the fields in which two objects differ, of those below the
// top-level members that the request sets. Spaces around a text, and the form
// of its letters, make no difference.
func (p Plan) compare(before, after json.RawMessage) []differing {
	was, _ := p.kind.Decode(before)
	now, _ := p.kind.Decode(after)
	then, named := forms.Fields(was), titles(now)
	var all []differing
	for i, f := range forms.Fields(now) {
		if b, a := InFull(p.session, then[i]), InFull(p.session, f); p.sets(top(f.Member)) && same(b) != same(a) {
			all = append(all, differing{newDifference(named[f.Member], b, a), f.Member})
		}
	}
	return all
}

func same(s string) string { return norm.NFC.String(strings.TrimSpace(s)) }

// top is the first part of a member's path.
func top(path string) string {
	name, _, _ := strings.Cut(strings.ReplaceAll(path, "[", "."), ".")
	return name
}

// covered reports whether a path is one of the members, or inside of one that
// is a list.
func covered(members map[string]bool, path string) bool {
	list, _, _ := strings.Cut(path, "[")
	return members[path] || members[list]
}

// titles are the words of the form for each member that it knows. Two fields
// with the same words are told apart by their sections.
func titles(form forms.Form) map[string]string {
	count, known := map[string]int{}, map[string]string{}
	for _, f := range forms.Fields(form) {
		count[f.Title]++
	}
	for _, section := range forms.Open(form) {
		for _, f := range section.Fields {
			known[f.Member] = f.Title
			if count[f.Title] > 1 && f.Title != section.Title {
				known[f.Member] = section.Title + ": " + f.Title
			}
		}
	}
	return known
}

// InFull is the present value of a field in words, on as many lines as it has,
// safe for a terminal. It is empty when nothing is set.
func InFull(s *person.Session, f forms.Field) string {
	switch f.Asking() {
	case forms.ForText:
		return strings.TrimSpace(text.Block(f.Words()))
	case forms.ForPeople:
		var each []string
		for _, row := range f.Rows() {
			each = append(each, row.Summary())
		}
		return strings.Join(each, "\n")
	}
	switch words := f.Summary(); {
	case f.Unreadable():
		return words + " (not readable as a date)"
	case f.Member != Audience:
		return words
	case words == "":
		return forms.AudienceWords("")
	case words == forms.AudienceWords(graph.OnlyMe):
		return s.AudienceWords(graph.OnlyMe)
	default:
		return words
	}
}

func values(raw json.RawMessage) map[string]string {
	all := map[string]string{}
	for _, m := range object.Flatten(raw) {
		all[m.Path] = m.Words
	}
	return all
}
