package cli_test

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"facet/ui/cli"
)

var update = flag.Bool("update", false, "write the help as it is now into the scripts")

// TestMain makes this test binary be facet, too: the scripts run it. What they leave
// behind can wait.
func TestMain(m *testing.M) {
	debug.SetGCPercent(400)
	testscript.Main(m, map[string]func(){"facet": func() {
		streams := cli.Streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr, LookupEnv: os.LookupEnv, Environment: os.Environ(), Machine: os.Getenv("TEST_MACHINE")}
		os.Exit(cli.Run(context.Background(), streams, os.Args[1:]))
	}})
}

// TestCommandLine runs the scripts, which are the specification of the
// command line. Beside testscript's own words they have those of words.
func TestCommandLine(t *testing.T) {
	path := os.Getenv("PATH") // which is another one while a command runs within this process
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join(here, "testdata", "script"),
		RequireExplicitExec: true,
		UpdateScripts:       *update,
		Cmds:                words,
		Setup: func(env *testscript.Env) error {
			env.Setenv("PATH", path)
			env.Setenv("FACET_HOME", filepath.Join(env.WorkDir, ".facet")) // each has a journal of its own
			env.Values[given{}] = new(string)
			return nil
		},
	})
}

var words = map[string]func(*testscript.TestScript, bool, []string){
	"status":  status,
	"process": process,
	"input":   input,
	"keep":    keep,
	"zero":    zero,
	"sandbox": startSandbox,
	"book":    book,
	"large":   large,
	"bytes":   writeBytes,
	"plain":   plain,
	"fill-in": fillIn,
}

// process runs a command in a process of its own, which must end with the status:
// "process 2 facet …". No token may be in what it says.
func process(ts *testscript.TestScript, _ bool, args []string) {
	got := 0
	err := ts.Exec(args[1], args[2:]...)
	if ended := (*exec.ExitError)(nil); errors.As(err, &ended) {
		got = ended.ExitCode()
	} else {
		ts.Check(err)
	}
	ended(ts, args[0], got, ts.ReadFile("stdout")+ts.ReadFile("stderr"))
}

// ended checks how a command has ended, and what it said.
func ended(ts *testscript.TestScript, want string, got int, said string) {
	if strconv.Itoa(got) != want {
		ts.Fatalf("the exit status is %d, not %s:\n%s", got, want, said)
	}
	if token := ts.Getenv("FACET_ACCESS_TOKEN"); token != "" && strings.Contains(said, token) {
		ts.Fatalf("it says the token")
	}
	if strings.Contains(said, "panic") || strings.Contains(said, "goroutine ") {
		ts.Fatalf("it panicked")
	}
}

var address = regexp.MustCompile(`FACET_ACCESS_TOKEN='?([^\s']+)'?;? facet --graph (\S+)`)

// zero overwrites the end of a file: "zero FILE BYTES".
func zero(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	data := []byte(ts.ReadFile(args[0]))
	clear(data[len(data)-n:])
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), data, 0o600))
}

// keep puts what a pattern finds on standard output into a variable: its first
// group, if it has one.
func keep(ts *testscript.TestScript, _ bool, args []string) {
	found := regexp.MustCompile(args[1]).FindStringSubmatch(ts.ReadFile("stdout"))
	if found == nil {
		ts.Fatalf("%s is not in the output", args[1])
	}
	ts.Setenv(args[0], found[len(found)-1])
}

// startSandbox runs facet sandbox until the script ends, which must stop it
// in good order, and takes $URL and $TOKEN from what it prints.
func startSandbox(ts *testscript.TestScript, _ bool, args []string) {
	server, out := started(ts, args)
	ts.Defer(func() {
		if runtime.GOOS == "windows" { // where no process interrupts another one
			_ = server.Process.Kill()
			_ = server.Wait()
			return
		}
		ts.Check(server.Process.Signal(os.Interrupt))
		ts.Check(server.Wait())
	})
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if said := address.FindStringSubmatch(lines.Text()); said != nil {
			ts.Setenv("TOKEN", said[1])
			ts.Setenv("URL", said[2])
			return
		}
	}
	ts.Fatalf("the sandbox printed no token: %v", lines.Err())
}

// started is such a process, once it has begun, and what it prints.
func started(ts *testscript.TestScript, args []string) (*exec.Cmd, io.Reader) {
	alone.Lock() // the environment is no other script's
	defer alone.Unlock()
	server := exec.CommandContext(context.Background(), "facet", append([]string{"sandbox", "--listen", "127.0.0.1:0"}, args...)...)
	out, err := server.StdoutPipe()
	ts.Check(err)
	ts.Check(server.Start())
	return server, out
}

// large writes a JSON object of at least so many bytes: "large FILE BYTES".
func large(ts *testscript.TestScript, _ bool, args []string) {
	size, err := strconv.Atoi(args[1])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(`{"displayName":"`+strings.Repeat("x", size)+`"}`), 0o600))
}

// book copies a workbook of those that the reader of workbooks is tested with:
// "book NAME FILE".
func book(ts *testscript.TestScript, _ bool, args []string) {
	content, err := os.ReadFile(filepath.Join(here, "..", "..", "internal", "xlsx", "testdata", args[0]+".xlsx"))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), content, 0o600))
}

// here is the folder of this package; scripts run in others.
var here, _ = os.Getwd()

// writeBytes writes a file, whatever its encoding: "bytes FILE 'text\xff'", as
// Go writes bytes between double quotes.
func writeBytes(ts *testscript.TestScript, _ bool, args []string) {
	content, err := strconv.Unquote(`"` + strings.ReplaceAll(args[1], `"`, `\"`) + `"`)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(content), 0o600))
}

// plain prints a file without the blanks at the ends of lines, so that it can
// be compared: "plain stdout". Escape sequences are not allowed in it.
func plain(ts *testscript.TestScript, _ bool, args []string) {
	text := ts.ReadFile(args[0])
	if strings.ContainsRune(text, '\x1b') {
		ts.Fatalf("%s has escape sequences, and there is no terminal", args[0])
	}
	for line := range strings.Lines(text) {
		_, err := ts.Stdout().Write([]byte(strings.TrimRight(line, " \n") + "\n"))
		ts.Check(err)
	}
}

// fillIn puts values into a file in the place of words: "fill-in FILE WORD VALUE …".
func fillIn(ts *testscript.TestScript, _ bool, args []string) {
	content := strings.NewReplacer(args[1:]...).Replace(ts.ReadFile(args[0]))
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(content), 0o600))
}
