package send

import (
	"net/http"

	"facet/graph/outbox"
)

// Remember remembers what the request has done.
func (p Plan) Remember(sent outbox.Result) {
	switch p.Method {
	case http.MethodPost:
		p.session.Created(p.kind, sent.Answer.Object)
	case http.MethodDelete:
		p.session.Deleted(p.kind, p.id)
	}
}
