package graph

import (
	"bytes"
	"encoding/json"

	"facet/internal/object"
)

// sources returns, for each element of now, the index of the element of was
// that it came from, or -1. Equal elements belong together, first those in
// the same place; then two that are alike, if no other is.
func sources(was, now []json.RawMessage) []int {
	from := make([]int, len(now))
	taken := make([]bool, len(was))
	for i := range from {
		from[i] = -1
	}
	pair := func(i int, fits func(j int) bool) {
		if from[i] >= 0 {
			return
		}
		for j := range was {
			if !taken[j] && fits(j) {
				from[i], taken[j] = j, true
				return
			}
		}
	}
	for i := range now {
		pair(i, func(j int) bool { return i == j && bytes.Equal(was[j], now[i]) })
	}
	for i := range now {
		pair(i, func(j int) bool { return bytes.Equal(was[j], now[i]) })
	}
	for i := range now {
		pair(i, func(j int) bool { return onlyAlike(was, now, j, i) })
	}
	return from
}

// onlyAlike reports whether was[j] and now[i] are alike, and neither is like
// any other.
func onlyAlike(was, now []json.RawMessage, j, i int) bool {
	like := func(w, n json.RawMessage) bool { return alike(object.Parse(w), object.Parse(n)) }
	if !like(was[j], now[i]) {
		return false
	}
	for k := range was {
		if k != j && like(was[k], now[i]) {
			return false
		}
	}
	for k := range now {
		if k != i && like(was[j], now[k]) {
			return false
		}
	}
	return true
}

// alike reports whether two elements name the same: by an identifying member
// if both have one, else by their display name.
func alike(was, now object.Object) bool {
	for _, name := range append(identifying, "displayName") {
		if w, n := was.Value(name), now.Value(name); w != nil && n != nil {
			return bytes.Equal(w, n)
		}
	}
	return false
}
