package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// hole is what the index of a database needs of an entry, which is in the format of
// https://ossf.github.io/osv-schema/.
type hole struct {
	ID        string     `json:"id"`
	Modified  time.Time  `json:"modified"`
	Withdrawn *time.Time `json:"withdrawn"`
	Affected  []struct {
		Package struct {
			Name string `json:"name"`
		} `json:"package"`
	} `json:"affected"`
}

// entry is a hole in the list of those of one module.
type entry struct {
	ID       string    `json:"id"`
	Modified time.Time `json:"modified"`
}

// indexed is a module in the index.
type indexed struct {
	Path  string  `json:"path"`
	Holes []entry `json:"vulns"`
}

// holes makes a database for govulncheck of a folder of entries, in the form of
// https://go.dev/doc/security/vuln/database. What was withdrawn is left out. The index
// doesn't say in which versions a hole is mended: its entry does.
func holes(entries, out string) error {
	files, err := filepath.Glob(filepath.Join(entries, "*.json"))
	if err != nil || files == nil {
		return fmt.Errorf("there are no entries in %s: %w", entries, err)
	}
	for _, folder := range []string{"ID", "index"} {
		if err := os.MkdirAll(filepath.Join(out, folder), 0o755); err != nil {
			return err
		}
	}
	modules, newest := map[string]map[string]entry{}, time.Time{}
	for _, file := range files {
		h, err := take(file, out)
		if err != nil {
			return err
		}
		if h.Withdrawn != nil {
			continue
		}
		if h.Modified.After(newest) {
			newest = h.Modified
		}
		for _, a := range h.Affected {
			if modules[a.Package.Name] == nil {
				modules[a.Package.Name] = map[string]entry{}
			}
			modules[a.Package.Name][h.ID] = entry{h.ID, h.Modified}
		}
	}
	var index []indexed
	for _, path := range slices.Sorted(maps.Keys(modules)) {
		m := indexed{Path: path}
		for _, id := range slices.Sorted(maps.Keys(modules[path])) {
			m.Holes = append(m.Holes, modules[path][id])
		}
		index = append(index, m)
	}
	if err := write(filepath.Join(out, "index", "modules.json"), index); err != nil {
		return err
	}
	return write(filepath.Join(out, "index", "db.json"), map[string]time.Time{"modified": newest})
}

// take copies an entry, and says what the index needs of it.
func take(file, out string) (h hole, err error) {
	raw, err := os.ReadFile(file)
	if err != nil {
		return h, err
	}
	if err := json.Unmarshal(raw, &h); err != nil || h.ID == "" {
		return h, fmt.Errorf("%s is no entry: %w", file, err)
	}
	return h, os.WriteFile(filepath.Join(out, "ID", h.ID+".json"), raw, 0o644)
}

// write writes a value as JSON.
func write(file string, value any) error {
	raw, err := json.Marshal(value)
	if err != nil {
		return err
	}
	return os.WriteFile(file, raw, 0o644)
}
