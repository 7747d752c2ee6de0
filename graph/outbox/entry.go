package outbox

import (
	"encoding/json"
	"errors"
	"net/http"
	"time"

	"facet/graph"
)

// Status is what has become of a send.
type Status string

// The statuses. The first three are open: they wait for an answer, a look or
// a person.
const (
	// Sending is under way, in this process or in another one.
	Sending Status = "sending"
	// Interrupted was under way when its process ended.
	Interrupted Status = "interrupted"
	// Unconfirmed may have been done; it was looked for and not found.
	Unconfirmed Status = "unconfirmed"
	// Done was done, and Object names what it made, changed or deleted.
	Done Status = "done"
	// NotSent never left this computer.
	NotSent Status = "not sent"
	// Refused was answered by Graph with a refusal.
	Refused Status = "refused"
	// Discarded was unconfirmed, and a person let it rest for good.
	Discarded Status = "discarded"
	// Resent was unconfirmed, and a person had it sent again: that is an
	// entry of its own.
	Resent Status = "sent again"
)

// Entry is one send, as the journal has it.
type Entry struct {
	ID    string    `json:"id"`
	Begun time.Time `json:"begun"`
	Intent
	Ending
	// Undone tells that it was taken back by a later send.
	Undone bool `json:"undone"`
}

// Intent is what was to be sent, to whom and by whom.
type Intent struct {
	Cloud  string   `json:"cloud"`
	Actor  Identity `json:"actor"`
	Person Identity `json:"person"`
	Path   string   `json:"path"` // of the collection, such as "profile/interests"
	URL    string   `json:"url"`  // of the collection
	Method string   `json:"method"`
	// Changes is the id of what is changed or deleted; empty for a create.
	Changes      graph.ID `json:"changes,omitempty"`
	Key          string   `json:"key,omitempty"`
	Again        string   `json:"again,omitempty"`   // the entry that this one sends again
	Acknowledged string   `json:"besides,omitempty"` // the latest one with the key that was known and no reason not to send
	Undoes       string   `json:"undoes,omitempty"`  // the entry that this one undoes
	Batch        string   `json:"batch,omitempty"`   // what was sent together has the same one
	Hash         string   `json:"hash"`              // of where it goes and what it says
	// Date is when Before was listed, by the service's clock.
	Date time.Time `json:"date,omitzero"`

	// Label and Body are the person's own words, Was is what the object said
	// before a change or a deletion, and Before the ids that were in the
	// collection. They are dropped a day after the send is settled.
	Label  string          `json:"label,omitempty"`
	Body   json.RawMessage `json:"body,omitempty"`
	Was    json.RawMessage `json:"was,omitempty"`
	Before []graph.ID      `json:"before,omitempty"`
}

// Ending is how a send ended.
type Ending struct {
	Status Status    `json:"status"`
	Ended  time.Time `json:"ended"` // when the last attempt ended
	// Object is the id of what was created, changed or deleted.
	Object          graph.ID `json:"object,omitempty"`
	HTTPStatus      int      `json:"httpStatus,omitempty"`
	RequestID       string   `json:"requestId,omitempty"`
	ClientRequestID string   `json:"clientRequestId,omitempty"`
	// Reason is the error, in the words of programs.
	Reason string `json:"reason,omitempty"`
	// Accepted tells of an unconfirmed create that Graph said it was done.
	Accepted bool `json:"made,omitempty"`
	// Looked tells that it was looked for to the end, and not found.
	Looked bool `json:"looked,omitempty"`
	// Chosen tells that a person, not the outbox, said which object it is.
	Chosen bool `json:"chosen,omitempty"`
	// Print stands for the object's members as they were created.
	Print string `json:"print,omitempty"`
}

// Open reports whether it is not known yet what became of the send.
func (e Entry) Open() bool {
	switch e.Status {
	case "", Sending, Interrupted, Unconfirmed:
		return true
	default:
		return false
	}
}

// throttled reports whether the send was given up after Graph had said "not
// now", and nobody has looked since whether it was done all the same.
func (e Entry) throttled() bool {
	return (e.Status == Refused || e.Status == NotSent) && e.HTTPStatus == http.StatusTooManyRequests && !e.Looked
}

// Stands reports whether the send was done, and not undone since.
func (e Entry) Stands() bool { return e.Status == Done && !e.Undone }

// CanUndo says why an entry can't be undone, or nil if it can. Only what Graph
// confirmed that facet created is ever deleted, and a change or a deletion is
// taken back as long as it is known what was there before.
func (e Entry) CanUndo() error {
	switch create := e.Method == http.MethodPost; {
	case e.Path == graph.PhotoPath:
		return errors.New("a photo is put back where it is set: facet photo --restore")
	case e.Status != Done || e.Object == "":
		return errors.New("only what Microsoft 365 has confirmed can be undone")
	case !create && e.Undone:
		return errors.New("it has been undone already")
	case !create && e.Was == nil:
		return errors.New("what it said before is kept for a day only, and was not kept")
	case !create:
		return nil
	case e.Chosen || e.Print == "":
		return errors.New("it is not certain that this object was created by facet")
	case e.Undone:
		return errors.New("it has been undone already")
	default:
		return nil
	}
}

// belongs refuses to touch an entry by way of another person's collection, or
// as somebody else.
func (e Entry) belongs(t Target) error {
	path, err := t.path()
	if err != nil {
		return err
	}
	other := Intent{Cloud: t.Cloud, Person: t.Person, Path: path}
	if other.Collection() != e.Collection() || t.Actor.ID != e.Actor.ID {
		return errMismatch
	}
	return nil
}

// withoutValues is the entry as it stays for good.
func (e Entry) withoutValues() Entry {
	e.Label, e.Body, e.Was, e.Before = "", nil, nil, nil
	return e
}
