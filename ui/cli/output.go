package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"facet/internal/state"
	"facet/internal/text"
	"facet/internal/xlsx"
	"facet/profile/person"
)

// The ways to write a result.
const (
	asTable = "table"
	asJSON  = "json"
	asLines = "jsonl"
	asCSV   = "csv"

	asTabs     = "tsv" // which only files have
	asWorkbook = "xlsx"
)

// output is how the result of a command is written, and where to.
type output struct {
	*command
	format string // as it was said; empty: nothing was
	file   string // empty: standard output
	jq     string
	also   []string // formats that this command has besides table and json
}

// outputs gives a command the options for its result. It has tables and JSON, and
// what is named besides.
func (c *command) outputs(cmd *cobra.Command, also ...string) *output {
	o := &output{command: c, also: also}
	offered := append([]string{asTable, asJSON}, also...)
	flags := cmd.Flags()
	flags.Func("format", "write the result as "+strings.Join(offered, ", ")+"; without it a table on a terminal, and JSON elsewhere", func(s string) error {
		if !slices.Contains(offered, s) {
			return fmt.Errorf("give %s", strings.Join(offered, " or "))
		}
		o.format, c.format = s, s
		return nil
	})
	flags.BoolFunc("json", "the same as --format json", func(string) error { o.format, c.format = asJSON, asJSON; return nil })
	flags.Lookup("json").Hidden = true
	flags.StringVarP(&o.file, "output", "o", "", "write the result to FILE, whole or not at all")
	flags.StringVar(&o.jq, "jq", "", "write what the jq expression EXPR makes of the JSON; text without quotes")
	return o
}

// check refuses options that don't go together.
func (o *output) check() error {
	switch {
	case slices.Contains([]string{asTable, asJSON, asLines, asCSV, asTabs, asWorkbook, "yaml"}, o.file):
		return invalidf("-o names a file. For %s: --format %s; for a file called %s: -o ./%s", strings.ToUpper(o.file), o.file, o.file, o.file)
	case o.jq != "" && o.format != "" && o.format != asJSON:
		return invalidf("--jq works on JSON, and --format says %s: leave one of them out", o.format)
	case o.file == "" && slices.Contains([]string{asTabs, asWorkbook}, o.format):
		return invalidf("--format %s is for a file: name it with -o", o.format)
	case o.file == "" || o.format != "":
		return nil
	}
	if ending := o.ending(); slices.Contains([]string{asCSV, asLines, asTabs, asWorkbook}, ending) && !slices.Contains(o.also, ending) {
		return invalidf("this can't be written as %s: name a file that ends in .json", ending)
	}
	return nil
}

// how is the format to write in.
func (o *output) how() string {
	switch {
	case o.jq != "":
		return asJSON
	case o.format != "":
		return o.format
	case slices.Contains(o.also, o.ending()):
		return o.ending()
	case o.file == "" && o.onTerminal():
		return asTable
	}
	return asJSON
}

// ending is that of the file.
func (o *output) ending() string {
	return strings.TrimPrefix(strings.ToLower(filepath.Ext(o.file)), ".")
}

// machine reports whether somebody said that a program reads the result.
func (o *output) machine() bool { return o.format == asJSON || o.format == asLines || o.jq != "" }

// write writes a result to where it goes.
func (o *output) write(content []byte) error {
	if o.file == "" {
		_, err := o.Out.Write(content)
		return err
	}
	return writeFile(o.file, func(w io.Writer) error { _, err := w.Write(content); return err })
}

// writeFile writes a file that may be a workbook, whole or not at all.
func writeFile(name string, content func(io.Writer) error) error {
	switch err := state.Write(state.Disk, name, content); {
	case errors.Is(err, xlsx.ErrLongText), errors.Is(err, xlsx.ErrTooLarge):
		return invalidf("this is more than a workbook can hold (%w): write it as .csv", err)
	case err != nil:
		return fmt.Errorf("%s can't be written: %w", name, unwrapPath(err))
	}
	return nil
}

// unwrapPath leaves out of an error the names of files, which facet makes up.
func unwrapPath(err error) error {
	if failed, ok := errors.AsType[*os.PathError](err); ok {
		return failed.Err
	}
	return err
}

// object writes one object: as JSON, or what the form says of it.
func (o *output) object(raw json.RawMessage, facts func() string) error {
	if o.how() == asTable {
		return o.write([]byte(facts()))
	}
	return o.json(raw)
}

// json writes a JSON document.
func (o *output) json(raw json.RawMessage) error {
	if o.jq != "" {
		return o.queried(raw)
	}
	var b bytes.Buffer
	if err := json.Indent(&b, raw, "", "  "); err != nil {
		return err
	}
	return o.write([]byte(text.JSON(b.String()) + "\n"))
}

// lines writes rows: each on a line, as one document, or as a table.
func (o *output) lines(rows []person.Row, several bool) error {
	return writeRows(o, rows, func() string { return o.table(rows, several) })
}

// writeRows writes rows: each on a line, as one document, or as a table, if there is
// one.
func writeRows[T any](o *output, rows []T, table func() string) error {
	switch o.how() {
	case asTable:
		return o.write([]byte(table()))
	case asLines:
		var b strings.Builder
		for _, row := range rows {
			raw, err := json.Marshal(row)
			if err != nil {
				return err
			}
			b.WriteString(text.JSON(string(raw)) + "\n")
		}
		return o.write([]byte(b.String()))
	}
	all, err := json.Marshal(append([]T{}, rows...)) // none is an empty list
	if err != nil {
		return err
	}
	return o.json(all)
}
