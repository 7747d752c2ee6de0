package send

import (
	"net/http"

	"facet/graph/outbox"
)

// Did remembers what the request has done.
func (p Plan) Did(sent outbox.Result) {
	switch p.Method {
	case http.MethodPost:
		p.session.Created(p.kind, sent.Answer.Object)
	case http.MethodDelete:
		p.session.Deleted(p.kind, p.id)
	}
}
