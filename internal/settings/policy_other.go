//go:build !windows

package settings

// MachinePolicy is no policy: only Windows has a place for one.
func MachinePolicy() (Policy, error) { return Policy{}, nil }
