package sandbox

import (
	"cmp"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"sort"
	"strconv"
	"strings"
)

// query is what a request's OData options ask for.
type query struct {
	choice  []string // $select; nil: everything
	filter  matcher
	search  matcher
	orderBy string
	falling bool
	top     int // 0: as many as the service likes
	skip    int
	count   bool
}

// queryOptions read one option each.
var queryOptions = map[string]func(*query, string) error{
	"$select":    (*query).parseSelect,
	"$filter":    func(q *query, s string) (err error) { q.filter, err = parseFilter(s); return },
	"$search":    func(q *query, s string) (err error) { q.search, err = parseSearch(s); return },
	"$orderby":   (*query).parseOrder,
	"$top":       func(q *query, s string) (err error) { q.top, err = parseCount("$top", s, 1, 999); return },
	"$skip":      func(q *query, s string) (err error) { q.skip, err = parseCount("$skip", s, 0, 1<<30); return },
	"$skiptoken": func(q *query, s string) (err error) { q.skip, err = parseCount("$skiptoken", s, 0, 1<<30); return },
	"$count":     func(q *query, s string) error { q.count = s == "true"; return nil },
	"$expand":    func(*query, string) error { return nil }, // everything is inline as it is
}

// query reads the options of x. Other parameters are ignored, as Graph does.
func (x *exchange) query() (query, error) {
	q := query{}
	values, err := url.ParseQuery(x.url.RawQuery)
	if err != nil {
		return q, refuse(http.StatusBadRequest, "BadRequest", "The query string is malformed.")
	}
	for name := range values {
		if !strings.HasPrefix(name, "$") {
			continue
		}
		parse, known := queryOptions[name]
		if !known {
			return q, unsupported("The query option '%s' is not supported.", name)
		}
		if err := parse(&q, values.Get(name)); err != nil {
			return q, err
		}
	}
	return q, x.consistent(q)
}

// consistent holds the rule that the directory searches and sorts only for
// those who say that they can live with an index that lags.
func (x *exchange) consistent(q query) error {
	if x.route.resource != directory || strings.EqualFold(x.header.Get("ConsistencyLevel"), "eventual") {
		return nil
	}
	switch {
	case q.search != nil:
		return unsupported("Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'")
	case q.filter != nil && q.orderBy != "":
		return unsupported("$filter together with $orderby needs the request header 'ConsistencyLevel: eventual' and $count=true.")
	}
	return nil
}

func (q *query) parseSelect(s string) error {
	for name := range strings.SplitSeq(s, ",") {
		q.choice = append(q.choice, strings.TrimSpace(name))
	}
	return nil
}

func (q *query) parseOrder(s string) error {
	name, direction, _ := strings.Cut(strings.TrimSpace(s), " ")
	if name == "" || direction != "" && direction != "asc" && direction != "desc" {
		return unsupported("The sandbox can't order by '%s'.", s)
	}
	q.orderBy, q.falling = name, direction == "desc"
	return nil
}

func parseCount(option, s string, low, high int) (int, error) {
	n, err := strconv.Atoi(s)
	if err != nil || n < low || n > high {
		return 0, refuse(http.StatusBadRequest, "BadRequest", "Invalid value '%s' for %s.", s, option)
	}
	return n, nil
}

// pick returns the selected members of o.
func (q query) pick(o object) object {
	if q.choice == nil {
		return o
	}
	picked := object{}
	for _, name := range q.choice {
		if i := slices.IndexFunc(o, func(m member) bool { return strings.EqualFold(m.name, name) }); i >= 0 {
			picked = append(picked, o[i])
		}
	}
	return picked
}

// page is the part of a list that q asks for, with the link to the next one.
func (q query) page(x *exchange, all []object) object {
	all = q.sorted(slices.DeleteFunc(all, func(o object) bool {
		return q.filter != nil && !q.filter(o) || q.search != nil && !q.search(o)
	}))
	size := cmp.Or(min(cmp.Or(q.top, x.pageSize), x.pageSize), 1)
	from := min(q.skip, len(all))
	to := min(from+size, len(all))
	page := object{}
	if q.count {
		page = append(page, member{"@odata.count", json.Number(strconv.Itoa(len(all)))})
	}
	if to < len(all) {
		page = append(page, member{"@odata.nextLink", x.link(to)})
	}
	list := []any{}
	for _, o := range all[from:to] {
		list = append(list, q.pick(o))
	}
	return append(page, member{"value", list})
}

// sorted orders by a member's text; without $orderby, as things came.
func (q query) sorted(all []object) []object {
	if q.orderBy == "" {
		return all
	}
	key := func(o object) string { return strings.ToLower(fmt.Sprint(o.value(q.orderBy))) }
	sort.SliceStable(all, func(a, b int) bool {
		if q.falling {
			a, b = b, a
		}
		return key(all[a]) < key(all[b])
	})
	return all
}

// link is the address of the same list from the given place on.
func (x *exchange) link(from int) string {
	values := x.url.Query()
	values.Del("$skip")
	values.Set("$skiptoken", strconv.Itoa(from))
	return x.origin + x.url.EscapedPath() + "?" + values.Encode()
}

func unsupported(format string, args ...any) error {
	return refuse(http.StatusBadRequest, "Request_UnsupportedQuery", format, args...)
}
