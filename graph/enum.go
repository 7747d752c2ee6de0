package graph

import (
	"slices"
	"strconv"
	"strings"
)

// UnknownFutureValue stands for a member of an enumeration that came after
// the client. It is only ever read: nothing offers it or sends it.
const UnknownFutureValue = "unknownFutureValue"

// Enum is a member of an enumeration of Graph's, whose members M lists; empty: none.
type Enum[M members] string

// members lists the members of an enumeration.
type members interface{ all() words }

// Words are the members that can be sent.
func (Enum[M]) Words() []string {
	var m M
	return m.all().offered()
}

// UnmarshalJSON reads a member and never fails.
func (e *Enum[M]) UnmarshalJSON(raw []byte) error {
	var m M
	*e = Enum[M](m.all().read(raw))
	return nil
}

// words are the members of an enumeration in the order of Graph's numbers,
// the first being 0.
type words []string

// read is the word in raw, also in another case. The service has been seen to
// send the number of a member as text; such a number becomes its word, and what
// is not known stays as it is.
func (w words) read(raw []byte) string {
	text := looseString(raw)
	if n, err := strconv.Atoi(text); err == nil && n >= 0 && n < len(w) {
		return w[n]
	}
	if at := slices.IndexFunc(w, func(word string) bool { return strings.EqualFold(word, text) }); at >= 0 {
		return w[at]
	}
	return text
}

// offered are the members that a person can choose.
func (w words) offered() []string {
	return slices.DeleteFunc(slices.Clone(w), func(word string) bool { return word == UnknownFutureValue })
}
