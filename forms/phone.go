package forms

import (
	"cmp"
	"regexp"
	"strings"
	"sync"
	"time"
	"unicode"

	"facet/forms/field"
	"facet/graph"
)

func phones() Kind {
	return Kind{
		Name: "phone", Noun: "phone number", Title: "Phone numbers", Type: "itemPhone", Path: "profile/phones",
		Group: contact, Private: true, Unset: map[string]string{"type": "other"},
		What: "where people can call you",
		Note: "The numbers that your organisation's directory has are listed here, locked: ask your IT to change those. " +
			"A number that is added stands beside them.",
		New:     func() Form { return new(phone) },
		Example: examplePhone,
	}
}

// phone is the form of an itemPhone.
type phone graph.ItemPhone

func (f *phone) Label() string {
	if f.Number == "" || f.Type == "" {
		return cmp.Or(f.Number, f.DisplayName)
	}
	return f.Number + " · " + nameOf(phoneKinds(), string(f.Type))
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

func (f *phone) Facts(time.Time) Facts { return Facts{Words: []string{f.DisplayName}} }

func (f *phone) Sections() []Section {
	return []Section{
		section("Phone number",
			phoneLine("Number", &f.Number).asked("give the phone number"),
			choice("Kind of number", &f.Type, phoneKinds()).helps("Graph has no number without a kind, once it has one: it would be “Other”."),
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

// dialled is what phones understand, with an extension behind it. It is made
// when there is a number to look at: most starts have none.
var dialled = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\+?[0-9 ().\-\x{00a0}]*[0-9][0-9 ().\-\x{00a0}]*((?i:ext|x)\.? *[0-9]+)?$`)
})

// phoneLine is a phone number. There are too many ways to write one to refuse any.
func phoneLine(title string, member *string) Field {
	f := bind(title, member, field.NewLine(member).Reads(strings.TrimSpace), oneLine)
	return f.helps("With the country in front, such as +47 55 55 01 00.").Warns(func() string {
		switch {
		case strings.TrimSpace(*member) == "":
			return ""
		case !dialled().MatchString(strings.TrimSpace(*member)):
			return "Phones may not understand this: digits, spaces, + ( ) - . and ext are safe."
		case !strings.HasPrefix(strings.TrimSpace(*member), "+"):
			return "From abroad this reaches nobody: begin with + and the country, such as +47."
		}
		return ""
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
