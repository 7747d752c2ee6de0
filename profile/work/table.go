package work

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
)

// table are the records of comma-separated values. Separated by semicolons, as Excel
// writes them in much of Europe, or by tabs they are as good.
func (r *reading) table(content []byte) []record {
	content, r.list.Separator = separated(content)
	in := csv.NewReader(bytes.NewReader(content))
	in.Comma, in.FieldsPerRecord, in.ReuseRecord = r.list.Separator, -1, true
	var all []record
	further := 0 // lines that are within cells, so that a spreadsheet program has no rows of them
	for {
		texts, err := in.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if wrong, ok := errors.AsType[*csv.ParseError](err); ok {
			r.problem(wrong.StartLine, "", "a double quote begins or ends in the middle of a cell: put the whole cell in double quotes, and write each quote in it twice")
			continue
		}
		if err != nil {
			r.problem(0, "", err.Error())
			return nil
		}
		whole := strings.Join(texts, "")
		if strings.TrimSpace(whole) == "" {
			continue
		}
		one := record{given: len(texts), cells: make([]cell, len(texts))}
		for i, text := range texts {
			one.cells[i].text = text
			one.cells[i].line, _ = in.FieldPos(i)
		}
		one.line = one.cells[0].line
		one.row = one.line - further
		further += strings.Count(whole, "\n")
		all = append(all, one)
	}
	return all
}

// separators are what may stand between cells, in words.
var separators = map[rune]string{'\t': "tab", ';': "semicolon", ',': "comma"}

// separated finds out what stands between cells: what the first line that has any
// has most of. What programs write above the header is passed over, and the rows
// keep their lines. Excel's own "sep=;" says what stands between cells.
func separated(content []byte) ([]byte, rune) {
	told, above, table := rune(0), 0, content
	for {
		line, rest, more := bytes.Cut(table, []byte("\n"))
		sep, passed := preamble(strings.Trim(string(line), " \r"))
		if !passed || !more {
			break
		}
		told, above, table = cmp.Or(sep, told), above+1, rest
	}
	if told == 0 {
		told = mostOf(table)
	}
	return append(bytes.Repeat([]byte("\n"), above), table...), told
}

// mostOf is the separator that the first line with any has most of.
func mostOf(table []byte) rune {
	n := 0
	for line := range bytes.Lines(table) {
		if n++; n > deepest {
			break
		}
		count := func(separator rune) int { return bytes.Count(line, []byte(string(separator))) }
		if most := slices.MaxFunc([]rune{'\t', ';', ','}, func(a, b rune) int { return count(a) - count(b) }); count(most) > 0 {
			return most
		}
	}
	return ','
}

// preamble reports whether a line above the header is of the program that wrote
// the file: nothing, Excel's "sep=;", PowerShell's "#TYPE …" of Export-Csv, or the
// version of a portal's template. The separator is the one that it tells.
func preamble(line string) (separator rune, passed bool) {
	sep, telling := strings.CutPrefix(line, "sep=")
	line = strings.ToLower(strings.Trim(line, "\",;\t "))
	if telling && len(sep) == 1 && separators[rune(sep[0])] != "" {
		return rune(sep[0]), true
	}
	return 0, line == "" || strings.HasPrefix(line, "#type ") || strings.HasPrefix(line, "version:")
}
