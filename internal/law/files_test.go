package law

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestEveryCheckoutHasTheSameLineEnds holds the sources to \n: a \r in a list
// that is embedded would be sent to Graph.
func TestEveryCheckoutHasTheSameLineEnds(t *testing.T) {
	root := filepath.Join("..", "..")
	if rules, err := os.ReadFile(filepath.Join(root, ".gitattributes")); err != nil || !strings.Contains(string(rules), "\n* text=auto eol=lf\n") {
		t.Errorf("Git is not told to keep line ends: %v", err)
	}
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && (entry.Name() == ".git" || entry.Name() == "dist"):
			return filepath.SkipDir
		case !entry.Type().IsRegular() || !kept(path):
			return nil
		}
		content, err := os.ReadFile(path)
		if bytes.Contains(content, []byte("\r")) {
			t.Errorf("%s has a carriage return in it", path)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// kept reports whether a file is a text of the project, by its name.
func kept(path string) bool {
	switch filepath.Ext(path) {
	case ".go", ".txt", ".json", ".golden", ".md", ".svg", ".mod", ".sum", ".yml", ".toml":
		return true
	}
	return false
}
