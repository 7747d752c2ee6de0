package graph

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
)

// Profile is what Graph said of a person in one answer: the collections below
// their profile, as it sent them.
//
// https://learn.microsoft.com/graph/api/profile-get?view=graph-rest-beta
type Profile map[string]json.RawMessage

// inProfile is where the path of a collection begins that a profile holds.
const inProfile = "profile/"

// InProfile reports whether the collection at a path is part of a [Profile].
func InProfile(path string) bool { return strings.HasPrefix(path, inProfile) }

// Profile reads all collections below a person's profile with one request.
func (c *Client) Profile(ctx context.Context, p Person) (Profile, error) {
	address, err := c.url(p, "/profile")
	if err != nil {
		return nil, fmt.Errorf("address of the profile: %w", err)
	}
	answer, err := c.do(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, fmt.Errorf("read the profile: %w", err)
	}
	var all Profile
	if json.Unmarshal(answer.Object, &all) != nil {
		return nil, c.unusable(address, answer, "it is not a profile")
	}
	return all, nil
}

// List returns the objects of the collection at a path, such as
// "profile/positions", and where there are more of them the link to the rest,
// which [Collection.Rest] reads. A collection that Graph left out, or sent as
// anything but a list, is not known, and has to be read by itself.
func (p Profile) List(path string) (objects []json.RawMessage, next string, known bool) {
	name, is := strings.CutPrefix(path, inProfile)
	if !is || isEmpty(p[name]) || json.Unmarshal(p[name], &objects) != nil {
		return nil, "", false
	}
	if link := p[name+"@odata.nextLink"]; !isEmpty(link) && json.Unmarshal(link, &next) != nil {
		return nil, "", false
	}
	return objects, next, true
}

// isEmpty reports whether a member is not there, null, or no text.
func isEmpty(member json.RawMessage) bool {
	return len(member) == 0 || string(member) == "null" || string(member) == `""`
}

// AnswersForAll reports whether the error of a [Client.Profile] is that of its
// collections as well: who may not read the profile, or can't reach Graph, need
// not ask for each. An answer that broke, or that a gateway found too large,
// may be good in smaller pieces.
func AnswersForAll(err error) bool {
	e, ok := errors.AsType[*Error](err)
	if !ok {
		return true
	}
	switch e.Status {
	case http.StatusInternalServerError, http.StatusNotImplemented, http.StatusBadRequest, http.StatusRequestEntityTooLarge:
		return false
	}
	return e.Status/100 != 2
}
