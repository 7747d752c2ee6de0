//go:build !windows

package state

import "runtime"

// Machine is the folder with what an administrator gives everybody at this
// computer. It need not exist. Only an administrator can write where it is.
func Machine() (string, error) {
	if runtime.GOOS == "darwin" {
		return "/Library/Application Support/facet", nil
	}
	return "/etc/facet", nil
}
