package law

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// heavy is what makes the program larger than its use is worth, with what to take instead.
var heavy = map[string]string{
	"slices.SortFunc(":                       "sort.SliceStable: that one is there for each type, 12 KB each",
	"slices.SortStableFunc(":                 "sort.SliceStable: that one is there for each type, 10 KB each",
	`"golang.org/x/text/encoding/charmap"`:   "the table in internal/textfile: this one has all code pages",
	`"golang.org/x/text/language/display"`:   "the names in forms: this one has those of all languages in all languages",
	`"golang.org/x/text/collate"`:            "text.Fold",
	`"text/template"`:                        "fmt: with it the linker keeps every method",
	`"html/template"`:                        "html: with it the linker keeps every method",
	`"expvar"`:                               "nothing",
	`"net/http/pprof"`:                       "nothing",
	`"golang.org/x/text/encoding/htmlindex"`: "internal/textfile",
	`"golang.org/x/text/encoding/ianaindex"`: "internal/textfile",
	`"github.com/charmbracelet/glamour"`:     "paint",
}

func TestProgramCarriesNothingHeavyThatItCanDoWithout(t *testing.T) {
	err := filepath.WalkDir("../..", func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && apart(entry.Name()):
			return filepath.SkipDir
		case !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go"):
			return nil
		}
		source, err := os.ReadFile(path)
		for what, instead := range heavy {
			if bytes.Contains(source, []byte(what)) {
				t.Errorf("%s has %s: take %s", path, what, instead)
			}
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// apart reports whether a folder is no part of the program.
func apart(folder string) bool {
	switch folder {
	case ".git", "dist", "build", "law", "release", "docs", "e2e", "interop", "flowtest", "screenshot":
		return true
	}
	return false
}
