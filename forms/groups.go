package forms

import "facet/graph"

// sharing is the last section of every form: who may see the object.
func sharing(member *graph.ItemFacet) Section {
	audience := &member.AllowedAudiences
	f := choice("Who may see it", audience, audienceOptions()...)
	f.checks = []check{audiences}
	f.shown = func() string { return AudienceWords(*audience) }
	f.warn = func() string {
		for _, a := range audience.Each() {
			if a == graph.Everyone {
				return "Everyone includes people outside your organisation: this is public."
			}
		}
		return ""
	}
	return section("Sharing", f.helps("Up and down look, Enter chooses."))
}

// location is a postal address.
func location(member *graph.PhysicalAddress) []Field {
	return []Field{
		choice("Kind of address", &member.Type, addressOptions()...),
		line("Street", &member.Street),
		line("PO box", &member.PostOfficeBox),
		line("City", &member.City),
		line("State or region", &member.State),
		line("Postal code", &member.PostalCode),
		line("Country", &member.CountryOrRegion).helps("The name of the country, as you would write it on a letter."),
	}
}

// company is the company of a position, without its address.
func company(member *graph.CompanyDetail) []Field {
	return []Field{
		line("Company name", &member.DisplayName).asked(),
		line("Department", &member.Department),
		line("Office", &member.OfficeLocation).helps("Building and room, or whatever your office is known by."),
		line("Pronunciation", &member.Pronunciation).helps("How the name of the company is said."),
		line("Company web page", &member.WebURL, webURL).helps("Begins with https:// or http://."),
	}
}

// person is one person around a position.
func person(member *graph.RelatedPerson) []Field {
	return []Field{
		line("Name", &member.DisplayName),
		line("Sign-in name", &member.UserPrincipalName, address).helps("Their user principal name or e-mail address, as ada@contoso.com."),
		choice("Relationship", &member.Relationship, relationshipChoices()...),
	}
}
