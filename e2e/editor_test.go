package e2e

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// outside is an editor that somebody could have set, what they do in it, and
// what the form then says.
type outside struct {
	name  string
	needs string // the program; "": a shell script
	env   string // $EDITOR; %s is the script
	text  string // of the script; $1 is the file, $PLACE a folder for notes
	drive func(term *terminal, place string)
	says  []string // back in the form
	holds string   // the field, afterwards; "": nothing was typed in the editor
}

// Every script says when it has the terminal, and is driven from then on.
const ready = "printf 'ready now'; "

// wait waits for a note of the test's, and reads nothing.
const wait = `while [ ! -e "$PLACE/go" ]; do /bin/sleep 0.02; done; `

// probe notes what the editor was given.
const probe = `
	given=""; for fd in 0 1 2; do [ -t $fd ] && given="$given $fd is a terminal"; done
	[ "$(/usr/bin/readlink /proc/$$/fd/0)" = "$(/usr/bin/readlink /proc/$$/fd/1)" ] && given="$given one terminal"
	echo "$given" > "$PLACE/probe"
	/bin/ls /proc/$$/fd > "$PLACE/descriptors"
	/usr/bin/env > "$PLACE/environment"
	`

var outsides = []outside{
	{name: "nano", needs: "nano", env: "nano", drive: func(term *terminal, _ string) {
		term.see("text.txt").typ("from nano").see("from nano").typ("\x18").see("Save modified").typ("y").see("File Name").typ("\r")
	}, holds: "from nano"},
	{name: "vim", needs: "vim", env: "vim -u NONE -i NONE", drive: func(term *terminal, _ string) {
		term.see("text.txt").typ("ifrom vim").see("from vim").typ("\x1b:wq\r")
	}, holds: "from vim"},
	{name: "true", needs: "true", env: "true", says: []string{"ended at once and saved nothing"}},
	{name: "false", needs: "false", env: "false", says: []string{"The text is as it was", "exit status 1"}},
	{name: "reads the terminal", env: "%s", text: ready + probe + `read -r line; printf %s "$line" > "$1"`,
		drive: func(term *terminal, place string) {
			term.see("ready now").typ("from a line\r")
			wellGiven(term, place)
		}, holds: "from a line"},
	{name: "reads nothing", env: "%s", text: ready + wait + `printf quiet > "$1"`, drive: func(term *terminal, place string) {
		term.see("ready now").typ("lost\rwords\x1b[A").see("words")
		note(term, place)
	}, holds: "quiet"},
	{name: "forks", env: "%s", text: `(/bin/sleep 3) & printf forked > "$1"`, holds: "forked"},
	{name: "needs quotes", env: `"%s" -w 'two words'`, text: `[ "$1$2" = "-wtwo words" ] && printf quoted > "$3"`, holds: "quoted"},
	{name: "saves latin1", env: "%s", text: `printf 'caf\351' > "$1"`, says: []string{"isn't UTF-8 text: it is in"}},
	{name: "saves escape sequences", env: "%s", text: `printf '\033[31mred\033[0m \033]0;title\007ink' > "$1"`, holds: "red ink"},
	{name: "is killed", env: "%s", text: "/bin/stty raw -echo; printf '\033[?1049h\033[?1000h'; " + ready + `kill -9 $$`,
		says: []string{"The text is as it was", "signal: killed"}},
	{name: "is interrupted", env: "%s", text: ready + "exec /bin/sleep 60", drive: func(term *terminal, _ string) {
		term.see("ready now").typ("\x03")
	}, says: []string{"The text is as it was", "signal: interrupt"}},
}

// note lets a script go on.
func note(term *terminal, place string) {
	term.t.Helper()
	if err := os.WriteFile(filepath.Join(place, "go"), nil, 0o600); err != nil {
		term.t.Fatal(err)
	}
}

// wellGiven fails unless the editor had the terminal, and nothing else of the
// program's.
func wellGiven(term *terminal, place string) {
	term.t.Helper()
	got := map[string]string{}
	term.until("what the editor was given", func() bool {
		for _, name := range []string{"probe", "descriptors", "environment"} {
			text, _ := os.ReadFile(filepath.Join(place, name))
			got[name] = oneSpace(string(text))
		}
		return got["environment"] != ""
	})
	if want := "0 is a terminal 1 is a terminal 2 is a terminal one terminal"; got["probe"] != want {
		term.t.Errorf("it was given %q", got["probe"])
	}
	for fd := range strings.FieldsSeq(got["descriptors"]) {
		if n, err := strconv.Atoi(fd); err != nil || n > 2 && n < 10 { // those above are the shell's own
			term.t.Errorf("it was given descriptors %s", got["descriptors"])
		}
	}
	if strings.Contains(got["environment"], "FACET_") {
		term.t.Errorf("it knows %s", got["environment"])
	}
}

// command writes the script, and returns $EDITOR.
func (o outside) command(t *testing.T) (editor, place string) {
	place = filepath.Join(t.TempDir(), "with space")
	script := filepath.Join(place, "editor")
	if err := errors.Join(os.Mkdir(place, 0o700), os.WriteFile(script, []byte("#!/bin/sh\nPLACE='"+place+"'\n"+o.text+"\n"), 0o700)); err != nil {
		t.Fatal(err)
	}
	if o.needs == "" {
		return fmt.Sprintf(o.env, script), place
	}
	path, err := exec.LookPath(o.needs)
	if err != nil {
		t.Skip("not installed:", o.needs)
	}
	return strings.Replace(o.env, o.needs, path, 1), place
}

// try opens the editor once from a form, and fails unless the form is back by
// itself, with what it should have, and takes keys.
func (o outside) try(t *testing.T) {
	editor, place := o.command(t)
	open, err := os.Open(place) // a descriptor that is passed on
	if err != nil {
		t.Fatal(err)
	}
	defer open.Close()
	cmd := exec.CommandContext(t.Context(), program, "--sandbox")
	cmd.ExtraFiles = []*os.File{open}
	env := environment(t, "EDITOR="+editor, "FACET_ACCESS_TOKEN=secret", "TMPDIR="+place)
	term := startCommand(t, size{100, 40}, cmd, env)
	term.kind("Interests").see("Sea kayaking").press("n").see("New interest").field("Name").typ("Chess").field("Description")
	term.typ("\x05")
	if o.drive != nil {
		o.drive(term, place)
	}
	term.see(append([]string{"New interest", "Chess", o.holds}, o.says...)...)
	term.typ("!").until("the text and a further letter", func() bool {
		return regexp.MustCompile(`Description\s+` + regexp.QuoteMeta(o.holds) + `!`).MatchString(term.words())
	})
	o.leaves(term, place)
	term.press("ctrl+c").see("Press ctrl+c again").press("ctrl+c")
	if status := term.gone(soon); status != 0 {
		t.Errorf("status %d", status)
	}
	term.restored()
}

// leaves fails unless the text's file is gone, or stands where the form says.
func (o outside) leaves(term *terminal, place string) {
	term.t.Helper()
	left, err := filepath.Glob(filepath.Join(place, "facet-*", "*"))
	if err != nil {
		term.t.Fatal(err)
	}
	kept := o.name == "saves latin1" || o.name == "true"
	if kept != (len(left) == 1) {
		term.t.Errorf("it leaves %q", left)
	}
}

// TestFormIsBackWhenTheEditorEnds tries each kind of editor once, or as often
// as FACET_EDITORS says.
func TestFormIsBackWhenTheEditorEnds(t *testing.T) {
	times, err := strconv.Atoi(os.Getenv("FACET_EDITORS"))
	if err != nil {
		times = 1
	}
	for _, o := range outsides {
		t.Run(o.name, func(t *testing.T) {
			back := 0
			for n := range times {
				if t.Run(strconv.Itoa(n), o.try) {
					back++
				}
			}
			t.Logf("%s: back %d of %d times", o.name, back, times)
		})
	}
}

// TestTerminationDuringTheEditorEndsBoth: what was typed in the form is a draft.
func TestTerminationDuringTheEditorEndsBoth(t *testing.T) {
	t.Parallel()
	editor, _ := outside{env: "%s", text: ready + "/bin/sleep 60"}.command(t)
	env := sends(t, host(t))
	term := start(t, nil, append(env, "EDITOR='"+editor+"'"))
	term.kind("Interests").see("Sea kayaking").press("n").see("New interest").field("Name").typ("Half a wor").field("Description")
	term.typ("\x05").see("ready now").kill(syscall.SIGTERM)
	if status := term.gone(patience); status != 0 {
		t.Errorf("status %d", status)
	}
	term.restored()
	if list, err := facet(t, env, "drafts"); err != nil || !strings.Contains(list, "Half a wor") {
		t.Errorf("the drafts are %q, %v", list, err)
	}
}
