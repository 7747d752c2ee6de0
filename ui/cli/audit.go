package cli

import (
	"fmt"
	"net/http"
	"strings"

	"facet/forms"
	"facet/graph/outbox"
	"facet/internal/audit"
)

// openAudit opens the log that the settings name. What can't be written down there isn't sent.
func (c *command) openAudit() error {
	said := c.settings.Said("audit")
	log, err := audit.Open(said.Value)
	if err != nil {
		return invalidf("%s: audit names a log that can't be written, so nothing would be sent: %w", said.Place(), err)
	}
	c.audit = log
	return nil
}

// audited writes down how a send ended. It is too late to refuse then: what can't be
// written is said at the end.
func (c *command) audited(e outbox.Entry) {
	if c.audit == nil {
		return
	}
	if err := c.audit.Write(recordOf(e, c.allKinds())); err != nil {
		c.notice(fmt.Errorf("what was sent is not in the log of the setting audit: %w. facet history has it", err))
	}
}

// actions are the words of the log for what a request does.
var actions = map[string]string{http.MethodPost: "create", http.MethodPatch: "update", http.MethodDelete: "delete", http.MethodPut: "set"}

// recordOf is what the log says of a send: no value, and not what the object is called.
func recordOf(e outbox.Entry, kinds []forms.Kind) audit.Record {
	kind := e.Path
	if k, is := forms.At(kinds, e.Path); is {
		kind = k.Name
	}
	object := e.Object
	if object == "" {
		object = e.Changes
	}
	return audit.Record{
		Time: e.Ended.UTC(), Send: e.ID, Outcome: strings.ReplaceAll(string(e.Status), " ", "-"),
		Who: e.Actor.UserPrincipalName, WhoID: e.Actor.ID, Whom: e.Person.UserPrincipalName, WhomID: e.Person.ID, Tenant: e.Actor.Tenant,
		Kind: kind, Action: actions[e.Method], Object: string(object), Members: audit.Members(e.Body),
		Undoes: e.Undoes, Batch: e.Batch, Status: e.HTTPStatus, RequestID: e.RequestID, ClientRequestID: e.ClientRequestID,
		Version: version(),
	}
}
