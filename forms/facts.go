package forms

import (
	"slices"
	"time"
)

// Facts are what a line of a list says of an object besides who may see it: what
// matters most comes first, and what stands out is the badge. They are raw text.
type Facts struct {
	Title string   // what the object is called beside its facts
	Words []string // a few words each
	Badge Badge
}

// Badge is what stands out of a line, in a few words; empty: nothing does.
type Badge struct {
	Words string
	Warns bool // it is to be looked at
}

// telling is a form that has more to say on a line than its label. What isn't
// filled in may be among the words as an empty one; the title may be empty, too.
type telling interface{ Facts() Facts }

// dated is one that says something else from day to day.
type dated interface{ FactsAt(now time.Time) Facts }

// FactsOf are what a line says of an object of the kind, at a time. What ends soon
// stands out before anything else.
func (k Kind) FactsOf(form Form, now time.Time) Facts {
	var facts Facts
	switch f := form.(type) {
	case telling:
		facts = f.Facts()
	case dated:
		facts = f.FactsAt(now)
	}
	if facts.Title == "" {
		facts.Title = form.Label()
	}
	if e, ends := ExpiryOf(form, now); ends && (e.Soon() || facts.Badge.Words == "") {
		facts.Badge = Badge{e.Words(), e.Soon()}
	}
	facts.Words = slices.DeleteFunc(facts.Words, func(s string) bool { return s == "" })
	return facts
}

// headed are the facts of something that has a title and a place, such as a job at a
// company; without a title it goes by the place.
func headed(title, place string, words ...string) Facts {
	if title == "" {
		title, place = place, ""
	}
	return Facts{Title: title, Words: append([]string{place}, words...)}
}

// titled is a value behind what it is, or nothing.
func titled(title, value string) string {
	if value == "" {
		return ""
	}
	return title + ": " + value
}

// tagged are the collaboration tags in words.
func tagged(tags []string) []string {
	var words []string
	for _, tag := range tags {
		words = append(words, tagWords(tag))
	}
	return words
}
