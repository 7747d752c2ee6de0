package forms

import (
	"fmt"
	"math"
	"time"

	"facet/graph"
)

// ends is a form of something that holds until a day, such as a certificate.
type ends interface{ Ends() graph.Date }

// begins is a form of something that began on a day.
type begins interface{ Begins() graph.Date }

// renews is a form of something that can be had for a further term. A new entry is
// for that term alone; one that is changed holds longer.
type renews interface {
	ends
	Renew(from, until graph.Date, anew bool)
}

// Renewable reports whether the object of a form ends on a day, and can hold for a
// further time.
func Renewable(form Form) bool {
	_, can := form.(renews)
	_, ends := EndOf(form)
	return can && ends
}

// EndOf is the last day on which the object of a form holds, if it ends at all.
func EndOf(form Form) (day time.Time, known bool) {
	holds, can := form.(ends)
	if !can {
		return time.Time{}, false
	}
	return dayOf(holds.Ends())
}

// EndsSoon reports whether what holds until a day is over, or soon will be.
func EndsSoon(day, now time.Time) bool { return Expiry{days: daysTo(day, now)}.Soon() }

// daysTo is how many days there are until one; negative: it is over.
func daysTo(day, now time.Time) int {
	y, m, d := now.Local().Date()
	today := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	return int(math.Round(day.Sub(today).Hours() / 24))
}

// Renew puts the days of the next term into a form: those of a new entry, or the end
// of the one that there is. They are a suggestion, and there is no end where it
// isn't known how long it has held.
func Renew(form Form, now time.Time, anew bool) {
	if Renewable(form) {
		from, until := nextTerm(form, now)
		form.(renews).Renew(from, until, anew)
	}
}

// nextTerm follows upon the present term, or begins today if that is over, and is as
// long; without an end it isn't known how long that is.
func nextTerm(form Form, now time.Time) (from, until graph.Date) {
	e, _ := ExpiryOf(form, now)
	begin := e.On.AddDate(0, 0, 1)
	if e.Over() {
		begin = e.On.AddDate(0, 0, -e.days)
	}
	from = graph.Date(begin.Format(time.DateOnly))
	if e.Begun.IsZero() || !e.Begun.Before(e.On) {
		return from, ""
	}
	months := (e.On.Year()-e.Begun.Year())*12 + int(e.On.Month()-e.Begun.Month())
	return from, graph.Date(begin.AddDate(0, months, e.On.Day()-e.Begun.Day()).Format(time.DateOnly))
}

// Expiry is until when something holds, seen from a day.
type Expiry struct {
	On    time.Time // the last day on which it holds
	Begun time.Time // the first; zero: it isn't known
	days  int       // from the day on which it is looked at; negative: it is over
}

// soon is how many days before its end something is said to expire.
const soon = 90

// ExpiryOf is until when the object of a form holds, if it ends at all.
func ExpiryOf(form Form, now time.Time) (Expiry, bool) {
	day, known := EndOf(form)
	if !known {
		return Expiry{}, false
	}
	e := Expiry{On: day, days: daysTo(day, now)}
	if b, knows := form.(begins); knows {
		e.Begun, _ = dayOf(b.Begins())
	}
	return e, true
}

// Bar is how it holds, as a bar of time shows it: its first and its last month,
// and the part that is over. There is none where the beginning isn't known.
func (e Expiry) Bar() (from, to string, passed float64, known bool) {
	all := e.On.Sub(e.Begun).Hours() / 24
	if e.Begun.IsZero() || all <= 0 {
		return "", "", 0, false
	}
	passed = min(max(1-float64(e.days)/all, 0), 1)
	return monthWords(e.Begun), monthWords(e.On), passed, true
}

// Over reports whether it doesn't hold any more.
func (e Expiry) Over() bool { return e.days < 0 }

// Soon reports whether it is over, or soon will be.
func (e Expiry) Soon() bool { return e.days <= soon }

// Words say how long it holds: "expires in 3 months".
func (e Expiry) Words() string {
	switch months := monthsIn(e.days); {
	case e.Over():
		return "expired in " + monthWords(e.On)
	case e.Soon():
		return "expires " + within(e.days)
	case months < 24:
		return fmt.Sprintf("%d months left", months)
	default:
		return fmt.Sprintf("%d years left", months/12)
	}
}
