package forms

import (
	"facet/forms/field"
	"facet/graph"
)

// text is the text, of which HTML is shown as a reader sees it, and edited as
// it is.
func (f *note) text() Field {
	text := paragraph("Text", &f.Detail.Content)
	text.Input, text.shown = field.NewText(&f.Detail.Content).Shows(func(string) string { return f.words() }), f.words
	return text.Warns(func() string {
		if f.Detail.ContentType != graph.HTML {
			return ""
		}
		return "This is HTML: what you edit here has tags in it, such as <p>. “Written as” makes plain text of it."
	})
}

// writtenAs turns HTML into plain text, only where somebody chooses that, and
// back.
func (f *note) writtenAs() Field {
	written := choice("Written as", &f.Detail.ContentType, []field.Option{
		{Value: string(graph.PlainText), Name: "Plain text"}, {Value: string(graph.HTML), Name: "HTML, as it is"},
	}).asked("say how the text is written")
	source, was := f.Detail.Content, f.Detail.ContentType
	written.hidden = func() bool { return was != graph.HTML && f.Detail.ContentType != graph.HTML }
	written.Input.(*field.Choice).OnChoose(func() {
		switch f.Detail.ContentType {
		case graph.PlainText:
			source, f.Detail.Content = f.Detail.Content, Plain(f.Detail.Content)
		case graph.HTML:
			if f.Detail.Content == Plain(source) {
				f.Detail.Content = source
			}
		}
	})
	return written
}
