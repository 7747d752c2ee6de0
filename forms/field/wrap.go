package field

// row is one line of a text as it is drawn: the clusters from the first up to
// the second, without the break that ends it.
type row struct{ from, to int }

// wrap returns the rows of a text in a width of cells, of which the last is the
// cursor's. Rows break after a space or a wide character where there is one; one
// space may hang over the edge.
func wrap(clusters []cluster, width int) []row {
	width = max(width-1, 1)
	var rows []row
	from, seam, x := 0, 0, 0
	for i, c := range clusters {
		if c.text == "\n" {
			rows = append(rows, row{from, i})
			from, seam, x = i+1, i+1, 0
			continue
		}
		hang := 0
		if c.space() {
			hang = 1
		}
		for x+c.cells > width+hang && i > from {
			if seam <= from {
				seam = i
			}
			rows = append(rows, row{from, seam})
			from, x = seam, cells(clusters[seam:i])
		}
		x += c.cells
		if c.space() || c.cells > 1 {
			seam = i + 1
		}
	}
	return append(rows, row{from, len(clusters)})
}

// rowOf returns the row of the cursor. Where a row was wrapped, the cursor is
// at the start of the next.
func (e *editor) rowOf(rows []row) int {
	for i := len(rows) - 1; i > 0; i-- {
		if e.at >= rows[i].from {
			return i
		}
	}
	return 0
}

// climb moves the cursor up or down by rows, and keeps its column on the way
// through shorter ones.
func (e *editor) climb(rows []row, by int) {
	here := e.rowOf(rows)
	if e.goal < 0 {
		e.goal = cells(e.clusters[rows[here].from:e.at])
	}
	there := rows[min(max(here+by, 0), len(rows)-1)]
	end := there.to
	if end < len(e.clusters) && e.clusters[end].text != "\n" {
		end-- // the end of a wrapped row is the start of the next
	}
	goal := e.goal
	at := there.from
	for x := 0; at < end && x+e.clusters[at].cells <= goal; at++ {
		x += e.clusters[at].cells
	}
	e.move(at)
	e.goal = goal
}
