package graph

// PersonAward is an honour that the person was given.
//
// https://learn.microsoft.com/graph/api/resources/personaward?view=graph-rest-beta
type PersonAward struct {
	ItemFacet
	DisplayName      string `json:"displayName,omitempty"`
	IssuingAuthority string `json:"issuingAuthority,omitempty"`
	IssuedDate       Date   `json:"issuedDate,omitempty"`
	Description      string `json:"description,omitempty"`
	WebURL           string `json:"webUrl,omitempty"`
	ThumbnailURL     string `json:"thumbnailUrl,omitempty"`
}
