// Package xlsx reads a sheet of an Excel workbook as the people see it who
// filled it in: days as days, numbers with the zeros that they show, formulas as
// what they came to.
//
// Its laws: a cell that can't be read rightly has a problem, and never a value
// that is nearly right; each cell knows its place in the sheet; what a file
// costs depends on what is in it, and not on what it says of itself.
//
// It is our own because libraries were found to shift days, ids and cells; its
// tests have the workbooks that show it.
package xlsx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// Errors of files that are no workbook, or not one of this kind.
var (
	ErrEncrypted    = errors.New("the workbook is protected by a password")
	ErrOld          = errors.New("the file is a workbook of the old kind, .xls")
	ErrBinary       = errors.New("the file is a binary workbook, .xlsb")
	ErrOpenDocument = errors.New("the file is an OpenDocument spreadsheet, .ods")
	ErrNoWorkbook   = errors.New("the file is no workbook, or only a part of one")
	ErrTooLarge     = errors.New("the workbook holds more text than a list can")
	ErrLongText     = errors.New("a text is longer than a cell of Excel can be")
)

const (
	partLimit  = 64 << 20 // bytes of a part that is read whole, unpacked
	sheetLimit = 1 << 30  // bytes of a sheet, unpacked; most of it is never kept
	textLimit  = 64 << 20 // bytes of text that are kept
)

// Workbook is an open file.
type Workbook struct {
	parts   map[string]*zip.File
	sheets  []sheetPart
	from    int // the serial number of 1904-01-01, where days are counted from there
	strings []string
	formats []format // by the style of a cell

	textLimit int
}

// Info is what is known of a sheet without reading it.
type Info struct {
	Name   string
	Hidden bool
}

type sheetPart struct {
	Info
	part string
}

// Is reports whether a file that begins so may be a workbook, of any kind.
func Is(begin []byte) bool {
	return bytes.HasPrefix(begin, []byte("PK\x03\x04")) || bytes.HasPrefix(begin, []byte(compound))
}

// compound is how files of the old kind begin, and those that a password guards.
const compound = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

// Open reads what a workbook says of itself.
func Open(r io.ReaderAt, size int64) (*Workbook, error) {
	if err := isCompound(r, size); err != nil {
		return nil, err
	}
	archive, err := zip.NewReader(r, size)
	if err != nil {
		return nil, ErrNoWorkbook
	}
	w := &Workbook{parts: map[string]*zip.File{}, textLimit: textLimit}
	for _, f := range archive.File {
		w.parts[strings.ToLower(strings.TrimPrefix(f.Name, "/"))] = f
	}
	return w, w.open()
}

// isCompound tells the two sorts of files that begin like an old workbook.
func isCompound(r io.ReaderAt, size int64) error {
	begin := make([]byte, len(compound))
	if _, err := r.ReadAt(begin, 0); err != nil || string(begin) != compound {
		return nil //nolint:nilerr // a short file is none of these
	}
	all, err := io.ReadAll(io.LimitReader(io.NewSectionReader(r, 0, size), partLimit))
	if err != nil {
		return err
	}
	if bytes.Contains(all, []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")) {
		return ErrEncrypted
	}
	return ErrOld
}

func (w *Workbook) open() error {
	main, err := w.related("", "officeDocument")
	switch {
	case w.parts["mimetype"] != nil:
		return ErrOpenDocument
	case err != nil || main == "":
		return ErrNoWorkbook
	case strings.HasSuffix(main, ".bin"):
		return ErrBinary
	}
	if err := w.readWorkbook(main); err != nil {
		return err
	}
	if err := w.readStrings(main); err != nil {
		return err
	}
	return w.readStyles(main)
}

// readWorkbook reads which sheets there are, and how days are counted.
func (w *Workbook) readWorkbook(main string) error {
	var book struct {
		Properties struct {
			Date1904 string `xml:"date1904,attr"`
		} `xml:"workbookPr"`
		Sheets []struct {
			Name  string     `xml:"name,attr"`
			State string     `xml:"state,attr"`
			ID    []xml.Attr `xml:",any,attr"`
		} `xml:"sheets>sheet"`
	}
	if err := w.decode(main, &book); err != nil {
		return err
	}
	if isTrue(book.Properties.Date1904) {
		w.from = days1904
	}
	targets, err := w.targets(main)
	if err != nil {
		return err
	}
	for _, s := range book.Sheets {
		for _, a := range s.ID {
			if a.Name.Local == "id" && a.Name.Space != "" {
				w.sheets = append(w.sheets, sheetPart{Info{s.Name, s.State == "hidden" || s.State == "veryHidden"}, targets[a.Value].part})
			}
		}
	}
	if len(w.sheets) == 0 {
		return ErrNoWorkbook
	}
	return nil
}

// Sheets are all sheets, in their order.
func (w *Workbook) Sheets() []Info {
	var all []Info
	for _, s := range w.sheets {
		all = append(all, s.Info)
	}
	return all
}

// target is a part that another one names.
type target struct{ kind, part string }

// targets are the parts that a part names, by their ids.
func (w *Workbook) targets(part string) (map[string]target, error) {
	var all struct {
		Relations []struct {
			ID     string `xml:"Id,attr"`
			Type   string `xml:"Type,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	folder, name := path.Split(part)
	relations := folder + "_rels/" + name + ".rels"
	if w.parts[strings.ToLower(relations)] == nil {
		return nil, nil
	}
	if err := w.decode(relations, &all); err != nil {
		return nil, err
	}
	found := map[string]target{}
	for _, r := range all.Relations {
		to := strings.TrimPrefix(r.Target, "/")
		if to == r.Target {
			to = path.Join(folder, r.Target)
		}
		found[r.ID] = target{path.Base(r.Type), strings.ToLower(to)}
	}
	return found, nil
}

// related is the part of a kind that a part names, or nothing.
func (w *Workbook) related(part, kind string) (string, error) {
	targets, err := w.targets(part)
	for _, t := range targets {
		if t.kind == kind {
			return t.part, err
		}
	}
	return "", err
}

// decode reads a part whole.
func (w *Workbook) decode(part string, into any) error {
	f := w.parts[strings.ToLower(part)]
	if f == nil {
		return ErrNoWorkbook
	}
	r, err := f.Open()
	if err != nil {
		return ErrNoWorkbook
	}
	defer r.Close()
	limited := &io.LimitedReader{R: r, N: partLimit}
	err = xml.NewDecoder(limited).Decode(into)
	switch {
	case limited.N <= 0:
		return ErrTooLarge
	case err != nil:
		return fmt.Errorf("%w: %s can't be read", ErrNoWorkbook, path.Base(part))
	}
	return nil
}
