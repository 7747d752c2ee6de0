//go:build unix

package audit

import (
	"fmt"
	"log/syslog"
)

func openSystem() (Log, error) { return openSyslog("", "") }

// openSyslog opens this computer's syslog, or the one at an address.
func openSyslog(network, address string) (Log, error) {
	w, err := syslog.Dial(network, address, syslog.LOG_NOTICE|syslog.LOG_USER, "facet")
	if err != nil {
		return nil, fmt.Errorf("open syslog: %w", err)
	}
	return system{w}, nil
}

// system is syslog. It connects again when it has to.
type system struct{ *syslog.Writer }

func (l system) Write(r Record) error {
	line, err := r.line()
	if err != nil {
		return err
	}
	return l.Notice(string(line))
}
