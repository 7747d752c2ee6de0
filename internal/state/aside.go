package state

import (
	"crypto/rand"
	"fmt"
	"time"
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
	return fmt.Sprintf("%s.unreadable-%s-%s", name, now.UTC().Format("20060102T150405Z"), rand.Text()[:4])
}
