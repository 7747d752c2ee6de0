package object

import "encoding/json"

// Overlay is an object as a patch leaves it: the members of the patch take the
// place of those with their names, and new ones follow.
func Overlay(raw, patch json.RawMessage) json.RawMessage {
	all := Parse(raw)
	for _, m := range Parse(patch) {
		all.Set(m.Name, m.Value)
	}
	return all.Text()
}

// Previous is the patch that gives the members of another one the values that
// they had in raw; null stands for none. An inner object is given whole, with
// null for what was added to it.
func Previous(raw, patch json.RawMessage) json.RawMessage {
	had := Parse(raw)
	var back Object
	for _, m := range Parse(patch) {
		back.Set(m.Name, former(had.Value(m.Name), m.Value, Deepest))
	}
	return back.Text()
}

// former is a value as it was before another one was sent.
func former(was, sent json.RawMessage, depth int) json.RawMessage {
	switch {
	case was == nil:
		return Null
	case depth == 0 || Start(was) != '{' || Start(sent) != '{':
		return was
	}
	had := Parse(was)
	for _, m := range Parse(sent) {
		had.Set(m.Name, former(had.Value(m.Name), m.Value, depth-1))
	}
	return had.Text()
}
