package field

import (
	"errors"
	"fmt"

	"facet/internal/text"
)

// lose makes what was typed the value until it means an option, so that it is
// kept and can't be sent.
func (p *Picker) lose(typed string) {
	p.recall()
	p.stray, p.before = typed, p.get()
	p.set(typed)
}

// recall puts back the value that something astray took the place of.
func (p *Picker) recall() {
	if p.astray() != "" {
		p.set(p.before)
	}
	p.stray = ""
}

// astray returns what was typed and means no option, or "".
func (p *Picker) astray() string {
	if p.stray != p.get() {
		return ""
	}
	return p.stray
}

// present returns the value that counts.
func (p *Picker) present() string {
	if p.astray() != "" {
		return p.before
	}
	return p.get()
}

// Error says that what was typed means none of the options, or several.
func (p *Picker) Error() error {
	typed := p.astray()
	if typed == "" {
		return nil
	}
	folded := text.Fold(typed)
	own, foreign := p.offer.find(folded), p.foreign(folded)
	if n := len(distinct(own.wholes, foreign.wholes, own.starts, foreign.starts, own.parts)); n > 1 {
		return fmt.Errorf("“%s” means %d of the choices: type more of the name, or press enter to choose", text.Line(typed), n)
	}
	return errors.New("“" + text.Line(typed) + "” means none of the choices: type part of a name, or press enter to choose")
}
