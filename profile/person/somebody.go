package person

import (
	"cmp"
	"strings"

	"facet/graph"
)

// Address is what somebody is known by: their sign-in name, where the
// directory tells it. It is raw text.
func Address(u graph.DirectoryUser) string {
	if u.UserPrincipalName == "" {
		return u.Mail
	}
	return u.UserPrincipalName
}

// OwnerName is how sentences name who has an entry. It is raw text.
func OwnerName(u graph.DirectoryUser) string { return cmp.Or(u.DisplayName, Address(u), u.ID) }

// Who says in one line who somebody is, as far as it tells people apart. It is
// raw text.
func Who(u graph.DirectoryUser) string {
	words := cmp.Or(u.DisplayName, "(no name)") + ", " + Address(u)
	if does := About(u); does != "" {
		words += ", " + does
	}
	if u.Guest() {
		words += ", a guest"
	}
	if u.Disabled() {
		words += ", disabled"
	}
	return words
}

// About is what somebody does, and their mail address if it is not their
// sign-in name. It is raw text.
func About(u graph.DirectoryUser) string {
	var all []string
	for _, s := range []string{u.JobTitle, u.Department} {
		if s != "" {
			all = append(all, s)
		}
	}
	if u.Mail != "" && !strings.EqualFold(u.Mail, u.UserPrincipalName) {
		all = append(all, u.Mail)
	}
	return strings.Join(all, " · ")
}

// Card is what tells somebody from others.
func Card(u graph.DirectoryUser) []Fact {
	return []Fact{
		NewFact("Name", u.DisplayName), NewFact("Sign-in name", u.UserPrincipalName), NewFact("Mail", u.Mail),
		NewFact("Title", u.JobTitle), NewFact("Department", u.Department), NewFact("Object id", u.ID),
	}
}

// Warnings are what is special about somebody.
func Warnings(u graph.DirectoryUser) (all []string) {
	if u.Guest() {
		all = append(all, "A guest of the organisation.")
	}
	if u.Disabled() {
		all = append(all, "This account is disabled.")
	}
	return all
}
