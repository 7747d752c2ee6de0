package xlsx

import (
	"archive/zip"
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"iter"
	"strings"
	"unicode/utf8"
)

// The most that Excel takes.
const (
	mostRows    = 1 << 20 // with the header
	mostColumns = 1 << 14
	mostText    = 32767 // letters of a cell, as UTF-16 counts them
)

// Write writes a workbook with one sheet of text: no cell is a number, a day or a
// formula, so a spreadsheet program changes none of them. Columns that are empty are
// text, too, for what is typed there. The first row stays in sight.
func Write(w io.Writer, sheet string, rows iter.Seq[[]string]) error {
	archive := zip.NewWriter(w)
	for _, p := range parts(sheet) {
		if err := writePart(archive, p.name, func(w *bufio.Writer) error { _, err := w.WriteString(p.content); return err }); err != nil {
			return err
		}
	}
	if err := writePart(archive, "xl/worksheets/sheet1.xml", func(w *bufio.Writer) error { return writeSheet(w, rows) }); err != nil {
		return err
	}
	return archive.Close()
}

func writePart(archive *zip.Writer, name string, content func(*bufio.Writer) error) error {
	part, err := archive.Create(name)
	if err != nil {
		return err
	}
	buffered := bufio.NewWriter(part)
	if err := content(buffered); err != nil {
		return err
	}
	return buffered.Flush()
}

type part struct{ name, content string }

const (
	declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	mainSpace   = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	docSpace    = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	packSpace   = "http://schemas.openxmlformats.org/package/2006/"
	typeSpace   = "application/vnd.openxmlformats-officedocument.spreadsheetml."
)

// parts are all parts of a workbook but the sheet. Format 49 is text; style 1 has it,
// and style 2 in bold.
func parts(sheet string) []part {
	relation := func(id, kind, target string) string {
		return fmt.Sprintf(`<Relationship Id=%q Type="%s/%s" Target=%q/>`, id, docSpace, kind, target)
	}
	relations := func(all ...string) string {
		return declaration + `<Relationships xmlns="` + packSpace + `relationships">` + strings.Join(all, "") + `</Relationships>`
	}
	return []part{
		{"[Content_Types].xml", declaration + `<Types xmlns="` + packSpace + `content-types">` +
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Default Extension="xml" ContentType="application/xml"/>` +
			`<Override PartName="/xl/workbook.xml" ContentType="` + typeSpace + `sheet.main+xml"/>` +
			`<Override PartName="/xl/worksheets/sheet1.xml" ContentType="` + typeSpace + `worksheet+xml"/>` +
			`<Override PartName="/xl/styles.xml" ContentType="` + typeSpace + `styles+xml"/></Types>`},
		{"_rels/.rels", relations(relation("rId1", "officeDocument", "xl/workbook.xml"))},
		{"xl/workbook.xml", declaration + `<workbook xmlns="` + mainSpace + `" xmlns:r="` + docSpace + `"><sheets><sheet name="` +
			escaped(sheetName(sheet)) + `" sheetId="1" r:id="rId1"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", relations(relation("rId1", "worksheet", "worksheets/sheet1.xml"), relation("rId2", "styles", "styles.xml"))},
		{"xl/styles.xml", declaration + `<styleSheet xmlns="` + mainSpace + `"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>` +
			`<font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill>` +
			`<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>` +
			`<cellXfs count="3"><xf xfId="0"/><xf numFmtId="49" applyNumberFormat="1" xfId="0"/>` +
			`<xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1" xfId="0"/></cellXfs></styleSheet>`},
	}
}

// sheetName is a name that Excel takes for a sheet.
func sheetName(name string) string {
	name = strings.Trim(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\`, r) {
			return ' '
		}
		return r
	}, name), "' ")
	for utf8.RuneCountInString(name) > 31 {
		_, last := utf8.DecodeLastRuneInString(name)
		name = name[:len(name)-last]
	}
	if name == "" {
		return "Sheet1"
	}
	return name
}

func writeSheet(w *bufio.Writer, rows iter.Seq[[]string]) error {
	_, _ = w.WriteString(declaration + `<worksheet xmlns="` + mainSpace + `"><sheetViews><sheetView workbookViewId="0">` +
		`<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
		fmt.Sprintf(`<cols><col min="1" max="%d" width="22" style="1" customWidth="1"/></cols><sheetData>`, mostColumns))
	number := 0
	for row := range rows {
		number++
		if number > mostRows || len(row) > mostColumns {
			return ErrTooLarge
		}
		if err := writeRow(w, number, row); err != nil {
			return err
		}
	}
	_, err := w.WriteString(`</sheetData></worksheet>`)
	return err
}

func writeRow(w *bufio.Writer, number int, row []string) error {
	style := 1
	if number == 1 {
		style = 2
	}
	fmt.Fprintf(w, `<row r="%d">`, number)
	for column, text := range row {
		if text == "" {
			continue
		}
		if units(text) > mostText {
			return fmt.Errorf("%s: %w", Name(column, number), ErrLongText)
		}
		fmt.Fprintf(w, `<c r="%s" s="%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, Name(column, number), style, escaped(text))
	}
	_, err := w.WriteString(`</row>`)
	return err
}

// units is how long a text is for Excel.
func units(text string) (n int) {
	for _, r := range text {
		n++
		if r > 0xffff {
			n++
		}
	}
	return n
}

// escaped is a text as a part has it. What XML can't hold is written as Excel does, and
// so is an underscore that a reader would take for the beginning of that.
func escaped(text string) string {
	var b strings.Builder
	for i, r := range text {
		switch {
		case r == '_' && escapes().MatchString(text[i:min(i+len("_x0000"), len(text))]+"_"): // the next letter may be written as one, too
			b.WriteString("_x005F_")
		case r < ' ' && r != '\t' && r != '\n', r == 0xfffe, r == 0xffff:
			fmt.Fprintf(&b, "_x%04X_", r)
		default:
			b.WriteRune(r)
		}
	}
	var out strings.Builder
	_ = xml.EscapeText(&out, []byte(b.String())) // a builder takes everything
	return out.String()
}
