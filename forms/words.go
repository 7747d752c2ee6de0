package forms

import (
	"slices"
	"strings"
	"unicode"

	"facet/forms/field"
	"facet/graph"
)

// audienceOptions are the audiences in words, "as your organisation has set it"
// first.
func audienceOptions() []field.Option {
	options := []field.Option{{Name: AudienceWords(""), Also: []string{notSet, "As the organisation sets it"}}}
	for _, a := range graph.AllAudiences() {
		options = append(options, field.Option{Value: string(a), Name: AudienceWords(a), Also: append([]string{audienceWords(a)}, formerly[a]...)})
	}
	options[1].Also = append(options[1].Also, OnlyYou, "Only me")
	return options
}

// formerly is what audiences were called in lists and files that people may still
// have.
var formerly = map[graph.Audiences][]string{
	graph.OnlyMe:                 {"Only the owner of the profile"},
	graph.GroupMembers:           {"People in the same groups"},
	graph.Organization:           {"Everyone in the organisation"},
	graph.FederatedOrganizations: {"Everyone here and in organisations that yours trusts", "Also organisations that yours trusts"},
}

// audienceWords says in words who one audience is, among others.
func audienceWords(a graph.Audiences) string {
	switch a {
	case graph.OnlyMe:
		return "Only the owner"
	case graph.Family:
		return "Family"
	case graph.Contacts:
		return "Contacts"
	case graph.GroupMembers:
		return "People in your groups"
	case graph.Organization:
		return "Everyone in your organisation"
	case graph.FederatedOrganizations:
		return "Organisations that yours trusts"
	case graph.Everyone:
		return "Everyone, also the public"
	}
	return string(a)
}

// notSet is the choice of no value.
const notSet = "Not set"

// AudienceWords says in words who may see an object. A combination is named
// part by part; a word that we don't know is named as it is.
func AudienceWords(a graph.Audiences) string {
	var each []string
	for _, one := range a.Each() {
		each = append(each, audienceWords(one))
	}
	switch {
	case len(each) == 0:
		return "As your organisation has set it"
	case len(each) == 1 && a.Each()[0] == graph.FederatedOrganizations:
		return "Your organisation and organisations it trusts"
	}
	return strings.Join(each, " + ")
}

// AudienceReach is how many people see an object, of five steps: only its owner,
// people close to them, the organisation, those that it trusts, the public. It is 0
// where the organisation decides.
func AudienceReach(a graph.Audiences) int {
	steps := map[graph.Audiences]int{
		graph.OnlyMe: 1, graph.Family: 2, graph.Contacts: 2, graph.GroupMembers: 2,
		graph.Organization: 3, graph.FederatedOrganizations: 4, graph.Everyone: 5,
	}
	widest := 0
	for _, one := range a.Each() {
		widest = max(widest, steps[one])
	}
	return widest
}

// AudienceBrief says in a word or two who may see an object, as it stands at the
// end of a line. Own tells that its owner reads it.
func AudienceBrief(a graph.Audiences, own bool) string {
	var each []string
	for _, one := range a.Each() {
		each = append(each, briefly(one, own))
	}
	switch {
	case each == nil:
		return "organisation's setting"
	case len(each) == 1 && a.Each()[0] == graph.FederatedOrganizations:
		return briefly(graph.Organization, own) + " + partners"
	}
	return strings.Join(each, " + ")
}

func briefly(a graph.Audiences, own bool) string {
	switch a {
	case graph.OnlyMe:
		if own {
			return "only you"
		}
		return "only the owner"
	case graph.GroupMembers:
		return "same groups"
	case graph.Organization:
		return "organisation"
	case graph.FederatedOrganizations:
		return "partners"
	case graph.Everyone:
		return "the public"
	}
	return string(a)
}

// tagOptions are the collaboration tags in words.
func tagOptions() []field.Option {
	var options []field.Option
	for _, tag := range graph.CollaborationTags() {
		options = append(options, field.Option{Value: tag, Name: tagWords(tag)})
	}
	return options
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

// Relationships that somebody has at work, and those of who leads somebody.
var (
	working = []string{
		"colleague", "manager", "dotLineManager", "directReport", "dotLineReport", "assistant", "alternateContact", "sponsor",
	}
	leading = []string{"manager", "dotLineManager", "sponsor", "colleague", "assistant", "alternateContact", "other"}
)

// relationshipChoices offers some of the relationships, and keeps the others.
func relationshipChoices(offered []string) []field.Option {
	options := []field.Option{{Name: notSet}}
	for _, word := range offered {
		options = append(options, field.Option{Value: word, Name: relationshipWords(word)})
	}
	for _, word := range without(graph.Relationship("").Words(), offered) {
		options = append(options, field.Option{Value: word, Name: relationshipWords(word), Kept: true})
	}
	return options
}

// addressOptions are the kinds of address. Nobody means to choose "unknown";
// other programs say "work" for "business".
func addressOptions() []field.Option {
	options := choices(graph.AddressType("").Words(), "unknown")
	for i := range options {
		if options[i].Value == "business" {
			options[i].Also = []string{"Work"}
		}
	}
	return options
}

// choices are words of Graph's to choose from, and none. Some are only kept.
func choices(words []string, kept ...string) []field.Option {
	options := []field.Option{{Name: notSet}}
	for _, word := range words {
		options = append(options, field.Option{Value: word, Name: spaced(word), Kept: slices.Contains(kept, word)})
	}
	return options
}

// spaced is a word of Graph's as people write it: "Business fax".
func spaced(word string) string {
	var b strings.Builder
	for i, r := range word {
		switch {
		case i == 0:
			r = unicode.ToUpper(r)
		case unicode.IsUpper(r):
			b.WriteByte(' ')
			r = unicode.ToLower(r)
		}
		b.WriteRune(r)
	}
	return b.String()
}
