package graph

// ItemPatent is a patent that the person holds or has filed.
//
// https://learn.microsoft.com/graph/api/resources/itempatent?view=graph-rest-beta
type ItemPatent struct {
	ItemFacet
	DisplayName      string `json:"displayName,omitempty"`
	Number           string `json:"number,omitempty"`
	IsPending        Bool   `json:"isPending,omitempty"`
	IssuedDate       Date   `json:"issuedDate,omitempty"`
	IssuingAuthority string `json:"issuingAuthority,omitempty"`
	Description      string `json:"description,omitempty"`
	WebURL           string `json:"webUrl,omitempty"`
}
