package field

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

// NoDay says why what somebody typed is no day, and what to write.
func NoDay(s string) error {
	switch all := meanings(s, dayLayouts); {
	case len(all) > 1:
		return fmt.Errorf("which is the month? Write %s or %s", all[0].Format(time.DateOnly), all[1].Format(time.DateOnly))
	case len(all) == 1 && onCalendar(all[0]): // where only the form of the wire counts
		return fmt.Errorf("give a day as %s", all[0].Format(time.DateOnly))
	case len(meanings(s, monthLayouts)) > 0:
		return fmt.Errorf("the day is missing: write it as %s-21", meanings(s, monthLayouts)[0].Format(monthOnly))
	case len(meanings(s, []string{"2006"})) > 0:
		return fmt.Errorf("the month and the day are missing: write them as %s-11-21", strings.TrimSpace(s))
	case len(meanings(s, shortened(dayLayouts))) > 0:
		return errors.New("write the year with four digits, as 2026-11-21")
	case offCalendar(s):
		return errors.New("the calendar doesn't have this day: give one as 2026-11-21")
	}
	return errors.New("give a day as 2026-11-21")
}

// NoMonth says the same of a month.
func NoMonth(s string) error {
	switch {
	case len(meanings(s, []string{"2006"})) > 0:
		return fmt.Errorf("the month is missing: write it as %s-11", strings.TrimSpace(s))
	case len(meanings(s, shortened(monthLayouts))) > 0:
		return errors.New("write the year with four digits: give a month as 2026-11")
	}
	return errors.New("give a month as 2026-11")
}

// shortened are the layouts that end in a year, with two digits of it.
func shortened(layouts []string) []string {
	var short []string
	for _, layout := range layouts {
		if rest, found := strings.CutSuffix(layout, "2006"); found {
			short = append(short, rest+"06")
		}
	}
	return short
}

// offCalendar reports whether s is written as a day, and is none.
func offCalendar(s string) bool {
	for _, layout := range dayLayouts {
		var wrong *time.ParseError
		if _, err := time.Parse(layout, plain(s)); errors.As(err, &wrong) && strings.HasSuffix(wrong.Message, "out of range") {
			return true
		}
	}
	return false
}
