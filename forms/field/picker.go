package field

import (
	"fmt"
	"slices"
	"sync"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"facet/internal/scroll"
	"facet/internal/text"
)

// notSet is the name of no value.
const notSet = "Not set"

// Picker is a field that finds one of many options by what the person types.
// Open, it is a list under a search; Enter takes the marked row and closes the
// list, and typing opens it again. When the field is left, what was typed counts
// if it can only mean one, and is kept as an [Picker.Error] if it doesn't; a row
// that was only marked doesn't count.
type Picker struct {
	base
	bound
	options func() []Option
	accept  func(string) (Option, bool)
	onPick  func(Option)
	names   func() Names // nil: the options have all

	offer  *catalogue // that and the present value; nil until it is needed
	query  input
	open   bool
	rows   []int // what the list shows, as indexes of offer.options
	sure   int   // the option that the search can only mean, or -1
	list   scroll.List
	marked bool // the person moved the mark
	folded bool

	stray  string // what was typed and left, and means no option: the value for now
	before string // the value that it took the place of
}

// NewPicker returns a field that picks one of the options, or none. The options
// are asked for once, when they are first needed. A value that is not among them
// stays on offer.
func NewPicker[T ~string](value *T, options func() []Option) *Picker {
	p := &Picker{bound: bind(value), options: sync.OnceValue(options)}
	p.host(p)
	p.query.load("")
	return p
}

// Accept sets a function that knows values beyond the options by what is typed.
func (p *Picker) Accept(accept func(typed string) (Option, bool)) *Picker {
	p.accept = accept
	return p
}

// Names sets a function that knows further names of the options. It is asked
// when something is typed.
func (p *Picker) Names(names func() Names) *Picker {
	p.names = names
	return p
}

// OnPick sets a function that is called after each change made by the person,
// with the zero Option when none was picked.
func (p *Picker) OnPick(onPick func(Option)) *Picker {
	p.onPick = onPick
	return p
}

// Focus opens the list at the present value, unless the field is folded.
func (p *Picker) Focus() tea.Cmd {
	p.focused, p.notice = true, ""
	if !p.folded {
		p.search(p.astray())
	}
	return nil
}

// Fold closes the list.
func (p *Picker) Fold() { p.folded, p.open = true, false }

// Folded reports whether the list opens only when it is meant.
func (p *Picker) Folded() bool { return p.folded }

// load makes what is searched of the options, of none and of the present value.
func (p *Picker) load() {
	if p.offer != nil && p.offer.holds(p.index(p.present())) {
		return
	}
	given := p.options()
	all := make([]Option, 1, len(given)+2)
	all[0].Name = notSet
	if v := p.present(); v != "" && offers(given, v) < 0 {
		all = append(all, p.beyond(v))
	}
	for _, o := range given {
		if o.Value != "" {
			all = append(all, o)
		}
	}
	p.offer = newCatalogue(all)
	if p.open {
		p.search(p.query.String())
	}
}

// known returns the option for a value.
func (p *Picker) known(value string) Option {
	given := p.options()
	if i := offers(given, value); i >= 0 {
		return given[i]
	}
	return p.beyond(value)
}

// beyond returns the option for a value that is not among the options.
func (p *Picker) beyond(value string) Option {
	if p.accept != nil {
		if o, ok := p.accept(value); ok && o.Value == value {
			return o
		}
	}
	return Option{Value: value, Name: value}
}

// offers returns where a value is among options, or -1.
func offers(options []Option, value string) int {
	return slices.IndexFunc(options, func(o Option) bool { return o.Value == value })
}

// index returns which option has a value, or -1.
func (p *Picker) index(value string) int { return offers(p.offer.options, value) }

// Blur closes the list, and picks the row that is marked, or what was typed.
func (p *Picker) Blur() tea.Cmd {
	if p.open {
		p.leave()
	}
	p.focused = false
	p.Fold()
	p.query.load("")
	return nil
}

// leave takes what was typed at its word, and keeps it if it means no option.
func (p *Picker) leave() {
	typed := p.typed()
	switch {
	case typed != "" && p.sure >= 0:
		p.pick(p.sure)
	case typed != "":
		p.lose(typed)
	default:
		p.recall()
		if p.marked && len(p.rows) > 0 {
			p.notice = fmt.Sprintf("“%s” was not taken: enter takes what is marked.", text.Line(p.offer.options[p.rows[p.list.At()]].Name))
		}
	}
}

// pick makes an option the value and closes the list.
func (p *Picker) pick(i int) {
	p.recall()
	o := p.offer.options[i]
	p.open, p.folded = false, true
	p.query.load("")
	if o.Value == p.get() {
		return
	}
	p.set(o.Value)
	if o.Value == "" {
		o = Option{}
	}
	if p.onPick != nil {
		p.onPick(o)
	}
}

// Captures reports whether a key works in the list while it is open, or opens it.
func (p *Picker) Captures(msg tea.KeyPressMsg) bool {
	switch keys := msg.String(); keys {
	case "enter":
		return p.open || p.folded
	case "space", "right":
		return p.folded
	default:
		return p.open && (keys == "esc" || slices.Contains(scroll.Keys(), keys))
	}
}

// KeyBinds returns the keys of the list.
func (p *Picker) KeyBinds() []key.Binding {
	switch {
	case p.open:
		return []key.Binding{arrows("move"), binding("enter", "choose"), binding("esc", "close the list")}
	case p.folded:
		return []key.Binding{binding("enter", "open")}
	}
	return nil
}

// Update searches by a letter or a paste, and moves and picks by keys.
func (p *Picker) Update(msg tea.Msg) (huh.Model, tea.Cmd) {
	p.listen(msg)
	if !p.focused {
		return p, nil
	}
	press, _ := msg.(tea.KeyPressMsg)
	switch {
	case p.folded && p.Captures(press):
		p.search(p.astray())
	case p.Captures(press):
		p.choose(press.String())
	default:
		p.write(msg)
	}
	return p, nil
}

// Undoable implements [Undoer]: what is sought can be taken back, while it is.
func (p *Picker) Undoable() bool { return p.open && p.query.past.some() }

// write searches by a letter or a paste. Of what was left astray it goes on.
func (p *Picker) write(msg tea.Msg) {
	if !p.open {
		p.query.load(p.astray())
	}
	press, _ := msg.(tea.KeyPressMsg)
	if p.edit(&p.query, msg) || !p.open && press.String() == "backspace" {
		p.search(p.query.String())
	}
}

// choose does the keys of the list.
func (p *Picker) choose(keys string) {
	switch {
	case keys == "enter" && len(p.rows) == 0:
		p.notice = nothingCalled(p.typed())
	case keys == "enter":
		p.pick(p.rows[p.list.At()])
	case keys == "esc":
		p.query.load("")
		p.recall()
		p.Fold()
	case p.list.Move(keys, p.window()):
		p.marked = true
	}
}
