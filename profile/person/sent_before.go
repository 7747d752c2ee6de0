package person

import (
	"net/http"
	"time"

	"facet/graph/outbox"
	"facet/internal/text"
)

// SentBefore says that a form was sent before, and when.
func SentBefore(e outbox.Entry) string {
	words := "This form was sent at " + clock(e.Begun)
	if e.Open() && e.Accepted {
		return words + ", and Graph said that it did it, but the list doesn't show it yet."
	}
	if e.Open() {
		return words + ", and it isn't confirmed: it may have arrived."
	}
	return words + ", and it arrived. What was typed since isn't sent."
}

// SendingAgain is what sending a form once more may do.
func SendingAgain(e outbox.Entry) string {
	switch {
	case e.Method != http.MethodPost:
		return "Sending it again makes the change once more."
	case e.Open() && !e.Accepted:
		return "Sending it again may make a second one."
	}
	return "Sending it again makes a second one."
}

func clock(t time.Time) string { return text.Clock(t, time.Now()) }
