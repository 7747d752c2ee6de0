package forms

import (
	"cmp"
	"strings"
	"unicode"

	"facet/forms/field"
	"facet/graph"
)

func phones() Kind {
	return of[phone](Kind{
		Name: "phone", Noun: "phone number", Title: "Phone numbers", Type: "itemPhone", Path: "profile/phones",
		Group: contact, Private: true, Unset: map[string]string{"type": "other"},
		What: "where people can call you",
		Note: "The numbers of your organisation's directory are locked: ask your IT to change those. " +
			"A number that is added stands beside them.",
		Example: examplePhone,
	})
}

// phone is the form of an itemPhone.
type phone graph.ItemPhone

func (f *phone) Label() string {
	return cmp.Or(dotted(f.Number, nameOf(phoneKinds(), string(f.Type))), f.DisplayName)
}

// Key is the digits.
func (f *phone) Key() Key {
	return keyOf(strings.Map(func(r rune) rune {
		if !unicode.IsDigit(r) {
			return -1
		}
		return r
	}, f.Number))
}

func (f *phone) Facts() Facts { return Facts{Words: []string{f.DisplayName}} }

func (f *phone) Sections() []Section {
	return []Section{
		section("Phone number",
			phoneLine("Number", &f.Number).asked("give the phone number"),
			choice("Kind of number", &f.Type, phoneKinds()).helps("A number that had a kind can't be without one again: it would become “Other”."),
			line("Label", &f.DisplayName).helps("What it is for, such as Car.")),
		sharing(&f.ItemFacet),
	}
}

// phoneKinds are the kinds of number, those that most people have first.
func phoneKinds() []field.Option {
	return choices([]string{
		"business", "mobile", "home", "assistant", "pager", "radio", "businessFax", "homeFax", "otherFax", "other",
	})
}

func examplePhone() Form {
	return &phone{
		ItemFacet:   graph.ItemFacet{AllowedAudiences: graph.Contacts},
		Number:      "+47 55 55 02 30",
		DisplayName: "Car",
		Type:        "mobile",
	}
}
