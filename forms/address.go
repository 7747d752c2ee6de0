package forms

import (
	"cmp"

	"facet/graph"
)

func addresses() Kind {
	return of[postalAddress](Kind{
		Name: "address", Title: "Addresses", Type: "itemAddress", Path: "profile/addresses",
		Group: contact, Private: true,
		What:    "where you live, or are to be found",
		Note:    "The office in your organisation's directory is locked: ask your IT or HR to change it. An address that is added stands beside it.",
		Example: exampleAddress,
	})
}

// postalAddress is the form of an itemAddress.
type postalAddress graph.ItemAddress

// Label is the label, else the street and the city.
func (f *postalAddress) Label() string {
	return cmp.Or(f.DisplayName, together(f.Detail.Street, f.Detail.City), f.Detail.CountryOrRegion)
}

// Facts have where it is, of one that has a label.
func (f *postalAddress) Facts() Facts {
	if f.DisplayName == "" {
		return Facts{}
	}
	return Facts{Words: []string{together(f.Detail.Street, f.Detail.City, f.Detail.CountryOrRegion)}}
}

func (f *postalAddress) Key() Key {
	return keyOf(cmp.Or(f.Detail.Street, f.Detail.City, f.Detail.CountryOrRegion), f.Detail.PostalCode)
}

func (f *postalAddress) Sections() []Section {
	place := location(&f.Detail)
	for i := range place {
		if place[i].bound == placeOf(&f.Detail.Street) {
			place[i] = place[i].askedUnless("give at least a street, a city or a country", &f.Detail.City, &f.Detail.CountryOrRegion)
		}
	}
	return []Section{
		section("Address", append([]Field{line("Label", &f.DisplayName).helps("Such as Home.")}, place...)...),
		sharing(&f.ItemFacet),
	}
}

func exampleAddress() Form {
	return &postalAddress{
		ItemFacet:   graph.ItemFacet{AllowedAudiences: graph.Family},
		DisplayName: "Home",
		Detail: graph.PhysicalAddress{
			Type: "home", Street: "18 Strandgaten", PostOfficeBox: "PO Box 12", City: "Bergen",
			State: "Vestland", PostalCode: "5003", CountryOrRegion: "Norway",
		},
	}
}
