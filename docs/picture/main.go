// Picture makes the README's pictures: it builds facet, runs it in a terminal,
// types, and keeps the screens as SVG and the session as an asciinema recording and
// as a moving SVG. It fails where a screen that it waits for doesn't come, so it is
// a last check of the whole program, too.
//
//	cd docs/picture && go run .
//
// With -check it writes nothing, and fails if the kept pictures say something else.
package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
)

func main() {
	out := flag.String("o", "..", "the `folder` to write into")
	check := flag.Bool("check", false, "compare with what is there, and write nothing")
	flag.Parse()
	if err := pictures(context.Background(), *out, *check); err != nil {
		fmt.Fprintln(os.Stderr, "picture:", err)
		os.Exit(1)
	}
}

// pictures makes them all.
func pictures(ctx context.Context, out string, check bool) error {
	folder, err := os.MkdirTemp("", "facet-picture-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	program := filepath.Join(folder, "facet")
	build := exec.CommandContext(ctx, "go", "build", "-o", program, ".")
	build.Dir, build.Stderr = "../..", os.Stderr
	if err := build.Run(); err != nil {
		return fmt.Errorf("building facet: %w", err)
	}
	files, err := record(ctx, folder, program)
	if err != nil {
		return err
	}
	for name, content := range files {
		file := filepath.Join(out, name)
		if !check {
			err = os.WriteFile(file, content, 0o644)
		} else {
			err = same(file, content)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// same fails unless a picture says what the kept one says. Where the session was in
// its film doesn't matter, and days pass.
func same(file string, content []byte) error {
	kept, err := os.ReadFile(file)
	if err != nil || filepath.Ext(file) == ".cast" {
		return err
	}
	if !bytes.Equal(said(kept), said(content)) {
		return fmt.Errorf("%s says something else now: make it anew with `cd docs/picture && go run .`", file)
	}
	return nil
}

// said are the words of a picture, without numbers.
func said(svg []byte) []byte {
	words := regexp.MustCompile(`<text[^>]*>([^<]*)<`)
	numbers := regexp.MustCompile(`\d+|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|[━─●]|years?|months?|days?`)
	var all [][]byte
	for _, words := range words.FindAllSubmatch(svg, -1) {
		all = append(all, numbers.ReplaceAll(words[1], nil))
	}
	return bytes.Join(all, []byte("\n"))
}
