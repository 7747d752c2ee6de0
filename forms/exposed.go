package forms

import (
	"slices"

	"facet/graph"
)

// Exposed reports whether an object of the kind is private by nature, and may be
// seen by the whole organisation or by more people: also where nobody has chosen.
func (k Kind) Exposed(to graph.Audiences) bool {
	wide := []graph.Audiences{"", graph.Organization, graph.FederatedOrganizations, graph.Everyone}
	return k.Private && slices.Contains(wide, to.Widest())
}
