package state

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

const (
	asideMark     = ".unreadable-"
	reportedName  = "told"
	reportedLimit = 1 << 20
)

// CopyAside keeps data, which was read from the file name and is damaged in
// parts, under another name, so that name can be rewritten from what is whole.
// It returns the new name, which says when that was.
func CopyAside(fsys FS, name string, data []byte, now time.Time) (string, error) {
	aside := asideName(name, now)
	if err := WriteFile(fsys, aside, data); err != nil {
		return "", fmt.Errorf("copy %s aside: %w", name, err)
	}
	return aside, nil
}

func asideName(name string, now time.Time) string {
	return fmt.Sprintf("%s%s%s-%s", name, asideMark, now.UTC().Format("20060102T150405Z"), rand.Text()[:4])
}

// Asides are the files in a folder that were set aside, and are there still.
func Asides(fsys FS, dir string) (names []string, _ error) {
	entries, err := fsys.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	for _, entry := range entries {
		if strings.Contains(entry.Name(), asideMark) && !strings.Contains(entry.Name(), tempMark) {
			names = append(names, filepath.Join(dir, entry.Name()))
		}
	}
	return names, err
}

// Unreported are those of some files in a folder that nobody has been told of. They
// are taken to be told now.
func Unreported(ctx context.Context, fsys FS, dir string, names []string) (fresh []string, _ error) {
	if len(names) == 0 {
		return nil, nil
	}
	told := filepath.Join(dir, reportedName)
	unlock, err := LockOn(ctx, fsys, told)
	if err != nil {
		return nil, err
	}
	defer unlock()
	before, err := ReadFile(fsys, told, reportedLimit)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return names, nil // rather twice than never
	}
	known := strings.Split(string(before), "\n")
	var all []string
	for _, name := range names {
		base := filepath.Base(name)
		if all = append(all, base); !slices.Contains(known, base) {
			fresh = append(fresh, name)
		}
	}
	if len(fresh) == 0 {
		return nil, nil
	}
	return fresh, WriteFile(fsys, told, []byte(strings.Join(all, "\n")))
}
