package graph

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"facet/internal/object"
)

// DirectoryPath stands for the plain members of a person's directory object, which
// are read and changed like a collection: each is an object that has the member's
// name for an id. None can be created or deleted.
const DirectoryPath = "directory"

// directoryNames are the members that Graph keeps in SharePoint, beside the
// directory. Each is changed in a request of its own, by the person alone.
//
// https://learn.microsoft.com/graph/api/user-update
var directoryNames = []string{"aboutMe", "birthday", "interests", "pastProjects", "responsibilities", "schools", "skills"}

// DirectoryMember is one of the plain members of a person's directory object. Its
// ID says which; the others are empty.
//
// https://learn.microsoft.com/graph/api/resources/user
type DirectoryMember struct {
	ItemFacet
	AboutMe          string   `json:"aboutMe,omitempty"`
	Birthday         Midnight `json:"birthday,omitempty"`
	Interests        Strings  `json:"interests,omitempty"`
	PastProjects     Strings  `json:"pastProjects,omitempty"`
	Responsibilities Strings  `json:"responsibilities,omitempty"`
	Schools          Strings  `json:"schools,omitempty"`
	Skills           Strings  `json:"skills,omitempty"`
}

// Midnight is a day that is sent as its first moment in UTC: SharePoint takes no
// other.
type Midnight string

const midnight = "T00:00:00Z"

// UnmarshalJSON reads the day of a time, and never fails.
func (m *Midnight) UnmarshalJSON(b []byte) error {
	day, _, _ := strings.Cut(string(DateOf(looseString(b))), "T")
	*m = Midnight(day)
	return nil
}

// MarshalJSON writes the first moment of the day.
func (m Midnight) MarshalJSON() ([]byte, error) {
	if m == "" {
		return []byte("null"), nil
	}
	return json.Marshal(string(m) + midnight)
}

// DirectoryPatch is [Patch] for a [DirectoryMember]: a list that is empty is sent as
// one, since null is none.
func DirectoryPatch(raw json.RawMessage, before, after DirectoryMember) (json.RawMessage, error) {
	patch, err := Patch(raw, before, after)
	if err != nil || patch == nil {
		return nil, err
	}
	sent := object.Parse(patch)
	for i, m := range sent {
		if object.Start(m.Value) == 'n' && m.Name != "aboutMe" && m.Name != "birthday" {
			sent[i].Value = json.RawMessage("[]")
		}
	}
	return sent.Text(), nil
}

// directory reads plain members, an object for each.
func (c Collection) directory(ctx context.Context, names ...string) ([]json.RawMessage, error) {
	answer, err := c.directoryAnswer(ctx, names...)
	if err != nil {
		return nil, fmt.Errorf("list %s: %w", c.name(), err)
	}
	var all []json.RawMessage
	for _, name := range names {
		all = append(all, memberObject(answer.Object, name))
	}
	return all, nil
}

func (c Collection) directoryAnswer(ctx context.Context, names ...string) (Answer, error) {
	return c.client.do(ctx, http.MethodGet, c.url+"?$select="+strings.Join(names, ","), nil)
}

// memberObject is one member of a user as an object of its own.
func memberObject(user json.RawMessage, name string) json.RawMessage {
	value := object.Parse(user).Value(name)
	if value == nil {
		value = object.Null
	}
	id, _ := json.Marshal(name) // which can't fail
	return object.Object{{Name: "id", Value: id}, {Name: name, Value: value}}.Text()
}

// getDirectory reads one plain member.
func (c Collection) getDirectory(ctx context.Context, id ID) (Answer, error) {
	if err := directoryID(id); err != nil {
		return Answer{}, err
	}
	answer, err := c.directoryAnswer(ctx, string(id))
	if err == nil {
		answer.Object = memberObject(answer.Object, string(id))
	}
	return answer, err
}

// setDirectory changes one plain member, and no other.
func (c Collection) setDirectory(ctx context.Context, id ID, patch json.RawMessage) (Answer, error) {
	if err := directoryID(id); err != nil {
		return Answer{}, err
	}
	if sent := object.Parse(patch); len(sent) != 1 || sent[0].Name != string(id) {
		return Answer{}, errors.New("a member of the directory is changed in a request of its own")
	}
	answer, err := c.client.do(ctx, http.MethodPatch, c.url, patch)
	answer.Object = nil // the whole person, if anything
	return answer, err
}

var errDirectoryStays = errors.New("members of the directory are changed, and never created or deleted")

func directoryID(id ID) error {
	if !slices.Contains(directoryNames, string(id)) {
		return fmt.Errorf("the directory has no plain member %q", id)
	}
	return nil
}
