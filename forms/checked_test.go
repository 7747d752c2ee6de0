package forms_test

import (
	"bytes"
	"encoding/json"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"facet/forms"
	"facet/graph"
)

// tricky are texts that somebody may write, or a program for them, which a
// check and a body could take for two different things.
var tricky = []string{
	"Chess", " Chess ", "", " ", "a\nb", "a\tb", "a\x00b", "\x1b[2J", "a\u0085", "\u2028", "\ufeffx", "x\u200b", "\ufffd", "😀", "e\u0301", "null", "true", "Yes", "no", "Not set",
	"2026-11-21", " 2026-11-21", "2026-11-21zzz", "0001-01-01", "0001-01-01zzz", "0001-01-01 nonsense", "0001-01-01T00:00:00Z", "2026-11-02T00:00:00Z",
	"2020-01-31T23:00:00Z", "20261231", "31 Dez 2026", "31-Dec-26", "3/4/2026", "46328", "today", "+1y", "Jan 2026", "2026-11", "present", "now", "2024-01-15",
	"organization", "Organization", "organization ", "organization\u0085", "organization,family", "organization, family", "Everyone in your organisation", "me", "8", "16", "everybody", "unknownFutureValue",
	"askMeAbout", "askMeAbout;ableToMentor", "I can mentor others", "legacyTag", "manager", "Manager", "0", "Direct report", "business", "Business",
	"https://a.example", " https://a.example ", "https://a.example/\x7f", "javascript:alert(1)", "a.example", "ada@contoso.com", "Ada <ada@contoso.com>", " ada@contoso.com", "ada",
	"NO", "no", "Norway", "en-GB", "en_gb", "nb-NO ", "english", "0.5", "1e400",
}

// someText is one of them, or two run into each other, or one with a letter more.
func someText(r *rand.Rand) string {
	s := tricky[r.IntN(len(tricky))]
	switch r.IntN(8) {
	case 0:
		return s + tricky[r.IntN(len(tricky))]
	case 1:
		at := r.IntN(len(s) + 1)
		return s[:at] + string(rune(r.IntN(0x300))) + s[at:]
	}
	return s
}

// someJSON is a text as a file may have it, also with half of a character.
func someJSON(r *rand.Rand) string {
	if r.IntN(40) == 0 {
		return `"a\ud83d"`
	}
	raw, _ := json.Marshal(someText(r))
	return string(raw)
}

// someObject is the example of a kind in which some texts are others.
func someObject(t testing.TB, r *rand.Rand, kind forms.Kind) []byte {
	t.Helper()
	raw, err := graph.Body(kind.Example())
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	d := json.NewDecoder(bytes.NewReader(raw))
	var write func(value any)
	write = func(value any) {
		switch value := value.(type) {
		case map[string]any:
			b.WriteByte('{')
			comma := ""
			for name, inner := range value {
				b.WriteString(comma + jsonText(name) + ":")
				write(inner)
				comma = ","
			}
			b.WriteByte('}')
		case []any:
			b.WriteByte('[')
			for i, inner := range value {
				b.WriteString(strings.Repeat(",", min(i, 1)))
				write(inner)
			}
			b.WriteByte(']')
		case string:
			if r.IntN(12) > 0 {
				b.WriteString(jsonText(value))
				return
			}
			b.WriteString(someJSON(r))
		default:
			_ = json.NewEncoder(&b).Encode(value)
		}
	}
	var object any
	if err := d.Decode(&object); err != nil {
		t.Fatal(err)
	}
	write(object)
	return b.Bytes()
}

// rounds is how many inputs a test makes up: a few thousand, or as many as
// FACET_CHECKED says. go test -short makes do with a few hundred.
func rounds(t *testing.T) int {
	t.Helper()
	if n, err := strconv.Atoi(os.Getenv("FACET_CHECKED")); err == nil {
		return n
	}
	if testing.Short() {
		return 200
	}
	return 1500
}

// wire takes the body of every request.
type wire struct{ body []byte }

func (w *wire) RoundTrip(r *http.Request) (*http.Response, error) {
	w.body, _ = io.ReadAll(r.Body)
	return &http.Response{
		StatusCode: http.StatusCreated, Header: http.Header{"Content-Type": {"application/json"}},
		Body: io.NopCloser(strings.NewReader(`{"id":"1"}`)), Request: r,
	}, nil
}

// sentBy is the body that leaves when a form is created.
func sentBy(t testing.TB, kind forms.Kind, form forms.Form) []byte {
	t.Helper()
	w := &wire{}
	client := &graph.Client{BaseURL: "http://127.0.0.1/beta", HTTP: &http.Client{Transport: graph.NewTransport("http://127.0.0.1/beta", w)}}
	there, err := client.Collection(graph.Me(), kind.Path)
	if err != nil {
		t.Fatal(err)
	}
	body, err := graph.Body(form)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := there.Create(t.Context(), body); err != nil {
		t.Fatal(err)
	}
	return w.body
}

// checkSent holds what left against the form that was checked.
func checkSent(t testing.TB, kind forms.Kind, form forms.Form, sent []byte, from string) {
	t.Helper()
	again, err := kind.Decode(sent)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(clean(form), clean(again)); diff != "" {
		t.Errorf("%s is sent as %s, which isn't what was checked: %s", from, sent, diff)
	}
	if found := problems(kind, string(sent)); found != nil {
		t.Errorf("%s is sent as %s, in which %v", from, sent, found)
	}
	checkTexts(t, multiline(kind), "", sent, from)
}

// clean is a form as a value, in which nothing and an empty list are the same.
func clean(form forms.Form) any { return reflect.ValueOf(form).Elem().Interface() }

// multiline are the members that have several lines.
func multiline(kind forms.Kind) map[string]bool {
	all := map[string]bool{}
	for _, f := range forms.Fields(kind.New()) {
		all[f.Member] = f.Asking() == forms.ForText
	}
	return all
}

// checkTexts fails for a text that no check may let pass.
func checkTexts(t testing.TB, lines map[string]bool, path string, raw json.RawMessage, from string) {
	t.Helper()
	var object map[string]json.RawMessage
	var list []json.RawMessage
	var s string
	switch {
	case json.Unmarshal(raw, &object) == nil:
		for name, inner := range object {
			checkTexts(t, lines, strings.TrimPrefix(path+"."+name, "."), inner, from)
		}
	case json.Unmarshal(raw, &list) == nil:
		for _, inner := range list {
			checkTexts(t, lines, path, inner, from)
		}
	case json.Unmarshal(raw, &s) == nil:
		odd := func(r rune) bool {
			return r == '\uFFFD' || unicode.IsControl(r) && !(lines[path] && strings.ContainsRune("\n\r\t", r)) || !lines[path] && (r == '\u2028' || r == '\u2029')
		}
		if strings.ContainsFunc(s, odd) || strings.HasPrefix(s, "0001-01-01") && strings.Contains(path, "Date") || strings.Contains(string(raw), `\ud8`) {
			t.Errorf("%s: %s is sent as %q", path, from, s)
		}
	}
}

func TestWhatIsWrittenInAFileIsSentAsItWasChecked(t *testing.T) {
	r, passed := rand.New(rand.NewPCG(1, 2)), 0
	for range rounds(t) {
		kind := forms.Kinds()[r.IntN(len(forms.Kinds()))]
		raw := someObject(t, r, kind)
		form, found := kind.Read(raw)
		if found != nil {
			continue
		}
		passed++
		sent := sentBy(t, kind, form)
		checkSent(t, kind, form, sent, string(raw))
		nothingDropped(t, "", raw, sent)
	}
	t.Logf("%d of %d passed the checks", passed, rounds(t))
	if passed < rounds(t)/20 {
		t.Error("hardly anything passes")
	}
}

// unset are texts that are no value.
var unset = map[string]bool{"": true, "notset": true, "present": true, "now": true, "today": true, "astheorganisationsetsit": true}

// nothingDropped fails if a member that was given is not sent.
func nothingDropped(t *testing.T, path string, given, sent json.RawMessage) {
	t.Helper()
	var before, after map[string]json.RawMessage
	if json.Unmarshal(given, &before) != nil || json.Unmarshal(sent, &after) != nil {
		return
	}
	for name, value := range before {
		var s string
		isText := json.Unmarshal(value, &s) == nil
		s = strings.ToLower(strings.ReplaceAll(strings.TrimSpace(s), " ", ""))
		empty := string(value) == "null" || isText && (unset[s] || strings.HasPrefix(s, "0001-01-01"))
		var texts []string
		if json.Unmarshal(value, &texts) == nil {
			empty = strings.TrimSpace(strings.Join(texts, "")) == ""
		}
		if after[name] == nil && !empty && strings.Trim(string(value), `[]{}", `) != "" {
			t.Errorf("%s%s, given as %s, is not in %s", path, name, value, sent)
		}
		nothingDropped(t, path+name+".", value, after[name])
	}
}

func TestWhatIsTypedIntoAFormIsSentAsItWasChecked(t *testing.T) {
	r, passed := rand.New(rand.NewPCG(3, 4)), 0
	for range rounds(t) {
		kind := forms.Kinds()[r.IntN(len(forms.Kinds()))]
		form := kind.Example()
		fields, right := forms.Fields(form), true
		for range 1 + r.IntN(3) {
			if f := fields[r.IntN(len(fields))]; f.Input != nil {
				_ = f.Type(someText(r))
			}
		}
		for _, f := range fields {
			right = right && f.Error() == nil
		}
		if !right {
			continue
		}
		passed++
		checkSent(t, kind, form, sentBy(t, kind, form), kind.Name)
	}
	t.Logf("%d of %d passed the checks", passed, rounds(t))
}

func TestWhatATemplateSaysIsSentAsItWasChecked(t *testing.T) {
	r, passed := rand.New(rand.NewPCG(5, 6)), 0
	for range rounds(t) {
		kind := forms.Kinds()[r.IntN(len(forms.Kinds()))]
		values := someObject(t, r, kind)
		read, found := forms.ReadTemplate([]byte(`{"kind":"`+kind.Name+`","name":"x","values":`+string(values)+`}`), forms.Kinds())
		if found != nil {
			continue
		}
		form, found := read.Fill([]byte(`{}`))
		if found != nil {
			continue
		}
		passed++
		checkSent(t, kind, form, sentBy(t, kind, form), string(values))
	}
	t.Logf("%d of %d passed the checks", passed, rounds(t))
}
