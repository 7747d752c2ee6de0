package audit

import (
	"fmt"

	"golang.org/x/sys/windows/svc/eventlog"
)

// sent is the number of the event.
const sent = 1

func openSystem() (Log, error) {
	l, err := eventlog.Open("facet")
	if err != nil {
		return nil, fmt.Errorf("open the event log: %w", err)
	}
	return system{l}, nil
}

// system is Windows' log of applications.
type system struct{ *eventlog.Log }

func (l system) Write(r Record) error {
	line, err := r.line()
	if err != nil {
		return err
	}
	return l.Info(sent, string(line))
}
