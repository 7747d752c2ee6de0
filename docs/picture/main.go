// Picture draws the README's picture: it builds facet, runs it in a terminal,
// types, and writes the screen out as SVG. It fails where a screen that it
// waits for doesn't come, so it is a last check of the whole program, too.
//
//	cd docs/picture && go run .
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

const (
	columns = 120
	rows    = 29
)

func main() {
	out := flag.String("o", "../page.svg", "the `file` to write")
	flag.Parse()
	if err := draw(context.Background(), *out); err != nil {
		fmt.Fprintln(os.Stderr, "picture:", err)
		os.Exit(1)
	}
}

func draw(ctx context.Context, out string) error {
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
	term, err := start(ctx, folder, program, "--sandbox", "--theme", "light")
	if err != nil {
		return err
	}
	defer term.close()
	if err := certification(term); err != nil {
		return fmt.Errorf("%w; the screen is\n%s", err, term)
	}
	if err := os.WriteFile(out, []byte(term.svg()), 0o644); err != nil {
		return err
	}
	return leave(term)
}

// certification opens a new certification and fills some of it in.
func certification(term *terminal) error {
	term.see("About me, notes", "enter open").typ(strings.Repeat("\x1b[B", 10)).see("Certified Product Manager").typ("n")
	term.see("New certification").typ("Kubernetes Administrator\t")
	term.see("│ Kubernetes Administrator").typ("LF-4711-2026\t\tCNCF\t")
	term.see("│ CNCF").typ("The Linux Foundation\t2026-03-02\t\t")
	return term.see("2026-03-02").typ("2028-03-01").see("months left").err
}

// leave presses ctrl+c, twice since there is something to lose, and sees the
// program end in good order.
func leave(term *terminal) error {
	return term.typ("\x03").see("Press ctrl+c again").typ("\x03").ended()
}
