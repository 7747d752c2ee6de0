package forms

import (
	"cmp"
	"time"

	"facet/forms/field"
	"facet/graph"
)

func anniversaries() Kind {
	return of[anniversary](Kind{
		Name: "anniversary", Title: "Anniversaries", Type: "personAnnualEvent", Path: "profile/anniversaries",
		Group: contact, Private: true,
		What: "your birthday and other days that come round",
		Note: "The year is sent, too: a day needs one. Everyone who sees the entry sees the year. " +
			"The birthday in “In the directory” is another one.",
		Example: exampleAnniversary,
	})
}

// anniversary is the form of a personAnnualEvent.
type anniversary graph.PersonAnnualEvent

// Label never has the year.
func (f *anniversary) Label() string {
	day := dayOfYear(f.Date)
	return cmp.Or(dotted(cmp.Or(f.DisplayName, nameOf(anniversaryKinds(), string(f.Type))), day), day)
}

// FactsAt has what kind of day it is, where the title doesn't tell, and when it comes
// round next.
func (f *anniversary) FactsAt(now time.Time) Facts {
	facts := Facts{Words: []string{""}}
	if f.DisplayName != "" && f.Type != "other" {
		facts.Words[0] = nameOf(anniversaryKinds(), string(f.Type))
	}
	if day, known := dayOf(f.Date); known {
		facts.Words = append(facts.Words, comesRound(day, now))
	}
	return facts
}

// Key is the kind; of those that come more than once, also the day.
func (f *anniversary) Key() Key {
	if f.Type == "birthday" || f.Type == "wedding" {
		return keyOf(string(f.Type), "")
	}
	return keyOf(string(f.Type), string(f.Date))
}

func (f *anniversary) Sections() []Section {
	isOther := func() bool { return f.Type == "other" }
	name := line("Name", &f.DisplayName).Warns(func() string {
		if f.DisplayName == "" || isOther() {
			return ""
		}
		return "Only a day of the kind “Other” has a name: take the name out, or choose that kind."
	})
	return []Section{
		section("Anniversary",
			choice("Kind of day", &f.Type, anniversaryKinds()).asked("say what kind of day it is"),
			date("Date", &f.Date, past).asked("give the day, with its year").Warns(f.longAgo).helps("A day as 1980-01-08 or 8 Jan 1980. Its year is sent, too."),
			name.helps("Clouds of governments take no name.").unless(func() bool { return !isOther() })),
		sharing(&f.ItemFacet),
	}
}

func anniversaryKinds() []field.Option { return choices(graph.AnnualEventType("").Words()) }

func (f *anniversary) longAgo() string {
	if day, known := dayOf(f.Date); !known || day.Year() >= 1900 || f.Type != "birthday" {
		return ""
	}
	return "This is more than a hundred years ago: is the year right?"
}

func exampleAnniversary() Form {
	return &anniversary{
		ItemFacet:   graph.ItemFacet{AllowedAudiences: graph.Family},
		Type:        "other",
		Date:        "1998-06-01",
		DisplayName: "First day at sea",
	}
}
