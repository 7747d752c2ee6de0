package forms

import (
	"errors"
	"net/mail"
	"strings"
	"time"

	"facet/forms/field"
	"facet/graph"
	"facet/internal/text"
)

func emails() Kind {
	return Kind{
		Name: "email", Noun: "e-mail address", Title: "E-mail addresses", Type: "itemEmail", Path: "profile/emails",
		Group: contact, Private: true, Unset: map[string]string{"type": "unknown"},
		What: "where people can write to you, beside your mailbox",
		Note: "The mailbox of your organisation is listed here, locked: your IT looks after it. " +
			"An address that is added is only shown: it changes nothing about where mail goes.",
		New:     func() Form { return new(email) },
		Example: exampleEmail,
	}
}

// email is the form of an itemEmail.
type email graph.ItemEmail

func (f *email) Label() string { return f.Address }

func (f *email) Key() Key { return keyOf(f.Address) }

func (f *email) Facts(time.Time) Facts { return Facts{Words: []string{f.DisplayName}} }

func (f *email) Sections() []Section {
	return []Section{
		section("E-mail address",
			mailLine("Address", &f.Address).asked("give the e-mail address"),
			choice("Kind of address", &f.Type, choices(f.Type.Words(), "main", "unknown")),
			line("Label", &f.DisplayName).helps("What it is for, such as Choir.")),
		sharing(&f.ItemFacet),
	}
}

// mailLine is an e-mail address.
func mailLine(title string, member *string) Field {
	f := bind(title, member, field.NewLine(member).Reads(graph.PlainName), oneLine, mailAddress)
	f.read = alike(graph.PlainName)
	f.knows = func(signIn string) string {
		if signIn == "" || !text.Same(*member, signIn) {
			return ""
		}
		return "This is the sign-in name, which the profile shows already."
	}
	return f.helps("Such as ada@example.org.")
}

// mailAddress asks for the shape of an e-mail address with a host that has a dot.
func mailAddress(s string) error {
	if s == "" {
		return nil
	}
	parsed, err := mail.ParseAddress(s)
	if _, host, _ := strings.Cut(s, "@"); err != nil || parsed.Address != s || address(s) != nil || !strings.Contains(host, ".") {
		return errors.New("give an e-mail address such as ada@example.org")
	}
	return nil
}

func exampleEmail() Form {
	return &email{
		ItemFacet:   graph.ItemFacet{AllowedAudiences: graph.Contacts},
		Address:     "ada.larsen@example.org",
		DisplayName: "Choir",
		Type:        "personal",
	}
}
