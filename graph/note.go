package graph

import "facet/internal/object"

// PersonAnnotation is a note about the person.
//
// https://learn.microsoft.com/graph/api/resources/personannotation?view=graph-rest-beta
type PersonAnnotation struct {
	ItemFacet
	DisplayName string   `json:"displayName,omitempty"`
	Detail      ItemBody `json:"detail,omitzero"`
}

// ItemBody is a longer text, plain or in HTML.
//
// https://learn.microsoft.com/graph/api/resources/itembody?view=graph-rest-beta
type ItemBody struct {
	ContentType BodyType `json:"contentType,omitempty"`
	Content     string   `json:"content,omitempty"`
}

// MarshalJSON writes the text with its type. Without a text, that it would be
// plain says nothing.
func (b ItemBody) MarshalJSON() ([]byte, error) {
	type body ItemBody
	if b.Content == "" && b.ContentType == PlainText {
		b.ContentType = ""
	}
	return object.Write(body(b))
}

// BodyType is the enumeration bodyType.
type BodyType = Enum[bodyTypes]

type bodyTypes struct{}

func (bodyTypes) all() words { return words{string(PlainText), string(HTML)} }

// The two types of a body.
const (
	PlainText BodyType = "text"
	HTML      BodyType = "html"
)
