// Release makes what goes beside the program into its archives and packages:
// "release licences" prints the licences of everything that is in it, "release
// sbom PROGRAM FILE" writes down what a built program is made of, and "release
// holes ENTRIES DIR" makes a database of the holes that are known. Each says the
// same whenever it is run on the same source.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	switch {
	case len(args) == 1 && args[0] == "licences":
		text, err := licences(context.Background(), ".")
		if err != nil {
			return err
		}
		_, err = os.Stdout.WriteString(text)
		return err
	case len(args) == 3 && args[0] == "sbom":
		bill, err := sbom(args[1])
		if err != nil {
			return err
		}
		return os.WriteFile(args[2], bill, 0o644)
	}
	if len(args) == 3 && args[0] == "holes" {
		return holes(args[1], args[2])
	}
	return errors.New("give licences, sbom PROGRAM FILE, or holes ENTRIES DIR")
}
