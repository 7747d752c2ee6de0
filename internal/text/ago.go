package text

import (
	"fmt"
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
		return many(int(past/time.Minute), "minute")
	default:
		return many(int(past/time.Hour), "hour")
	}
}

func many(n int, what string) string {
	if n == 1 {
		return "1 " + what + " ago"
	}
	return fmt.Sprint(n, " ", what, "s ago")
}
