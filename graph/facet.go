// Package graph speaks to the profile of a person in Microsoft Graph beta:
// a client, the resource types that facet edits, and the smallest PATCH
// between two views of an object.
//
// Its laws: decoding is tolerant, since what Graph sends is the truth, and
// sending is exact: a member that nobody filled in is absent. One function,
// [Client.exchange], knows status codes and errors, and is all that sends. The package
// knows nothing of tokens: the [http.Client] that it is given adds them. A
// POST whose headers may have left is never sent again.
//
// https://learn.microsoft.com/graph/api/resources/profile?view=graph-rest-beta
package graph

import (
	"encoding/json"
	"errors"
)

// ItemFacet holds what every facet type inherits. Members marked read-only
// are made by Graph; a body that creates an object must not hold them.
//
// https://learn.microsoft.com/graph/api/resources/itemfacet?view=graph-rest-beta
type ItemFacet struct {
	ID                   ID                `json:"id,omitempty" graph:"readonly"`
	AllowedAudiences     Audiences         `json:"allowedAudiences,omitempty"`
	Inference            InferenceData     `json:"inference,omitzero"`
	Source               DataSource        `json:"source,omitzero"`
	CreatedBy            IdentitySet       `json:"createdBy,omitzero" graph:"readonly"`
	CreatedDateTime      Date              `json:"createdDateTime,omitempty" graph:"readonly"`
	LastModifiedBy       IdentitySet       `json:"lastModifiedBy,omitzero" graph:"readonly"`
	LastModifiedDateTime Date              `json:"lastModifiedDateTime,omitempty" graph:"readonly"`
	Sources              SourceAnnotations `json:"sources,omitempty" graph:"readonly"`
	IsSearchable         Bool              `json:"isSearchable,omitempty" graph:"readonly"`
}

// Facet is the inherited part of the type that embeds it.
func (f *ItemFacet) Facet() *ItemFacet { return f }

// InferenceData says how sure an application was that inferred the object.
// People don't fill it in.
//
// https://learn.microsoft.com/graph/api/resources/inferencedata?view=graph-rest-beta
type InferenceData struct {
	ConfidenceScore         Number `json:"confidenceScore,omitempty"`
	UserHasVerifiedAccuracy Bool   `json:"userHasVerifiedAccuracy,omitempty"`
}

// IdentitySet names who did something: a person, an application or a device.
//
// https://learn.microsoft.com/graph/api/resources/identityset?view=graph-rest-beta
type IdentitySet struct {
	Application Identity `json:"application,omitzero"`
	Device      Identity `json:"device,omitzero"`
	User        Identity `json:"user,omitzero"`
}

// Name is the display name of the person, else of the application or device.
func (s IdentitySet) Name() string {
	for _, i := range []Identity{s.User, s.Application, s.Device} {
		if i.DisplayName != "" {
			return i.DisplayName
		}
	}
	return ""
}

// Identity is one of the actors of an [IdentitySet].
type Identity struct {
	DisplayName string `json:"displayName,omitempty"`
	ID          string `json:"id,omitempty"`
}

// Decode reads an object as Graph sent it into a resource type. A member of
// an unexpected type is left empty rather than refused, since the service
// and its documentation disagree in places; only text that is not JSON is an
// error.
func Decode(raw json.RawMessage, into any) error {
	err := json.Unmarshal(raw, into)
	if wrong := (*json.UnmarshalTypeError)(nil); errors.As(err, &wrong) {
		return nil
	}
	return err
}
