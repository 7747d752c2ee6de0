package law

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestOneCommandWritesEveryGoldenFile holds make update to the packages whose
// tests can write what they compare with.
func TestOneCommandWritesEveryGoldenFile(t *testing.T) {
	root := filepath.Join("..", "..")
	makefile, err := os.ReadFile(filepath.Join(root, "Makefile"))
	if err != nil {
		t.Fatal(err)
	}
	_, recipe, _ := strings.Cut(string(makefile), "\nupdate:")
	_, recipe, _ = strings.Cut(recipe, "\n")
	recipe, _, _ = strings.Cut(recipe, "\n")
	named := strings.Fields(recipe)
	err = filepath.WalkDir(root, func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, "_test.go") {
			return err
		}
		content, err := os.ReadFile(path)
		folder, _ := filepath.Rel(root, filepath.Dir(path))
		if strings.Contains(string(content), "flag.Bool(\""+"update\"") && !slices.Contains(named, "./"+filepath.ToSlash(folder)) {
			t.Errorf("make update leaves out ./%s: %s", filepath.ToSlash(folder), recipe)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}
