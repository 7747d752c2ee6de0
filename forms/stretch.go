package forms

import (
	"time"

	"facet/graph"
)

// lasts is a form of something that takes a part of a life, such as a job.
type lasts interface {
	// Lasts are its first and its last day, as far as they are given, and whether it
	// goes on.
	Lasts() (from, until graph.Date, goesOn bool)
}

// Stretch is the part of a life that something takes. Where just one of its days is
// known it begins and ends on that.
type Stretch struct {
	From, Until time.Time
	GoesOn      bool // it has no end; Until is today
}

// StretchOf is when the object of a form was, if it takes a part of a life and at
// least one of its days is known.
func StretchOf(form Form, now time.Time) (Stretch, bool) {
	l, can := form.(lasts)
	if !can {
		return Stretch{}, false
	}
	first, last, goesOn := l.Lasts()
	from, begun := yearOf(first)
	until, ended := yearOf(last)
	switch {
	case !begun && !ended:
		return Stretch{}, false
	case !begun:
		return Stretch{From: until, Until: until}, true
	case goesOn && from.Before(now):
		return Stretch{from, now, true}, true
	case !ended || until.Before(from):
		return Stretch{From: from, Until: from}, true
	}
	return Stretch{From: from, Until: until}, true
}

// yearOf is the day of a date in a year that somebody may have lived in: some services
// write none as the first day of all.
func yearOf(date graph.Date) (time.Time, bool) {
	const earliest = 1900
	day, known := dayOf(date)
	return day, known && day.Year() >= earliest
}
