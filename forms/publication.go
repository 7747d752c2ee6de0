package forms

import (
	"strconv"

	"facet/graph"
)

func publications() Kind {
	return of[publication](Kind{
		Name: "publication", Title: "Publications", Type: "itemPublication", Path: "profile/publications",
		Group:   learning,
		What:    "what you have published",
		Example: examplePublication,
	})
}

// publication is the form of an itemPublication.
type publication graph.ItemPublication

func (f *publication) Label() string {
	day, known := dayOf(f.PublishedDate)
	if !known || f.DisplayName == "" {
		return f.DisplayName
	}
	return f.DisplayName + " (" + strconv.Itoa(day.Year()) + ")"
}

func (f *publication) Key() Key { return keyOfEither(f.WebURL, f.DisplayName) }

func (f *publication) Facts() Facts {
	return Facts{Title: f.DisplayName, Words: []string{f.Publisher, dayWords(f.PublishedDate)}}
}

func (f *publication) Sections() []Section {
	return []Section{
		section("Publication",
			line("Title", &f.DisplayName).asked("give the publication a title"),
			line("Published in", &f.Publisher).helps("The publisher, the journal or the site."),
			date("Date", &f.PublishedDate),
			paragraph("Summary", &f.Description)),
		section("Links",
			webLine("Web page", &f.WebURL).helps("A web address, or a DOI as https://doi.org/10.1000/182."),
			webLine("Cover picture", &f.ThumbnailURL).helps("The address of a picture; facet never fetches it.")),
		sharing(&f.ItemFacet),
	}
}

func examplePublication() Form {
	return &publication{
		ItemFacet:     graph.ItemFacet{AllowedAudiences: graph.Organization},
		DisplayName:   "Mooring in Crosswinds",
		Publisher:     "Journal of Small Harbours",
		PublishedDate: "2024-09-12",
		Description:   "What forty skippers do, and what helps.",
		WebURL:        "https://doi.org/10.1000/182",
		ThumbnailURL:  "https://www.example.org/mooring.png",
	}
}
