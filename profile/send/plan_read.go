package send

import (
	"context"
	"encoding/json"
	"net/http"

	"facet/graph"
	"facet/graph/outbox"
	"facet/internal/object"
	"facet/profile/person"
)

// Reading is what reading an object back has shown, after it was sent.
type Reading struct {
	Words       string // in a sentence; raw text
	AsSent      bool   // it is there, and says what was sent
	Differences []Difference
	Object      json.RawMessage // as it was read; nil if it wasn't there
	Err         error           // why it could not be read
}

// CanReadBack reports whether there is an object to read.
func (p Plan) CanReadBack(sent outbox.Result) bool {
	return p.direct == nil && p.photo == nil && p.Method != http.MethodDelete && sent.Entry.Object != ""
}

// ReadBack reads the object once, after it was sent, and tells whether it says
// what was sent. It changes nothing.
func (p Plan) ReadBack(ctx context.Context, sent outbox.Result) Reading {
	if !p.CanReadBack(sent) {
		return Reading{}
	}
	answer, err := collectionOf(p.session, p.kind).Get(ctx, sent.Entry.Object)
	switch {
	case graph.SaysStatus(err, http.StatusNotFound):
		return Reading{Words: "Checked: it isn't there yet. Microsoft 365 can take minutes to show it.", Err: err}
	case err != nil:
		what, _ := person.Explain(err)
		return Reading{Words: "It could not be read again. " + what, Err: err}
	}
	if different := p.apart(answer.Object); len(different) > 0 {
		return Reading{Words: "Checked: Microsoft 365 has it, but not as you typed it:", Differences: different, Object: answer.Object}
	}
	return Reading{Words: "Checked: Microsoft 365 has it as you typed it.", AsSent: true, Object: answer.Object}
}

// apart is what is there says otherwise than was sent. What was not sent on
// creating it, Graph may fill in.
func (p Plan) apart(there json.RawMessage) []Difference {
	var all []Difference
	for _, d := range p.compare(object.Overlay(p.raw, p.Body), there) {
		if p.Method != http.MethodPost || !d.Before.Empty() {
			all = append(all, d.Difference)
		}
	}
	return all
}
