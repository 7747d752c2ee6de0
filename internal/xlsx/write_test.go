package xlsx

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"
)

// written are rows that were written and read again.
func written(t testing.TB, name string, rows ...[]string) *Sheet {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, name, slices.Values(rows)); err != nil {
		t.Fatal(err)
	}
	w, err := Open(bytes.NewReader(b.Bytes()), int64(b.Len()))
	return first(t, w, err)
}

func TestWhatIsWrittenIsReadAsItWas(t *testing.T) {
	texts := []string{
		"00123", "1E10", "2026-11-02", "TRUE", "+47 900 00 000", "=1+1", "'tis", "@home", "-5 kg", " around ", "two\nlines", "a\ttab", "a\rreturn",
		"<b> & \"so\"", "東京都", "🏔", "_x0041_", "_x0041_x0042_", "_x005F_", "C_x_D", "bell\x07", "Müller",
	}
	s := written(t, "Profiles", []string{"a", "b"}, texts)
	row := s.Rows[1]
	if len(row.Cells) != len(texts) {
		t.Fatalf("%d cells, not %d", len(row.Cells), len(texts))
	}
	for i, want := range texts {
		if c := row.Cells[i]; c.Text != want || c.Column != i || c.Day != "" || c.Problem != "" {
			t.Errorf("%q is %+v", want, c)
		}
	}
}

func FuzzWhatIsWrittenIsReadAsItWas(f *testing.F) {
	f.Add("_x005F_x0041_")
	f.Fuzz(func(t *testing.T, text string) {
		if strings.TrimSpace(text) == "" || strings.ToValidUTF8(text, "") != text || units(text) > mostText {
			t.Skip()
		}
		if got := written(t, "x", []string{"a"}, []string{text}).Rows[1].Cells[0].Text; got != text {
			t.Errorf("%q is %q", text, got)
		}
	})
}

func TestSheetHasANameThatExcelTakes(t *testing.T) {
	for name, want := range map[string]string{"": "Sheet1", "a/b:c": "a b c", "'quoted'": "quoted", strings.Repeat("ä", 40): strings.Repeat("ä", 31)} {
		if got := written(t, name, []string{"a"}).Name; got != want {
			t.Errorf("%q is %q", name, got)
		}
	}
}

func TestTextThatExcelCutsIsRefusedWithItsCell(t *testing.T) {
	rows := [][]string{{"a", "b"}, {"", strings.Repeat("x", mostText+1)}}
	err := Write(new(bytes.Buffer), "x", slices.Values(rows))
	if !errors.Is(err, ErrLongText) || !strings.HasPrefix(err.Error(), "B2: ") {
		t.Error(err)
	}
	if err := Write(new(bytes.Buffer), "x", slices.Values([][]string{make([]string, mostColumns+1)})); !errors.Is(err, ErrTooLarge) {
		t.Error(err)
	}
}
