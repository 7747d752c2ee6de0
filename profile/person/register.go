package person

import (
	"strings"
)

// AboutWords say what facet is for.
const AboutWords = "facet edits the profile that colleagues see of you in Microsoft 365: certifications, " +
	"positions, interests, responsibilities and your account."

// RegistrationMessage is a text to send to an IT department: what to register
// for facet, and why, and what to send back.
func RegistrationMessage() string {
	return strings.Join([]string{
		"Please register the application facet for our organisation, and send me its two ids.",
		"",
		"facet is a program on our own computers with which people edit their Microsoft 365 profile: certifications, positions, interests and so on. " +
			"It signs in as whoever uses it, can do nothing by itself, and needs no secret and no certificate.",
		"",
		"What to do, in the Entra admin center under App registrations, New registration:",
		"1. Name: facet. Supported account types: this organisation only.",
		"2. Redirect URI: http://localhost, of the platform Public client/native (mobile and desktop applications).",
		"3. API permissions, Microsoft Graph, delegated: " + ScopeOwn + ", to " + ScopeTitle(ScopeOwn) + "; " + ScopeSearch + ", to " + ScopeTitle(ScopeSearch) +
			"; openid, profile and offline_access, to know who signed in, and to stay signed in.",
		"4. Where users may not consent to applications by themselves: Grant admin consent, on the same page. These permissions don't need it otherwise.",
		"5. Only where support edits the profiles of others: better register a second application for that, with " + ScopeOthers + ", delegated, with admin consent. " +
			"Microsoft says of it: \"" + scopeWords[ScopeOthers].allows + "\" " + scopeWords[ScopeOthers].does + " " + scopeWords[ScopeOthers].not +
			" Under Enterprise applications, Properties, set Assignment required to Yes, and assign the support group. " +
			"To change the photos of others, too: " + ScopePhotos + ", in the same way.",
		"6. Only where people sign in with a code on another device: Authentication, Allow public client flows, Yes. " +
			"Conditional access often blocks that way (Authentication flows, Device code flow); signing in with the browser then still works, and passes conditional access like any other application.",
		"",
		"How to register an application: https://learn.microsoft.com/entra/identity-platform/quickstart-register-app",
		"",
		"Please send back:",
		"Application (client) id:",
		"Directory (tenant) id:",
	}, "\n") + "\n"
}
