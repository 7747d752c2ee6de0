package settings

import (
	"errors"
	"fmt"
	"slices"

	"golang.org/x/sys/windows/registry"
)

// policyKey is where an administrator's policy is, in the hive of the computer,
// which nobody else can write.
const policyKey = `SOFTWARE\Policies\facet`

// MachinePolicy reads the policy of this computer: a text for each setting, and
// the list of those that are locked. No key is no policy.
func MachinePolicy() (Policy, error) {
	policy := Policy{Place: `HKLM\` + policyKey, Values: map[string]string{}}
	key, err := registry.OpenKey(registry.LOCAL_MACHINE, policyKey, registry.QUERY_VALUE)
	if errors.Is(err, registry.ErrNotExist) {
		return policy, nil
	}
	if err != nil {
		return Policy{}, fmt.Errorf("%s: %w", policy.Place, err)
	}
	defer key.Close()
	names, err := key.ReadValueNames(0)
	if err != nil {
		return Policy{}, fmt.Errorf("%s: %w", policy.Place, err)
	}
	slices.Sort(names)
	for _, name := range names {
		if err := policy.read(key, name); err != nil {
			return Policy{}, fmt.Errorf(`%s\%s: %w`, policy.Place, name, err)
		}
	}
	return policy, nil
}

// read takes one value of the key over.
func (p *Policy) read(key registry.Key, name string) (err error) {
	if name == lockList {
		if p.Locked, _, err = key.GetStringsValue(name); errors.Is(err, registry.ErrUnexpectedType) {
			return errors.New("make it a REG_MULTI_SZ, a setting a line")
		}
		return err
	}
	value, _, err := key.GetStringValue(name)
	if errors.Is(err, registry.ErrUnexpectedType) {
		return errors.New("make it a REG_SZ")
	}
	p.Values[name] = value
	return err
}
