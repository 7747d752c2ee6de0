package lines

import (
	"strings"

	"facet/internal/text"
	"facet/profile/flow"
	"facet/profile/send"
)

// readOut says all that a step says; at a profile, and before what is sent, whose
// profile it is.
func (t *talk) readOut(at visit) {
	v := at.view()
	_, base := at.Step.(flow.Base)
	if base || v.Question != nil && v.Question.Yes.Sends != nil {
		t.banner()
	} else {
		t.say("")
	}
	if v.Title != (flow.Title{}) {
		t.say(headed(v.Title))
	}
	if v.Spoken != nil {
		t.blocks(v.Spoken)
	} else {
		t.blocks(v.Blocks)
	}
	switch {
	case at.sought != "" && v.List.Finds != nil:
		t.sayf("Found with %q: %d.", at.sought, v.List.Count)
	case at.sought != "":
		t.sayf("With %q in the name: %d of %d.", at.sought, v.List.Count, at.View().List.Count)
	case v.List.Row != nil && v.List.Count == 0 && !v.List.Empty.Empty():
		t.say(v.List.Empty.String())
	}
	for i := range v.List.Count {
		row := v.List.Row(i)
		if !row.Head.Empty() {
			t.say(headed(flow.Title{Words: row.Head}))
		}
		words := row.Name.String()
		if !row.About.Empty() {
			words += ". " + row.About.String() + "."
		}
		t.sayf("%d %s", i+1, words)
	}
}

// headed is a title, with a colon where there is more to come.
func headed(title flow.Title) string {
	words, about := title.Words.String(), title.About.String()
	switch {
	case strings.Contains(about, ": "): // one colon is enough
		return words + ". " + about
	case about != "":
		return words + ": " + about
	case strings.Contains(words, ": "), strings.HasSuffix(words, "…"), strings.ContainsAny(words[max(len(words)-1, 0):], "?.:"):
		return words
	}
	return words + ":"
}

// blocks reads out what a step says.
func (t *talk) blocks(all []flow.Block) {
	for _, block := range all {
		switch b := block.(type) {
		case flow.Text:
			t.paragraph(b)
		case flow.Facts:
			if !b.Title.Empty() {
				t.say(b.Title.String())
			}
			t.facts(b.Facts)
		case flow.Changes:
			t.changes(b)
		case flow.Code:
			t.print(b.Lines.String())
		}
	}
}

// paragraph says a text, if it says anything.
func (t *talk) paragraph(p flow.Text) {
	words := p.Words
	if !p.Lead.Empty() {
		words = text.Join(": ", p.Lead, p.Words)
	}
	if p.Tone == flow.Head {
		words = text.OneLine(headed(flow.Title{Words: words}))
	}
	if !words.Empty() {
		t.print(wrap(words.String(), t.width()))
	}
}

// changes says what was and what will be.
func (t *talk) changes(all []send.Difference) {
	for _, d := range all {
		t.sayf("%s: was %s; will be %s", d.Title, orNothing(d.Before.String()), orNothing(d.After.String()))
	}
}
