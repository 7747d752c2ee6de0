package export

import (
	"io"
	"iter"
	"slices"
	"sort"
	"strconv"
	"strings"
	"time"

	"facet/forms"
	"facet/graph"
)

// Overview is what somebody has, in numbers.
type Overview struct {
	Facet      int            `json:"facet"`
	Person     string         `json:"person"`
	PersonID   string         `json:"personId"`
	PersonName string         `json:"personName"`
	Counts     map[string]int `json:"counts"` // by facet type
	Gaps       []string       `json:"gaps"`   // facet types of which there is nothing
	Expired    []Ending       `json:"expired"`
	Expiring   []Ending       `json:"expiring"` // within the time that the profile says it, too
}

// Ending is something that holds until a day.
type Ending struct {
	Kind string   `json:"kind"`
	ID   graph.ID `json:"id"`
	Name string   `json:"name"`
	Ends string   `json:"ends"`
}

// Overviews are the people of an export, in numbers. What could not be read of somebody
// counts for nothing: neither as there nor as a gap.
func Overviews(kinds []forms.Kind, people []graph.DirectoryUser, rows Rows, unread func(id, kind string) bool, now time.Time) iter.Seq[Overview] {
	return func(yield func(Overview) bool) {
		next, stop := iter.Pull(rows())
		defer stop()
		row, more := next()
		for _, user := range people {
			o := newOverview(user)
			for ; more && row.PersonID == user.ID; row, more = next() {
				o.count(kinds, row, now)
			}
			for _, kind := range kinds {
				switch {
				case unread(user.ID, kind.Name):
				case o.Counts[kind.Name] == 0:
					o.Counts[kind.Name] = 0
					o.Gaps = append(o.Gaps, kind.Name)
				}
			}
			if !yield(o) {
				return
			}
		}
	}
}

func newOverview(user graph.DirectoryUser) Overview {
	return Overview{
		Facet: Version, Person: user.UserPrincipalName, PersonID: user.ID, PersonName: user.DisplayName,
		Counts: map[string]int{}, Gaps: []string{}, Expired: []Ending{}, Expiring: []Ending{},
	}
}

// count takes an entry in.
func (o *Overview) count(kinds []forms.Kind, row Row, now time.Time) {
	o.Counts[row.Kind]++
	kind, err := forms.Named(kinds, row.Kind)
	if err != nil {
		return
	}
	form, err := kind.Decode(row.Values)
	if err != nil {
		return
	}
	expiry, ends := forms.ExpiryOf(form, now)
	if !ends || !expiry.Soon() {
		return
	}
	one := Ending{kind.Name, row.ID, form.Label(), expiry.On.Format(time.DateOnly)}
	if expiry.Over() {
		o.Expired = append(o.Expired, one)
	} else {
		o.Expiring = append(o.Expiring, one)
	}
}

// Matrix is overviews as a table: a column for each facet type.
func Matrix(kinds []forms.Kind, all iter.Seq[Overview]) Table {
	t := Table{Columns: []string{"person", "personName", "personId"}, failed: new(error)}
	for _, kind := range kinds {
		t.Columns = append(t.Columns, kind.Name)
	}
	t.Columns = append(t.Columns, "entries", "gaps", "expired", "expiring")
	t.Records = func(yield func([]string) bool) {
		for o := range all {
			record, total := []string{o.Person, o.PersonName, o.PersonID}, 0
			for _, kind := range kinds {
				cell := ""
				if count, read := o.Counts[kind.Name]; read {
					cell, total = strconv.Itoa(count), total+count
				}
				record = append(record, cell)
			}
			record = append(record, strconv.Itoa(total), strings.Join(o.Gaps, "|"), endings(o.Expired), endings(o.Expiring))
			if !yield(record) {
				return
			}
		}
	}
	return t
}

// endings are what ends in a cell, what ends first before others.
func endings(all []Ending) string {
	all = slices.Clone(all)
	sort.SliceStable(all, func(a, b int) bool { return all[a].Ends < all[b].Ends })
	var words []string
	for _, e := range all {
		words = append(words, e.Name+" ("+e.Ends+")")
	}
	return strings.Join(words, "|")
}

// MatrixJSON writes overviews as one array, MatrixLines one a line.
func MatrixJSON(w io.Writer, all iter.Seq[Overview]) error {
	return asJSON(w, all, "[\n", ",\n", "\n]\n")
}

// MatrixLines writes overviews, one a line.
func MatrixLines(w io.Writer, all iter.Seq[Overview]) error { return asJSON(w, all, "", "\n", "\n") }
