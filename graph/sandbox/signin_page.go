package sandbox

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"html"
	"net/http"
	"strings"
)

// The pages' only style, and their only script: what sends the form on that
// carries the answer, which a button does where no scripts run.
const (
	signInStyle = `:root{color-scheme:light dark}body{font:1.1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem}` +
		`header{border-bottom:1px solid;font-size:.9rem}fieldset{border:0;padding:0;margin:1rem 0}legend{font-weight:bold}` +
		`label{display:block;padding:.3rem 0}button,input{font:inherit;padding:.3rem .8rem}code{overflow-wrap:anywhere}`
	signInScript = `document.forms[0].submit()`
)

// markup is HTML in the making. It is written by hand: html/template would add
// three megabytes to the program.
type markup struct{ strings.Builder }

// put adds HTML, in which each %s stands for a text. The texts are escaped, so
// that they can stand between tags and between double quotes; nowhere else.
func (m *markup) put(format string, texts ...string) {
	escaped := make([]any, len(texts))
	for i, text := range texts {
		escaped[i] = html.EscapeString(text)
	}
	fmt.Fprintf(m, format, escaped...)
}

// page is an answer that a person sees. Its forms may go to the sandbox, and
// to where the answer of a sign-in goes.
func (x *exchange) page(status int, title string, body func(*markup)) answer {
	var m markup
	m.put(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>%s · sandbox</title>
<style>`+signInStyle+`</style>
</head>
<body>
<header><p>Sandbox: everything here is made up, and nothing leaves this computer.</p></header>
<main>
<h1>%s</h1>
`, title, title)
	body(&m)
	m.put("</main>\n</body>\n</html>\n")
	a := answer{status: status, header: x.signInHeader(), body: []byte(m.String())}
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

// field is a hidden field of a form.
type field struct{ name, value string }

func (m *markup) hidden(fields []field) {
	for _, f := range fields {
		m.put(`<input type="hidden" name="%s" value="%s">`+"\n", f.name, f.value)
	}
}

// button is a button of a form. What it does arrives as the field "do".
type button struct{ do, label string }

func (m *markup) button(b button) {
	m.put(`<button name="do" value="%s">%s</button>`+"\n", b.do, b.label)
}

// name shows a person.
func (m *markup) name(p Person) {
	m.put(`%s <code>%s</code>`, p.DisplayName, p.UserPrincipalName)
	if p.Guest {
		m.put(" (guest)")
	}
	if p.Disabled {
		m.put(" (account disabled)")
	}
}

// permissions lists what an application wants.
func (m *markup) permissions(scopes []string) {
	m.put("<ul>\n")
	for _, scope := range scopes {
		p, _ := permissionNamed(scope)
		m.put("<li>%s <code>%s</code></li>\n", p.words, p.scope)
	}
	m.put("</ul>\n")
}

// failurePage tells a person of a refusal that no application will hear of.
func (x *exchange) failurePage(status int, e *signInError) answer {
	return x.page(status, "Signing in did not work", func(m *markup) {
		m.put(`<p role="alert">%s</p>`+"\n", x.describe(e))
		m.put("<p>The application hears nothing of this. Go back to it to try again.</p>\n<p><code>%s</code></p>\n", e.code)
	})
}

// answerPage has the browser take the fields to an address.
func (x *exchange) answerPage(address string, fields []field) answer {
	return x.page(http.StatusOK, "Signing in", func(m *markup) {
		m.put(`<form method="post" action="%s">`+"\n", address)
		m.hidden(fields)
		m.put(`<p>The application gets its answer. If nothing happens, use the button.</p>
<button>Go back to the application</button>
</form>
<script>` + signInScript + `</script>
`)
	})
}

// signInIndex explains the sandbox to whoever comes with a browser.
func signInIndex(x *exchange) (answer, *signInError) {
	e := x.endpoints()
	return x.page(http.StatusOK, "A sandbox of Microsoft Graph", func(m *markup) {
		m.put(`<p>This computer plays Microsoft Graph's profile API and the service that signs people in to it.
Nobody has a password, and what is changed lasts until the sandbox stops.</p>
<h2>Addresses</h2>
<dl>
`)
		for _, a := range []field{{"Graph", e.Graph}, {"Authorize", e.Authorize}, {"Token", e.Token}, {"Device code", e.Device}, {"Issuer", e.Issuer}} {
			m.put("<dt>%s</dt><dd><code>%s</code></dd>\n", a.name, a.value)
		}
		m.put(`</dl>
<p>An application may use any client id. To sign in for another device, <a href="%s">type its code</a>.</p>
<h2>People</h2>
<ul>
`, x.devicePage())
		for _, p := range x.People() {
			m.put("<li>")
			m.name(p)
			m.put("</li>\n")
		}
		m.put("</ul>\n<p>The first can approve what takes an administrator.</p>\n")
	}), nil
}
