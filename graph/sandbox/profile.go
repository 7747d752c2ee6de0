package sandbox

import (
	"net/http"
	"strconv"
)

// showProfile answers with every collection inline, but those that a fault is
// aimed at: it leaves them out, so that the fault strikes whoever asks for one.
func showProfile(x *exchange) (answer, error) {
	q, err := x.query()
	whole := object{{"id", x.target.ID}}
	for _, f := range metadata().Facets {
		if f.Segment != responsibilities && !x.aimedAt(f) {
			whole = append(whole, x.inline(f)...)
		}
	}
	return x.found(http.StatusOK, profileEntity, within(x.target, "profile/$entity"), q.pick(whole)), err
}

// inline is a collection within the profile: its first page, with the link to
// the next one if there is more.
func (x *exchange) inline(f *facetType) object {
	all, list := x.visible(collectionKey{x.target.ID, f.Segment}), []any{}
	for _, o := range all[:min(len(all), x.pageSize)] {
		list = append(list, o)
	}
	members := object{{f.Segment, list}}
	if len(list) < len(all) {
		next := x.origin + x.url.EscapedPath() + "/" + f.Segment + "?$skiptoken=" + strconv.Itoa(len(list))
		members = append(members, member{f.Segment + "@odata.nextLink", next})
	}
	return members
}

// aimedAt reports whether a fault that names the collection would strike whoever
// reads it. It holds the lock.
func (x *exchange) aimedAt(f *facetType) bool {
	reading := *x
	reading.route.resource, reading.route.facet = collection, f
	for _, in := range x.faults {
		if in.scope.facet && in.hits < in.scope.last && in.scope.matches(&reading) {
			return true
		}
	}
	return false
}
