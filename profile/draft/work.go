package draft

import (
	"context"
	"encoding/json"

	"facet/forms"
	"facet/graph"
	"facet/graph/outbox"
	"facet/profile/person"
	"facet/profile/send"
)

// Work is a list of objects to be created, changed or deleted, each of somebody; ui/cli
// joins it to package work. Its methods with a context may wait.
type Work interface {
	// Name is what the list is called. It is raw text.
	Name() string
	// Rows are what is to be done, in the order of the list.
	Rows() []WorkRow
	// Pin asks the directory who a row is for. A problem is about the row, in a
	// sentence; an error is about the directory.
	Pin(ctx context.Context, client *graph.Client, row int) (user graph.DirectoryUser, problem string, err error)
	// Key is how the outbox knows a row, for a person by their object id.
	Key(row int, cloud, person string) string
	// Standing are the sends that say what has become of rows, by their keys.
	Standing(ctx context.Context, box *outbox.Outbox) (map[string]outbox.Entry, error)
	// Report writes down for people what has become of the rows, whose people
	// are known by the names in the list.
	Report(ctx context.Context, s *person.Session, people map[string]graph.DirectoryUser) error
}

// WorkRow is one object to be created, changed or deleted. Its words are raw text.
type WorkRow struct {
	Person string // as the list has it: a sign-in name or an object id
	Kind   forms.Kind
	Body   json.RawMessage
	Label  string

	Does string // what becomes of an entry that is there: "change" or "delete"; empty: one is created
	// Change reads the entry that the row changes or deletes, and makes the request. An error
	// says why there is nothing to send.
	Change func(ctx context.Context, s *person.Session) (send.Plan, error)
}
