package field

import (
	"slices"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"facet/internal/text"
)

// Date is a field of one day or one month.
type Date struct {
	base
	bound
	input  input
	today  func() time.Time
	months bool // the person sees 2026-11, the variable holds a day of it
	folded bool

	present   func() // what "present" means; nil: nothing
	presently string // what is said of it then
}

// NewDate returns a field for a day, written and kept as 2026-11-21. It takes
// what [Resolve] knows; what else the person types is kept for a check to refuse.
func NewDate[T ~string](value *T, today func() time.Time) *Date {
	return newDate(bind(value), today, false)
}

// NewMonth returns a field for a month, written as 2026-11 and kept as its first
// day, 2026-11-01. A value that lies in the month already keeps its day.
func NewMonth[T ~string](value *T, today func() time.Time) *Date {
	return newDate(bind(value), today, true)
}

func newDate(value bound, today func() time.Time, months bool) *Date {
	d := &Date{bound: value, today: today, months: months}
	d.host(d)
	d.load()
	return d
}

// load shows the variable's value.
func (d *Date) load() {
	raw := d.get()
	d.input.loadAs(raw, d.shown(raw))
}

// sync shows the variable's value again if somebody else changed it.
func (d *Date) sync() {
	if !d.focused && d.get() != d.wire() {
		d.load()
	}
}

// shown returns how a value reads in the field.
func (d *Date) shown(raw string) string {
	if _, err := time.Parse(time.DateOnly, raw); err == nil && d.months {
		return raw[:len(monthOnly)]
	}
	return raw
}

// wire returns the value for what is typed now.
func (d *Date) wire() string {
	if !d.input.touched() {
		return d.input.raw
	}
	day, ok := d.resolve()
	switch {
	case !ok:
		return strings.TrimSpace(d.input.String())
	case !d.months:
		return day.Format(time.DateOnly)
	case d.shown(d.input.raw) == day.Format(monthOnly):
		return d.input.raw
	}
	return day.Format(monthOnly) + "-01"
}

// resolve returns the day that is typed now; for a month, one day of it.
func (d *Date) resolve() (time.Time, bool) {
	typed := d.input.String()
	if d.goesOn() {
		return time.Time{}, false
	}
	if t, ok := parse(typed, monthLayouts); d.months && ok {
		return t, true
	}
	s, ok := Resolve(typed, d.today())
	t, _ := time.Parse(time.DateOnly, s)
	return t, ok
}

// Focus lets the person edit.
func (d *Date) Focus() tea.Cmd {
	d.sync()
	d.focused, d.notice = true, ""
	d.input.move(len(d.input.clusters))
	return nil
}

// Blur writes out what was typed in short: "today" becomes the day.
func (d *Date) Blur() tea.Cmd {
	d.focused = false
	d.settle()
	return nil
}

// Undoable implements [Undoer].
func (d *Date) Undoable() bool { return d.input.past.some() }

// Fold leaves up and down to the page.
func (d *Date) Fold() { d.folded = true }

// Folded reports whether up and down are left to the page.
func (d *Date) Folded() bool { return d.folded }

// Captures reports whether a key steps the date, as up and down do when it is one,
// or starts at today, as they do when there is none.
func (d *Date) Captures(msg tea.KeyPressMsg) bool {
	if keys := msg.String(); d.folded || keys != "up" && keys != "down" {
		return false
	}
	_, ok := d.resolve()
	return ok || d.input.empty()
}

// KeyBinds returns the keys that step the date.
func (d *Date) KeyBinds() []key.Binding {
	switch {
	case d.folded:
		return []key.Binding{key.NewBinding(key.WithKeys("left", "right"), key.WithHelp("←/→", "go into the date"))}
	case d.input.empty():
		return []key.Binding{arrows("today")}
	}
	return []key.Binding{arrows("later or earlier")}
}

// Update edits the date by a key or a paste.
func (d *Date) Update(msg tea.Msg) (huh.Model, tea.Cmd) {
	d.listen(msg)
	if !d.focused {
		return d, nil
	}
	press, _ := msg.(tea.KeyPressMsg)
	keeps := d.Captures(press)
	d.folded = d.folded && !slices.Contains([]string{"left", "right", "home", "end"}, press.String())
	switch {
	case keeps && d.input.empty():
		d.input.rewrite(d.format(d.today()))
	case keeps && press.String() == "up":
		d.step(1)
	case keeps:
		d.step(-1)
	case !d.edit(&d.input, msg):
		return d, nil
	}
	d.set(d.wire())
	return d, nil
}

// step moves the part under the cursor (year, month or day) along the calendar.
func (d *Date) step(by int) {
	day, _ := d.resolve()
	at := d.input.at
	if d.input.String() != d.format(day) {
		at = len(time.DateOnly) // words have no parts: their last is meant
	}
	switch {
	case at <= len("2006"):
		day = addMonths(day, 12*by)
	case at <= len("2006-01") || d.months:
		day = addMonths(day, by)
	default:
		day = day.AddDate(0, 0, by)
	}
	if !onCalendar(day) {
		return
	}
	d.input.rewrite(d.format(day))
	d.input.move(at)
}

// format returns how a day reads in the field.
func (d *Date) format(day time.Time) string {
	if d.months {
		return day.Format(monthOnly)
	}
	return day.Format(time.DateOnly)
}

// Notice tells the day of the week, the day that a word stands for, and what
// does not count of what was typed.
func (d *Date) Notice() string {
	day, ok := d.resolve()
	switch {
	case d.notice != "" || !d.focused:
		return d.notice
	case d.goesOn():
		return d.presently
	case !ok:
		return ""
	case d.months && d.dropped() != "" && d.input.touched():
		return day.Format("January 2006") + ". " + d.dropped()
	case d.months:
		return day.Format("January 2006")
	case d.input.String() == day.Format(time.DateOnly):
		return day.Format("Monday")
	}
	return day.Format("2006-01-02, Monday")
}

// View draws what is typed.
func (d *Date) View() string {
	d.sync()
	if d.months {
		return d.draw(&d.input, "a month, as 2026-11")
	}
	return d.draw(&d.input, "a day, as 2026-11-21")
}

// Cursor returns where the next letter will stand.
func (d *Date) Cursor() *tea.Cursor {
	_, x := d.input.window(d.width)
	return d.cursor(x, 0)
}

// Summary returns the date as the field shows it.
func (d *Date) Summary() string { return strings.TrimSpace(text.Line(d.shown(d.get()))) }
