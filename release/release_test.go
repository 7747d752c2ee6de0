package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func TestEveryModuleOfTheProgramBringsItsLicence(t *testing.T) {
	text, err := licences(t.Context(), "..")
	if err != nil {
		t.Fatal(err)
	}
	all, err := modules(t.Context(), "..")
	if err != nil || len(all) < 20 {
		t.Fatalf("%d modules, %v", len(all), err)
	}
	for _, m := range all {
		if !strings.Contains(text, "\n"+m.path+" "+m.version+"\n") {
			t.Errorf("there is no licence of %s", m.path)
		}
	}
	for _, words := range []string{"Go and its standard library", "charm.land/bubbletea/v2", "github.com/danieljoos/wincred", "Permission is hereby granted"} {
		if !strings.Contains(text, words) {
			t.Errorf("%q is missing", words)
		}
	}
}

func TestModuleWithoutALicenceCannotGoOut(t *testing.T) {
	if _, err := licenceOf(module{"example.com/x", "v1", t.TempDir()}); err == nil {
		t.Error("no error")
	}
}

func TestBillNamesWhatTheProgramIsMadeOf(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	raw, err := sbom(self)
	if err != nil {
		t.Fatal(err)
	}
	var got bill
	if err := json.Unmarshal(raw, &got); err != nil || got.Format != "CycloneDX" || got.Components[0].Name != "std" {
		t.Errorf("%s, %v", raw, err)
	}
}

// TestReleaseHasWhatIsPromised holds the configuration of the release to what the page for
// the IT department says is in it.
func TestReleaseHasWhatIsPromised(t *testing.T) {
	raw, err := os.ReadFile(filepath.Join("..", ".goreleaser.yml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{
		"goos: [linux, darwin, windows]", "goarch: [amd64, arm64]", "formats: [deb, rpm, apk]", "CGO_ENABLED=0", "-trimpath",
		"mod_timestamp", "sboms:", "homebrew_casks:", "scoops:", "winget:", "checksum:", "THIRD-PARTY-LICENCES.txt", "completions", "man",
	} {
		if !strings.Contains(string(raw), words) {
			t.Errorf(".goreleaser.yml doesn't have %q", words)
		}
	}
	if !regexp.MustCompile(`GOTOOLCHAIN=go1\.\d+\.\d+`).Match(raw) {
		t.Error(".goreleaser.yml doesn't say with which Go it builds")
	}
}

func TestDatabaseOfHolesHasAnIndexOfTheModules(t *testing.T) {
	entries, out := t.TempDir(), t.TempDir()
	for name, text := range map[string]string{
		"GO-1.json": `{"id":"GO-1","modified":"2026-01-02T00:00:00Z","affected":[{"package":{"name":"stdlib"}},{"package":{"name":"stdlib"}}]}`,
		"GO-2.json": `{"id":"GO-2","modified":"2026-03-02T00:00:00Z","withdrawn":"2026-03-03T00:00:00Z","affected":[{"package":{"name":"stdlib"}}]}`,
	} {
		if err := os.WriteFile(filepath.Join(entries, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := holes(entries, out); err != nil {
		t.Fatal(err)
	}
	index, err := os.ReadFile(filepath.Join(out, "index", "modules.json"))
	if want := `[{"path":"stdlib","vulns":[{"id":"GO-1","modified":"2026-01-02T00:00:00Z"}]}]`; err != nil || string(index) != want {
		t.Errorf("%s, %v", index, err)
	}
}
