package outbox

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"net/url"
	"path"
	"strings"

	"facet/graph"
	"facet/internal/pattern"
)

// Identity is somebody of an organisation. Only the ids tell people apart: the
// names are there to be shown.
type Identity struct {
	ID                string `json:"id"` // the object id
	Tenant            string `json:"tenant,omitempty"`
	UserPrincipalName string `json:"name,omitempty"`
	DisplayName       string `json:"-"` // the journal does without it
}

// Target is a collection of a pinned person, and who writes there.
type Target struct {
	// Cloud tells one Graph from another, such as "global".
	Cloud  string
	Actor  Identity // who is signed in
	Person Identity // whose profile is changed
	// Collection is the person's, by object id, or below /me if the person is
	// the actor.
	Collection graph.Collection
}

var errMismatch = errors.New("the address, the person and the account do not belong together")

var collectionPath = pattern.New(`/(?:(me)|users/([^/]+))(?:/((?:profile/)?[A-Za-z]+))?$`)

// path returns the collection's path below its person, such as
// "profile/interests", after making sure that it is this person's.
func (t Target) path() (string, error) {
	address, err := url.Parse(t.Collection.URL())
	if err != nil {
		return "", errMismatch
	}
	parts := collectionPath().FindStringSubmatch(address.Path)
	switch {
	case parts == nil:
		return "", errors.New("there is no collection to send to")
	case t.Cloud == "" || t.Actor.ID == "" || t.Person.ID == "":
		return "", errors.New("a send needs to know the cloud, who is signed in, and whose profile it is for")
	case parts[1] == "me" && !strings.EqualFold(t.Actor.ID, t.Person.ID),
		parts[1] == "" && !strings.EqualFold(parts[2], t.Person.ID):
		return "", errMismatch
	case parts[3] == "": // the person's own object
		return graph.DirectoryPath, nil
	default:
		return parts[3], nil
	}
}

// Name names the collection for a [Query], whatever its address is.
func (t Target) Name() (string, error) {
	path, err := t.path()
	return Intent{Cloud: t.Cloud, Person: t.Person, Path: path}.Collection(), err
}

// slots is how many lock files there are. Two collections that share one wait
// for each other, and nothing worse.
const slots = 256

// slot is the name of the lock of an intent's collection, one of a fixed
// number, so that sends to many people don't leave a file for each.
func (i Intent) slot() string {
	sum := sha256.Sum256([]byte(i.Collection()))
	return fmt.Sprintf("send-%02x", int(sum[0])%slots)
}

// Collection names the collection of an intent, whatever the address was, as
// [Target.Name] does.
func (i Intent) Collection() string {
	return strings.Join([]string{i.Cloud, strings.ToLower(i.Person.ID), path.Base(i.Path)}, "\n")
}
