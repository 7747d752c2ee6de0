package field

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

const (
	monthOnly = "2006-01"
	maxStep   = 99_999 // of "+99999d"; more is a slip of the finger
)

// Resolve returns the day that a person means by s, as 2026-11-21. It knows
// such days themselves and the ways to write them that can mean one day only
// (2026-1-5, 21 Nov 2026, 21.11.2026), "today", "tomorrow", "yesterday", and
// steps from today by days, weeks, months or years: "+10d", "+2w", "-3m", "+1y".
// It guesses nothing: 03.04.2026 is two days.
func Resolve(s string, today time.Time) (day string, ok bool) {
	s = strings.ToLower(strings.TrimSpace(s))
	t, ok := parse(s, dayLayouts)
	if !ok {
		t, ok = relative(s, dayOf(today))
	}
	if !ok || !onCalendar(t) {
		return "", false
	}
	return t.Format(time.DateOnly), true
}

// The ways to write a day or a month, in those of Go's package time.
var (
	dayLayouts = []string{
		"2006-1-2", "2006/1/2", "2006.1.2", "2 Jan 2006", "2 January 2006", "Jan 2 2006", "January 2 2006",
		"2.1.2006", "2/1/2006", "1/2/2006", "1.2.2006",
	}
	monthLayouts = []string{
		"2006-1", "2006/1", "2006.1", "1/2006", "1.2006", "1-2006", "Jan 2006", "January 2006", "2006 Jan", "2006 January",
	}
)

// parse returns the day that s is in any of the layouts, unless it is another
// one in each of two.
func parse(s string, layouts []string) (day time.Time, ok bool) {
	all := meanings(s, layouts)
	if len(all) != 1 {
		return time.Time{}, false
	}
	return all[0], onCalendar(all[0])
}

// meanings are the days that s is in some layout, each once.
func meanings(s string, layouts []string) (all []time.Time) {
	for _, layout := range layouts {
		t, err := time.Parse(layout, plain(s))
		if err == nil && !slices.ContainsFunc(all, t.Equal) {
			all = append(all, t)
		}
	}
	return all
}

// plain is s without what doesn't matter in a date.
func plain(s string) string {
	return strings.Join(strings.Fields(strings.NewReplacer(",", " ", ". ", " ").Replace(s)), " ")
}

// onCalendar reports whether a day can be written with a year of four digits.
func onCalendar(t time.Time) bool { return t.Year() >= 1 && t.Year() <= 9999 }

// relative returns the day that s names as seen from today.
func relative(s string, today time.Time) (time.Time, bool) {
	switch s {
	case "today":
		return today, true
	case "tomorrow":
		return today.AddDate(0, 0, 1), true
	case "yesterday":
		return today.AddDate(0, 0, -1), true
	}
	if s == "" || s[0] != '+' && s[0] != '-' {
		return time.Time{}, false
	}
	n, err := strconv.Atoi(s[:len(s)-1])
	if err != nil || n < -maxStep || n > maxStep {
		return time.Time{}, false
	}
	switch s[len(s)-1] {
	case 'd':
		return today.AddDate(0, 0, n), true
	case 'w':
		return today.AddDate(0, 0, 7*n), true
	case 'm':
		return addMonths(today, n), true
	case 'y':
		return addMonths(today, 12*n), true
	}
	return time.Time{}, false
}

// addMonths steps by months, and from a day that the new month doesn't have to
// its last: a month after 31 January is 28 or 29 February.
func addMonths(t time.Time, n int) time.Time {
	first := time.Date(t.Year(), t.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return first.AddDate(0, 0, min(t.Day(), last)-1)
}

// dayOf returns the calendar day that t has in its own time zone.
func dayOf(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}
