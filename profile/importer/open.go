package importer

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"time"

	"facet/forms"
	"facet/internal/state"
	"facet/internal/textfile"
	"facet/internal/xlsx"
)

// now is the time, for tests to change.
var now = time.Now

// takes says what can be imported.
const takes = "facet import takes LinkedIn's archive (a .zip or its folder), a JSON Resume, badges (Credly's badges.json, Open Badges), " +
	"SharePoint profile properties or Organizational Data as CSV, and what facet export wrote as .json or .jsonl"

// Open reads a file or a folder by its name. An error that is an [Error] is advice; a file
// that isn't there is [fs.ErrNotExist].
func Open(name string, kinds []forms.Kind) (Imported, error) {
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return Imported{}, err
	case info.IsDir():
		return Folder(os.DirFS(name), kinds)
	case !info.Mode().IsRegular():
		return Imported{}, state.ErrNotAFile
	}
	f, err := os.Open(name)
	if err != nil {
		return Imported{}, err
	}
	defer f.Close()
	return File(name, f, info.Size(), kinds)
}

// Folder reads the folder into which an archive of LinkedIn was unpacked.
func Folder(folder fs.FS, kinds []forms.Kind) (Imported, error) {
	b := &building{kinds: kinds}
	files, err := inFolder(folder)
	if err == nil {
		err = b.fromLinkedIn(files)
	}
	return b.done(err)
}

// File reads a file, whatever it is. The name tells what the content doesn't. An error
// that is an [Error] is advice.
func File(name string, content io.ReaderAt, size int64, kinds []forms.Kind) (Imported, error) {
	b := &building{kinds: kinds}
	begin := make([]byte, 8)
	n, err := content.ReadAt(begin, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return Imported{}, err
	}
	if bytes.HasPrefix(begin[:n], []byte("PK\x03\x04")) || bytes.HasPrefix(begin[:n], []byte("PK\x05\x06")) {
		return b.done(b.archive(content, size))
	}
	if size > mostText {
		return Imported{}, wrong("the file is larger than 64 MiB: %s", takes)
	}
	raw, err := io.ReadAll(io.NewSectionReader(content, 0, size))
	if err == nil {
		err = b.plain(name, raw)
	}
	return b.done(err)
}

// mostText is how large a file may be that is no archive.
const mostText = 64 << 20

// done is what was read, in order.
func (b *building) done(err error) (Imported, error) {
	if err != nil {
		return Imported{}, err
	}
	b.inOrder()
	return b.Imported, nil
}

func (b *building) archive(content io.ReaderAt, size int64) error {
	archive, err := zip.NewReader(content, size)
	if err != nil && len(archiveFiles(archive)) == 0 {
		return wrong("this archive is damaged, or not all of it is there: download it again")
	}
	for _, f := range archive.File {
		if f.Name == "[Content_Types].xml" {
			return wrong("this is a workbook or a document: facet fill takes a list from a workbook; %s", takes)
		}
	}
	files, err := zipped(archive)
	if err != nil {
		return err
	}
	return b.fromLinkedIn(files)
}

func archiveFiles(archive *zip.Reader) []*zip.File {
	if archive == nil {
		return nil
	}
	return archive.File
}

// plain reads a file that is no archive.
func (b *building) plain(name string, raw []byte) error {
	switch {
	case bytes.HasPrefix(raw, []byte("\x89PNG")), bytes.HasPrefix(raw, []byte("\xff\xd8")), bytes.Contains(raw[:min(len(raw), 512)], []byte("<svg")):
		return wrong("this is a picture. A badge may be in it: download the badge as .json, and give that")
	case bytes.HasPrefix(raw, []byte("%PDF")):
		return wrong("this is a PDF, which says what is where on paper and not what it is: %s", takes)
	case xlsx.Is(raw):
		return wrong("this is a workbook: facet fill takes a list from a workbook; %s", takes)
	}
	content, note, err := textfile.Decode(raw)
	if unread, is := errors.AsType[*textfile.Error](err); is {
		return wrong("%s", unread)
	}
	if note != "" {
		b.Notes = append(b.Notes, note+".")
	}
	trimmed := bytes.TrimSpace(content)
	switch {
	case len(trimmed) == 0:
		return wrong("it is empty: %s", takes)
	case trimmed[0] == '{' || trimmed[0] == '[':
		return b.json(trimmed)
	case bytes.Count(trimmed, []byte(".")) == 2 && bytes.HasPrefix(trimmed, []byte("eyJ")):
		return b.signed(string(trimmed))
	}
	return b.text(name, content)
}

func (b *building) signed(token string) error {
	badge, err := unsigned(token)
	if err != nil {
		return err
	}
	return b.fromBadge(value{"", badge, map[string]bool{}})
}

// text reads a table, by the columns that it has.
func (b *building) text(name string, content []byte) error {
	for _, kind := range []struct {
		column string
		read   func(table) error
	}{{"Microsoft_PersonEmail", b.fromOrganization}, {"AccountName", b.fromSharePoint}} {
		if t, err := readTable(name, content, kind.column); err == nil {
			return kind.read(t)
		}
	}
	base := strings.ToLower(path.Base(strings.ReplaceAll(name, `\`, "/")))
	if isLinkedIn(base) {
		return b.fromLinkedIn([]file{{base, func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(content)), nil }}})
	}
	if t, err := readTable(name, content, "person"); err == nil && slices.ContainsFunc(t.headers, func(h string) bool { return folded(h) == "kind" }) {
		return wrong("this is a list already: facet fill takes it as it is")
	}
	return wrong("this is text that facet doesn't know: %s", takes)
}

// decoded is an object, with its numbers as they were written.
func decoded(raw []byte) (map[string]any, error) {
	var object map[string]any
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	return object, d.Decode(&object)
}

// json reads JSON, by the members that it has.
func (b *building) json(raw []byte) error {
	if rows, is := exportIn(raw); is {
		return b.fromExport(rows)
	}
	var list []json.RawMessage
	if json.Unmarshal(raw, &list) == nil {
		return b.several(list)
	}
	object, err := decoded(raw)
	if err != nil {
		return wrong("this is not JSON to its end: %v", err)
	}
	return b.object(object)
}

// several reads a list of badges.
func (b *building) several(list []json.RawMessage) error {
	if len(list) == 0 {
		return wrong("it is an empty list: %s", takes)
	}
	for _, one := range list {
		object, err := decoded(one)
		if err != nil {
			return wrong("this is JSON that facet doesn't know: %s", takes)
		}
		if err := b.object(object); err != nil {
			return err
		}
	}
	return nil
}

func (b *building) object(object map[string]any) error {
	has := func(names ...string) bool {
		return slices.ContainsFunc(names, func(n string) bool { return object[n] != nil })
	}
	v := value{"", object, map[string]bool{}}
	data, _ := object["data"].([]any)
	switch {
	case has("credentialSubject"), has("badge") && has("recipient", "issuedOn"):
		return b.fromBadge(v)
	case has("vc"):
		inner, _ := object["vc"].(map[string]any)
		return b.fromBadge(value{"", inner, map[string]bool{}})
	case data != nil:
		return b.fromCredly(v)
	case has("basics", "work", "education", "certificates", "skills", "languages", "awards", "publications", "interests", "projects"):
		return b.fromResume(object)
	}
	return wrong("this is JSON that facet doesn't know: %s", takes)
}
