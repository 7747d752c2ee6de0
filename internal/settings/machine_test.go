package settings

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// everybody loads settings with a machine-wide file, a policy and a variable.
func everybody(t *testing.T, file string, policy Policy, env map[string]string) (Values, error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "config.toml")
	if err := os.WriteFile(path, []byte(file), 0o600); err != nil {
		t.Fatal(err)
	}
	return Load(some, Sources{
		Machine: path,
		Policy:  func() (Policy, error) { return policy, nil },
		File:    filepath.Join(t.TempDir(), "none.toml"),
		Env:     func(name string) (string, bool) { v, ok := env[name]; return v, ok },
		Flag:    func(string) (string, bool) { return "", false },
	})
}

func TestPolicyWinsOverTheMachineWideFile(t *testing.T) {
	file := "tenant = \"file.example\"\nclient_id = \"file\"\nlocked = [\"client_id\"]\n"
	policy := Policy{Place: `HKLM\x`, Values: map[string]string{"tenant": "policy.example"}, Locked: []string{"cloud"}}
	values, err := everybody(t, file, policy, map[string]string{"FACET_TENANT": "mine.example"})
	if err != nil {
		t.Fatal(err)
	}
	if v := values.Said("tenant"); v.Value != "mine.example" || v.Locked != "" {
		t.Errorf("tenant is %+v", v)
	}
	if v := values.Said("client_id"); v.Value != "file" || !strings.HasSuffix(v.Locked, "config.toml line 3") {
		t.Errorf("client_id is %+v", v)
	}
	if v := values.Said("cloud"); v.Value != "global" || v.Locked != `HKLM\x` {
		t.Errorf("cloud is %+v", v)
	}
	values, err = everybody(t, file, policy, nil)
	if v := values.Said("tenant"); err != nil || v.Value != "policy.example" || v.Origin != `HKLM\x` {
		t.Errorf("tenant is %+v, %v", v, err)
	}
}

func TestLockedSettingIsNotGivenElsewhere(t *testing.T) {
	policy := Policy{Place: `HKLM\x`, Locked: []string{"cloud", "paths"}}
	for name, value := range map[string]string{"FACET_CLOUD": "china", "FACET_PATHS_INTEREST": "me/interests"} {
		_, err := everybody(t, "", policy, map[string]string{name: value})
		locked, is := errors.AsType[*LockedError](err)
		if !is || locked.Origin != name || locked.Place != `HKLM\x` {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestMistakesOfAPolicyAreNamed(t *testing.T) {
	_, err := everybody(t, "", Policy{Place: `HKLM\x`, Values: map[string]string{"tennant": "x"}, Locked: []string{"clod"}}, nil)
	if err == nil || !strings.Contains(err.Error(), `HKLM\x: there is no setting tennant: did you mean tenant?`) ||
		!strings.Contains(err.Error(), `HKLM\x: there is no setting clod: did you mean cloud?`) {
		t.Error(err)
	}
}

func TestUnknownVariablesComeWithTheNearest(t *testing.T) {
	got := UnknownVariables([]string{"FACET_TENNANT=x", "FACET_TENANT=y", "FACET_HOME=z", "OTHER=1", "FACET_EMPTY="}, some, "FACET_HOME")
	if len(got) != 1 || got["FACET_TENNANT"] != "FACET_TENANT" {
		t.Error(got)
	}
}
