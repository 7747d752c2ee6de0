package forms

import (
	"facet/graph"
)

func emails() Kind {
	return of[email](Kind{
		Name: "email", Noun: "e-mail address", Title: "E-mail addresses", Type: "itemEmail", Path: "profile/emails",
		Group: contact, Private: true, Unset: map[string]string{"type": "unknown"},
		What: "where people can write to you, beside your mailbox",
		Note: "The mailbox of your organisation is locked: your IT looks after it. " +
			"An address that is added is only shown: it changes nothing about where mail goes.",
		Example: exampleEmail,
	})
}

// email is the form of an itemEmail.
type email graph.ItemEmail

func (f *email) Label() string { return f.Address }

func (f *email) Key() Key { return keyOf(f.Address) }

func (f *email) Facts() Facts { return Facts{Words: []string{f.DisplayName}} }

func (f *email) Sections() []Section {
	return []Section{
		section("E-mail address",
			mailLine("Address", &f.Address).asked("give the e-mail address"),
			choice("Kind of address", &f.Type, choices(f.Type.Words(), "main", "unknown")),
			line("Label", &f.DisplayName).helps("What it is for, such as Choir.")),
		sharing(&f.ItemFacet),
	}
}

func exampleEmail() Form {
	return &email{
		ItemFacet:   graph.ItemFacet{AllowedAudiences: graph.Contacts},
		Address:     "ada.larsen@example.org",
		DisplayName: "Choir",
		Type:        "personal",
	}
}
