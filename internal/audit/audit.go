// Package audit writes down what was sent, for those who answer for it: into the
// system's log, or into a file.
//
// Its laws:
//   - A record says who sent what kind of thing for whom, which members, when, and
//     what became of it. No value of a member is ever in one, no name of an object,
//     and no token.
//   - A record is one line, a JSON object, whatever was in the names.
//   - What can't be written is an error: nobody believes in a log with holes.
package audit

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"facet/internal/state"
)

// What the place of a log can be beside a file.
const (
	Off    = "off"
	System = "system" // syslog; on Windows the event log
)

// Record is one ending of a send. What isn't known is left out.
type Record struct {
	Time            time.Time `json:"time"`
	Send            string    `json:"send"`    // its id in the history
	Outcome         string    `json:"outcome"` // done, refused, not-sent, unconfirmed, discarded
	Who             string    `json:"who,omitempty"`
	WhoID           string    `json:"whoId,omitempty"`
	Whom            string    `json:"whom,omitempty"`
	WhomID          string    `json:"whomId,omitempty"`
	Tenant          string    `json:"tenant,omitempty"`
	Kind            string    `json:"kind"`
	Action          string    `json:"action"`
	Object          string    `json:"object,omitempty"`
	Members         []string  `json:"members,omitempty"` // their names
	Undoes          string    `json:"undoes,omitempty"`
	Batch           string    `json:"batch,omitempty"`
	Status          int       `json:"status,omitempty"` // of HTTP
	RequestID       string    `json:"requestId,omitempty"`
	ClientRequestID string    `json:"clientRequestId,omitempty"`
	Version         string    `json:"facet"`
}

// Log is where records go. Its methods may be called concurrently.
type Log interface {
	Write(Record) error
}

// Open opens the log at a place, and fails where it can't be written: before anything
// is sent. Of [Off] it is nil.
func Open(place string) (Log, error) {
	switch {
	case place == Off:
		return nil, nil
	case place == System:
		return openSystem()
	case !filepath.IsAbs(place):
		return nil, errors.New("give off, system, or a file with its whole path")
	}
	log := file(place)
	f, err := log.open()
	if err != nil {
		return nil, err
	}
	return log, f.Close()
}

// file is a log in a file, to which every record is appended.
type file string

func (l file) open() (state.File, error) {
	f, err := state.Disk.OpenFile(string(l), os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return nil, fmt.Errorf("open the log: %w", err)
	}
	return f, nil
}

// Write appends in one piece, so that records of two processes don't mix.
func (l file) Write(r Record) error {
	line, err := r.line()
	if err != nil {
		return err
	}
	f, err := l.open()
	if err != nil {
		return err
	}
	_, err = f.Write(append(line, '\n'))
	return errors.Join(err, f.Sync(), f.Close())
}

func (r Record) line() ([]byte, error) { return json.Marshal(r) }

// Members are the names of the members of a JSON object, those of an object inside
// of it behind a dot. What is in a list has no names.
func Members(object json.RawMessage) []string {
	var members map[string]json.RawMessage
	if json.Unmarshal(object, &members) != nil {
		return nil
	}
	var names []string
	for name, value := range members {
		below := Members(value)
		if len(below) == 0 {
			names = append(names, name)
		}
		for _, b := range below {
			names = append(names, name+"."+b)
		}
	}
	slices.Sort(names)
	return names
}
