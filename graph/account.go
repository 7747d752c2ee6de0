package graph

// UserAccountInformation is what the directory says of the person's account.
// Graph documents how to create and change it, and also that it is read-only.
//
// https://learn.microsoft.com/graph/api/resources/useraccountinformation?view=graph-rest-beta
type UserAccountInformation struct {
	ItemFacet
	CountryCode          string           `json:"countryCode,omitempty"` // two letters, ISO 3166-1
	PreferredLanguageTag LocaleInfo       `json:"preferredLanguageTag,omitzero"`
	AgeGroup             string           `json:"ageGroup,omitempty" graph:"readonly"`
	UserPersona          string           `json:"userPersona,omitempty" graph:"readonly"`
	UserPrincipalName    string           `json:"userPrincipalName,omitempty" graph:"readonly"`
	OriginTenantInfo     OriginTenantInfo `json:"originTenantInfo,omitzero" graph:"readonly"`
}

// LocaleInfo is a language as a BCP 47 tag, and its name.
//
// https://learn.microsoft.com/graph/api/resources/localeinfo?view=graph-rest-beta
type LocaleInfo struct {
	Locale      string `json:"locale,omitempty"`
	DisplayName string `json:"displayName,omitempty"`
}

// OriginTenantInfo says in which tenant the account was first made.
type OriginTenantInfo struct {
	OriginTenantID string `json:"originTenantId,omitempty"`
	OriginUserID   string `json:"originUserId,omitempty"`
}
