package forms

import (
	"errors"
	"net/mail"
	"strings"

	"facet/forms/field"
	"facet/graph"
	"facet/internal/text"
)

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
