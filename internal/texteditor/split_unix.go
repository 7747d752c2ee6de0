//go:build !windows

package texteditor

import (
	"errors"

	"github.com/mattn/go-shellwords"
)

// split parts a command into words as a shell reads them; nothing in it is run
// or looked up.
func split(command string) ([]string, error) {
	parser := shellwords.NewParser()
	words, err := parser.Parse(command)
	switch {
	case err != nil:
		return nil, errors.New("a quotation mark or a bracket in it has no end")
	case parser.Position >= 0:
		return nil, errors.New("only a shell knows what ; & | < and > mean. Put them into a script, and name that")
	}
	return words, nil
}
