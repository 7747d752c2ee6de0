package graph

// ItemAddress is a postal address of the person's. Where it is on the globe is
// left to those who measure that.
//
// https://learn.microsoft.com/graph/api/resources/itemaddress?view=graph-rest-beta
type ItemAddress struct {
	ItemFacet
	DisplayName string          `json:"displayName,omitempty"`
	Detail      PhysicalAddress `json:"detail,omitzero"`
}
