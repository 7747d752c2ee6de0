package sandbox

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html/template"
	"net/http"
	"sync"
)

//go:embed signin.html
var signInHTML string

// signInTemplates are the pages. They are read when somebody first looks.
var signInTemplates = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("signin").Parse(signInHTML))
})

// The pages' only style, and their only script: what sends the form on that
// carries the answer, which a button does where no scripts run.
const (
	signInStyle = `:root{color-scheme:light dark}body{font:1.1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem}` +
		`header{border-bottom:1px solid;font-size:.9rem}fieldset{border:0;padding:0;margin:1rem 0}legend{font-weight:bold}` +
		`label{display:block;padding:.3rem 0}button,input{font:inherit;padding:.3rem .8rem}code{overflow-wrap:anywhere}`
	signInScript = `document.forms[0].submit()`
)

// view is what a page shows; most show a part of it.
type view struct {
	Title  string
	Client string
	Person *Person
	People []Person
	Picked string       // the id of the person who is marked
	Asked  []permission // what the application wants
	Hidden []field      // carried along by the form
	Action string       // where the form goes, if elsewhere
	Code   string       // OAuth's
	Text   string

	Endpoints  Endpoints
	DevicePage string
	Style      template.CSS
	Script     template.JS
}

// field is a hidden field of a form.
type field struct{ Name, Value string }

// Scope and Words let the pages show a permission.
func (p permission) Scope() string { return p.scope }

// Words say what it lets an application do.
func (p permission) Words() string { return p.words }

// page is an answer that a person sees. Its forms may go to the sandbox, and
// to where the answer of a sign-in goes.
func (x *exchange) page(status int, name string, v view) answer {
	v.Style, v.Script = signInStyle, signInScript
	var body bytes.Buffer
	if err := signInTemplates().ExecuteTemplate(&body, name, v); err != nil {
		return x.told(http.StatusInternalServerError, object{{"error", "server_error"}, {"error_description", err.Error()}})
	}
	a := answer{status: status, header: x.signInHeader(), body: body.Bytes()}
	a.header.Set("Content-Type", "text/html; charset=utf-8")
	a.header.Set("Content-Security-Policy", "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; style-src "+
		sourceOf(signInStyle)+"; script-src "+sourceOf(signInScript)+"; form-action 'self' "+x.back)
	return a
}

// sourceOf names a text in a Content-Security-Policy, so that it alone is let
// in.
func sourceOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// signInIndex explains the sandbox to whoever comes with a browser.
func signInIndex(x *exchange) (answer, *signInError) {
	return x.page(http.StatusOK, "index", view{
		Title: "A sandbox of Microsoft Graph", People: x.People(),
		Endpoints: x.endpoints(), DevicePage: x.devicePage(),
	}), nil
}
