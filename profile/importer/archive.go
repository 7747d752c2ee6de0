package importer

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"html"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"facet/internal/text"
	"facet/internal/textfile"
)

const (
	mostBytes   = 8 << 20 // of a file, unpacked
	mostFiles   = 100_000 // in an archive
	mostPlaces  = 8       // that a sentence names
	macFolder   = "__macosx/"
	headerDepth = 10 // how far down a header is looked for: a note may stand above it
)

// file is one of an archive or a folder.
type file struct {
	name string // with its folders
	open func() (io.ReadCloser, error)
}

// base is the name without folders, as names are compared.
func (f file) base() string { return strings.ToLower(path.Base(strings.ReplaceAll(f.name, `\`, "/"))) }

// zipped are the files of an archive.
func zipped(archive *zip.Reader) (files []file, err error) {
	if len(archive.File) > mostFiles {
		return nil, wrong("the archive has more than %d files: this is none of LinkedIn's", mostFiles)
	}
	for _, f := range archive.File {
		if !f.FileInfo().IsDir() {
			files = append(files, file{f.Name, f.Open})
		}
	}
	return files, nil
}

// inFolder are the files of a folder, and of the folders in it.
func inFolder(folder fs.FS) (files []file, err error) {
	err = fs.WalkDir(folder, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		if len(files) >= mostFiles {
			return wrong("the folder has more than %d files: name the one that LinkedIn's archive was unpacked into", mostFiles)
		}
		files = append(files, file{name, func() (io.ReadCloser, error) { return folder.Open(name) }})
		return nil
	})
	return files, err
}

// usable are the files that one may have a use for, each name once. The others are named:
// a name that leads out of the archive is never followed.
func (b *building) usable(files []file, known func(base string) bool) []file {
	var some []file
	var unopened, outside []string
	seen := map[string]string{}
	for _, f := range files {
		name := strings.ReplaceAll(f.name, `\`, "/")
		lower, base := strings.ToLower(name), f.base()
		switch {
		case strings.HasPrefix(lower, macFolder) || strings.Contains(lower, "/"+macFolder) || strings.HasPrefix(base, "."):
		case path.IsAbs(name) || strings.Contains(name, ":") || slices.Contains(strings.Split(name, "/"), ".."):
			outside = append(outside, f.name)
		case !known(base):
			unopened = append(unopened, f.name)
		case seen[base] != "":
			b.left("%s was not opened: %s has the same name", f.name, seen[base])
		default:
			seen[base] = f.name
			some = append(some, f)
		}
	}
	if len(outside) > 0 {
		b.left("Not opened, since the name leads out of the archive: %s", some8(outside))
	}
	if len(unopened) > 0 {
		b.left("Not opened, since a profile has no place for it: %s", some8(unopened))
	}
	return some
}

// some8 names the first few.
func some8(names []string) string {
	if len(names) <= mostPlaces {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:mostPlaces], ", "), len(names)-mostPlaces)
}

// errLarge is a file that unpacks to more than it may.
var errLarge = errors.New("it unpacks to more than 8 MiB")

// content reads a file, no more of it than its limit.
func (f file) content() ([]byte, error) {
	in, err := f.open()
	if err != nil {
		return nil, err
	}
	defer in.Close()
	raw, err := io.ReadAll(io.LimitReader(in, mostBytes+1))
	switch {
	case len(raw) > mostBytes:
		return nil, errLarge
	case errors.Is(err, zip.ErrFormat), errors.Is(err, zip.ErrChecksum):
		return nil, errors.New("it isn't what the archive says of it")
	}
	return raw, err
}

// record is a row of a table, by the names of its columns.
type record struct {
	place string
	cells map[string]string // by the folded header
	used  map[string]bool   // of the table: columns that somebody asked for
}

// table is a table that is read by the names of its columns.
type table struct {
	file    string
	headers []string
	records []record
	used    map[string]bool
}

// folded is a header as headers are compared.
func folded(header string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" _-\u00a0\ufeff", r) {
			return -1
		}
		return r
	}, strings.ToLower(header))
}

// readTable reads comma-separated values. The header is the first row that has one of
// the columns; what stands above it is passed over.
func readTable(name string, raw []byte, column string) (table, error) {
	content, _, err := textfile.Decode(raw)
	if err != nil {
		return table{}, err
	}
	in := csv.NewReader(bytes.NewReader(content))
	in.FieldsPerRecord, in.LazyQuotes = -1, true
	t := table{file: path.Base(name), used: map[string]bool{}}
	for n := 0; ; n++ {
		cells, err := in.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return table{}, err
		}
		line, _ := in.FieldPos(0)
		switch {
		case t.headers == nil && slices.ContainsFunc(cells, func(c string) bool { return folded(c) == folded(column) }):
			t.headers = cells
		case t.headers == nil && n >= headerDepth:
			return table{}, fmt.Errorf("it has no column %s", column)
		case t.headers == nil || strings.TrimSpace(strings.Join(cells, "")) == "":
		default:
			t.records = append(t.records, t.record(line, cells))
		}
	}
	if t.headers == nil {
		return table{}, fmt.Errorf("it has no column %s", column)
	}
	return t, nil
}

// record is a row. Texts of the web are decoded, once.
func (t table) record(line int, cells []string) record {
	r := record{place: fmt.Sprintf("%s, line %d", t.file, line), cells: map[string]string{}, used: t.used}
	for i, cell := range cells {
		if i < len(t.headers) {
			r.cells[folded(t.headers[i])] = strings.TrimSpace(html.UnescapeString(cell))
		}
	}
	return r
}

// text is what a row says in the first of some columns that it has something in.
func (r record) text(columns ...string) string {
	said := ""
	for _, c := range columns {
		r.used[folded(c)] = true
		if said == "" {
			said = r.cells[folded(c)]
		}
	}
	return said
}

// unused names the columns that hold something, and that nobody asked for.
func (b *building) unused(t table) {
	var names []string
	for _, h := range t.headers {
		name := folded(h)
		if !t.used[name] && slices.ContainsFunc(t.records, func(r record) bool { return r.cells[name] != "" }) {
			names = append(names, strings.TrimSpace(h))
		}
	}
	if len(names) > 0 {
		b.left("%s: a profile has no place for %s: %s", t.file, text.Count(len(names), "column", "columns"), some8(names))
	}
}
