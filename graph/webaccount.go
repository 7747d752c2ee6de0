package graph

// WebAccount is an account that the person has at a service on the web.
// StatusMessage is what the service says of them.
//
// https://learn.microsoft.com/graph/api/resources/webaccount?view=graph-rest-beta
type WebAccount struct {
	ItemFacet
	Service       ServiceInformation `json:"service,omitzero"`
	UserID        string             `json:"userId,omitempty"`
	WebURL        string             `json:"webUrl,omitempty"`
	Description   string             `json:"description,omitempty"`
	StatusMessage string             `json:"statusMessage,omitempty"`
}

// ServiceInformation names a service on the web.
//
// https://learn.microsoft.com/graph/api/resources/serviceinformation?view=graph-rest-beta
type ServiceInformation struct {
	Name   string `json:"name,omitempty"`
	WebURL string `json:"webUrl,omitempty"`
}
