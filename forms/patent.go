package forms

import (
	"cmp"

	"facet/graph"
)

func patents() Kind {
	return of[patent](Kind{
		Name: "patent", Title: "Patents", Type: "itemPatent", Path: "profile/patents",
		Group:   atWork,
		What:    "patents that you hold or have filed",
		Example: examplePatent,
	})
}

// patent is the form of an itemPatent.
type patent graph.ItemPatent

func (f *patent) Label() string {
	if number := cmp.Or(f.Number, f.standing()); f.DisplayName != "" {
		return together(f.DisplayName, number)
	}
	return f.Number
}

// Key is the number, or the title as long as there is none.
func (f *patent) Key() Key { return keyOf(cmp.Or(f.Number, f.DisplayName)) }

func (f *patent) pending() bool { return f.IsPending == graph.True }

func (f *patent) standing() string {
	if f.pending() {
		return "pending"
	}
	return ""
}

func (f *patent) Facts() Facts {
	return Facts{
		Title: f.DisplayName, Words: []string{f.Number, f.IssuingAuthority, dayWords(f.IssuedDate)},
		Badge: Badge{Words: f.standing()},
	}
}

func (f *patent) Sections() []Section {
	return []Section{
		section("Patent",
			line("Title", &f.DisplayName).asked("give the patent a title"),
			line("Number", &f.Number).helps("The number of the patent, or of the application."),
			ending(yesNo("Pending", &f.IsPending), f.pending, &f.IssuedDate, "A patent that is pending isn't granted yet: “Granted on” is emptied."),
			date("Granted on", &f.IssuedDate).unless(f.pending).Warns(func() string {
				if !f.pending() || f.IssuedDate == "" {
					return ""
				}
				return "This says that it is granted, and “Pending” that it isn't: one of them is wrong."
			}),
			line("Office", &f.IssuingAuthority).helps("The patent office."),
			paragraph("Summary", &f.Description),
			webLine("Web page", &f.WebURL)),
		sharing(&f.ItemFacet),
	}
}

func examplePatent() Form {
	return &patent{
		ItemFacet:        graph.ItemFacet{AllowedAudiences: graph.Organization},
		DisplayName:      "Mooring line that tells its load",
		Number:           "NO 344712",
		IsPending:        graph.False,
		IssuedDate:       "2023-03-06",
		IssuingAuthority: "Patentstyret",
		Description:      "A thread in the rope changes its colour before the rope breaks.",
		WebURL:           "https://www.example.org/patents/344712",
	}
}
