package ui

import (
	"slices"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"facet/internal/text"
	"facet/profile/person"
	"facet/ui/paint"
)

// subject is the topmost screen that works on a profile, if there is one.
func (m *Model) subject() sessioned {
	for _, p := range slices.Backward(m.stack) {
		if s, ok := p.screen.(sessioned); ok {
			return s
		}
	}
	return nil
}

// session is the session of that screen.
func (m *Model) session() *person.Session {
	if s := m.subject(); s != nil {
		return s.of()
	}
	return nil
}

// header says in words whose profile this is, taken from the very session
// that the screen sends with.
func (m *Model) header() string {
	if !m.cut {
		return m.heading()
	}
	return m.heading() + "\n" + m.wrapped(m.theme.bad, cutWords)
}

// wrapped is a sentence on as many lines as it takes. It is raw text.
func (m *Model) wrapped(style lipgloss.Style, words string) string {
	return style.Width(m.width).Render(text.Line(words))
}

const cutWords = "! The terminal didn't say where the paste ends. What came is kept: look at it."

func (m *Model) heading() string {
	s := m.session()
	if s == nil {
		return m.theme.roles.Render(paint.Block{brand(paint.OnAccent).Fit(m.width).On(paint.Surface)})
	}
	lines := []string{m.theme.roles.Render(m.banner(s))}
	if s.Drafts != nil && s.Drafts.Problem() != nil {
		lines = append(lines, m.wrapped(m.theme.bad, "! What you type can't be saved on this computer: "+s.Drafts.Problem().Error()))
	}
	if words := s.Waits.Words(); words != "" {
		lines = append(lines, m.wrapped(m.theme.warn, words))
	}
	if words := m.progress(); words != "" {
		lines = append(lines, m.wrapped(m.theme.accent, words))
	}
	return strings.Join(lines, "\n")
}

// brand is the name of the program, on a fill.
func brand(fill paint.Fill) paint.Line {
	return paint.Of(paint.Style{Role: paint.Badge, Fill: fill, Bold: true}.Own(" facet "))
}

// banner says whose profile is open, on the whole width. Somebody else's can't be
// overlooked: their name stands there uncut, on as many lines as it takes.
func (m *Model) banner(s *person.Session) paint.Block {
	right := practice(s, m.width)
	if s.Person.IsMe() {
		return m.ownBanner(right)
	}
	warn := paint.Style{Role: paint.Badge, Fill: paint.OnWarn, Bold: true}
	left := paint.Cat(brand(paint.OnWarn), paint.Space(1))
	words := otherBanner(s, m.width-left.Width()-right.Width()-1)
	if len(words) > 1 {
		left, words = paint.Space(1), otherBanner(s, m.width-2)
	}
	var lines paint.Block
	for _, line := range words {
		head := paint.Cat(left, paint.Of(warn.Of(line)))
		if head.Width()+right.Width() < m.width {
			lines = append(lines, paint.Ends(m.width, head, right).On(paint.OnWarn))
			right = nil
			continue
		}
		lines = append(lines, head.Fit(m.width).On(paint.OnWarn))
	}
	if len(right) > 0 {
		lines = append(lines, paint.Ends(m.width, nil, right).On(paint.OnWarn))
	}
	return lines
}

// ownBanner says what is to say of one's own profile, all of it.
func (m *Model) ownBanner(right paint.Line) paint.Block {
	left := paint.Cat(brand(paint.OnAccent), paint.Space(2))
	words := paint.Wrap(paint.Strong, text.OneLine(m.headline()), max(m.width-left.Width()-right.Width()-1, 10))
	var lines paint.Block
	for i, line := range words {
		end := right
		if i < len(words)-1 {
			end = nil // a sentence is read to its end before that
		}
		lines = append(lines, paint.Ends(m.width, paint.Cat(left, line), end).On(paint.Surface))
		left = paint.Space(left.Width())
	}
	return lines
}

// practice says that this is the sandbox, where it is.
func practice(s *person.Session, width int) paint.Line {
	if !s.Sandbox {
		return nil
	}
	badge := paint.Of(paint.Style{Role: paint.Badge, Fill: paint.OnGood, Bold: true}.Own(" SANDBOX "), paint.Normal.Own(" "))
	switch {
	case !s.Person.IsMe() || width < 70:
		return badge
	case width < 100:
		return paint.Cat(paint.Of(paint.Hint.Own("practice ")), badge)
	}
	return paint.Cat(paint.Of(paint.Hint.Own("practice: nothing leaves this computer  ")), badge)
}

// headline says whose profile is open, or what else it is about. It is raw text.
func (m *Model) headline() string {
	if h, ok := m.subject().(headed); ok {
		return h.heading()
	}
	return m.session().OwnerDetails()
}

// progress is how far the work is that a screen below is about.
func (m *Model) progress() string {
	for _, p := range slices.Backward(m.stack) {
		if w, ok := p.screen.(working); ok {
			return w.progress()
		}
	}
	return ""
}

// otherBanner says that this is somebody else's profile, and whose: on one line
// if it fits, else on as many as the name and the sign-in name take. Nothing of it
// is cut, as only the whole tells two people of nearly one name apart.
func otherBanner(s *person.Session, width int) []text.Safe {
	whole := text.OneLine(s.EditingOther())
	if lipgloss.Width(whole.String()) <= width {
		return []text.Safe{whole}
	}
	parts := []string{person.EditingOtherWords + s.User.DisplayName, s.User.UserPrincipalName}
	if s.User.UserPrincipalName == "" {
		parts = []string{whole.String()}
	}
	var lines []text.Safe
	for _, words := range parts {
		for _, line := range paint.Wrap(paint.Normal, text.OneLine(words), max(width, 10)) {
			lines = append(lines, text.OneLine(line.String()))
		}
	}
	return lines
}

// margin is how far all below the header stands off both sides.
func (m *Model) margin() int {
	const roomy = 110
	if m.width >= roomy {
		return 2
	}
	return 1
}

// flush is a screen whose lines may begin at the left side: an address on several
// of them is copied from there, and blanks would be in it.
type flush interface{ flush() bool }

// indentation is how far the lines of the screen on top stand off the left side.
func (m *Model) indentation() int {
	if s, can := m.stack[m.top()].screen.(flush); can && s.flush() {
		return 0
	}
	return m.margin()
}

// left is what stands to the left of all lines below the header. A stripe runs down
// there on somebody else's profile.
func (m *Model) left(width int) string {
	if s := m.session(); s != nil && !s.Person.IsMe() && width > 0 {
		stripe := paint.Of(paint.Style{Role: paint.Warn}.Own(paint.Unicode.Here))
		return m.theme.roles.Render(paint.Block{stripe}) + strings.Repeat(" ", width-1)
	}
	return strings.Repeat(" ", width)
}

// indented writes lines, each on a new one, with something to their left.
func indented(content *strings.Builder, lines, left string) {
	for line := range strings.SplitSeq(lines, "\n") {
		content.WriteByte('\n')
		content.WriteString(left)
		content.WriteString(line)
	}
}

// footer names the keys that work on the top screen, and at its end, always, those
// that lead to the others.
func (m *Model) footer() string {
	top, most, width := m.stack[m.top()].screen, m.footHeight(), m.width-2*m.margin()
	last, _ := keyLines(width, 1, 0, aids(top))
	end := last[0].Width()
	lines, _ := keyLines(width, most, end, keyed(able(top.actions())))
	if m.mouse.free {
		lines = paint.Block{paint.Of(paint.Style{Role: paint.Accent}.Of(text.OneLine(text.Fit(freeWords, width-end-2))))}
	}
	lines = append(lines, make(paint.Block, most-len(lines))...)
	lines[most-1] = paint.Cat(lines[most-1], paint.Space(width-lines[most-1].Width()-end), last[0])
	return m.theme.roles.Render(lines)
}

// footHeight is how many lines the footer has. It depends on the window alone, so
// that nothing jumps when keys come and go.
func (m *Model) footHeight() int {
	const roomy = 120
	if m.width >= roomy {
		return 1
	}
	return 2
}

// keyLines are the keys that fit on so many lines, in their order; of the last of
// them, some cells are taken. "…" says that there are more than fit. The zones are
// where each stands.
func keyLines(width, most, taken int, all []action) (lines paint.Block, zones []footZone) {
	const gap = 2
	if taken > 0 {
		taken += gap
	}
	lines, used := paint.Block{nil}, 0
	for _, a := range all {
		item := paint.Of(paint.Strong.Of(text.OneLine(a.named())), paint.Normal.Own(" "), paint.Hint.Of(text.OneLine(a.Help)))
		room, width := item.Width(), width
		if len(lines) == most {
			width -= taken
		}
		switch {
		case used == 0:
			lines[len(lines)-1], used = item, room
		case used+gap+room <= width:
			lines[len(lines)-1] = paint.Cat(lines[len(lines)-1], paint.Space(gap), item)
			used += gap + room
		case len(lines) < most:
			lines, used = append(lines, item), room
		default:
			if used+gap+1 <= width {
				lines[most-1] = paint.Cat(lines[most-1], paint.Space(gap), paint.Of(paint.Hint.Own("…")))
			}
			return lines, zones
		}
		zones = append(zones, footZone{len(lines) - 1, used - room, used, a.Name()})
	}
	return lines, zones
}

// inSigns is a screen with the signs that the terminal has.
func (m *Model) inSigns(screen string) string {
	if m.ascii {
		return paint.InASCII(screen)
	}
	return screen
}

// leastWidth is the narrowest window that the screens are drawn for.
const leastWidth = 60

// cut takes off what doesn't fit into a window narrower than that.
func cut(content string, width int) string {
	if width >= leastWidth {
		return content
	}
	lines := strings.Split(content, "\n")
	for i := range lines {
		lines[i] = ansi.Truncate(lines[i], width, "")
	}
	return strings.Join(lines, "\n")
}
