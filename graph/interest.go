package graph

// PersonInterest is something that the person likes to do or to follow.
//
// https://learn.microsoft.com/graph/api/resources/personinterest?view=graph-rest-beta
type PersonInterest struct {
	ItemFacet
	DisplayName       string  `json:"displayName,omitempty"`
	Description       string  `json:"description,omitempty"`
	WebURL            string  `json:"webUrl,omitempty"`
	Categories        Strings `json:"categories,omitempty"`
	CollaborationTags Strings `json:"collaborationTags,omitempty"`
}

// CollaborationTags are the four tags that Graph documents: what a person
// offers or looks for in an interest, a responsibility, a skill or a project.
func CollaborationTags() []string {
	return []string{"askMeAbout", "ableToMentor", "wantsToLearn", "wantsToImprove"}
}
