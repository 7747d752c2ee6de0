package field

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"facet/internal/pattern"
	"facet/internal/text"
)

const (
	monthOnly = "2006-01"
	maxStep   = 99_999 // of "+99999d"; more is a slip of the finger
)

// Resolve returns the day that a person means by s, as 2026-11-21: one that is
// [Written], "today", "tomorrow", "yesterday", or a step from today by days,
// weeks, months or years: "+10d", "+2w", "-3m", "+1y".
func Resolve(s string, today time.Time) (day string, ok bool) {
	if day, ok = Written(s, today); ok {
		return day, true
	}
	t, ok := relative(strings.ToLower(strings.TrimSpace(s)), dayOf(today))
	if !ok || !onCalendar(t) {
		return "", false
	}
	return t.Format(time.DateOnly), true
}

// Written returns the day that s is on any day of reading it, as 2026-11-21. It
// knows the ways to write one that can mean one day only: 2026-1-5, 20260105,
// 21 Nov 2026, 21.11.2026, 2 de noviembre de 2026, also at midnight, as programs
// write a day. It guesses nothing: 03.04.2026 is two days. Today tells the century
// of "31-Dec-26".
func Written(s string, today time.Time) (day string, ok bool) {
	t, ok := written(s, today)
	if !ok {
		return "", false
	}
	return t.Format(time.DateOnly), true
}

func written(s string, today time.Time) (time.Time, bool) {
	if t, ok := parse(s, dayLayouts); ok {
		return t, true
	}
	return shortYear(s, today)
}

// WrittenMonth returns the month that s is, as its first day; and a day that is
// [Written] as it is.
func WrittenMonth(s string, today time.Time) (day string, ok bool) {
	if t, ok := parse(s, monthLayouts); ok {
		return t.Format(time.DateOnly), true
	}
	return Written(s, today)
}

// The ways to write a day or a month, in those of Go's package time.
var (
	dayLayouts = []string{
		"2006-1-2", "2006/1/2", "2006.1.2", "2006 1 2", "2 Jan 2006", "Jan 2 2006", "2006 Jan 2",
		"2.1.2006", "2/1/2006", "1/2/2006", "1.2.2006", "2-1-2006", "1-2-2006", "2 1 2006", "1 2 2006",
		"20060102", "02012006", "01022006",
	}
	monthLayouts = []string{
		"2006-1", "2006/1", "2006.1", "1/2006", "1.2006", "1-2006", "Jan 2006", "2006 Jan", "200601",
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

// meanings are the days that s is in some layout, each once. Digits in a row
// are only taken for a year of our time.
func meanings(s string, layouts []string) (all []time.Time) {
	for _, plain := range spelled(atMidnight(plain(s))) {
		for _, layout := range layouts {
			t, err := time.Parse(layout, plain)
			odd := isNumber(layout) && len(layout) > len("2006") && (t.Year() < 1900 || t.Year() > 2199)
			if err == nil && !odd && !slices.ContainsFunc(all, t.Equal) {
				all = append(all, t)
			}
		}
	}
	return all
}

// plain is s without what doesn't matter in a date.
func plain(s string) string {
	s = strings.NewReplacer(",", " ", ". ", " ").Replace(text.Fold(strings.TrimSpace(s)))
	return strings.Join(strings.Fields(strings.TrimSuffix(s, ".")), " ")
}

// midnight is how programs end a day that they write as a time, folded.
var midnight = pattern.New(`^(.*[0-9])(?:t| t?)(?:0?0:00(?::00(?:[.][0-9]*)?)?|12:00(?::00)? ?am) ?(?:z|utc|gmt|[+-][0-9]{2}:?[0-9]{2})?$`)

// atMidnight is s without a midnight at its end, which makes it no other day.
func atMidnight(s string) string {
	if at := midnight().FindStringSubmatch(s); at != nil {
		return at[1]
	}
	return s
}

// farthest is how far a year of two digits may be from today's, so that nobody
// can have meant another century.
const farthest = 40

// shortYear is the day that s is where the year has two digits and the month a name.
func shortYear(s string, today time.Time) (day time.Time, ok bool) {
	for _, t := range meanings(s, []string{"2 Jan 06"}) {
		for _, year := range []int{today.Year()/100*100 - 100, today.Year() / 100 * 100, today.Year()/100*100 + 100} {
			year += t.Year() % 100
			candidate := time.Date(year, t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
			if year-today.Year() <= farthest && today.Year()-year <= farthest && candidate.Day() == t.Day() {
				if ok {
					return time.Time{}, false
				}
				day, ok = candidate, true
			}
		}
	}
	return day, ok && onCalendar(day)
}

// onCalendar reports whether a day can be written with a year of four digits.
// The year 1 is none: programs write its first day for no day at all.
func onCalendar(t time.Time) bool { return t.Year() > 1 && t.Year() <= 9999 }

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
