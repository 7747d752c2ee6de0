package ui

import (
	"slices"
	"time"

	"facet/forms"
	"facet/internal/text"
	"facet/profile/person"
	"facet/ui/home"
	"facet/ui/paint"
)

// lifetime is the parts of the person's life, where there is room to see them.
func (p *profile) lifetime(now time.Time) *home.Years {
	if !home.HasYears(p.width) {
		return nil
	}
	years := &home.Years{Title: text.OneLine(p.session.YearsTitle()), Today: inYears(now)}
	for _, s := range p.session.Years(now) {
		years.Rows = append(years.Rows, home.Year{
			Label: text.OneLine(s.Name()), Note: text.OneLine(s.Note()), From: inYears(s.From), Until: inYears(s.Until), Role: stretchRole(s, now), Rank: s.Rank,
			Kind: slices.IndexFunc(p.collections, func(c collection) bool { return c.kind.Path == s.Kind.Path }), Entry: s.At,
		})
	}
	if len(years.Rows) == 0 {
		return nil
	}
	return years
}

// stretchRole is how a part of a life is drawn: what ends soon, what goes on, what is over.
func stretchRole(s person.Stretch, now time.Time) paint.Role {
	e, ends := forms.ExpiryOf(s.Form, now)
	switch {
	case s.Until.Before(now) && !(ends && !e.Over()):
		return paint.Faint
	case ends && e.Soon():
		return paint.Warn
	}
	return paint.Good
}

// inYears is a time as a number of years.
func inYears(t time.Time) float64 { return float64(t.Year()) + float64(t.YearDay()-1)/366 }
