package person

import (
	"encoding/json"
	"fmt"
	"strings"

	"facet/forms"
	"facet/graph"
)

// ShortID is how much of an id is enough, as long as no other object has the same.
const ShortID = 8

// Short is as much of an id as lists show.
func Short(id graph.ID) string { return string(id[:min(len(id), ShortID)]) }

// NoObjectError says that an id isn't that of one object. It is advice.
type NoObjectError string

func (e NoObjectError) Error() string { return string(e) }

// ByID is the object that an id names, or eight or more characters of its beginning.
// Without an id it is the account, of which a person mostly has one.
func ByID(kind forms.Kind, id string, objects []json.RawMessage) (Object, error) {
	all := Read(kind, objects)
	if id == "" && len(all) == 1 && kind.Type == "userAccountInformation" {
		return all[0], nil
	}
	var found []Object
	for _, o := range all {
		switch its := string(o.Form.Facet().ID); {
		case its == id && id != "":
			return o, nil
		case len(id) >= ShortID && strings.HasPrefix(its, id):
			found = append(found, o)
		}
	}
	switch {
	case len(found) == 1:
		return found[0], nil
	case len(found) > 1:
		return Object{}, NoObjectError(fmt.Sprintf("several have an id that begins with %s: give more of it", id))
	case kind.Fixed:
		return Object{}, NoObjectError(fmt.Sprintf("the directory has no member %q that can be changed: facet list directory shows them", id))
	case id == "" && len(all) == 0:
		return Object{}, NoObjectError("there is no " + kind.Called())
	case id == "":
		return Object{}, NoObjectError(fmt.Sprintf("say which one by its ID: facet list %s shows them", kind.Name))
	}
	return Object{}, NoObjectError(fmt.Sprintf("there is no %s with the id %s: facet list %s shows them", kind.Called(), id, kind.Name))
}
