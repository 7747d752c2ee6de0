//go:build unix

package state

import (
	"os"
	"path/filepath"
	"testing"
)

func TestFolderThatOthersMayReadIsExposed(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "state")
	if why := Exposed(dir); why != "" {
		t.Errorf("what isn't there: %s", why)
	}
	if err := WriteFile(Disk, filepath.Join(dir, "a"), nil); err != nil {
		t.Fatal(err)
	}
	if why := Exposed(dir); why != "" {
		t.Errorf("as it is made: %s", why)
	}
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if Exposed(dir) == "" {
		t.Error("what everybody may read is said to be private")
	}
}
