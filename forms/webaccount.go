package forms

import (
	"cmp"
	"strings"
	"time"

	"facet/forms/field"
	"facet/graph"
	"facet/internal/text"
)

func webAccounts() Kind {
	return Kind{
		Name: "webaccount", Noun: "web account", Title: "Web accounts", Type: "webAccount", Path: "profile/webAccounts",
		Group:   aboutYou,
		What:    "what you are called on GitHub, LinkedIn and the like",
		New:     func() Form { return new(webAccount) },
		Example: exampleWebAccount,
	}
}

// webAccount is the form of a webAccount.
type webAccount graph.WebAccount

func (f *webAccount) Label() string {
	return together(f.Service.Name, cmp.Or(f.UserID, samePage(f.WebURL)))
}

// Facts have the page there, where the title doesn't, and what it is for.
func (f *webAccount) Facts(time.Time) Facts {
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

// service picks a service, or takes the name of any other; the address of one
// that is known goes with it.
func service(member *graph.ServiceInformation) Field {
	f := pick("Service", &member.Name, services, oneLine)
	f.Input = field.NewPicker(&member.Name, services).Accept(anyService).OnPick(func(chosen field.Option) {
		member.WebURL = serviceAddress(chosen.Value)
	})
	return f.helps("Type its name; one that isn't in the list is taken as you type it.")
}

// knownServices are services that people name, and where they are.
var knownServices = [][2]string{
	{"GitHub", "https://github.com"}, {"LinkedIn", "https://www.linkedin.com"}, {"GitLab", "https://gitlab.com"},
	{"Stack Overflow", "https://stackoverflow.com"}, {"ORCID", "https://orcid.org"}, {"X", "https://x.com"},
	{"Mastodon", "https://joinmastodon.org"}, {"Bluesky", "https://bsky.app"}, {"Xing", "https://www.xing.com"},
	{"YouTube", "https://www.youtube.com"}, {"Instagram", "https://www.instagram.com"}, {"Facebook", "https://www.facebook.com"},
	{"Medium", "https://medium.com"}, {"ResearchGate", "https://www.researchgate.net"}, {"Google Scholar", "https://scholar.google.com"},
	{"Behance", "https://www.behance.net"}, {"Kaggle", "https://www.kaggle.com"}, {"Credly", "https://www.credly.com"},
}

func services() []field.Option {
	var options []field.Option
	for _, known := range knownServices {
		options = append(options, field.Option{Value: known[0], Name: known[0]})
	}
	return options
}

// serviceAddress is where a service is, or nothing.
func serviceAddress(name string) string {
	for _, known := range knownServices {
		if text.Same(known[0], name) {
			return known[1]
		}
	}
	return ""
}

// anyService accepts a service that isn't in the list.
func anyService(typed string) (field.Option, bool) {
	name := strings.TrimSpace(typed)
	return field.Option{Value: name, Name: name}, name != "" && serviceAddress(name) == ""
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
