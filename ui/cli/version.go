package cli

import (
	"runtime/debug"
	"strings"
)

// What the linker writes into a release: its version, the commit that it was built
// from, and that commit's day.
var release, commit, date string

// version is that of the release, or of the module, or "dev" for a build in place.
func version() string {
	if release != "" {
		return release
	}
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" || info.Main.Version == "(devel)" {
		return "dev"
	}
	return info.Main.Version
}

// versionInFull is the version with the commit and its day, where they are known:
// from the linker, or from what Go writes into a program that it builds in a clone.
func versionInFull() string {
	hash, day := commit, date
	if info, ok := debug.ReadBuildInfo(); ok && hash == "" {
		for _, s := range info.Settings {
			switch s.Key {
			case "vcs.revision":
				hash = s.Value[:min(len(s.Value), 7)]
			case "vcs.time":
				day = s.Value
			}
		}
	}
	day, _, _ = strings.Cut(day, "T")
	var about []string
	for _, part := range []struct{ title, value string }{{"commit ", hash}, {"", day}} {
		if part.value != "" {
			about = append(about, part.title+part.value)
		}
	}
	if about == nil {
		return version()
	}
	return version() + " (" + strings.Join(about, ", ") + ")"
}
