package forms

import (
	"strings"

	"charm.land/huh/v2"

	"facet/graph"
)

// audienceOptions are the audiences in words, "as the organisation sets it"
// first.
func audienceOptions() []huh.Option[graph.Audiences] {
	options := []huh.Option[graph.Audiences]{huh.NewOption("As the organisation sets it", graph.Audiences(""))}
	for _, a := range graph.AllAudiences() {
		options = append(options, huh.NewOption(audienceWords(a), a))
	}
	return options
}

// audienceWords says in words who a single audience is.
func audienceWords(a graph.Audiences) string {
	switch a {
	case graph.OnlyMe:
		return "Only the owner of the profile"
	case graph.Family:
		return "Family"
	case graph.Contacts:
		return "Contacts"
	case graph.GroupMembers:
		return "People in the same groups"
	case graph.Organization:
		return "Everyone in the organisation"
	case graph.FederatedOrganizations:
		return "Also organisations that yours trusts"
	case graph.Everyone:
		return "Everyone, also the public"
	}
	return string(a)
}

// AudienceWords says in words who may see an object. A combination is named
// part by part; a word that we don't know is named as it is.
func AudienceWords(a graph.Audiences) string {
	var each []string
	for _, one := range a.Each() {
		each = append(each, audienceWords(one))
	}
	if len(each) == 0 {
		return "As the organisation sets it"
	}
	return strings.Join(each, " + ")
}

// tagWords says in words what a collaboration tag offers or asks.
func tagWords(tag string) string {
	switch tag {
	case "askMeAbout":
		return "Ask me about this"
	case "ableToMentor":
		return "I can mentor others"
	case "wantsToLearn":
		return "I want to learn this"
	case "wantsToImprove":
		return "I want to get better at this"
	}
	return tag
}

// relationshipWords says in words what a person is to the owner.
func relationshipWords(word string) string {
	switch word {
	case "directReport":
		return "Direct report"
	case "dotLineReport":
		return "Dotted-line report"
	case "dotLineManager":
		return "Dotted-line manager"
	case "alternateContact":
		return "Alternate contact"
	case "emergencyContact":
		return "Emergency contact"
	}
	return strings.ToUpper(word[:1]) + word[1:]
}

func relationshipChoices() []huh.Option[graph.Relationship] {
	options := []huh.Option[graph.Relationship]{huh.NewOption("Not set", graph.Relationship(""))}
	for _, word := range graph.Relationship("").Words() {
		options = append(options, huh.NewOption(relationshipWords(word), graph.Relationship(word)))
	}
	return options
}

func addressOptions() []huh.Option[graph.AddressType] {
	options := []huh.Option[graph.AddressType]{huh.NewOption("Not set", graph.AddressType(""))}
	for _, word := range graph.AddressType("").Words() {
		options = append(options, huh.NewOption(strings.ToUpper(word[:1])+word[1:], graph.AddressType(word)))
	}
	return options
}
