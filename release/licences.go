package main

import (
	"context"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// module is one that the program is made of.
type module struct{ path, version, dir string }

// systems are those that there are programs for. Some modules are in one only.
var systems = []string{"linux", "darwin", "windows"}

// modules are those of the program in a folder, whatever system it is for, without
// its own.
func modules(ctx context.Context, folder string) ([]module, error) {
	found := map[string]module{}
	for _, system := range systems {
		list := exec.CommandContext(ctx, "go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}}\t{{.Version}}\t{{.Dir}}{{end}}{{end}}", ".")
		list.Dir, list.Env = folder, append(os.Environ(), "GOOS="+system, "CGO_ENABLED=0")
		out, err := list.Output()
		if err != nil {
			return nil, fmt.Errorf("list the modules for %s: %w", system, err)
		}
		for line := range strings.Lines(string(out)) {
			if parts := strings.Split(strings.TrimSpace(line), "\t"); len(parts) == 3 {
				found[parts[0]] = module{parts[0], parts[1], parts[2]}
			}
		}
	}
	var all []module
	for _, path := range slices.Sorted(maps.Keys(found)) {
		all = append(all, found[path])
	}
	return all, nil
}

// licences are the texts of all licences, each behind the module that it is of.
func licences(ctx context.Context, folder string) (string, error) {
	all, err := modules(ctx, folder)
	if err != nil {
		return "", err
	}
	root, err := exec.CommandContext(ctx, "go", "env", "GOROOT").Output()
	if err != nil {
		return "", fmt.Errorf("find Go: %w", err)
	}
	all = append([]module{{"Go and its standard library", "", strings.TrimSpace(string(root))}}, all...)
	var text strings.Builder
	text.WriteString("facet contains the work of others, under these licences.\n")
	for _, m := range all {
		words, err := licenceOf(m)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&text, "\n%s\n%s\n\n%s\n", strings.Repeat("=", 72), strings.TrimSpace(m.path+" "+m.version), words)
	}
	return text.String(), nil
}

// licenceFile is how files are called that have to go along.
var licenceFile = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|copyright)(\..*|-.*)?$`)

// licenceOf is what the files of a module say. One that says nothing is an error:
// it can't go out.
func licenceOf(m module) (string, error) {
	entries, err := os.ReadDir(m.dir)
	if err != nil {
		return "", fmt.Errorf("%s: %w", m.path, err)
	}
	var words []string
	for _, entry := range entries {
		if !licenceFile.MatchString(entry.Name()) || entry.IsDir() {
			continue
		}
		content, err := os.ReadFile(filepath.Join(m.dir, entry.Name()))
		if err != nil {
			return "", fmt.Errorf("%s: %w", m.path, err)
		}
		words = append(words, strings.TrimSpace(strings.ReplaceAll(string(content), "\r\n", "\n")))
	}
	if words == nil {
		return "", fmt.Errorf("%s %s has no licence", m.path, m.version)
	}
	return strings.Join(words, "\n\n"), nil
}
