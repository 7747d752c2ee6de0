package person

import (
	"errors"
	"slices"
	"strings"
)

// Missing is a permission that a request takes and that nobody has approved.
// Its words are raw text.
type Missing struct {
	Scope  string
	Asker  string // who would use it
	Client string // the application's id
	Tenant string
	Page   string // where an administrator approves it; empty: not known
}

// unapproved is an error that comes of a missing permission.
type unapproved interface {
	error
	Missing() (Missing, bool)
}

// MissingIn is the permission that an error comes of, if it comes of one.
func MissingIn(err error) (Missing, bool) {
	if e, ok := errors.AsType[unapproved](err); ok {
		return e.Missing()
	}
	return Missing{}, false
}

// scopeWords say what a permission is for, what Microsoft says that it allows, what
// facet does of that, and what it never does. What Microsoft says is in its own words.
var scopeWords = map[string]struct{ title, why, allows, does, not string }{
	ScopeOwn: {
		"read and change one's own profile",
		"to add certifications, positions and so on to one's own profile.",
		"Allows the app to read your profile, and discover your group membership, reports and manager. It also allows the app to update your profile information on your behalf.",
		"It reads and changes the profile and photo of whoever is signed in to it.",
		"It gives no access to change anybody else's profile.",
	},
	ScopeOthers: {
		"read and change the profiles of everyone",
		"to add certifications, positions and so on to the profiles of colleagues, on their behalf.",
		"Allows the app to read and write the full set of profile properties, reports, and managers of other users in your organization, on behalf of the signed-in user. " +
			"Also allows the app to create and delete users as well as reset user passwords on behalf of the signed-in user.",
		"It reads and changes what is below /users/{id}/profile, in the name of whoever is signed in to it, and finds people in the directory.",
		"It never creates or deletes a user, and never touches a password, a group, a licence or a role: it has no such request. The permission itself would let it, as far as the role of whoever is signed in goes. " +
			"It gives nobody a right that they don't have themselves.",
	},
	ScopePhotos: {
		"read and change the photos of everyone",
		"to set the photos of colleagues, on their behalf.",
		"Allows the app to read and write profile photos of users and groups, on behalf of the signed-in user.",
		"It reads and changes photos of people, in the name of whoever is signed in to it.",
		"It changes nothing else, and no photo of a group.",
	},
	ScopeSearch: {
		"read the names, addresses and profiles of everyone",
		"to find people in the directory by their name, and to read what their profiles show.",
		"Allows the app to read a basic set of profile properties of other users in your organization on behalf of the signed-in user. " +
			"This includes display name, first and last name, email address and photo.",
		"It finds people, and reads the parts of their profiles that the signed-in person may see.",
		"It changes nothing.",
	},
	ScopeRead: {
		"read the whole profiles of everyone",
		"to read profiles where " + ScopeSearch + " is not enough.",
		"Allows the app to read the full set of profile properties, reports, and managers of other users in your organization, on behalf of the signed-in user.",
		"It reads what is below /users/{id}/profile, in the name of whoever is signed in to it.",
		"It changes nothing.",
	},
}

// ScopeTitle says what a permission is for: "read the names and addresses of everyone".
func ScopeTitle(scope string) string { return scopeWords[scope].title }

// Message is a text to send to an administrator: who asks for what, and why,
// and what saying yes means.
func (m Missing) Message() string {
	words := scopeWords[m.Scope]
	lines := []string{"Please approve a permission for the application facet, which edits Microsoft 365 profiles.", ""}
	for _, f := range Filled([]Fact{
		NewFact("Who asks", m.Asker), NewFact("Application (client) id", m.Client), NewFact("Tenant", m.Tenant),
		NewFact("Permission", m.Scope+" of Microsoft Graph, delegated: "+words.title), NewFact("Why", words.why),
	}) {
		lines = append(lines, f.Title.String()+": "+f.Value.String())
	}
	lines = append(lines, "", "What it allows, in Microsoft's words: "+words.allows,
		"What facet does with it: "+words.does,
		"What facet does not: "+words.not+" It is a delegated permission: facet can do nothing by itself, without somebody who is signed in.", "")
	return strings.Join(slices.Concat(lines, m.how(), m.narrower()), "\n") + "\n"
}

// narrower says how a permission that is wide reaches fewer people.
func (m Missing) narrower() []string {
	if m.Scope != ScopeOthers && m.Scope != ScopePhotos {
		return nil
	}
	return []string{"", "To keep it to those who need it: register a second application for support, give only that one the permission, " +
		"and under Enterprise applications, Properties, set Assignment required to Yes and assign the group. Everybody else goes on with the first, which can't have it."}
}

// how says what an administrator does to approve it, and to take it back.
func (m Missing) how() []string {
	const back = "To take it back: Entra admin center, Enterprise applications, the application, Permissions."
	if m.Page == "" {
		return []string{"To approve it: Entra admin center, App registrations, the application, API permissions; " +
			"add the permission and grant admin consent.", back}
	}
	return []string{"To approve it for the organisation, open this page and sign in as an administrator:", m.Page,
		"Afterwards the browser goes to http://localhost and may say that it can't be reached. The approval still counts.", back}
}

// Advice says what is missing and how it is got, in sentences.
func (m Missing) Advice() (what, remedy string) {
	what = "The permission " + m.Scope + " (" + scopeWords[m.Scope].title + ") is missing."
	switch {
	case m.Page != "":
		return what, "An administrator can approve it on this page:"
	case m.Client != "":
		return what, "An administrator can approve it in the Entra admin center, for the application " + m.Client + "."
	}
	return what, "An administrator can approve it in the Entra admin center."
}

// Warning says what comes of it, before anything is typed.
func (m Missing) Warning() string {
	return "Nothing can be sent: the permission " + m.Scope + " is missing."
}

// Refusal is what an error that comes of it says beyond that: why, and ids.
func (m Missing) Refusal(err error) string {
	what, remedy := Explain(err)
	lines := strings.Split(what+"\n"+remedy, "\n")
	return strings.Join(slices.DeleteFunc(lines, func(line string) bool {
		return m.Page != "" && strings.Contains(line, m.Page)
	}), "\n")
}
