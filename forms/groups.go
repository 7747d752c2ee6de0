package forms

import (
	"slices"

	"facet/forms/field"
	"facet/graph"
)

// Sharing titles the section that says who may see the object.
const Sharing = "Sharing"

// sharing is the last section of every form: who may see the object.
func sharing(member *graph.ItemFacet) Section {
	audience := &member.AllowedAudiences
	f := bind("Who may see it", audience, audiencePicker(audience), audiences)
	return section(Sharing, f.Warns(func() string {
		if slices.Contains(audience.Each(), graph.Everyone) {
			return "Everyone includes people outside your organisation: this is public."
		}
		return ""
	}))
}

// private has a field ask who may see an object of a private kind.
func (f Field) private() Field {
	f.Input.(*field.Choice).Asked().Words(func(a string) string {
		if a == "" {
			return ""
		}
		return AudienceWords(graph.Audiences(a))
	})
	return f.asked("say who may see this").since("without that your organisation's default applies, which may be everyone").
		helps("Choose one. Otherwise your organisation's default applies, which may be everyone.")
}

// audiencePicker offers the audiences, and keeps a combination that Graph sent.
func audiencePicker(audience *graph.Audiences) *field.Choice {
	return field.NewChoice(audience, audienceOptions()).Words(func(a string) string { return AudienceWords(graph.Audiences(a)) })
}

// OnlyYou is what the owner of the profile reads for [graph.OnlyMe].
const OnlyYou = "Only you"

// OnlyFor has the sections name the owner of the profile as its reader does: "Only you".
func OnlyFor(sections []Section, owner string) []Section {
	for _, s := range sections {
		for _, f := range s.Fields {
			if input, ok := f.Input.(*field.Choice); ok && f.Member == "allowedAudiences" {
				input.Rename(string(graph.OnlyMe), owner)
			}
		}
	}
	return sections
}

// location is a postal address.
func location(member *graph.PhysicalAddress) []Field {
	return []Field{
		choice("Kind of address", &member.Type, addressOptions()),
		line("Street", &member.Street),
		line("PO box", &member.PostOfficeBox),
		line("City", &member.City),
		line("State or region", &member.State),
		line("Postal code", &member.PostalCode),
		line("Country", &member.CountryOrRegion).helps("The name of the country, as you would write it on a letter."),
	}
}

// exampleOffice is the address of an office.
func exampleOffice() graph.PhysicalAddress {
	return graph.PhysicalAddress{
		Type: "business", Street: "1 Harbour Road", PostOfficeBox: "PO Box 12", City: "Bergen",
		State: "Vestland", PostalCode: "5003", CountryOrRegion: "Norway",
	}
}

// employer is the company of a position, which has to have a name.
func employer(member *graph.CompanyDetail) []Field {
	all := company(member)
	all[0] = all[0].asked("which company? If you work for yourself, put your own name").
		helps("If you work for yourself: your own name, or the one that you trade under.")
	return all
}

// company is a company, without its address.
func company(member *graph.CompanyDetail) []Field {
	return []Field{
		line("Company name", &member.DisplayName),
		line("Department", &member.Department),
		line("Office", &member.OfficeLocation).helps("Building and room, or whatever your office is known by."),
		line("Pronunciation", &member.Pronunciation).helps("How the name of the company is said."),
		webLine("Company web page", &member.WebURL),
	}
}

// person is one person around a position, who may be one of these to the owner,
// and is the usual one unless somebody says otherwise; empty: there is none.
func person(member *graph.RelatedPerson, relationships []field.Option, usual string) []Field {
	name := line("Name", &member.DisplayName)
	relationship := choice("Relationship", &member.Relationship, relationships)
	upn := line("Sign-in name", &member.UserPrincipalName, address).helps("Their e-mail address or sign-in name, such as ada@contoso.com.")
	name.refers = &reference{
		begun: func() string { return begun(member.DisplayName, member.UserPrincipalName) },
		put: func(n, a string) {
			_, _ = name.Type(n), upn.Type(a) // a line takes any text
			if member.Relationship == "" && usual != "" {
				_ = relationship.Type(relationshipWords(usual)) // it is one of them
			}
		},
	}
	upn.refers = name.refers
	return []Field{name, upn, relationship}
}

// begun is a name that no sign-in name stands beside yet.
func begun(name, address string) string {
	if address != "" {
		return ""
	}
	return name
}
