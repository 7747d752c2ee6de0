//go:build !windows

package state

// InUse reports whether an error is what Windows answers while another program
// has the file open. Nowhere else is that in the way.
func InUse(error) bool { return false }
