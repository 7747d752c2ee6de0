package graph

// PersonWebsite is a web page of the person's. Graph takes any text for its
// address.
//
// https://learn.microsoft.com/graph/api/resources/personwebsite?view=graph-rest-beta
type PersonWebsite struct {
	ItemFacet
	DisplayName string  `json:"displayName,omitempty"`
	WebURL      string  `json:"webUrl,omitempty"`
	Description string  `json:"description,omitempty"`
	Categories  Strings `json:"categories,omitempty"`
}
