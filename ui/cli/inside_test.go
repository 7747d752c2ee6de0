package cli_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/rogpeppe/go-internal/testscript"

	"facet/ui/cli"
)

// A process has one folder and one environment, so that one script after the other
// has this one.
var alone sync.Mutex

// status runs facet in this process, which takes a quarter of the time that a process
// of its own does. It must end with the status: "status 2 facet …".
func status(ts *testscript.TestScript, neg bool, args []string) {
	if args[1] != "facet" {
		process(ts, neg, args)
		return
	}
	alone.Lock()
	defer alone.Unlock()
	defer become(ts)()
	in := ts.Value(given{}).(*string)
	out, told := shared{to: ts.Stdout()}, shared{to: ts.Stderr()}
	got := cli.Run(context.Background(), cli.Streams{
		In: strings.NewReader(*in), Out: &out, Err: &told, LookupEnv: os.LookupEnv, Environment: os.Environ(), Machine: os.Getenv("TEST_MACHINE"),
	}, args[2:])
	*in = ""
	ended(ts, args[0], got, out.said.String()+told.said.String())
}

// become has this process be in the folder of a script, with its environment. What it
// returns takes that back.
func become(ts *testscript.TestScript) (back func()) {
	before, folder := os.Environ(), must(os.Getwd())
	system := os.Getenv("SYSTEMROOT") // without which nothing works on Windows
	os.Clearenv()
	ts.Check(os.Setenv("SYSTEMROOT", system))
	for _, name := range append([]string{"FACET_HOME", "HOME", "USERPROFILE", "PATH", "TMPDIR", "TMP"}, named()...) {
		if value := ts.Getenv(name); value != "" {
			ts.Check(os.Setenv(name, value))
		}
	}
	ts.Check(os.Chdir(ts.MkAbs(".")))
	return func() {
		os.Clearenv()
		for _, variable := range before {
			if name, value, _ := strings.Cut(variable, "="); name != "" {
				ts.Check(os.Setenv(name, value))
			}
		}
		ts.Check(os.Chdir(folder))
	}
}

func must(s string, err error) string {
	if err != nil {
		panic(err)
	}
	return s
}

var set = regexp.MustCompile(`(?m)^(?:\[\w+\] )?env (\w+)=`)

// named are the variables that a script sets. One without a value isn't set.
var named = sync.OnceValue(func() (all []string) {
	files, _ := filepath.Glob(filepath.Join(here, "testdata", "script", "*.txt"))
	for _, file := range files {
		script, err := os.ReadFile(file)
		for _, name := range set.FindAllStringSubmatch(must(string(script), err), -1) {
			all = append(all, name[1])
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
})

// shared is a stream that goroutines write to.
type shared struct {
	mu   sync.Mutex
	said bytes.Buffer
	to   interface{ Write([]byte) (int, error) }
}

func (s *shared) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.said.Write(p)
	return s.to.Write(p)
}

// given is what the next command reads.
type given struct{}

// input says what the next status reads from standard input: "input FILE".
func input(ts *testscript.TestScript, _ bool, args []string) {
	*ts.Value(given{}).(*string) = ts.ReadFile(args[0])
}
