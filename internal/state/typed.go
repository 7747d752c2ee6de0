package state

import (
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// Typed is the file that somebody has named: as a shell takes it, as a file manager
// copies it, or as a terminal has it that a file was dropped on.
func Typed(typed string) string {
	name := strings.TrimSpace(typed)
	for _, quote := range []string{`"`, "'"} {
		if inner, quoted := strings.CutPrefix(name, quote); quoted && len(inner) > 0 {
			name = strings.TrimSuffix(inner, quote)
		}
	}
	if address, err := url.Parse(name); err == nil && address.Scheme == "file" {
		name = address.Path
	}
	if runtime.GOOS != "windows" && !exists(name) {
		name = strings.ReplaceAll(name, `\ `, " ")
	}
	if rest, ofHome := strings.CutPrefix(name, "~/"); ofHome {
		if home, err := os.UserHomeDir(); err == nil {
			name = filepath.Join(home, rest)
		}
	}
	return name
}

func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}
