package state

import "time"

// Windows refuses to rename, delete or open a file that somebody else has open
// without sharing it: a scanner for viruses, an indexer, another facet. Most
// are done with it in a few milliseconds.
const (
	firstPause   = time.Millisecond
	longestPause = 50 * time.Millisecond
	patience     = 2 * time.Second
)

// patiently does something to a file, and does it again for as long as it
// fails only because somebody else has the file open.
func patiently(do func() error) error { return again(do, InUse) }

// again is patiently for any reason that may pass.
func again(do func() error, passing func(error) bool) error {
	end := time.Now().Add(patience)
	for pause := firstPause; ; pause = min(2*pause, longestPause) {
		err := do()
		if err == nil || !passing(err) || time.Until(end) < pause {
			return err
		}
		time.Sleep(pause)
	}
}
