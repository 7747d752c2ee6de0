package flow

import (
	"strconv"
	"time"

	"facet/graph/outbox"
	"facet/profile/person"
	"facet/profile/send"
)

// sent is all that is known of one send from this computer.
type sent struct {
	isPlace
	history history
	entry   outbox.Entry
}

func (s sent) Session() *person.Session { return s.history.session }

func (s sent) View() View {
	e := s.entry
	ended := ""
	if !e.Ended.IsZero() {
		ended = moment(e.Ended)
	}
	what := person.FactSection{Facts: person.Filled([]person.Fact{
		person.NewFact("Profile", e.Person.UserPrincipalName), person.NewFact("Sent by", e.Actor.UserPrincipalName),
		person.NewFact("Begun", moment(e.Begun)), person.NewFact("Ended", ended),
	})}
	support := person.FactSection{Title: line("For Microsoft's support"), Facts: person.Filled([]person.Fact{
		person.NewFact("Request", e.Method+" "+e.URL), person.NewFact("Status", status(e)), person.NewFact("Reason", e.Reason),
		person.NewFact("Id", string(e.Object)), person.NewFact("Request id", e.RequestID), person.NewFact("Client request id", e.ClientRequestID),
	})}
	said := append(words(toneOfSend(e), send.EntryState(e)), Text{})
	return View{
		Title:   Title{Words: line(send.EntryWords(s.history.session, e))},
		Blocks:  append(said, Facts(what), Facts(support)),
		Actions: append(s.history.undoing(e), back("back", "esc", "enter", "q")),
	}
}

// status is what the service answered with, if it did.
func status(e outbox.Entry) string {
	if e.HTTPStatus == 0 {
		return ""
	}
	return strconv.Itoa(e.HTTPStatus)
}

// moment is a time as a person of this place writes it.
func moment(t time.Time) string { return t.Local().Format("2\u00a0Jan\u00a02006, 15:04:05") }

// toneOfSend is how it ended.
func toneOfSend(e outbox.Entry) Tone {
	switch {
	case e.Open():
		return Unsure
	case e.Undone:
		return Faint
	case e.Status == outbox.Done:
		return Good
	case e.Status == outbox.Discarded, e.Status == outbox.Resent:
		return Faint
	}
	return Bad
}
