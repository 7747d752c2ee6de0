package ui_test

import (
	"context"
	"io"
	"net/http"
	"os"
	"regexp"
	"runtime/debug"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"facet/auth"
	"facet/graph"
	"facet/graph/outbox"
	"facet/graph/sandbox"
	"facet/internal/state"
	"facet/profile/flow/flowtest"
	"facet/profile/person"
	"facet/ui"
)

// Each story leaves a whole program and its sandbox behind, which can wait.
func TestMain(m *testing.M) {
	debug.SetGCPercent(400)
	os.Exit(m.Run())
}

// terminal is the whole program at a keyboard and a screen of its own. Each
// key arrives as the bytes that a terminal sends; when press returns, the
// program has nothing left to do but to wait. Make one with start.
type terminal struct {
	t       *testing.T
	server  *sandbox.Sandbox
	program *tea.Program
	keys    *io.PipeWriter
	screens *screens
	ended   chan error
}

// beside lets a test run beside others. A test may tell several stories.
func beside(t *testing.T) {
	if _, told := besides.LoadOrStore(t, true); !told {
		t.Parallel()
	}
}

var besides sync.Map // the tests that run beside others

// story runs the program, signed in to a sandbox with these faults, inside a
// bubble of virtual time.
func story(t *testing.T, tell func(*terminal), faults ...string) {
	t.Helper()
	beside(t)
	synctest.Test(t, func(t *testing.T) {
		server := sandbox.New()
		inject(t, server, faults...)
		tell(start(t, server))
	})
}

// racing tells that the race detector is on.
var racing bool

// sweep begins a test that goes through many screens, in more states than the
// stories do. go test -short leaves it out, and so does the race detector: it
// sees the same code in the stories, in a tenth of the time.
func sweep(t *testing.T) {
	t.Helper()
	if testing.Short() || racing {
		t.Skip("goes through many screens")
	}
}

// unraced begins a test that opens every step anew. The race detector leaves it
// out, as the stories go through the same code.
func unraced(t *testing.T) {
	t.Helper()
	if racing {
		t.Skip("opens every step anew")
	}
}

// some are all of what a test goes through, or with -short so many of them, spread
// over the whole.
func some[T any](all []T, most int) []T {
	if !testing.Short() || len(all) <= most {
		return all
	}
	few := make([]T, most)
	for i := range few {
		few[i] = all[i*len(all)/most]
	}
	return few
}

func inject(t testing.TB, server *sandbox.Sandbox, faults ...string) {
	t.Helper()
	for _, fault := range faults {
		if err := server.Inject(fault); err != nil {
			t.Fatal(err)
		}
	}
}

// session is one in the sandbox, of its first person.
func session(t testing.TB, server *sandbox.Sandbox, whom graph.Person) *person.Session {
	t.Helper()
	token, err := server.Token(server.People()[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	root, err := auth.ParseGraphRoot(sandbox.BaseURL)
	if err != nil {
		t.Fatal(err)
	}
	wire := graph.NewTransport(sandbox.BaseURL, server)
	return &person.Session{
		Client: &graph.Client{
			BaseURL: sandbox.BaseURL,
			HTTP: &http.Client{
				Transport:     &auth.Transport{Graph: root, Source: auth.Static(auth.NewSecret(token)), Base: wire},
				CheckRedirect: graph.CheckRedirect,
			},
		},
		Person: whom, Kinds: flowtest.Kinds(), Sandbox: true,
		Outbox: outbox.New("outbox", state.NewMemory()),
	}
}

// me is the person who is signed in.
var me = graph.Me()

// start opens the program on the profile of the sandbox's first person.
func start(t *testing.T, server *sandbox.Sandbox) *terminal {
	t.Helper()
	return open(t, server, ui.Options{Session: session(t, server, me)}, 80, 24)
}

// open opens the program on a screen of a size.
func open(t *testing.T, server *sandbox.Sandbox, options ui.Options, width, height int) *terminal {
	t.Helper()
	return run(t, server, ui.New(t.Context(), options), width, height)
}

// run runs a program on a screen of a size.
func run(t *testing.T, server *sandbox.Sandbox, model tea.Model, width, height int) *terminal {
	t.Helper()
	in, keys := io.Pipe()
	term := &terminal{t: t, server: server, keys: keys, ended: make(chan error, 1)}
	term.screens = &screens{Model: model, t: t, width: width, height: height, at: time.Now()}
	term.program = tea.NewProgram(term.screens,
		tea.WithContext(context.WithoutCancel(t.Context())), tea.WithInput(in), tea.WithOutput(io.Discard), tea.WithoutRenderer(),
		tea.WithWindowSize(width, height), tea.WithoutSignals(), tea.WithoutSignalHandler(), tea.WithFPS(1),
		tea.WithEnvironment([]string{"TERM=xterm-256color", "COLORTERM=truecolor"}), tea.WithColorProfile(colorprofile.TrueColor))
	go func() {
		_, err := term.program.Run()
		in.Close() // a key after the end is lost, and holds nobody up
		term.ended <- err
	}()
	t.Cleanup(term.quit)
	term.screens.settle()
	return term
}

// quit ends the program, if it hasn't ended. Bytes that might have begun a
// longer sequence are given the time to be read as what they are.
func (term *terminal) quit() {
	term.wait(time.Second)
	term.screens.last() // is lawful, too
	term.program.Quit()
	synctest.Wait()
	term.keys.Close()
	synctest.Wait()
	term.over()
}

// over fails unless the program has ended by itself, and well.
func (term *terminal) over() {
	term.t.Helper()
	select {
	case err := <-term.ended:
		term.ended <- err
		if err != nil {
			term.t.Errorf("the program ended with %v", err)
		}
	default:
		term.t.Fatalf("the program is still there:\n%s", term.screen())
	}
}

// strokes are the bytes that a terminal sends for keys with a name.
var strokes = map[string]string{
	"enter": "\r", "tab": "\t", "shift+tab": "\x1b[Z", "esc": "\x1b", "backspace": "\x7f", "delete": "\x1b[3~", "space": " ",
	"up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H", "end": "\x1b[F",
	"pgup": "\x1b[5~", "pgdown": "\x1b[6~", "f1": "\x1bOP", "f2": "\x1bOQ",
}

// word is what an action without a key is found by.
var word = regexp.MustCompile("^[a-z]{2,}$")

// press presses keys by their names, one after the other. A word finds an action with
// ctrl+p.
func (term *terminal) press(names ...string) *terminal {
	for _, name := range names {
		keys, known := strokes[name]
		if letter, ctrl := strings.CutPrefix(name, "ctrl+"); ctrl {
			keys, known = string(rune(letter[0]&0x1f)), true
		}
		if word.MatchString(name) && !known {
			term.press("ctrl+p").typ(name).press("enter")
			continue
		}
		if !known {
			keys = name
		}
		term.send(keys)
		if name == "esc" {
			term.wait(time.Second) // until then it might begin a longer sequence
		}
	}
	return term
}

// typ types a text, letter by letter.
func (term *terminal) typ(words string) *terminal {
	for _, letter := range words {
		if letter == '\n' {
			letter = '\r'
		}
		term.send(string(letter))
	}
	return term
}

// burst sends keys so quickly that they arrive in one piece.
func (term *terminal) burst(keys string) *terminal {
	term.send(keys)
	return term
}

// paste pastes a text, as a terminal with bracketed paste does.
func (term *terminal) paste(words string) *terminal {
	term.send("\x1b[200~" + words + "\x1b[201~")
	return term
}

func (term *terminal) send(keys string) {
	term.screens.begin()
	_, _ = io.WriteString(term.keys, keys)
	term.screens.settle()
}

// wait lets time pass.
func (term *terminal) wait(d time.Duration) *terminal {
	time.Sleep(d)
	synctest.Wait()
	return term
}

// resize changes the size of the window.
func (term *terminal) resize(width, height int) *terminal {
	term.screens.begin()
	term.program.Send(tea.WindowSizeMsg{Width: width, Height: height})
	term.screens.settle()
	return term
}

// screen is what stands on the screen, without its colours.
func (term *terminal) screen() string {
	return unframed(plainScreen(term.screens.last().Content), term.screens.width)
}

// unframed is a screen without its margin, in which the stripe of somebody
// else's profile stands.
func unframed(screen string, width int) string {
	margin := 1
	if width >= 110 {
		margin = 2
	}
	lines := strings.Split(screen, "\n")
	for i := range lines {
		for range margin {
			if first, size := utf8.DecodeRuneInString(lines[i]); first == ' ' || first == '▌' {
				lines[i] = lines[i][size:]
			}
		}
	}
	return strings.Join(lines, "\n")
}

func plainScreen(content string) string {
	lines := strings.Split(ansi.Strip(content), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}

// words is the screen with every run of spaces and line breaks as one space,
// so that it doesn't matter where a sentence was wrapped, or whether it stands
// beside the bar of the field with the focus.
func (term *terminal) words() string {
	return oneSpace(besideBar.ReplaceAllString(term.screen(), "\n"))
}

var besideBar = regexp.MustCompile(`\n▌ {3,}`)

func oneSpace(s string) string { return strings.Join(strings.Fields(s), " ") }

// see fails unless all these words are on the screen.
func (term *terminal) see(all ...string) *terminal {
	term.t.Helper()
	for _, words := range all {
		if !strings.Contains(term.words(), oneSpace(words)) {
			term.t.Fatalf("%q is not on the screen:\n%s", words, term.screen())
		}
	}
	return term
}

// notSee fails if one of these words is on the screen.
func (term *terminal) notSee(all ...string) *terminal {
	term.t.Helper()
	for _, words := range all {
		if strings.Contains(term.words(), oneSpace(words)) {
			term.t.Fatalf("%q is on the screen:\n%s", words, term.screen())
		}
	}
	return term
}

// screens passes everything on to the program's model and keeps the last
// view. It holds every view to the laws of a screen.
//
// A key brings many messages at one and the same moment. What nobody could have
// seen between them isn't drawn. With -short, only what a test looks at is.
type screens struct {
	tea.Model
	t             *testing.T
	width, height int

	mu    sync.Mutex
	view  tea.View
	known map[string]bool // lines that were looked at, in a window of this width
	at    time.Time       // the moment at which nothing is drawn before all is quiet
	stale bool            // something has come since the view was drawn
}

// begin says that a moment begins in which much may come.
func (s *screens) begin() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.at = time.Now()
}

// settle waits until all is quiet, and draws.
func (s *screens) settle() {
	synctest.Wait()
	if !testing.Short() {
		s.last()
	}
}

// last is the view as it is now.
func (s *screens) last() tea.View {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.stale {
		s.draw()
	}
	return s.view
}

func (s *screens) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	s.mu.Lock() // a test may have drawn the model
	defer s.mu.Unlock()
	if size, ok := msg.(tea.WindowSizeMsg); ok {
		s.width, s.height, s.known = size.Width, size.Height, nil
	}
	_, cmd := s.Model.Update(msg)
	return s, cmd
}

func (s *screens) View() tea.View {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.stale = true
	if !testing.Short() && !time.Now().Equal(s.at) {
		s.draw()
	}
	return s.view
}

func (s *screens) draw() {
	s.stale = false
	if s.known == nil {
		s.known = map[string]bool{}
	}
	view := s.Model.View()
	changed := view.Content != s.view.Content || view.WindowTitle != s.view.WindowTitle
	if changed && !s.t.Failed() { // one unlawful view is enough
		lawful(s.t, view, s.width, s.height, s.known)
	}
	s.view = view
}
