package graph

// ItemPhone is a phone number of the person's.
//
// https://learn.microsoft.com/graph/api/resources/itemphone?view=graph-rest-beta
type ItemPhone struct {
	ItemFacet
	Number      string    `json:"number,omitempty"`
	DisplayName string    `json:"displayName,omitempty"`
	Type        PhoneType `json:"type,omitempty"` // never null
}

// PhoneType is the enumeration phoneType.
type PhoneType = Enum[phoneTypes]

type phoneTypes struct{}

func (phoneTypes) all() words {
	return words{
		"home", "business", "mobile", "other", "assistant", "homeFax", "businessFax", "otherFax", "pager", "radio",
	}
}
