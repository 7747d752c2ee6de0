package paint

// Row is one of a list: what it is called, with what matters at its right end, and
// below that more about it.
type Row struct {
	Name, Right Line
	Below       Block
	On          bool // it is meant
	Keys        bool // the keys go to its list
}

// Row draws a row, each of its lines as wide as it may be. The one that is meant has
// a sign, and lies on a surface.
func (g Signs) Row(r Row, width int) Block {
	rows := Block{Ends(width, Cat(Space(2), r.Name), r.Right)}
	for _, line := range r.Below {
		rows = append(rows, Cat(Space(2), line))
	}
	for i := range rows {
		switch rows[i] = rows[i].Fit(width); {
		case r.On && r.Keys:
			rows[i] = Cat(Of(Focused.Own(g.Here)), rows[i].Cut(1, width)).On(Chosen)
		case r.On && i == 0:
			rows[i] = Cat(Of(Hint.Own(g.Kept)), rows[i].Cut(1, width))
		}
	}
	return rows
}
