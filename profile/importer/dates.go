package importer

import (
	"strings"
	"time"

	"facet/forms/field"
	"facet/internal/pattern"
)

var (
	year     = pattern.New(`^\d{4}$`)
	dayFirst = pattern.New(`^\d{4}-\d{2}-\d{2}`)
)

// open are words for an end that isn't known yet.
var open = []string{"", "present", "current", "now", "today", "ongoing", "to date", "heute", "nå", "aujourd'hui"}

// isOpen reports whether a date says that something goes on.
func isOpen(written string) bool {
	for _, word := range open {
		if strings.EqualFold(strings.TrimSpace(written), word) {
			return true
		}
	}
	return false
}

// month gives an entry a member that is a month. A day in it falls away; a year alone is
// no month, and is asked about.
func (e *Entry) month(path, written string) {
	written = strings.TrimSpace(written)
	if written == "" {
		return
	}
	day, ok := field.WrittenMonth(written, now())
	switch {
	case year().MatchString(written):
		e.ask("%s: the file says %s: say which month", path, written)
		day = written
	case !ok:
		e.ask("%s: “%s” can't be read as a month: write it as 2026-11", path, written)
		day = written
	default:
		if !strings.HasSuffix(day, "-01") {
			e.note("%s: of %s only the month counts", path, written)
		}
		day = day[:len("2006-01")] + "-01"
	}
	e.set(path, day)
}

// day gives an entry a member that is a day. A month is its first day; a year alone is
// no day, and is asked about.
func (e *Entry) day(path, written string) {
	written = strings.TrimSpace(written)
	if written == "" {
		return
	}
	day, ok := field.WrittenMonth(written, now())
	switch {
	case dayFirst().MatchString(written) && len(written) > len(time.DateOnly): // the day where it was written, whatever the time of day
		if _, err := time.Parse(time.DateOnly, written[:len(time.DateOnly)]); err == nil {
			day, ok = written[:len(time.DateOnly)], true
		}
	case year().MatchString(written):
		ok = false
	}
	switch {
	case ok:
		e.set(path, day)
	case year().MatchString(written):
		e.ask("%s: the file says %s: say which day", path, written)
		e.set(path, written)
	default:
		e.ask("%s: “%s” can't be read as a day: write it as 2026-11-21", path, written)
		e.set(path, written)
	}
}

// span gives an entry its first and its last month. An end before the beginning is asked
// about by the form; open reports whether it goes on, which an end that can't be read
// doesn't say.
func (e *Entry) span(from, until, begun, ended string) (goesOn bool) {
	e.month(from, begun)
	if isOpen(ended) {
		return true
	}
	e.month(until, ended)
	return false
}
