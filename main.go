// Facet edits a person's Microsoft 365 profile from the terminal.
package main

import (
	"context"
	"os"

	"facet/ui/cli"
)

func main() {
	streams := cli.Streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr, LookupEnv: os.LookupEnv, Environment: os.Environ()}
	os.Exit(cli.Run(context.Background(), streams, os.Args[1:]))
}
