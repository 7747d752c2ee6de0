package forms

import (
	"cmp"
	"net/url"
	"strings"

	"facet/graph"
)

func websites() Kind {
	return of[website](Kind{
		Name: "website", Noun: "web page", Title: "Web pages", Type: "personWebsite", Path: "profile/websites",
		Group:   aboutYou,
		What:    "pages about you or by you, such as a blog",
		Example: exampleWebsite,
	})
}

// website is the form of a personWebsite.
type website graph.PersonWebsite

// Label is the name, else the host.
func (f *website) Label() string {
	if page, err := url.Parse(webAddress(f.WebURL)); err == nil && f.DisplayName == "" {
		return cmp.Or(page.Hostname(), f.WebURL)
	}
	return cmp.Or(f.DisplayName, f.WebURL)
}

// Facts have the address of a page that has a name.
func (f *website) Facts() Facts {
	if f.DisplayName == "" {
		return Facts{}
	}
	return Facts{Words: []string{samePage(f.WebURL)}}
}

func (f *website) Key() Key { return keyOf(samePage(f.WebURL)) }

// samePage is a web address without what makes no other page of it.
func samePage(address string) string {
	_, page, found := strings.Cut(webAddress(address), "://")
	if !found {
		page = address
	}
	return strings.TrimSuffix(page, "/")
}

func (f *website) Sections() []Section {
	return []Section{
		section("Web page",
			bareWebLine("Address", &f.WebURL).asked("give the address of the web page"),
			line("Name", &f.DisplayName).helps("What the page is called; without a name its address is shown."),
			paragraph("Description", &f.Description),
			list("Categories", &f.Categories)),
		sharing(&f.ItemFacet),
	}
}

func exampleWebsite() Form {
	return &website{
		ItemFacet:   graph.ItemFacet{AllowedAudiences: graph.Organization},
		DisplayName: "Fjord by kayak",
		WebURL:      "https://kayak.example.org",
		Description: "What the sea was like, every Sunday.",
		Categories:  graph.Strings{"Sports", "Writing"},
	}
}
