//go:build !windows

package clipboard

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"runtime"
	"strings"
)

// Write puts a text into the clipboard, through the first program for it that works.
func Write(ctx context.Context, text string) error {
	errs := []error{ErrNone}
	for _, command := range writers(runtime.GOOS, os.Getenv) {
		path, err := exec.LookPath(command[0])
		if err != nil {
			continue
		}
		run := exec.CommandContext(ctx, path, command[1:]...)
		run.Stdin = strings.NewReader(text)
		if err = run.Run(); err == nil {
			return nil
		}
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

// writers are the programs that write a clipboard, each only where it has one: over
// ssh there is no display, and what they would write is not where the person sits.
func writers(system string, env func(string) string) (commands [][]string) {
	if system == "darwin" {
		return [][]string{{"pbcopy"}}
	}
	if env("WAYLAND_DISPLAY") != "" {
		commands = append(commands, []string{"wl-copy"})
	}
	if env("DISPLAY") != "" {
		commands = append(commands, []string{"xclip", "-in", "-selection", "clipboard"}, []string{"xsel", "--input", "--clipboard"})
	}
	if env("TERMUX_VERSION") != "" {
		commands = append(commands, []string{"termux-clipboard-set"})
	}
	if env("WSL_DISTRO_NAME") != "" {
		commands = append(commands, []string{"clip.exe"})
	}
	return commands
}
