// Package ui is facet's program on the terminal: a stack of screens, the
// header above them and the keys below.
//
// Its laws: New, Init, Update and View do no input or output; a Cmd works on
// copies taken before it started and changes nothing; navigation is a value
// that Update returns, never a message; a screen's context ends when it
// leaves the stack, and its requests with it; an error is shown where it
// happened and the form stays. Text from outside passes through
// internal/text before it is drawn. What is edited and sent, and the words for
// it, are those of packages draft and send.
package ui

import (
	"context"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"facet/internal/debuglog"
	"facet/internal/text"
	"facet/internal/texteditor"
	"facet/profile/draft"
	"facet/profile/person"
)

// Options says what the program starts with.
type Options struct {
	Session  *person.Session        // nil: nobody is signed in yet
	Accounts person.Accounts        // signs people in; nil: that isn't set up, and the first screen says how
	SetUp    person.SetUp           // sets it up; nil: it can't be done here
	Sandbox  func() *person.Session // opens the sandbox; nil: there is none to open
	ASCII    bool                   // the terminal has no other signs
	NoMouse  bool                   // the mouse is the terminal's
	Theme    string                 // "light", "dark", or "" for what the terminal answers
	Editor   *texteditor.Editor     // edits long text; nil: none
	Work     draft.Work             // a list to be worked off, instead of one's own profile; nil: none
	Log      *debuglog.Log          // of the line mode, for who works on facet; that of the screens hears them through [Model.Seen]; nil: none

	// Templates reads what forms can begin with; nil: nothing is there.
	Templates func() draft.Templates

	// Write puts a message that the person is to send into a file, and returns its
	// name; nil: none is written.
	Write func(words string) (file string, err error)

	// Clipboard puts a text into the system's; nil: the terminal is asked alone.
	Clipboard func(ctx context.Context, text string) error
}

// Model is the root of the program. It knows the stack, the size and the
// theme, and no screen by name.
type Model struct {
	ctx    context.Context
	stack  []placed
	theme  *theme
	width  int
	height int

	watched   person.Drafts // whose saving is watched
	waits     *person.Waits // which are watched
	write     func(words string) (string, error)
	clipboard func(context.Context, string) error
	head      string            // the header, as the last message left it
	room      tea.WindowSizeMsg // between header and footer, as the screens were told
	mouse     mouse
	ascii     bool
	recent    []string // what was chosen from all actions
	cut       bool     // the last paste had no end, and no key has come since
}

// placed is a screen on the stack, with what ends its requests.
type placed struct {
	screen
	end context.CancelFunc
}

// New makes the program. The context ends every request.
func New(ctx context.Context, options Options) *Model {
	m := &Model{ctx: ctx, write: options.Write, clipboard: options.Clipboard, ascii: options.ASCII, mouse: mouse{off: options.NoMouse}, theme: newTheme(options.Theme), width: 80, height: 24}
	open := opener{theme: m.theme, sandbox: options.Sandbox, accounts: options.Accounts, setUp: options.SetUp, editor: options.Editor, begins: options.Templates, work: options.Work}
	m.stack = []placed{{screen: open.first(options.Session)}}
	return m
}

// PasteCutMsg says that the terminal never ended the last paste. What came of it
// has been pasted.
type PasteCutMsg struct{}

// Init asks the terminal for its background and starts the first screen.
func (m *Model) Init() tea.Cmd {
	return tea.Batch(tea.RequestBackgroundColor, m.begin(len(m.stack)-1), m.watch(), m.watchWaits())
}

// begin gives the screen at the place its context and its size.
func (m *Model) begin(at int) tea.Cmd {
	ctx, end := context.WithCancel(m.ctx)
	m.stack[at].end = end
	start := m.stack[at].Init(ctx)
	return tea.Batch(start, m.deliver(at, m.bodySize()))
}

// Update sends a message to the screen that it is for, and has what was typed
// saved.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	cmd := tea.Batch(m.handle(msg), m.fit())
	m.keepDraft()
	return m, tea.Batch(cmd, m.watch(), m.watchWaits())
}

func (m *Model) handle(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.width, m.height = msg.Width, msg.Height
		return nil
	case tea.BackgroundColorMsg:
		m.theme.paper(msg)
	case tea.ColorProfileMsg:
		m.theme.colors(msg.Profile)
		return m.everyone(themedMsg{})
	case PasteCutMsg:
		m.cut = true
		return nil
	case savingMsg:
		m.watched = nil
		return nil
	case patienceMsg:
		m.waits = nil
		return nil
	case copyMsg:
		return m.copy(msg)
	case reply:
		return m.answer(msg)
	case tea.MouseMsg:
		return m.moused(msg)
	case tea.KeyPressMsg:
		m.mouse = mouse{off: m.mouse.off}
		return m.press(msg)
	}
	return m.deliver(m.top(), msg)
}

// press handles the keys that work everywhere and hands on the others.
func (m *Model) press(msg tea.KeyPressMsg) tea.Cmd {
	if m.cut {
		m.cut = false
		return m.press(msg)
	}
	switch msg.String() {
	case "ctrl+c":
		return m.leave()
	case "ctrl+z":
		if u, ok := m.stack[m.top()].screen.(undoer); !ok || !u.undoable() {
			m.keepDraft()
			return m.suspend()
		}
	}
	if a, helps := find(aids(m.stack[m.top()].screen), msg.String()); helps {
		return m.openAid(a)
	}
	if msg.String() == goKey && m.goes() {
		return m.push(newPalette(m.theme, m.stack[m.top()].screen, placesTitle, m.places(), &m.recent))
	}
	return m.deliver(m.top(), msg)
}

// suspend stops the program, once what was typed is on the disk: a program that
// is stopped may never go on.
func (m *Model) suspend() tea.Cmd {
	const most = time.Second // a disk that hangs must not hold up the keyboard
	ctx, s := m.ctx, m.session()
	return func() tea.Msg {
		if s != nil {
			ctx, end := context.WithTimeout(ctx, most)
			defer end()
			s.SaveDrafts(ctx)
		}
		return tea.Suspend()
	}
}

// leave quits, unless a screen anywhere on the stack has something to lose: it
// comes to the front, and says so.
func (m *Model) leave() tea.Cmd {
	for at := m.top(); at >= 0; at-- {
		if asks, ok := m.stack[at].screen.(quitter); ok && !asks.mayQuit() {
			m.drop(at + 1)
			return m.deliver(at, m.bodySize())
		}
	}
	return m.quit()
}

// openAid opens the palette or the help over the present screen.
func (m *Model) openAid(a action) tea.Cmd {
	below := m.stack[m.top()].screen
	if slices.Contains(a.Keys, "ctrl+p") {
		return m.push(newPalette(m.theme, below, "All actions", m.everything(), &m.recent))
	}
	return m.push(newHelp(m.theme, below))
}

func (m *Model) top() int { return len(m.stack) - 1 }

// deliver hands a message to the screen at a place, and goes where it says.
// An aid that stands above a screen that leads on has nothing left to help with.
func (m *Model) deliver(at int, msg tea.Msg) tea.Cmd {
	next, cmd := m.stack[at].Update(msg)
	if next == m.stack[at].screen {
		return cmd
	}
	m.drop(at + 1)
	return tea.Batch(cmd, m.move(next))
}

// answer brings a reply to the screen that asked, if it is still there.
func (m *Model) answer(r reply) tea.Cmd {
	for at := range m.stack {
		if m.stack[at].screen == r.to {
			return m.deliver(at, r.msg)
		}
	}
	return nil
}

// everyone hands a message to all screens.
func (m *Model) everyone(msg tea.Msg) tea.Cmd {
	var cmds []tea.Cmd
	for at := range m.stack {
		cmds = append(cmds, m.deliver(at, msg))
	}
	return tea.Batch(cmds...)
}

// fit draws the header, once for all that asks for it until the next message, and
// tells all screens how much room there is, where that has changed.
func (m *Model) fit() tea.Cmd {
	m.head = m.header()
	room := m.below(m.head)
	if room == m.room {
		return nil
	}
	m.room = room
	cmd := m.everyone(room)
	m.head = m.header()
	return cmd
}

// bodySize is the room between header and footer.
func (m *Model) bodySize() tea.WindowSizeMsg { return m.below(m.header()) }

// below is the room between a header and the footer, and the blank line under the
// header.
func (m *Model) below(header string) tea.WindowSizeMsg {
	taken := lipgloss.Height(header) + m.footHeight() + 1
	return tea.WindowSizeMsg{Width: m.width - 2*m.margin(), Height: max(m.height-taken, 3)}
}

// View draws header, screen and footer, and places the real cursor.
func (m *Model) View() tea.View {
	header, body, footer := m.head, m.stack[m.top()].View(), m.footer()
	if header == "" { // no message has come yet
		header = m.header()
	}
	height := m.below(header).Height
	var content strings.Builder
	content.Grow(len(header) + len(body) + len(footer) + m.height*len(m.left(m.margin())))
	content.WriteString(header)
	indented(&content, "\n"+fill(body, height), m.left(m.indentation()))
	indented(&content, footer, m.left(m.margin()))
	view := tea.NewView(m.inSigns(text.Rejoined(cut(content.String(), m.width))))
	view.AltScreen = true
	view.MouseMode = m.mouse.mode()
	view.WindowTitle = "facet"
	if s := m.session(); s != nil {
		view.WindowTitle = "facet · " + text.Line(s.OwnerDetails())
	}
	if c, ok := m.stack[m.top()].screen.(cursored); ok {
		if at := c.Cursor(); at != nil && at.X < m.width-m.margin() && at.Y < height {
			at.X += m.indentation()
			at.Y += lipgloss.Height(header) + 1
			view.Cursor = at
		}
	}
	return view
}

// fill makes a body exactly as tall as the room for it.
func fill(body string, height int) string {
	if have := strings.Count(body, "\n") + 1; have <= height {
		return body + strings.Repeat("\n", height-have)
	}
	return strings.Join(strings.SplitN(body, "\n", height+1)[:height], "\n")
}
