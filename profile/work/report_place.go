package work

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"facet/internal/state"
)

// mostReport is how large a report may be that is read again.
const mostReport = 256 << 20

// mostReports is how many reports of other runs may stand beside a list.
const mostReports = 1000

// Place finds a name for the report under which no other run's is lost: not that of
// another computer, another list or another day, and not that of a run that goes
// on. Known tells by its id whether the report will name a send; nil: nothing is lost
// with any. Locks is a folder for the locks of reports. It returns the name that is taken by another
// report, if it was, and removes what a run that was killed left beside its own.
// [Report.Close] gives the name back.
func (r *Report) Place(locks string, known func(id string) bool) (taken string, err error) {
	wanted := r.Name
	for n := 1; n <= mostReports; n++ {
		if r.Name = numbered(wanted, n); n > 1 {
			taken = wanted
		}
		free, err := r.take(locks, known)
		if err != nil {
			return "", fmt.Errorf("the report can't be written: %w", err)
		}
		if free {
			return taken, state.Sweep(r.FS, r.Name)
		}
	}
	return "", fmt.Errorf("there are too many reports beside %s: move them away", wanted)
}

// numbered is the n-th name for a report, which ends as the first does.
func numbered(name string, n int) string {
	if n == 1 {
		return name
	}
	end := filepath.Ext(name)
	return fmt.Sprintf("%s-%d%s", strings.TrimSuffix(name, end), n, end)
}

// Close ends a run: another one may go on with the report.
func (r *Report) Close() {
	if r.unlock != nil {
		r.unlock()
		r.unlock = nil
	}
}

// take reports whether the name is free for this run, and keeps it then.
func (r *Report) take(locks string, known func(id string) bool) (bool, error) {
	old, err := state.ReadFile(r.FS, r.Name, mostReport)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return false, err
	case !isReport(old) || !covered(old, known, time.Now()):
		return false, nil
	}
	path, err := filepath.Abs(r.Name)
	if err != nil {
		return false, err
	}
	sum := sha256.Sum256([]byte(path))
	unlock, free, err := state.TryLockOn(r.FS, filepath.Join(locks, fmt.Sprintf("report-%x", sum[:2])))
	if free {
		r.unlock = unlock
	}
	return free, err
}

// covered reports whether a report says nothing of a send that the next one
// doesn't say, and nothing of another day.
func covered(report []byte, known func(id string) bool, now time.Time) bool {
	if known == nil {
		return true
	}
	report = bytes.TrimPrefix(report, []byte(ByteOrderMark))
	in := csv.NewReader(bytes.NewReader(report))
	in.FieldsPerRecord = -1
	_, in.Comma = separated(report)
	rows, err := in.ReadAll()
	if err != nil || len(rows) == 0 {
		return false
	}
	for _, row := range rows[1:] {
		cell := func(name string) string {
			if at := slices.Index(rows[0], name); at >= 0 && at < len(row) {
				return row[at]
			}
			return ""
		}
		at, err := time.Parse(time.RFC3339, cell("time"))
		another := err == nil && at.Local().Format(time.DateOnly) != now.Local().Format(time.DateOnly)
		if id := cell("clientRequestId"); another || id != "" && !known(id) {
			return false
		}
	}
	return true
}
