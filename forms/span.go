package forms

import (
	"math"
	"time"

	"facet/graph"
	"facet/internal/text"
)

// dayOf is the day that a date says, if it says one.
func dayOf(date graph.Date) (time.Time, bool) {
	day, err := time.Parse(time.DateOnly, string(date)[:min(len(date), len(time.DateOnly))])
	return day, err == nil
}

// monthOf is the month of a date, as far as it has one.
func monthOf(date graph.Date) string { return string(date[:min(len(date), len("2006-01"))]) }

// monthWords is the month of a day. No line breaks in it.
func monthWords(day time.Time) string { return day.Format("Jan\u00a02006") }

// dayWords is a date in words; what is none is said as it is.
func dayWords(date graph.Date) string {
	day, known := dayOf(date)
	switch {
	case date == "":
		return ""
	case !known:
		return string(date) + " (not readable as a date)"
	}
	return day.Format("2\u00a0Jan\u00a02006")
}

// dayOfYear is the day of a date without its year, or nothing.
func dayOfYear(date graph.Date) string {
	day, known := dayOf(date)
	if !known {
		return ""
	}
	return day.Format("2 January")
}

// span is from when until when something is, by its months.
func span(from, until graph.Date) string {
	begun, hasBegin := dayOf(from)
	ended, hasEnd := dayOf(until)
	switch {
	case hasBegin && hasEnd && monthWords(begun) == monthWords(ended):
		return monthWords(begun)
	case hasBegin && hasEnd:
		return monthWords(begun) + " to " + monthWords(ended)
	case hasBegin:
		return "since " + monthWords(begun)
	case hasEnd:
		return "until " + monthWords(ended)
	}
	return ""
}

// lasting is how long something has taken, in years and months: both of its
// months count.
func lasting(from graph.Date, until time.Time) string {
	begun, known := dayOf(from)
	if !known || until.Before(begun) {
		return ""
	}
	months := (until.Year()-begun.Year())*12 + int(until.Month()-begun.Month()) + 1
	rest := text.Count(months%12, "month", "months")
	switch years := text.Count(months/12, "year", "years"); {
	case months < 12:
		return rest
	case months%12 == 0:
		return years
	default:
		return years + " " + rest
	}
}

// comesRound is when a day comes round next: it says nothing of its year. One that a
// year doesn't have comes a day later.
func comesRound(day, now time.Time) string {
	y, m, d := now.Local().Date()
	today := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	next := time.Date(y, day.Month(), day.Day(), 0, 0, 0, 0, time.UTC)
	if next.Before(today) {
		next = time.Date(y+1, day.Month(), day.Day(), 0, 0, 0, 0, time.UTC)
	}
	return within(int(next.Sub(today).Hours() / 24))
}

// within is when something is to come, in so many days: "in 3 months".
func within(days int) string {
	switch {
	case days == 0:
		return "today"
	case days < fewDays:
		return "in " + text.Count(days, "day", "days")
	}
	return "in " + text.Count(monthsIn(days), "month", "months")
}

// fewDays are days that are not yet called months.
const fewDays = 60

// monthsIn is how many months so many days are.
func monthsIn(days int) int {
	const month = 365.25 / 12
	return int(math.Round(float64(days) / month))
}
