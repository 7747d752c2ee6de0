package forms

import (
	"facet/graph"
)

func responsibilities() Kind {
	return of[responsibility](Kind{
		Name: "responsibility", Title: "Responsibilities", Type: "personResponsibility", Path: "responsibilities",
		Group: aboutYou,
		What:  "what people can come to you for",
		Note: "Microsoft documents this place, but Microsoft 365 may not have it. " +
			"It may refuse; facet then offers other ways, and what you typed stays.",
		Example: exampleResponsibility,
	})
}

// responsibility is the form of a personResponsibility.
type responsibility graph.PersonResponsibility

func (f *responsibility) Label() string { return f.DisplayName }

func (f *responsibility) Key() Key { return keyOf(f.DisplayName) }

func (f *responsibility) Facts() Facts {
	return Facts{Words: tagged(f.CollaborationTags)}
}

func (f *responsibility) Sections() []Section {
	return []Section{
		section("Responsibility",
			line("Name", &f.DisplayName).asked("give the responsibility a name"),
			paragraph("Description", &f.Description),
			webLine("Web page", &f.WebURL),
			tags(&f.CollaborationTags)),
		sharing(&f.ItemFacet),
	}
}

func exampleResponsibility() Form {
	return &responsibility{
		ItemFacet:         graph.ItemFacet{AllowedAudiences: graph.Organization},
		DisplayName:       "Travel expenses",
		Description:       "Receipts, rates and refunds for the Bergen office.",
		WebURL:            "https://intranet.example.org/travel",
		CollaborationTags: graph.Strings{"askMeAbout", "ableToMentor"},
	}
}
