// Package forms says how a person edits each facet type: which fields, in
// which order, under which words, with which checks.
//
// Its laws: a type is declared once, as a named graph struct with a Label and
// Sections, and becomes known by its line in [Kinds]. A field is bound to a
// member of the struct and changes it only when the person does. A check
// gives advice and never guesses what the service will do. Nothing here
// reads, sends or draws a screen.
package forms

import (
	"cmp"
	"encoding/json"
	"reflect"
	"sync"

	"facet/graph"
)

// Form is the editable state of one object of a facet type.
type Form interface {
	// Label names the object in lists: its name, or what comes closest.
	Label() string
	// Key tells the object from others of its facet type: who has one with the
	// same key is asked before there are two.
	Key() Key
	// Sections are the fields, bound to this form, in the order people think.
	Sections() []Section
	// Facet is the part that every facet type shares.
	Facet() *graph.ItemFacet
}

// Section is a titled group of fields.
type Section struct {
	Title  string
	Fields []Field
}

// Kind is a facet type: its words, its address, and how to make a form of it.
type Kind struct {
	Name  string // one of it, as on the command line: "certification"
	Noun  string // one of it, in a sentence, where that is not the Name
	Title string // all of them, as in a list: "Certifications"
	Group string // one of Groups, under which it stands among the others
	Type  string // the resource type of Graph: "personCertification"
	Path  string // the collection below the person: "profile/certifications"
	What  string // a line that says what it is for
	Note  string // what to know before sending, or nothing
	Fixed bool   // all are always there: none is created, deleted or copied, and only the person changes one

	// Besides is what to know where a person has such objects already, before one
	// more is sent and after it; nil: nothing.
	Besides func(present []Form) (before, after string)
	After   string // what to know once it was sent, or nothing

	Private bool              // who may see one is asked for: there is no default
	Unset   map[string]string // what stands for none, by the members that are never null

	New     func() Form // an empty form
	Example func() Form // a form with every member filled in that people set
}

// The groups of facet types.
const (
	aboutYou   = "About you"
	atWork     = "Work"
	learning   = "Learning"
	contact    = "Contact"
	ownAccount = "Account"
)

// Groups are the groups of facet types, in the order people think.
func Groups() []string { return []string{aboutYou, atWork, learning, contact, ownAccount} }

// Called is what one of the kind is called in a sentence.
func (k Kind) Called() string { return cmp.Or(k.Noun, k.Name) }

// Beside is the kind, with what to know of it where a person has such objects.
func (k Kind) Beside(present []Form) Kind {
	if k.Besides != nil {
		before, after := k.Besides(present)
		k.Note, k.After = cmp.Or(before, k.Note), cmp.Or(after, k.After)
	}
	return k
}

// Kinds are the facet types that facet edits, group by group.
func Kinds() []Kind {
	return []Kind{
		notes(), skills(), languageSkills(), interests(), responsibilities(), websites(), webAccounts(), personNames(),
		positions(), projects(), certifications(), awards(), patents(),
		educations(), publications(),
		emails(), phones(), addresses(), anniversaries(),
		accounts(),
	}
}

// Decode reads an object as Graph sent it into a form of the kind.
func (k Kind) Decode(raw json.RawMessage) (Form, error) {
	form := k.New()
	return form, graph.Decode(raw, form)
}

// Fields are the fields of a form that have a member, in order, each knowing it.
func Fields(form Form) []Field {
	var all []Field
	for _, section := range Open(form) {
		for _, f := range section.Fields {
			if f.Member != "" {
				all = append(all, f)
			}
		}
	}
	return all
}

// Open makes the sections of a form, each field knowing its member. One without
// sets the members of others.
func Open(form Form) []Section {
	sections := form.Sections()
	member, private := memberAt(form), isPrivate(form)
	for _, section := range sections {
		for i := range section.Fields {
			section.Fields[i].Member = member(section.Fields[i].bound)
			if private && section.Fields[i].Member == "allowedAudiences" {
				section.Fields[i] = section.Fields[i].private()
			}
		}
	}
	return sections
}

// isPrivate reports whether a form is of a private kind.
func isPrivate(form Form) bool { return privateForms()[reflect.TypeOf(form)] }

// privateForms are the types of the forms of private kinds.
var privateForms = sync.OnceValue(func() map[reflect.Type]bool {
	all := map[reflect.Type]bool{}
	for _, kind := range Kinds() {
		all[reflect.TypeOf(kind.New())] = kind.Private
	}
	return all
})

// of is a kind whose forms are of a type.
func of[T any, P interface {
	*T
	Form
}](k Kind) Kind {
	k.New = func() Form { return P(new(T)) }
	return k
}

// section groups fields under a title.
func section(title string, fields ...Field) Section {
	return Section{Title: title, Fields: fields}
}

// and is the section with a group of fields at its end, such as an address.
func (s Section) and(group []Field) Section {
	s.Fields = append(s.Fields, group...)
	return s
}
