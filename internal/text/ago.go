package text

import (
	"strings"
	"time"
)

// Ago says when something was, as people do: how long ago within a day, and the
// date before that. A date has no place at which a line breaks.
func Ago(then, now time.Time) string {
	switch past := now.Sub(then); {
	case past < 0 || past >= 24*time.Hour:
		return then.Local().Format("2\u00a0Jan\u00a02006")
	case past < time.Minute:
		return "just now"
	case past < time.Hour:
		return Count(int(past/time.Minute), "minute ago", "minutes ago")
	default:
		return Count(int(past/time.Hour), "hour ago", "hours ago")
	}
}

// Clock is a time of the clock, and its day if that isn't today.
func Clock(t, now time.Time) string {
	if t, now = t.Local(), now.Local(); t.YearDay() == now.YearDay() && t.Year() == now.Year() {
		return t.Format("15:04")
	}
	return t.Format("15:04 on 2\u00a0Jan\u00a02006")
}

// Since is Ago, as it stands within a sentence.
func Since(then, now time.Time) string {
	words := Ago(then, now)
	if words[0] >= '0' && words[0] <= '9' && !strings.HasSuffix(words, " ago") {
		return "on " + words
	}
	return words
}
