package photo

import (
	"bytes"
	"errors"
	"fmt"
	_ "image/jpeg" // what image.Decode knows
	_ "image/png"
	"io"
	"unicode/utf8"

	"facet/internal/pattern"
)

// Error is why a file is no photo for a profile, in words for people.
type Error struct{ What, Remedy string }

func (e *Error) Error() string { return e.What }

// Explain says what is wrong and what to do.
func (e *Error) Explain() (what, remedy string) { return e.What, e.Remedy }

// kind is the format of a picture.
type kind int

const (
	isJPEG kind = iota
	isPNG
)

const give = "Give a JPEG or a PNG file."

// kindOf tells a picture that a profile takes from everything else.
func kindOf(file []byte) (kind, error) {
	switch {
	case len(file) == 0:
		return 0, &Error{"The file is empty.", give}
	case len(file) > MostBytes:
		return 0, TooLarge
	case bytes.HasPrefix(file, []byte("\xff\xd8\xff")):
		return isJPEG, nil
	case bytes.HasPrefix(file, []byte("\x89PNG\r\n\x1a\n")):
		return isPNG, nil
	}
	return 0, unusable(file)
}

// TooLarge is the refusal of a file that has more than [MostBytes].
var TooLarge = &Error{fmt.Sprintf("The file is larger than %d MB, which is all that Microsoft 365 takes.", MostBytes>>20),
	"Save a smaller copy of the picture, and give that."}

// others are formats that people have, by what stands in their files at a place.
var others = []struct {
	at           int
	has          string
	what, remedy string
}{
	{4, "ftyphei", isHEIC, exportJPEG}, {4, "ftyphev", isHEIC, exportJPEG}, {4, "ftypmif1", isHEIC, exportJPEG}, {4, "ftypmsf1", isHEIC, exportJPEG},
	{4, "ftypavif", isPicture("an AVIF"), saveAs}, {4, "ftypavis", isPicture("an AVIF"), saveAs}, {4, "JXL ", isPicture("a JPEG XL"), saveAs}, {0, "\xff\x0a", isPicture("a JPEG XL"), saveAs},
	{0, "GIF8", isPicture("a GIF"), saveAs}, {0, "BM", isPicture("a BMP"), saveAs}, {8, "WEBP", isPicture("a WebP"), saveAs},
	{0, "II*\x00", isPicture("a TIFF"), saveAs}, {0, "MM\x00*", isPicture("a TIFF"), saveAs}, {0, "\x00\x00\x01\x00", isPicture("an ICO"), saveAs},
	{0, "%PDF", "This is a PDF, and no picture.", give},
}

const (
	isHEIC     = "This is a HEIC picture, as iPhones take them, and Microsoft 365 takes none."
	exportJPEG = "Export it as JPEG from the photos app, and give that."
	saveAs     = "Save it as JPEG or PNG, and give that."
)

func isPicture(format string) string {
	return "This is " + format + " picture, and Microsoft 365 takes none."
}

var svg = pattern.New(`(?i)<svg[\s>]`)

// unusable names a file that is none of ours.
func unusable(file []byte) error {
	start := file[:min(len(file), 1024)]
	for _, o := range others {
		if len(start) > o.at && bytes.HasPrefix(start[o.at:], []byte(o.has)) {
			return &Error{o.what, o.remedy}
		}
	}
	switch {
	case svg().Match(start):
		return &Error{"This is an SVG drawing, and Microsoft 365 takes only pictures made of pixels.", "Export it as PNG, and give that."}
	case isText(start):
		return &Error{"This is text, and no picture.", give}
	}
	return &Error{"This is no picture that facet knows.", give}
}

// isText reports whether the beginning of a file is text; its last letter may be cut.
func isText(start []byte) bool {
	for cut := range utf8.UTFMax {
		if n := len(start) - cut; n > 0 && utf8.Valid(start[:n]) {
			return !bytes.ContainsRune(start, 0)
		}
	}
	return false
}

// damaged says that a picture can't be decoded.
func damaged(file []byte, err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || !ended(file) {
		return &Error{"The picture ends too early: a part of the file is missing.", "Copy or download the file once more, or save the picture anew."}
	}
	return &Error{"The picture is damaged and can't be opened.", "Open it in a program for pictures, save it anew as JPEG or PNG, and give that."}
}

// ended reports whether there is an end to a picture: cameras write more behind it.
func ended(file []byte) bool {
	tail := file[max(0, len(file)-4096):]
	return bytes.Contains(tail, []byte("\xff\xd9")) || bytes.Contains(tail, []byte("IEND"))
}
