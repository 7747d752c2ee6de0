package ui

import "strings"

// noteBeside is what to know of the facet type beside what there is of it, in
// lines.
func (p *profile) noteBeside(width int) []string {
	note := p.session.NoteBeside(p.collection().kind)
	if note == "" {
		return nil
	}
	return append(strings.Split(p.theme.warn.Width(width).Render("! "+note), "\n"), "")
}
