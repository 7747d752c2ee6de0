package cli

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"iter"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"facet/graph"
	"facet/internal/state"
	"facet/internal/text"
	"facet/profile/export"
	"facet/profile/person"
)

// read reads everybody, and writes it.
func (e *exporting) read(ctx context.Context) error {
	unlock, err := e.begin()
	if err != nil {
		return err
	}
	defer unlock()
	left := slices.DeleteFunc(slices.Clone(e.found), func(u graph.DirectoryUser) bool { return e.part.Has(u.ID) })
	shown := e.shows("Reading person", len(e.found), &e.pace, e.guard)
	shown.looksUp(len(e.found)-len(left), len(e.found))
	done := len(e.found) - len(left)
	err = export.Read(ctx, e.session, left, e.parallel(), func(p export.Profile) error {
		done++
		shown.looksUp(done, len(e.found))
		e.note(p)
		return e.part.Add(p)
	})
	shown.end()
	if err != nil {
		return errors.Join(e.interrupted(ctx, err, done), e.part.Close())
	}
	if err := e.write(); err != nil {
		return errors.Join(err, e.part.Close())
	}
	if err := e.part.Remove(); err != nil {
		return err
	}
	return e.ended()
}

// interrupted is the error of a run that didn't come to its end.
func (e *exporting) interrupted(ctx context.Context, err error, done int) error {
	if e.out.file != "" && done > 0 {
		e.say("%d of %s read so far. The same command goes on from %s.", done, text.Count(len(e.found), "person was", "people were"), e.part.Name)
	}
	return stopped(ctx, err, "stopped, and no file was written")
}

// begin opens the part that the export is until it is whole. Without a file it is in
// memory.
func (e *exporting) begin() (unlock func(), err error) {
	e.part.Of = e.of()
	if e.out.file == "" {
		e.part.Name, e.part.FS = "part", state.NewMemory()
		_, err := e.part.Open(time.Now())
		return func() {}, err
	}
	e.part.Name, e.part.FS = e.out.file+".part", state.Disk
	path, err := filepath.Abs(e.part.Name)
	if err != nil {
		return nil, err
	}
	if err := state.Disk.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, invalidf("%s can't be written: %w", e.out.file, err)
	}
	sum := sha256.Sum256([]byte(path))
	unlock, free, err := state.TryLockOn(state.Disk, filepath.Join(e.dirs.State, fmt.Sprintf("export-%x", sum[:2])))
	switch {
	case err != nil:
		return nil, err
	case !free:
		return nil, invalidf("another export to %s is going on: wait for it, or name another file", e.out.file)
	}
	before, err := e.part.Open(time.Now())
	switch {
	case errors.Is(err, export.ErrNoPart):
		unlock()
		return nil, invalidf("there is a file %s, and it is no part of an export: move it away, or name another file", e.part.Name)
	case err != nil:
		unlock()
		return nil, invalidf("%s can't be written: %w", e.out.file, err)
	case before > 0:
		e.say("Going on with %s: %s read before.", e.part.Name, text.Count(before, "person was", "people were"))
	}
	return unlock, nil
}

// of says of what the export is: the Graph, who reads it, and which facet types.
func (e *exporting) of() string {
	words := []string{e.session.Client.BaseURL, e.session.Account.ID}
	for _, kind := range e.kinds {
		words = append(words, kind.Name, kind.Path)
	}
	return fmt.Sprintf("%x", sha256.Sum256([]byte(strings.Join(words, "\n"))))
}

// note notes what of somebody could not be read.
func (e *exporting) note(p export.Profile) {
	for _, t := range p.Trouble {
		what, unread := "", t.Kinds
		for _, kind := range t.Kinds {
			what += ", " + text.Plural(kind.Called())
		}
		if len(t.Kinds) == 0 {
			unread = e.kinds
		}
		if e.unread[p.User.ID] == nil {
			e.unread[p.User.ID] = map[string]bool{}
		}
		for _, kind := range unread {
			e.unread[p.User.ID][kind.Name] = true
		}
		why, remedy := person.Explain(t.Err)
		e.missed(person.Who(p.User) + what + ": " + strings.ReplaceAll(strings.TrimSpace(why+" "+remedy), " Nothing was sent.", ""))
	}
}

// rows are all rows that were read, people as they were given.
func (e *exporting) rows() (export.Rows, func() error) {
	var ids []string
	for _, user := range e.found {
		ids = append(ids, user.ID)
	}
	var failed func() error
	return func() iter.Seq[export.Row] {
		rows, err := e.part.Rows(ids)
		failed = err
		return rows
	}, func() error { return failed() }
}

// write writes the export to where it goes.
func (e *exporting) write() error {
	if e.out.file == "" || e.out.jq != "" {
		var b bytes.Buffer
		switch err := e.writeTo(&b); {
		case err != nil:
			return err
		case e.out.jq != "":
			return e.out.queried(b.Bytes())
		}
		_, err := io.WriteString(e.Out, text.JSON(b.String()))
		return err
	}
	return writeFile(e.out.file, e.writeTo)
}

// writeTo writes the export as it was asked for.
func (e *exporting) writeTo(w io.Writer) error {
	rows, failed := e.rows()
	write := map[string]func(io.Writer, export.Rows) error{
		asProfile: e.writeProfiles, asMatrix: e.writeMatrix, asResume: e.writeResume, asConfirmed: e.writeConfirmed,
	}[e.as]
	return errors.Join(write(w, rows), failed())
}

func (e *exporting) writeProfiles(w io.Writer, rows export.Rows) error {
	switch e.format {
	case asJSON:
		return export.JSON(w, rows)
	case asLines:
		return export.JSONLines(w, rows)
	case asTable:
		return e.eyes(w, export.Brief(e.kinds, rows))
	}
	table, err := export.NewTable(e.kinds, rows)
	if err != nil {
		return err
	}
	return e.writeTable(w, table)
}

func (e *exporting) writeMatrix(w io.Writer, rows export.Rows) error {
	read := slices.DeleteFunc(slices.Clone(e.found), func(u graph.DirectoryUser) bool { return len(e.unread[u.ID]) == len(e.kinds) })
	all := export.Overviews(e.kinds, read, rows, func(id, kind string) bool { return e.unread[id][kind] }, time.Now())
	switch e.format {
	case asJSON:
		return export.MatrixJSON(w, all)
	case asLines:
		return export.MatrixLines(w, all)
	case asTable:
		return e.eyes(w, export.BriefMatrix(e.kinds, all))
	}
	return e.writeTable(w, export.Matrix(e.kinds, all))
}

func (e *exporting) writeConfirmed(w io.Writer, rows export.Rows) error {
	switch e.format {
	case asJSON:
		return export.JSON(w, export.Confirmed(e.kinds, rows))
	case asLines:
		return export.JSONLines(w, export.Confirmed(e.kinds, rows))
	case asTable:
		return e.eyes(w, export.ConfirmedSkills(e.kinds, rows))
	}
	return e.writeTable(w, export.ConfirmedSkills(e.kinds, rows))
}

func (e *exporting) writeResume(w io.Writer, rows export.Rows) error {
	resume, left := export.NewResume(e.found[0], e.kinds, rows)
	var titles []string
	for _, kind := range e.kinds {
		if left[kind.Title] > 0 {
			titles = append(titles, text.Count(left[kind.Title], kind.Called(), text.Plural(kind.Called())))
		}
	}
	if titles != nil {
		e.say("Not in the résumé, which has no place for it: %s.", strings.Join(titles, ", "))
	}
	return resume.Write(w)
}

// writeTable writes a table as a file.
func (e *exporting) writeTable(w io.Writer, table export.Table) error {
	return spread(w, table, e.format, e.out.file != "")
}

// eyes writes a table for eyes.
func (c *command) eyes(w io.Writer, table export.Table) error {
	const widest = 32
	cells := [][]string{slices.Clone(table.Columns)}
	for record := range table.Records {
		for i, cell := range record[:len(record)-1] { // the last one goes as far as the terminal
			record[i] = text.Fit(text.Line(cell), widest)
		}
		cells = append(cells, record)
	}
	if err := table.Err(); err != nil {
		return err
	}
	_, err := io.WriteString(w, c.aligned(cells))
	return err
}

// ended says what is there, and who could not be read.
func (e *exporting) ended() error {
	read := 0
	for _, user := range e.found {
		if len(e.unread[user.ID]) < len(e.kinds) {
			read++
		}
	}
	if e.out.file != "" {
		e.say("%s in %s.", text.Count(read, "profile is", "profiles are"), e.out.file)
		if e.format == asCSV && e.as == asProfile {
			e.say("After editing it in a spreadsheet, save it as .xlsx or as CSV UTF-8.")
		}
	}
	if len(e.trouble) == 0 {
		return nil
	}
	lines := badList{fmt.Sprintf("facet: not everything could be read (%d), and it is missing in what was written:", len(e.trouble))}
	return &exit{e.worst, append(lines, e.trouble...)}
}
