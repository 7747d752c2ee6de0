// Package importer reads what people have of themselves elsewhere: LinkedIn's archive,
// a JSON Resume, badges, what SharePoint and Microsoft 365 say of people, and facet's own
// exports. It makes entries of it, of which somebody chooses what to take.
//
// Its laws:
//   - It sends nothing, fetches nothing, and changes and deletes nothing.
//   - Nothing is made up: a year is no day, and a word that may mean two levels is none.
//     What has to be answered is asked.
//   - Nothing is dropped in silence: what has no place in a profile is named.
//   - Private data is offered and never ticked, but what an export of facet's says who may see.
//   - Of an archive only files that it has a use for are opened, and of each no more than
//     a limit, whatever the archive says of itself.
//   - Words of a file are raw text.
package importer

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"sort"
	"strings"

	"facet/forms"
)

// Entry is something that a file says of a person, as an entry of their profile.
type Entry struct {
	Kind       forms.Kind
	Form       forms.Form // what the file says
	Person     string     // whose it is, if the file says that
	PersonName string
	Place      string   // where it stands in the file
	Asks       []string // what has to be answered before it can be sent
	Notes      []string // what to know about it
	Skip       string   // why it isn't ticked; empty: it is

	values map[string]any // by the paths of members
	id     string         // in an export
	raw    json.RawMessage
}

// Private reports whether somebody has to say who may see it.
func (e Entry) Private() bool { return e.Kind.Private }

// Imported is what a file holds.
type Imported struct {
	Format  string // what the file is, in words
	Entries []Entry
	Left    []string // what has no place, a sentence each
	Notes   []string // what to know about the file
	Beside  []string // and about what it says beside what is there already
	Tenant  string   // of an export: where it was made
}

// Error is a file that can't be imported. Its words are advice.
type Error struct{ Advice string }

func (e *Error) Error() string { return e.Advice }

func wrong(format string, args ...any) error { return &Error{fmt.Sprintf(format, args...)} }

// building is a file on its way to entries.
type building struct {
	Imported
	kinds []forms.Kind
}

// entry begins an entry.
func (b *building) entry(kind, place string) *Entry {
	e := &Entry{Kind: forms.Kind{Name: kind}, Place: place, values: map[string]any{}}
	if at := b.at(kind); at >= 0 {
		e.Kind = b.kinds[at]
	}
	return e
}

// at is where a facet type is among those that are edited; -1 if it isn't.
func (b *building) at(kind string) int {
	return slices.IndexFunc(b.kinds, func(k forms.Kind) bool { return k.Name == kind })
}

// set gives an entry a member, by its path. What is empty gives nothing.
func (e *Entry) set(path string, value any) *Entry {
	switch v := value.(type) {
	case string:
		if v = strings.TrimSpace(v); v != "" {
			e.values[path] = v
		}
	case []string:
		if v = trimmed(v); len(v) > 0 {
			e.values[path] = v
		}
	case nil:
	default:
		e.values[path] = v
	}
	return e
}

// trimmed are the texts that say something, each once.
func trimmed(all []string) (some []string) {
	for _, s := range all {
		if s = strings.TrimSpace(s); s != "" && !slices.Contains(some, s) {
			some = append(some, s)
		}
	}
	return some
}

func (e *Entry) note(format string, args ...any) {
	e.Notes = append(e.Notes, fmt.Sprintf(format, args...))
}

func (e *Entry) ask(format string, args ...any) {
	e.Asks = append(e.Asks, fmt.Sprintf(format, args...))
}

// skip says why an entry isn't ticked; the first reason counts.
func (e *Entry) skip(why string) { e.Skip = cmp.Or(e.Skip, why) }

// left notes what has no place.
func (b *building) left(format string, args ...any) {
	if s := fmt.Sprintf(format, args...); !slices.Contains(b.Left, s) {
		b.Left = append(b.Left, s)
	}
}

// take reads the members of an entry, as a list would be read, and adds it.
func (b *building) take(e *Entry) {
	switch {
	case len(e.values) == 0:
		return
	case e.Kind.New == nil:
		b.left("%s: facet edits no %s here", e.Place, e.Kind.Name)
		return
	}
	e.read()
	if e.Private() {
		e.skip("private: say who may see it")
	}
	b.Entries = append(b.Entries, *e)
}

// read makes a form of the members. An address that is none is left out and said; what
// else isn't right is asked.
func (e *Entry) read() {
	_, problems := e.Kind.Read(e.body())
	for _, p := range problems {
		if bad, is := e.values[p.Member].(string); is && isAddress(p.Member) {
			delete(e.values, p.Member)
			e.note("“%s” is no web address, so it is left out", bad)
		}
	}
	var form forms.Form
	form, problems = e.Kind.Read(e.body())
	e.Form = form
	if form == nil {
		e.Form = e.Kind.New()
	}
	asked := strings.Join(e.Asks, "\n")
	for _, p := range problems {
		switch {
		case p.Member == "allowedAudiences": // which is asked anyway
		case p.Member != "" && strings.Contains(asked, p.Member+":"):
		default:
			e.ask("%s", p)
		}
	}
}

func isAddress(path string) bool { return strings.HasSuffix(strings.ToLower(path), "url") }

// body is the object that the members make.
func (e *Entry) body() json.RawMessage {
	if e.raw != nil {
		return e.raw
	}
	object := map[string]any{}
	for path, value := range e.values {
		at, names := object, strings.Split(path, ".")
		for _, name := range names[:len(names)-1] {
			inner, is := at[name].(map[string]any)
			if !is {
				inner = map[string]any{}
				at[name] = inner
			}
			at = inner
		}
		at[names[len(names)-1]] = value
	}
	raw, err := json.Marshal(object)
	if err != nil { // of texts, lists of texts, booleans
		panic(err)
	}
	return raw
}

// inOrder puts entries in the order of the facet types, and unticks what is there twice.
func (b *building) inOrder() {
	at := func(e Entry) int {
		return slices.IndexFunc(b.kinds, func(k forms.Kind) bool { return k.Name == e.Kind.Name })
	}
	sort.SliceStable(b.Entries, func(i, j int) bool { return at(b.Entries[i]) < at(b.Entries[j]) })
	for i := range b.Entries {
		b.twin(i)
	}
}

// twin looks for an entry before one that is like it. The one that says more stays ticked.
func (b *building) twin(i int) {
	e := &b.Entries[i]
	for j := range b.Entries[:i] {
		other := &b.Entries[j]
		if other.Kind.Name != e.Kind.Name || other.Person != e.Person || other.Skip != "" || e.Skip != "" || !e.like(*other) {
			continue
		}
		if e.Kind.Name != "skill" && len(e.body()) > len(other.body()) {
			other, e = e, other
		}
		e.skip("the file has it twice: " + other.Place + " says as much or more")
		return
	}
}

// like reports whether two entries are one for people. A skill is the same with what
// LinkedIn puts in brackets behind it.
func (e Entry) like(other Entry) bool {
	if e.Form.Key().Like(other.Form.Key()) {
		return true
	}
	return e.Kind.Name == "skill" && strings.EqualFold(bare(e.Form.Label()), bare(other.Form.Label()))
}

func bare(name string) string {
	if before, _, found := strings.Cut(name, " ("); found && strings.HasSuffix(name, ")") {
		return before
	}
	return name
}
