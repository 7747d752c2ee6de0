package textfile

import (
	"encoding/binary"
	"errors"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// in writes a text as UTF-16.
func in(order binary.AppendByteOrder, text string) string {
	var b []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		b = order.AppendUint16(b, unit)
	}
	return string(b)
}

// page writes a text in an old code page.
func page(t *testing.T, code *charmap.Charmap, text string) string {
	t.Helper()
	s, err := code.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestTextIsTheSameHoweverItIsWritten(t *testing.T) {
	const text = "name\nZürich – “café” 𝄞\n"
	const ascii = "{\"name\": \"Chess\"}\n"
	little, big := binary.LittleEndian, binary.BigEndian
	for name, c := range map[string]struct{ raw, want string }{
		"UTF-8":                    {text, text},
		"UTF-8 with a mark":        {"\ufeff" + text, text},
		"Windows' lines":           {"\ufeff" + strings.ReplaceAll(text, "\n", "\r\n"), text},
		"a Mac's lines":            {strings.ReplaceAll(text, "\n", "\r"), text},
		"mixed lines":              {"a\r\nb\rc\nd", "a\nb\nc\nd"},
		"little":                   {in(little, "\ufeff"+strings.ReplaceAll(text, "\n", "\r\n")), text},
		"big":                      {in(big, "\ufeff"+text), text},
		"little without a mark":    {in(little, ascii), ascii},
		"big without a mark":       {in(big, ascii), ascii},
		"umlauts without a mark":   {in(little, "Zürich"), "Zürich"},
		"Japanese in UTF-16":       {in(little, "\ufeff国際チェス"), "国際チェス"},
		"a replacement of its own": {"a\ufffdb", "a\ufffdb"},
		"nothing":                  {"", ""},
		"only a mark":              {"\ufeff", ""},
	} {
		content, note, err := Decode([]byte(c.raw))
		if string(content) != c.want || note != "" || err != nil {
			t.Errorf("%s: %q, %q, %v", name, content, note, err)
		}
	}
}

func TestWindows1252IsReadAndSaid(t *testing.T) {
	for text, word := range map[string]string{
		`{"displayName":"Zürich"}`:                        "Zürich",
		"person,name\nada,Bokmål\n":                       "Bokmål",
		"Œuvre créée à l’été – 5 €, 20 °C":                "Œuvre",
		"GRÖSSE: Übergröße, ¿qué? ¡Año! «ça» 3½ m³ l·lac": "GRÖSSE",
	} {
		content, note, err := Decode([]byte(page(t, charmap.Windows1252, text)))
		if string(content) != text || !strings.Contains(note, "Windows-1252") || !strings.Contains(note, word) || err != nil {
			t.Errorf("%s: %q, %q, %v", text, content, note, err)
		}
	}
}

func TestTextThatCannotBeKnownIsRefusedWithItsLine(t *testing.T) {
	for name, c := range map[string]struct{ raw, want string }{
		"Russian":                  {page(t, charmap.Windows1251, "a\nМосква\n"), "line 2: this is not UTF-8"},
		"Greek":                    {page(t, charmap.Windows1253, "Αθήνα"), "line 1: "},
		"Polish":                   {page(t, charmap.Windows1250, "a\r\nb\r\nWałęsa"), "line 3: "},
		"a console of Windows":     {page(t, charmap.CodePage850, "schön"), "line 1: "},
		"another console":          {page(t, charmap.CodePage437, "Zürich"), "line 1: "},
		"Japanese":                 {"\x93\x8c\x8b\x9e", "line 1: "},
		"UTF-8 and something else": {"Zürich\nZ\xfcrich", "line 2: "},
		"marked as UTF-8":          {"\xef\xbb\xbfZ\xfcrich", "line 1: "},
		"UTF-8 that is cut off":    {"Zürich Z\xc3", "line 1: "},
		"half a letter":            {"\xff\xfea\x00\n\x00\x3d", "line 2: "},
		"half a pair":              {"\xff\xfea\x00\x34\xd8", "line 1: "},
		"two wrong halves":         {in(binary.BigEndian, "\ufeffa\n") + "\xdd\x1e\xdd\x1e", "line 2: "},
		"a zero":                   {"a\nb\x00", "line 2: "},
		"zeros everywhere":         {"a\x00\x00b", "line 1: "},
		"a workbook":               {"PK\x03\x04xl", `save its sheet as "CSV UTF-8"`},
		"an old workbook":          {"\xd0\xcf\x11\xe0", `save its sheet as "CSV UTF-8"`},
		"rich text":                {`{\rtf1\ansi {}}`, "plain text"},
	} {
		content, _, err := Decode([]byte(c.raw))
		if content != nil || !errors.As(err, new(*Error)) || !strings.HasPrefix(err.Error(), c.want) && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %q, %v", name, content, err)
		}
	}
}

func FuzzDecode(f *testing.F) {
	for _, seed := range []string{"a\r\n", "\ufeffx", "\xff\xfea\x00", "Z\xfcrich", "\x00a", "\xc3"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		content, note, err := Decode(raw)
		switch {
		case err != nil && (content != nil || note != ""):
			t.Errorf("%q: %q, %q beside an error", raw, content, note)
		case err == nil && (!utf8.Valid(content) || strings.ContainsAny(string(content), "\r\x00")):
			t.Errorf("%q is %q", raw, content)
		case note != "" && strings.ContainsRune(string(content), utf8.RuneError):
			t.Errorf("%q: a letter was replaced", raw)
		}
	})
}

func TestUTF8ThatWasReadAsWindows1252IsKnown(t *testing.T) {
	for _, right := range []string{"Köchin für alles", "größer", "café", "naïve", "Størrelse", "太田", "Привет, мир", "50 €", "½ day"} {
		wrong, err := charmap.Windows1252.NewDecoder().String(right)
		if got, misread := Misread(wrong); err != nil || got != right || !misread {
			t.Errorf("%q: %q, %v, %v", wrong, got, misread, err)
		}
	}
	if got, misread := Misread("ä½\uf190è—¤ å\uf181¥å¤ª"); got != "佐藤 健太" || !misread {
		t.Errorf("LibreOffice's: %q, %v", got, misread)
	}
	for _, fine := range []string{"", "Chess", "Köchin", "佐藤 健太", "Â", "AMANHÃ…", "IRMÃ’S", "Ã la carte", "5 °C", "Â«oui»", "KÃ¶chin, größer", "a\ufffdb"} {
		if got, misread := Misread(fine); misread {
			t.Errorf("%q: %q", fine, got)
		}
	}
}
