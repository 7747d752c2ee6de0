package forms

import (
	"facet/graph"
)

func interests() Kind {
	return of[interest](Kind{
		Name: "interest", Title: "Interests", Type: "personInterest", Path: "profile/interests",
		Group:   aboutYou,
		What:    "what you like to do or to follow",
		Example: exampleInterest,
	})
}

// interest is the form of a personInterest.
type interest graph.PersonInterest

func (f *interest) Label() string { return f.DisplayName }

func (f *interest) Key() Key { return keyOf(f.DisplayName) }

func (f *interest) Facts() Facts {
	return Facts{Words: append(tagged(f.CollaborationTags), f.Categories...)}
}

func (f *interest) Sections() []Section {
	return []Section{
		section("Interest",
			line("Name", &f.DisplayName).asked("give the interest a name"),
			paragraph("Description", &f.Description),
			webLine("Web page", &f.WebURL),
			list("Categories", &f.Categories),
			tags(&f.CollaborationTags)),
		sharing(&f.ItemFacet),
	}
}

func exampleInterest() Form {
	return &interest{
		ItemFacet:         graph.ItemFacet{AllowedAudiences: graph.Organization},
		DisplayName:       "Chess",
		Description:       "Slow games, preferably by post.",
		WebURL:            "https://www.example.org/chess",
		Categories:        graph.Strings{"Games", "Strategy"},
		CollaborationTags: graph.Strings{"askMeAbout", "wantsToImprove"},
	}
}
