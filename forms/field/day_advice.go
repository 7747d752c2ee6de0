package field

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"facet/internal/pattern"
)

// NoDay says why what somebody wrote is no day, and what to write.
func NoDay(s string) error {
	all, months := meanings(s, dayLayouts), meanings(s, monthLayouts)
	if parts := clock().FindStringSubmatch(plain(s)); parts != nil && len(all) == 0 && len(meanings(parts[1], dayLayouts)) > 1 {
		return NoDay(parts[1])
	}
	switch {
	case len(all) > 1:
		return fmt.Errorf("which is the month? Write %s or %s", all[0].Format(time.DateOnly), all[1].Format(time.DateOnly))
	case len(all) == 1 && all[0].Year() == 1:
		return errors.New("the year 1 stands for no day at all: leave this empty, or give a day as 2026-11-21")
	case len(all) == 1 && onCalendar(all[0]): // where only the form of the wire counts
		return fmt.Errorf("give a day as %s", all[0].Format(time.DateOnly))
	case len(months) == 1 && months[0].Year() > 0:
		return fmt.Errorf("the day is missing: write it as %s-21", months[0].Format(monthOnly))
	case len(meanings(s, []string{"2006"})) > 0:
		return fmt.Errorf("the month and the day are missing: write them as %s-11-21", strings.TrimSpace(s))
	case len(meanings(s, shortened(dayLayouts))) > 0:
		return errors.New("write the year with four digits, as 2026-11-21")
	}
	return notADay(s, "give a day as 2026-11-21")
}

// NoMonth says the same of a month.
func NoMonth(s string) error {
	all := meanings(s, monthLayouts)
	switch {
	case len(all) > 1:
		return fmt.Errorf("which month is this? Write %s or %s", all[0].Format(monthOnly), all[1].Format(monthOnly))
	case len(meanings(s, []string{"2006"})) > 0:
		return fmt.Errorf("the month is missing: write it as %s-11", strings.TrimSpace(s))
	case len(meanings(s, shortened(monthLayouts))) > 0:
		return errors.New("write the year with four digits: give a month as 2026-11")
	}
	return notADay(s, "give a month as 2026-11")
}

// notADay says what s is instead of a day, as far as that can be told.
func notADay(s, want string) error {
	at, timed := timeOfDay(s)
	number, numbered := serial(s)
	switch _, moving := relative(strings.ToLower(strings.TrimSpace(s)), dayOf(time.Unix(0, 0))); {
	case timed:
		return fmt.Errorf("this is a day with a time, which is another day in other places: give the day alone, as %s", at.Format(time.DateOnly))
	case numbered:
		return fmt.Errorf("this is a spreadsheet's number for a day, most likely %s: write the day itself", number.Format(time.DateOnly))
	case moving:
		return errors.New("this is another day tomorrow: " + want)
	case offCalendar(s):
		return errors.New("the calendar doesn't have this day: " + strings.Replace(want, "a day as", "one as", 1))
	}
	return errors.New("this date can't be read: " + want)
}

var clock = pattern.New(`^(.*[0-9])(?:t| t?)[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.][0-9]+)?)?(?: ?[ap]m)? ?(?:z|utc|gmt|[+-][0-9]{2}:?[0-9]{2})?$`)

// timeOfDay is the day of s if a time stands behind it.
func timeOfDay(s string) (time.Time, bool) {
	parts := clock().FindStringSubmatch(plain(s))
	if parts == nil {
		return time.Time{}, false
	}
	all := meanings(parts[1], dayLayouts)
	if len(all) == 0 {
		return time.Time{}, false
	}
	return all[0], true
}

// serial is the day that a spreadsheet means by a number: it counts them from
// the end of 1899.
func serial(s string) (time.Time, bool) {
	n, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	if err != nil || n < 10_000 || n >= 100_000 {
		return time.Time{}, false
	}
	return time.Date(1899, 12, 30+int(n), 0, 0, 0, 0, time.UTC), true
}

// shortened are the layouts that end in a year, with two digits of it.
func shortened(layouts []string) []string {
	var short []string
	for _, layout := range layouts {
		if rest, found := strings.CutSuffix(layout, "2006"); found && !isNumber(layout) {
			short = append(short, rest+"06")
		}
	}
	return short
}

var (
	numbered = pattern.New(`^[0-9]{1,4}([-/. ])[0-9]{1,2}([-/. ])[0-9]{1,4}$`)
	worded   = pattern.New(`^([0-9]{1,2} [a-z]{3}|[a-z]{3} [0-9]{1,2}) [0-9]{4}$`)
)

// offCalendar reports whether s is written as a day, and is none.
func offCalendar(s string) bool {
	for _, plain := range spelled(atMidnight(plain(s))) {
		for _, layout := range dayLayouts {
			var wrong *time.ParseError
			_, err := time.Parse(layout, plain)
			if errors.As(err, &wrong) && strings.HasSuffix(wrong.Message, "out of range") && (numbered().MatchString(plain) || worded().MatchString(plain)) {
				return true
			}
		}
	}
	return false
}
