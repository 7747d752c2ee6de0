package forms_test

import (
	"encoding/json"
	"strings"
	"testing"

	"facet/forms"
	"facet/graph"
)

const htmlNote = `{"id":"1","displayName":"About me","detail":{"contentType":"html","content":"<p>I answer <b>best</b><br>before&nbsp;noon &amp; late.</p>\n<style>p{}</style><ul><li>one</li><li>two</li></ul><!-- no -->"}}`

// member is the field of a form that sets a member.
func member(t *testing.T, form forms.Form, path string) forms.Field {
	t.Helper()
	for _, f := range forms.Fields(form) {
		if f.Member == path {
			return f
		}
	}
	t.Fatalf("no field sets %s", path)
	return forms.Field{}
}

func typed(t *testing.T, f forms.Field, s string) {
	t.Helper()
	if err := f.Type(s); err != nil {
		t.Fatal(err)
	}
}

// patch is the change that a form is to what Graph sent.
func patch(t *testing.T, kind forms.Kind, raw string, form forms.Form) string {
	t.Helper()
	change, err := graph.Patch(json.RawMessage(raw), decode(t, kind, json.RawMessage(raw)), form)
	if err != nil {
		t.Fatal(err)
	}
	return string(change)
}

func TestHTMLOfANoteIsReadWithoutTagsAndEditedAsItIs(t *testing.T) {
	kind := kindNamed(t, "note")
	form := decode(t, kind, json.RawMessage(htmlNote))
	text := member(t, form, "detail.content")
	if got, want := text.Words(), "I answer best\nbefore\u00a0noon & late.\none\ntwo"; strings.ReplaceAll(got, " ", "\u00a0") != strings.ReplaceAll(want, " ", "\u00a0") {
		t.Errorf("it reads %q", got)
	}
	if text.Summary() != "I answer best before noon & late. one two" || !strings.Contains(text.Warning(), "This is HTML") {
		t.Errorf("%q, %q", text.Summary(), text.Warning())
	}
	typed(t, text, "<p>Anew</p>")
	if got := patch(t, kind, htmlNote, form); got != `{"detail":{"contentType":"html","content":"<p>Anew</p>"}}` {
		t.Error(got)
	}
}

func TestHTMLBecomesPlainTextOnlyWhenThatIsChosen(t *testing.T) {
	kind := kindNamed(t, "note")
	form := decode(t, kind, json.RawMessage(htmlNote))
	written := member(t, form, "detail.contentType")
	if written.Hidden() {
		t.Error("nobody can choose plain text")
	}
	typed(t, written, "Plain text")
	if got := patch(t, kind, htmlNote, form); got != `{"detail":{"contentType":"text","content":"I answer best\nbefore noon & late.\none\ntwo"}}` {
		t.Error(got)
	}
	if words := member(t, form, "detail.content").Warning(); words != "" {
		t.Error(words)
	}
	typed(t, written, "HTML, as it is")
	if got := patch(t, kind, htmlNote, form); got != "" {
		t.Error(got)
	}
}

func TestNewNoteIsPlainText(t *testing.T) {
	kind := kindNamed(t, "note")
	form := kind.New()
	if !member(t, form, "detail.contentType").Hidden() {
		t.Error("a new note can be HTML")
	}
	typed(t, member(t, form, "detail.content"), "I <3 boats.")
	if got := body(t, form); got != `{"detail":{"contentType":"text","content":"I <3 boats."}}` {
		t.Error(got)
	}
	typed(t, member(t, form, "detail.content"), "")
	if got := body(t, form); got != "{}" {
		t.Errorf("empty, it is %s", got)
	}
	raw := `{"id":"1","detail":{"contentType":"text","content":"a"}}`
	emptied := decode(t, kind, json.RawMessage(raw))
	typed(t, member(t, emptied, "detail.content"), "")
	if got := patch(t, kind, raw, emptied); got != `{"detail":null}` {
		t.Error(got)
	}
}

func TestNoteIsCalledByItsFirstWords(t *testing.T) {
	raw := `{"detail":{"contentType":"html","content":"<p>One two three</p>four five six seven"}}`
	if got := decode(t, kindNamed(t, "note"), json.RawMessage(raw)).Label(); got != "One two three four five six" {
		t.Error(got)
	}
}
