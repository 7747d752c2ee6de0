package forms

import (
	"cmp"

	"facet/graph"
)

func webAccounts() Kind {
	return of[webAccount](Kind{
		Name: "webaccount", Noun: "web account", Title: "Web accounts", Type: "webAccount", Path: "profile/webAccounts",
		Group:   aboutYou,
		What:    "what you are called on GitHub, LinkedIn and the like",
		Example: exampleWebAccount,
	})
}

// webAccount is the form of a webAccount.
type webAccount graph.WebAccount

func (f *webAccount) Label() string {
	return together(f.Service.Name, cmp.Or(f.UserID, samePage(f.WebURL)))
}

// Facts have the page there, where the title doesn't, and what it is for.
func (f *webAccount) Facts() Facts {
	facts := Facts{Words: []string{samePage(f.WebURL), f.Description}}
	if f.UserID == "" {
		facts.Words[0] = ""
	}
	return facts
}

// Key is the service, and who the person is there.
func (f *webAccount) Key() Key { return keyOf(f.Service.Name, cmp.Or(f.UserID, samePage(f.WebURL))) }

func (f *webAccount) Sections() []Section {
	return []Section{
		section("Account",
			service(&f.Service).asked("name the service, such as GitHub"),
			line("User name", &f.UserID).askedUnless("give your user name there, or your page", &f.WebURL),
			webLine("Page", &f.WebURL).helps("Your own page there, such as github.com/ada."),
			paragraph("Description", &f.Description),
			shown("Status there", &f.StatusMessage)),
		sharing(&f.ItemFacet),
	}
}

func exampleWebAccount() Form {
	return &webAccount{
		ItemFacet:     graph.ItemFacet{AllowedAudiences: graph.Organization},
		Service:       graph.ServiceInformation{Name: "GitHub", WebURL: "https://github.com"},
		UserID:        "ada-larsen",
		WebURL:        "https://github.com/ada-larsen",
		Description:   "Small tools for tide tables.",
		StatusMessage: "On leave until June",
	}
}
