package person

import (
	"net/http"
	"time"

	"facet/graph/outbox"
	"facet/internal/text"
)

// SentBefore says that a form was sent before, and when.
func SentBefore(e outbox.Entry) string {
	if e.Open() {
		return "This form was sent at " + sentAt(e)
	}
	return "This form was sent at " + sentAt(e) + " What was typed since isn't sent."
}

// SameSentBefore says that the same was sent to a profile before, and when.
func SameSentBefore(e outbox.Entry) string {
	return "The same was sent to this profile at " + sentAt(e)
}

// sentAt is when it was sent, and what became of it.
func sentAt(e outbox.Entry) string {
	switch {
	case e.Open() && e.Accepted:
		return clock(e.Begun) + ", and Microsoft 365 said that it was done, but the list doesn't show it yet."
	case e.Open():
		return clock(e.Begun) + ", and it isn't confirmed: it may have arrived."
	}
	return clock(e.Begun) + ", and it arrived."
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
