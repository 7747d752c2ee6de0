package e2e

import (
	"bytes"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// filled are the people of the sandbox for whom a list is.
var filled = []string{ines, kenta, alex, "siobhan.o'neil@contoso.com"}

// fillFaults go wrong while a list is sent and facet is killed.
var fillFaults = [][]string{
	nil, {"latency=30ms"}, {"latency=60ms@post", "throttle=40/10"}, {"late-answer=100ms@post"}, {"reset=after@post+#3"}, {"cut=30@post+#4"},
	{"commit-then-status=503@post+#3"}, {"late-commit=300ms@post+#4"}, {"status=429@post+#2", "retry-after=1"}, {"reset=before@post+#5"},
}

// list writes a list of so many rows, and returns its name.
func (h *hand) list(rows int) string {
	h.t.Helper()
	var b bytes.Buffer
	b.WriteString("person,kind,displayName\n")
	for i := range rows {
		fmt.Fprintf(&b, "%s,interest,Listed %d\n", filled[i%len(filled)], i)
	}
	name := filepath.Join(h.home, "list.csv")
	h.must(os.WriteFile(name, b.Bytes(), 0o600))
	return name
}

// fill sends the list, until nobody kills it any more and everything is there.
func (h *hand) fill(rows, kills int) {
	send := []string{"fill", h.list(rows), "--confirm", fmt.Sprint(len(filled))}
	for h.killed < kills {
		h.must(h.org.misbehave(fillFaults[h.luck.IntN(len(fillFaults))]...))
		if end := h.run(h.moment(1500*time.Millisecond), 4*time.Second, send...); end.status == 0 {
			break // it was sooner than whoever kills
		}
	}
	h.must(h.org.misbehave())
	for tries := 0; ; tries++ {
		end := h.run(0, 4*time.Second, send...)
		if end.status == 0 {
			break
		}
		if tries == 30 {
			h.t.Fatalf("the list is never done: %s", end.said)
		}
		h.settleAll()
	}
}

// settleAll is what somebody does about sends that are open: looks again, and
// where the sandbox has nothing and won't have, has it sent once more.
func (h *hand) settleAll() {
	h.t.Helper()
	for line := range strings.Lines(h.run(0, 0, "outbox").out) {
		id, label := strings.Fields(line)[0], line[strings.LastIndex(line, "  ")+2:]
		if h.run(0, 2300*time.Millisecond, "outbox", "check", id).status == 0 {
			continue
		}
		came, err := h.org.asked()
		h.must(err)
		who := filled[slices.IndexFunc(filled, func(p string) bool { return strings.Contains(line, "for "+p+",") })]
		if came.Postponed == 0 && !slices.Contains(h.fromList(), strings.TrimSpace(label)) {
			h.add(&h.asked, 1)
			h.run(0, 0, "outbox", "again", id, "--confirm", who)
		}
	}
}

// fromList are the names of all that the list has made.
func (h *hand) fromList() (names []string) {
	h.t.Helper()
	for _, person := range filled {
		var objects []object
		h.must(h.org.control("objects?segment=interests&person="+url.QueryEscape(person), nil, &objects))
		for _, o := range objects {
			if strings.HasPrefix(o.DisplayName, "Listed ") {
				names = append(names, o.DisplayName)
			}
		}
	}
	return names
}

// TestKilledFillSendsEachRowOnce kills facet fill in the middle of a list, and
// runs it again. FACET_KILLS is how often; FACET_SEED chooses other moments.
func TestKilledFillSendsEachRowOnce(t *testing.T) {
	const rows = 40
	kills := int(number(t, "FACET_KILLS", 6))
	f, began := new(figures), time.Now()
	lists := 0
	for f.kills < kills {
		t.Run(fmt.Sprint("list ", lists), func(t *testing.T) {
			h := newUser(t, f, lists).hand(t, "fill")
			h.fill(rows, min(6, kills-f.kills))
			names := h.fromList()
			slices.Sort(names)
			if once := slices.Compact(slices.Clone(names)); len(names) != rows || len(once) != rows {
				t.Errorf("%d objects of %d rows: %v", len(names), rows, names)
			}
			report, err := os.ReadFile(filepath.Join(h.home, "list.csv.report.csv"))
			if n := bytes.Count(report, []byte(",sent")); err != nil || n != rows {
				t.Errorf("the report has %d rows that were sent: %s %v", n, report, err)
			}
		})
		lists++
	}
	t.Logf("%d kills during %d lists of %d rows: every row once, %d left to a person; %.0f s", f.kills, lists, rows, f.asked, time.Since(began).Seconds())
}

func TestFillThatASignalEndsStopsBetweenTwoRowsAndGoesOn(t *testing.T) {
	t.Parallel()
	for name, end := range map[string]struct {
		signal syscall.Signal
		status int
	}{"interrupt": {syscall.SIGINT, 130}, "terminate": {syscall.SIGTERM, 143}} {
		t.Run(name, func(t *testing.T) {
			h := newUser(t, new(figures), 0).hand(t, "stop-"+name)
			h.stopped(end.signal, end.status)
		})
	}
}

// stopped ends a run over a list with a signal, and goes on with it.
func (h *hand) stopped(signal syscall.Signal, status int) {
	list := h.list(12)
	h.must(h.org.misbehave("latency=1s@post"))
	cmd := exec.CommandContext(h.t.Context(), program, "fill", list)
	term := startCommand(h.t, size{80, 24}, cmd, h.env)
	term.see("12 rows for 4 people", "To send 12 rows, type how many people it is for:").typ("4").press("enter")
	term.see(" of 12 · ")
	h.must(cmd.Process.Signal(signal))
	if got := term.gone(patience); got != status {
		h.t.Errorf("it ended with %d, not %d", got, status)
	}
	term.see("You stopped it.", "rows are left. To go on, run facet fill")
	h.must(h.org.misbehave())
	if end := h.run(0, 0, "fill", list, "--confirm", "4"); end.status != 0 || !strings.Contains(end.said, "sent before") {
		h.t.Error(end.said)
	}
	if names := h.fromList(); len(names) != 12 {
		h.t.Error(names)
	}
}

func TestListForOthersAsksForTheWiderPermissionOnce(t *testing.T) {
	t.Parallel()
	at, home := host(t), t.TempDir()
	env := environment(t, append(at.env, "FACET_TOKEN_CACHE=file", "FACET_HOME="+home)...)
	const waiting = `http://\S*state=\S+`
	login := background(t, env, "login")
	if err := new(visitor).visit(login.says(waiting)); err != nil {
		t.Fatal(err)
	}
	login.end()
	list := filepath.Join(home, "list.csv")
	for who, asks := range map[string]bool{ines: false, alex: true} {
		rows := fmt.Sprintf("person,kind,displayName\n%s,interest,Sailing\n%s,interest,Rowing\n", who, who)
		if err := os.WriteFile(list, []byte(rows), 0o600); err != nil {
			t.Fatal(err)
		}
		args := []string{"fill", list, "--confirm", "1"}
		if asks { // somebody who is there, at a terminal
			term := startSized(t, size{1000, 24}, args, env).see("Waiting for your browser", "No browser could be opened")
			address := regexp.MustCompile(waiting).FindString(term.shown())
			if !strings.Contains(address, "User.ReadWrite.All") {
				t.Errorf("it asks for %s", address)
			}
			if err := new(visitor).visit(address); err != nil {
				t.Fatal(err)
			}
			term.see("2 rows: 2 sent.").gone(patience)
		} else {
			fill := background(t, env, args...)
			if said := fill.says("2 rows: .*"); !strings.HasPrefix(said, "2 rows: 2 sent.") {
				t.Error(said)
			}
			fill.end()
		}
		if names := at.names(who, "profile/interests"); !slices.Contains(names, "Sailing") || !slices.Contains(names, "Rowing") {
			t.Error(names)
		}
	}
}
