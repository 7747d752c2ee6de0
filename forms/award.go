package forms

import (
	"time"

	"facet/graph"
)

func awards() Kind {
	return of[award](Kind{
		Name: "award", Title: "Awards", Type: "personAward", Path: "profile/awards",
		Group:   atWork,
		What:    "honours that you were given",
		Example: exampleAward,
	})
}

// award is the form of a personAward.
type award graph.PersonAward

func (f *award) Label() string { return together(f.DisplayName, f.IssuingAuthority) }

func (f *award) Key() Key { return keyOf(f.DisplayName, string(f.IssuedDate)) }

// FactsAt has a badge for what was given within a month: profile cards show that
// first.
func (f *award) FactsAt(now time.Time) Facts {
	facts := Facts{Title: f.DisplayName, Words: []string{f.IssuingAuthority, dayWords(f.IssuedDate)}}
	if given, known := dayOf(f.IssuedDate); known && now.Sub(given) >= 0 && now.Sub(given) < 30*24*time.Hour {
		facts.Badge.Words = "new"
	}
	return facts
}

func (f *award) Sections() []Section {
	named := func() bool { return f.DisplayName != "" }
	return []Section{
		section("Award",
			line("Name", &f.DisplayName).asked("give the award a name").
				helps("Profile cards show its name, who gave it, and when."),
			line("Given by", &f.IssuingAuthority).helps("Who gave it to you, such as your company or an association.").
				misses(named, "Profile cards show who gave an award: they will have a gap here."),
			date("Date", &f.IssuedDate).ahead().
				misses(named, "Profile cards show when an award was given: they will have a gap here."),
			paragraph("Description", &f.Description)),
		section("Links",
			webLine("Web page", &f.WebURL),
			webLine("Picture", &f.ThumbnailURL).helps("The address of a picture; facet never fetches it.")),
		sharing(&f.ItemFacet),
	}
}

func exampleAward() Form {
	return &award{
		ItemFacet:        graph.ItemFacet{AllowedAudiences: graph.Organization},
		DisplayName:      "Golden Anchor",
		IssuingAuthority: "Bergen Harbour Society",
		IssuedDate:       "2026-05-17",
		Description:      "For ten years of safe arrivals.",
		WebURL:           "https://www.example.org/anchor",
		ThumbnailURL:     "https://www.example.org/anchor.png",
	}
}
