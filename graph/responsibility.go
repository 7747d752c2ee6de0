package graph

// PersonResponsibility is something that the person answers for. Its
// documented address is /me/responsibilities, without /profile, and Graph's
// own metadata has no address for it at all.
//
// https://learn.microsoft.com/graph/api/resources/personresponsibility?view=graph-rest-beta
type PersonResponsibility struct {
	ItemFacet
	DisplayName       string  `json:"displayName,omitempty"`
	Description       string  `json:"description,omitempty"`
	WebURL            string  `json:"webUrl,omitempty"`
	CollaborationTags Strings `json:"collaborationTags,omitempty"`
}
