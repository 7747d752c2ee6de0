package sandbox

import (
	"net/http"
	"slices"
	"strings"
	"time"
)

// responsibilities is the collection that stands beside the profile.
const responsibilities = "responsibilities"

// entry is one object of a collection, with the time when it came to be there.
type entry struct {
	object object
	added  time.Time
}

// collectionKey is where a person's objects of one facet type are kept.
type collectionKey struct {
	person  string
	segment string
}

func (x *exchange) collectionKey() collectionKey {
	return collectionKey{x.target.ID, x.route.facet.Segment}
}

// address is where the collection stands in the metadata, as in @odata.context.
func (x *exchange) address(more ...string) string {
	parts := []string{"profile", x.route.facet.Segment}
	if x.route.facet.Segment == responsibilities {
		parts = parts[1:]
	}
	return within(x.target, append(parts, more...)...)
}

func listFacets(x *exchange) (answer, error) {
	q, err := x.query()
	if err != nil {
		return answer{}, err
	}
	content := q.page(x, x.visible(x.collectionKey()))
	return x.found(http.StatusOK, x.route.facet.Entity, x.address(), content), nil
}

// visible are the objects that a list shows: all, unless lists are stale.
func (x *exchange) visible(key collectionKey) []object {
	objects := []object{}
	for _, e := range x.collections()[key] {
		if x.stale == 0 || x.at.Sub(e.added) >= x.stale {
			objects = append(objects, e.object)
		}
	}
	return objects
}

func createFacet(x *exchange) (answer, error) {
	body, err := x.facetBody()
	if err != nil {
		return answer{}, err
	}
	made := x.newObject(x.route.facet, x.target, body)
	if !x.discard {
		x.collections()[x.collectionKey()] = append(x.collections()[x.collectionKey()], entry{made, x.at})
	}
	a := x.found(http.StatusCreated, x.route.facet.Entity, x.address("$entity"), made)
	a.header.Set("Location", x.origin+strings.TrimRight(x.url.EscapedPath(), "/")+"/"+made.text("id"))
	return a, nil
}

func (x *exchange) facetBody() (object, error) {
	body, err := x.json()
	if err != nil {
		return nil, err
	}
	return metadata().check(x.route.facet.Entity, body)
}

func showFacet(x *exchange) (answer, error) {
	i, err := x.position()
	if err != nil {
		return answer{}, err
	}
	return x.one(x.collections()[x.collectionKey()][i].object)
}

// one is the answer that carries a single object.
func (x *exchange) one(o object) (answer, error) {
	q, err := x.query()
	return x.found(http.StatusOK, x.route.facet.Entity, x.address("$entity"), q.pick(o)), err
}

// position is the place of the object that is asked for in its collection.
func (x *exchange) position() (int, error) {
	i := slices.IndexFunc(x.collections()[x.collectionKey()], func(e entry) bool { return e.object.text("id") == x.route.id })
	if i < 0 {
		return 0, missing(x.route.id)
	}
	return i, nil
}

// changeable is the position of an object that its person may change.
func (x *exchange) changeable() (int, error) {
	i, err := x.position()
	if err == nil {
		err = locked(x.collections()[x.collectionKey()][i].object)
	}
	return i, err
}

func updateFacet(x *exchange) (answer, error) {
	i, err := x.changeable()
	if err != nil {
		return answer{}, err
	}
	body, err := x.facetBody()
	if err != nil {
		return answer{}, err
	}
	changed := x.changed(x.collections()[x.collectionKey()][i].object, body)
	if !x.discard {
		x.collections()[x.collectionKey()][i].object = changed
	}
	return x.one(changed)
}

func deleteFacet(x *exchange) (answer, error) {
	i, err := x.changeable()
	if err != nil {
		return answer{}, err
	}
	if !x.discard {
		x.collections()[x.collectionKey()] = slices.Delete(x.collections()[x.collectionKey()], i, i+1)
	}
	return x.answer(http.StatusNoContent, "", nil), nil
}

// deleteProfile never deletes: nothing of ours may ever ask for it.
func deleteProfile(*exchange) (answer, error) {
	return answer{}, refuse(http.StatusForbidden, "ErrorAccessDenied", "The sandbox does not delete whole profiles.")
}

func missing(what string) error {
	return refuse(http.StatusNotFound, "Request_ResourceNotFound",
		"Resource '%s' does not exist or one of its queried reference-property objects are not present.", what)
}
