package field

import "slices"

// peopleVersion is the table as it was.
type peopleVersion struct {
	rows      []personRow
	row, cell int
	input     version
}

func (p *People) version() peopleVersion {
	return peopleVersion{slices.Clone(p.rows), p.row, p.cell, p.input.version()}
}

// restore shows a version again, and makes it the value.
func (p *People) restore(v peopleVersion) {
	p.rows = slices.Clone(v.rows)
	p.enter(v.row, v.cell)
	if p.written() != nil {
		p.input.restore(v.input)
	}
	p.store()
}

// changed notes the version before a stroke that changed something. Another cell
// is another step.
func (p *People) changed(before peopleVersion, s stroke) {
	if slices.Equal(p.rows, before.rows) {
		p.past.rest()
		return
	}
	if before.input.text == "" {
		p.past.rest()
	}
	p.past.record(before, s)
}

// put does what is somebody's own change and no key, as a step of its own.
func (p *People) put(change func()) {
	before := p.version()
	p.past.rest()
	change()
	p.store()
	p.changed(before, apart)
}

// Undoable implements [Undoer].
func (p *People) Undoable() bool { return p.past.some() }
