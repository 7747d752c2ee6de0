// Package state knows where facet keeps its files and writes them so that
// nothing is ever half there.
//
// Its laws:
//   - Asking where a file lives creates nothing; only a write makes folders.
//   - A write is atomic: whoever reads finds the old file or the new one, and
//     somebody who has the file open for a moment stops neither.
//   - Files are for their owner alone: 0600, in folders of 0700; on Windows by the
//     profile they are in, elsewhere by a list of who may.
//   - What cannot be read is set aside under another name, never deleted.
//   - Every access goes through [FS], so that a test can cut the power.
package state

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
)

// Home is the environment variable that puts all of facet's files under one
// folder: for tests, and for carrying facet on a stick.
const Home = "FACET_HOME"

// Dirs are the folders facet uses. None of them needs to exist yet.
type Dirs struct {
	// Config holds what the person writes: settings.
	Config string
	// State holds what must survive: accounts, drafts, the journal.
	State string
	// Cache holds what can be fetched again.
	Cache string
}

// Locate tells where facet's folders are: under $FACET_HOME if that is set,
// otherwise where the operating system keeps such files (on Linux the XDG base
// directories, https://specifications.freedesktop.org/basedir-spec/latest/).
// It creates nothing.
func Locate() (Dirs, error) {
	if home := os.Getenv(Home); home != "" {
		return under(home)
	}
	config, err := os.UserConfigDir()
	if err != nil {
		return Dirs{}, fmt.Errorf("find the config folder: %w", err)
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return Dirs{}, fmt.Errorf("find the cache folder: %w", err)
	}
	state, err := userStateDir(runtime.GOOS)
	if err != nil {
		return Dirs{}, fmt.Errorf("find the state folder: %w", err)
	}
	return Dirs{
		Config: filepath.Join(config, "facet"),
		State:  filepath.Join(state, "facet"),
		Cache:  filepath.Join(cache, "facet"),
	}, nil
}

func under(home string) (Dirs, error) {
	home, err := filepath.Abs(home)
	if err != nil {
		return Dirs{}, fmt.Errorf("find %s: %w", Home, err)
	}
	return Dirs{
		Config: filepath.Join(home, "config"),
		State:  filepath.Join(home, "state"),
		Cache:  filepath.Join(home, "cache"),
	}, nil
}

// userStateDir is what the os package has for config and cache, for state.
func userStateDir(goos string) (string, error) {
	switch goos {
	case "windows":
		return os.UserCacheDir() // %LocalAppData%: this computer's, never roaming
	case "darwin", "ios":
		return os.UserConfigDir() // ~/Library/Application Support
	}
	if dir := os.Getenv("XDG_STATE_HOME"); dir != "" {
		if !filepath.IsAbs(dir) {
			return "", errors.New("path in $XDG_STATE_HOME is relative")
		}
		return dir, nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", err
	}
	return filepath.Join(home, ".local", "state"), nil
}
