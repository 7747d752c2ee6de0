// Package templates reads the templates that a person has written: a folder
// of JSON files, each of which is what a form can begin with.
//
// Its laws: it only reads, and what it doesn't find is not there; a file that
// is of no use is said to be, with everything that is wrong with it, and
// never keeps the others from working; of two templates for one facet type
// with the same name, the file whose own name comes first is the template; of
// two in two folders that in the first folder, and the other is passed over.
package templates

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"sort"
	"strings"

	"golang.org/x/text/unicode/norm"

	"facet/forms"
	"facet/internal/state"
	"facet/internal/textfile"
)

// File is a template as a file of the folder has it.
type File struct {
	Name     string // of the file, without its folder
	Template forms.Template
	Problems []forms.Problem // why it is of no use; none: it is
	Note     string          // what had to be assumed of its letters; raw text
	Shared   bool            // it is in a folder behind the first: everybody's at this computer
}

// FolderIn is where the templates are in the config directory.
func FolderIn(config string) string { return filepath.Join(config, "templates") }

const (
	suffix    = ".json"
	mostBytes = 1 << 20 // of one file; no template comes near it
)

// Read reads the templates in folders, the person's own first, for these kinds: those
// that can be used, by their names, and then the others, by those of their files. A
// folder that isn't there has none.
func Read(fsys state.FS, kinds []forms.Kind, folders ...string) ([]File, error) {
	var files []File
	for i, folder := range folders {
		found, err := readFolder(fsys, folder, kinds)
		if err != nil {
			return nil, err
		}
		own := files
		for _, f := range found {
			f.Shared = i > 0
			if !f.yields(own) {
				files = append(files, f)
			}
		}
	}
	sort.SliceStable(files, func(a, b int) bool { return compare(files[a], files[b]) < 0 })
	return files, nil
}

// yields reports whether a template has the name of one that comes before it.
func (f File) yields(to []File) bool {
	return f.Problems == nil && slices.ContainsFunc(to, func(other File) bool { return other.is(f.Template.Kind, f.Template.Name) })
}

// readFolder reads the templates of one folder.
func readFolder(fsys state.FS, folder string, kinds []forms.Kind) ([]File, error) {
	entries, err := fsys.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the folder of templates: %w", err)
	}
	var files []File
	for _, entry := range entries {
		if name := entry.Name(); strings.EqualFold(filepath.Ext(name), suffix) && !strings.HasPrefix(name, ".") {
			files = append(files, unique(read(fsys, folder, entry, kinds), files))
		}
	}
	return files, nil
}

// read reads one file.
func read(fsys state.FS, folder string, entry fs.DirEntry, kinds []forms.Kind) File {
	name := entry.Name()
	if t := entry.Type(); !t.IsRegular() && t != fs.ModeSymlink {
		return broken(name, "it can't be read: it is no file")
	}
	raw, err := state.ReadFile(fsys, filepath.Join(folder, name), mostBytes)
	switch path := (*fs.PathError)(nil); {
	case errors.Is(err, state.ErrTooLarge):
		return broken(name, "it is larger than 1 MiB, which no template is")
	case errors.As(err, &path):
		return broken(name, "it can't be read: "+path.Err.Error())
	case err != nil:
		return broken(name, "it can't be read: "+err.Error())
	}
	content, note, err := textfile.Decode(raw)
	if err != nil {
		return broken(name, err.Error())
	}
	template, problems := forms.ReadTemplate(content, kinds)
	return File{Name: name, Template: template, Problems: problems, Note: note}
}

func broken(name, advice string) File {
	return File{Name: name, Problems: []forms.Problem{{Advice: advice}}}
}

// unique finds fault with a template that goes by the name of another one.
func unique(f File, before []File) File {
	for _, other := range before {
		if f.Problems == nil && other.is(f.Template.Kind, f.Template.Name) {
			advice := fmt.Sprintf("%s has this name already, for the same facet type: give one of them another", other.Name)
			f.Problems = []forms.Problem{{Member: "name", Advice: advice}}
		}
	}
	return f
}

// compare puts what can be used first.
func compare(a, b File) int {
	switch {
	case (a.Problems == nil) != (b.Problems == nil):
		return len(a.Problems) - len(b.Problems)
	case a.Problems != nil:
		return cmp.Compare(a.Name, b.Name)
	}
	return cmp.Or(cmp.Compare(folded(a.Template.Name), folded(b.Template.Name)), cmp.Compare(a.Template.Kind.Name, b.Template.Kind.Name))
}

// is reports whether the file is the template of a kind with that name.
func (f File) is(kind forms.Kind, name string) bool {
	return f.Problems == nil && f.Template.Kind.Name == kind.Name && folded(f.Template.Name) == folded(name)
}

// folded is the form in which names are the same: in any case.
func folded(name string) string { return strings.ToLower(norm.NFC.String(strings.TrimSpace(name))) }

// Named is the template of a kind that goes by a name. The error is advice.
func Named(files []File, kind forms.Kind, name string) (File, error) {
	var others []string
	for _, f := range files {
		switch {
		case f.is(kind, name):
			return f, nil
		case f.Problems != nil && folded(f.Template.Name) == folded(name):
			return File{}, fmt.Errorf("the template %q is of no use as it is. %s: %s", name, f.Name, f.Problems[0])
		case f.Problems == nil && f.Template.Kind.Name == kind.Name:
			others = append(others, fmt.Sprintf("%q", f.Template.Name))
		}
	}
	if others == nil {
		return File{}, fmt.Errorf("there is no %s template %q, nor any other", kind.Name, name)
	}
	return File{}, fmt.Errorf("there is no %s template %q: there are %s", kind.Name, name, strings.Join(others, ", "))
}
