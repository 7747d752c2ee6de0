package graph

// ItemPublication is something that the person has published.
//
// https://learn.microsoft.com/graph/api/resources/itempublication?view=graph-rest-beta
type ItemPublication struct {
	ItemFacet
	DisplayName   string `json:"displayName,omitempty"`
	Publisher     string `json:"publisher,omitempty"`
	PublishedDate Date   `json:"publishedDate,omitempty"`
	Description   string `json:"description,omitempty"`
	WebURL        string `json:"webUrl,omitempty"`
	ThumbnailURL  string `json:"thumbnailUrl,omitempty"`
}
