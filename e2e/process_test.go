package e2e

import (
	"bufio"
	"bytes"
	"net"
	"net/url"
	"os/exec"
	"regexp"
	"testing"
	"time"
)

// process is a command of the program that goes on while the test does
// something else.
type process struct {
	t      testing.TB
	cmd    *exec.Cmd
	stdout bytes.Buffer
	lines  chan string // of standard error
}

// background starts a command without a terminal.
func background(t testing.TB, env []string, args ...string) *process {
	t.Helper()
	p := &process{t: t, cmd: exec.CommandContext(t.Context(), program, args...), lines: make(chan string, 100)}
	p.cmd.Env, p.cmd.Stdout = env, &p.stdout
	stderr, err := p.cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = p.cmd.Process.Kill() })
	go func() {
		defer close(p.lines)
		for lines := bufio.NewScanner(stderr); lines.Scan(); {
			p.lines <- lines.Text()
		}
	}()
	return p
}

// says waits until the command says something on standard error, and returns
// it.
func (p *process) says(pattern string) string {
	p.t.Helper()
	sought, limit := regexp.MustCompile(pattern), time.After(patience)
	for {
		select {
		case line, more := <-p.lines:
			if found := sought.FindString(line); found != "" {
				return found
			}
			if !more {
				p.t.Fatalf("%v ends without saying %s", p.cmd.Args, pattern)
			}
		case <-limit:
			p.t.Fatalf("%v doesn't say %s", p.cmd.Args, pattern)
		}
	}
}

// end waits for the end of the command, and returns what it printed.
func (p *process) end() string {
	p.t.Helper()
	limit := time.AfterFunc(patience, func() { _ = p.cmd.Process.Kill() })
	defer limit.Stop()
	for range p.lines {
		continue // the pipe must be empty before Wait closes it
	}
	if err := p.cmd.Wait(); err != nil {
		p.t.Errorf("%v: %v", p.cmd.Args, err)
	}
	return p.stdout.String()
}

// listening tells whether somebody answers at an address.
func listening(t testing.TB, address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	connection, err := new(net.Dialer).DialContext(t.Context(), "tcp", u.Host)
	if err == nil {
		_ = connection.Close()
	}
	return err == nil
}
