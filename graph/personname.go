package graph

// PersonName is a name of the person's. The one that cards show is the
// directory's.
//
// https://learn.microsoft.com/graph/api/resources/personname?view=graph-rest-beta
type PersonName struct {
	ItemFacet
	DisplayName   string            `json:"displayName,omitempty"`
	First         string            `json:"first,omitempty"`
	Middle        string            `json:"middle,omitempty"`
	Last          string            `json:"last,omitempty"`
	Nickname      string            `json:"nickname,omitempty"`
	Title         string            `json:"title,omitempty"`
	Suffix        string            `json:"suffix,omitempty"`
	Initials      string            `json:"initials,omitempty"`
	Maiden        string            `json:"maiden,omitempty"`
	LanguageTag   string            `json:"languageTag,omitempty"`
	Pronunciation NamePronunciation `json:"pronunciation,omitzero"`
}

// NamePronunciation is how a name is said, in letters. Its type is spelled
// personNamePronounciation in the global cloud, and yomiPersonName in others.
//
// https://learn.microsoft.com/graph/api/resources/yomipersonname?view=graph-rest-beta
type NamePronunciation struct {
	DisplayName string `json:"displayName,omitempty"`
	First       string `json:"first,omitempty"`
	Middle      string `json:"middle,omitempty"`
	Last        string `json:"last,omitempty"`
	Maiden      string `json:"maiden,omitempty"`
}
