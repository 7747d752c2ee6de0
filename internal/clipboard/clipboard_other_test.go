//go:build !windows

package clipboard

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

func TestTextGoesToTheProgramThatThereIs(t *testing.T) {
	if runtime.GOOS == "darwin" {
		t.Skip("there is one program, and it would have the clipboard")
	}
	bin := t.TempDir()
	t.Setenv("PATH", bin+":/usr/bin:/bin")
	t.Setenv("WAYLAND_DISPLAY", "wayland-0")
	t.Setenv("DISPLAY", ":0")
	for name, script := range map[string]string{"wl-copy": "exit 1", "xclip": `[ "$3" = clipboard ] && cat >` + filepath.Join(bin, "copied")} {
		if err := os.WriteFile(filepath.Join(bin, name), []byte("#!/bin/sh\n"+script+"\n"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if err := Write(t.Context(), "größer\n"); err != nil {
		t.Fatal(err)
	}
	if copied, err := os.ReadFile(filepath.Join(bin, "copied")); string(copied) != "größer\n" {
		t.Errorf("%q, %v", copied, err)
	}
	t.Setenv("DISPLAY", "")
	if err := Write(t.Context(), "a"); !errors.Is(err, ErrNone) {
		t.Errorf("over ssh: %v", err)
	}
}

func TestEverySystemHasItsOwnPrograms(t *testing.T) {
	for system, want := range map[string]struct{ env, first string }{
		"darwin": {"", "pbcopy"}, "linux": {"WAYLAND_DISPLAY", "wl-copy"}, "freebsd": {"DISPLAY", "xclip"}, "android": {"TERMUX_VERSION", "termux-clipboard-set"},
	} {
		got := writers(system, func(name string) string {
			if name == want.env {
				return "1"
			}
			return ""
		})
		if len(got) == 0 || got[0][0] != want.first {
			t.Errorf("%s: %v, want %s", system, got, want.first)
		}
	}
}
