package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"facet/graph"
	"facet/internal/text"
	"facet/profile/person"
)

// failure is an error for programs.
type failure struct {
	Facet   int           `json:"facet"`
	Status  int           `json:"status"`
	Code    string        `json:"code"`
	Message string        `json:"message"`
	Remedy  string        `json:"remedy,omitempty"`
	Sent    string        `json:"sent,omitempty"` // no or unknown; empty: the summary tells
	Row     int           `json:"row,omitempty"`
	Cell    string        `json:"cell,omitempty"`
	Member  string        `json:"member,omitempty"`
	Person  string        `json:"person,omitempty"`
	Graph   *graphFailure `json:"graph,omitempty"`
}

// graphFailure is what Graph said.
type graphFailure struct {
	Status          int    `json:"status"`
	Code            string `json:"code"`
	RequestID       string `json:"requestId"`
	ClientRequestID string `json:"clientRequestId"`
}

// codes name the exit statuses for programs.
var codes = map[int]string{
	statusInvalid: "invalid", statusRefused: "refused", statusNotSignedIn: "notSignedIn", statusUnconfirmed: "unconfirmed",
	statusChangedSince: "changedSince", statusInterrupted: "interrupted", statusTerminated: "interrupted",
}

// failures are an error for programs: one, or each that a list has.
func failures(err error) (all []failure) {
	one := failure{Facet: person.Shape, Status: status(err), Code: "failed", Sent: sentSaid(err)}
	if code := codes[one.Status]; code != "" {
		one.Code = code
	}
	if rows, ok := errors.AsType[badRows](err); ok {
		for _, p := range rows.problems {
			each := one
			each.Message, each.Row, each.Cell, each.Member, each.Person = p.Advice, p.Line, p.InCell, p.Member, p.Person
			all = append(all, each)
		}
		return all
	}
	if refused, ok := errors.AsType[*graph.Error](err); ok {
		one.Graph = &graphFailure{refused.Status, refused.Code, refused.RequestID, refused.ClientRequestID}
		one.Message, one.Remedy = person.Explain(err)
		return []failure{one}
	}
	one.Message = strings.TrimPrefix(strings.Join(said(err), "\n"), "facet: ")
	return []failure{one}
}

// sentSaid is whether anything was sent, as far as the error by itself tells.
func sentSaid(err error) string {
	switch status(err) {
	case statusInvalid, statusNotSignedIn:
		return "no"
	case statusUnconfirmed:
		return "unknown"
	case statusRefused:
		if errors.As(err, new(*graph.Error)) {
			return "no"
		}
	}
	return ""
}

// printFailures prints an error for programs, an object a line.
func (c *command) printFailures(err error) {
	for _, one := range failures(err) {
		raw, failed := json.Marshal(map[string]failure{"error": one})
		if failed != nil {
			fmt.Fprintln(c.Err, text.Line(err.Error()))
			return
		}
		fmt.Fprintln(c.Err, text.JSON(string(raw)))
	}
}
