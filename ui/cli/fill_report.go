package cli

import (
	"path/filepath"

	"facet/internal/state"
)

// reports finds the place of the report, before any work is done for it.
func (f *filling) reports() error {
	f.setReport()
	if f.report == "" && !f.dryRun {
		return invalidf("a list from standard input has no place for its report: name one with --report")
	}
	if f.dryRun {
		return nil
	}
	if err := f.written.Check(); err != nil {
		return nothingSent(err)
	}
	return nil
}

// nameReport names the report after the list, unless somebody has said its name.
func (f *filling) nameReport() {
	f.reportNamed = f.report != ""
	if f.report == "" && f.file != "-" {
		f.report, f.practice = f.file+".report.csv", f.sandbox
		if f.practice {
			f.report = f.file + ".sandbox-report.csv"
		}
	}
}

// setReport makes the report ready.
func (f *filling) setReport() {
	f.written.Name, f.written.FS, f.written.Explain = f.report, state.Disk, explainOutcome
}

// reportLocks is where runs say which reports are theirs.
func (c *command) reportLocks() string { return filepath.Join(c.dirs.State, "reports") }
