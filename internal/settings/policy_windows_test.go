package settings

import (
	"errors"
	"testing"

	"golang.org/x/sys/windows"
	"golang.org/x/sys/windows/registry"
)

func TestPolicyIsReadFromTheRegistry(t *testing.T) {
	key, old, err := registry.CreateKey(registry.LOCAL_MACHINE, policyKey, registry.SET_VALUE|registry.QUERY_VALUE)
	if errors.Is(err, windows.ERROR_ACCESS_DENIED) {
		t.Skip("only an administrator makes a policy")
	}
	if err != nil || old {
		t.Skipf("there is a policy already, or there can't be one: %v", err)
	}
	defer registry.DeleteKey(registry.LOCAL_MACHINE, policyKey)
	defer key.Close()
	if err := errors.Join(key.SetStringValue("tenant", "contoso.com"), key.SetStringsValue("locked", []string{"tenant", "graph"})); err != nil {
		t.Fatal(err)
	}
	policy, err := MachinePolicy()
	if err != nil || policy.Values["tenant"] != "contoso.com" || len(policy.Values) != 1 || len(policy.Locked) != 2 {
		t.Errorf("%+v, %v", policy, err)
	}
	if err := key.SetDWordValue("cloud", 1); err != nil {
		t.Fatal(err)
	}
	if _, err := MachinePolicy(); err == nil {
		t.Error("a number is no text")
	}
}
