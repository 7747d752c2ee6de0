package text_test

import (
	"testing"
	"time"

	"facet/internal/text"
)

func TestTimesAreSaidAsPeopleSayThem(t *testing.T) {
	now := time.Date(2026, time.November, 27, 12, 0, 0, 0, time.Local)
	for past, want := range map[time.Duration]string{
		0: "just now", 59 * time.Second: "just now", time.Minute: "1 minute ago", 3*time.Minute + 30*time.Second: "3 minutes ago",
		59 * time.Minute: "59 minutes ago", time.Hour: "1 hour ago", 23*time.Hour + 59*time.Minute: "23 hours ago",
		24 * time.Hour: "26\u00a0Nov\u00a02026", -time.Hour: "27\u00a0Nov\u00a02026",
	} {
		if got := text.Ago(now.Add(-past), now); got != want {
			t.Errorf("%v is %q, want %q", past, got, want)
		}
		if got := text.Since(now.Add(-past), now); got != want && got != "on "+want || (got == want) != (want == "just now" || want[len(want)-1] == 'o') {
			t.Errorf("%v is %q in a sentence", past, got)
		}
	}
}
