package forms

import (
	"strings"

	"facet/forms/field"
	"facet/graph"
	"facet/internal/text"
)

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
