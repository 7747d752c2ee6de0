package outbox

import (
	"bytes"
	"path/filepath"
	"strings"
	"time"

	"facet/internal/state"
)

// What leaves the journal goes to the history without its values. They stay for
// a day in files of their own, one for each hour in which sends were settled,
// and go with the file.
const (
	valuesPrefix = "values-1-"
	valuesHour   = "2006-01-02T15"
)

func (o *Outbox) values(ended time.Time) string {
	return filepath.Join(o.dir, valuesPrefix+ended.UTC().Format(valuesHour)+".jsonl")
}

// keep puts the values of settled entries aside, for the rest of their day.
func (o *Outbox) keep(entries []Entry) error {
	byFile := map[string][]record{}
	for _, e := range entries {
		if time.Since(e.Ended) < keepValues && e.hasValues() {
			name := o.values(e.Ended)
			byFile[name] = append(byFile[name], record{Entry: e.ID, At: e.Begun, Intent: &e.Intent})
		}
	}
	for name, records := range byFile {
		if err := o.add(name, records...); err != nil {
			return err
		}
	}
	return nil
}

func (e Entry) hasValues() bool {
	return e.Label != "" || e.Body != nil || e.Was != nil || e.Before != nil
}

// valueFiles are the files that have values, each with the end of its hour.
func (o *Outbox) valueFiles() (map[string]time.Time, error) {
	all, err := o.fs.ReadDir(o.dir)
	if err != nil {
		return nil, err
	}
	files := map[string]time.Time{}
	for _, entry := range all {
		name, isValues := strings.CutPrefix(entry.Name(), valuesPrefix)
		hour, isFile := strings.CutSuffix(name, ".jsonl")
		if begun, err := time.Parse(valuesHour, hour); isValues && isFile && err == nil {
			files[filepath.Join(o.dir, entry.Name())] = begun.Add(time.Hour)
		}
	}
	return files, nil
}

// forget deletes the values whose day is over.
func (o *Outbox) forget() error {
	files, err := o.valueFiles()
	if err != nil {
		return err
	}
	for name, end := range files {
		if time.Since(end) >= keepValues {
			if err := state.Remove(o.fs, name); err != nil {
				return err
			}
		}
	}
	return nil
}

// recall gives entries back the values that are still there.
func (o *Outbox) recall(entries []Entry) error {
	without := map[string]int{}
	for i, e := range entries {
		if !e.hasValues() && time.Since(e.Ended) < keepValues {
			without[e.ID] = i
		}
	}
	if len(without) == 0 {
		return nil
	}
	files, err := o.valueFiles()
	if err != nil {
		return err
	}
	for name := range files {
		data, err := o.mended(name)
		if err != nil {
			return err
		}
		for text := range bytes.Lines(data) {
			if i, wants := without[entryOf(text)]; wants {
				if r, ok := parseLine(text); ok && r.Intent != nil {
					entries[i].Intent = *r.Intent
				}
			}
		}
	}
	return nil
}

// entryOf is the id in a line as encode writes it, without taking the line apart.
func entryOf(text []byte) string {
	const before = `{"entry":"`
	raw, _ := sound(text)
	rest, _ := bytes.CutPrefix(raw, []byte(before))
	id, _, _ := bytes.Cut(rest, []byte(`"`))
	return string(id)
}
