package graph

// ProjectParticipation is a project that the person takes part in or took part
// in. Detail is their part in it, with their own employer; Client is for whom it
// was.
//
// https://learn.microsoft.com/graph/api/resources/projectparticipation?view=graph-rest-beta
type ProjectParticipation struct {
	ItemFacet
	DisplayName       string          `json:"displayName,omitempty"`
	Detail            PositionDetail  `json:"detail,omitzero"`
	Client            CompanyDetail   `json:"client,omitzero"`
	Categories        Strings         `json:"categories,omitempty"`
	CollaborationTags Strings         `json:"collaborationTags,omitempty"`
	Colleagues        []RelatedPerson `json:"colleagues,omitempty"`
	Sponsors          []RelatedPerson `json:"sponsors,omitempty"`
}
