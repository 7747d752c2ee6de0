package forms

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Plain is what a reader sees of HTML: its text without the tags, and a line
// for each paragraph.
func Plain(source string) string {
	var seen strings.Builder
	hidden := false
	for z := html.NewTokenizer(strings.NewReader(source)); z.Next() != html.ErrorToken; {
		switch token := z.Token(); {
		case token.Type == html.TextToken && !hidden:
			seen.WriteString(strings.NewReplacer("\n", " ", "\r", " ").Replace(token.Data))
		case token.DataAtom == atom.Script, token.DataAtom == atom.Style:
			hidden = token.Type == html.StartTagToken
		case slices.Contains(ownLine, token.DataAtom):
			seen.WriteByte('\n')
		}
	}
	var lines []string
	for line := range strings.Lines(seen.String()) {
		if words := strings.Fields(line); len(words) > 0 {
			lines = append(lines, strings.Join(words, " "))
		}
	}
	return strings.Join(lines, "\n")
}

// ownLine are the elements that begin or end a line.
var ownLine = []atom.Atom{
	atom.P, atom.Div, atom.Br, atom.Hr, atom.Ul, atom.Ol, atom.Li, atom.Dt, atom.Dd, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5,
	atom.H6, atom.Table, atom.Tr, atom.Blockquote, atom.Pre, atom.Section, atom.Article,
}
