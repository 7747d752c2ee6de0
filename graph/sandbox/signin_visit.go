package sandbox

import (
	"net/http"
	"slices"
	"strings"
)

// visit is somebody at the sign-in pages: they pick who they are, and approve
// or refuse what an application asks for.
type visit struct {
	*exchange
	client string
	scopes []string
	prompt string // none, login, select_account, consent or nothing
	hint   string // who is expected
	hidden []field
	// admit and refuse end the visit.
	admit  func(*person) answer
	refuse func(*signInError) answer
}

// personCookie remembers who a browser's person is. It is worth nothing: the
// sandbox lets anybody be anybody.
const personCookie = "facet-sandbox-person"

// proceed is the next page of the visit, or its end.
func (v *visit) proceed() (answer, *signInError) {
	choice := v.form.Get("do")
	if choice == "cancel" {
		return v.refuse(aadsts(65004)), nil
	}
	p := v.who(choice)
	switch {
	case p == nil && v.prompt == "none":
		return v.refuse(aadsts(50058)), nil
	case p == nil:
		return v.pick(), nil
	case p.Disabled:
		return answer{}, aadsts(50057)
	case v.twist.barred != nil:
		return answer{}, v.twist.barred
	}
	a := v.decide(p, choice)
	cookie := http.Cookie{Name: personCookie, Value: p.ID, Path: signInRoot, HttpOnly: true, SameSite: http.SameSiteLaxMode}
	a.header.Add("Set-Cookie", cookie.String())
	return a, nil
}

// who is there: the person who was picked, or whom the browser remembers if
// that is enough.
func (v *visit) who(choice string) *person {
	picked := v.form.Get("person")
	switch {
	case choice == "another":
		return nil
	case picked != "":
		return v.find(picked)
	case v.prompt == "login" || v.prompt == "select_account":
		return nil
	}
	p := v.remembered()
	if p != nil && v.hint != "" && !p.answersTo(v.hint) {
		return nil
	}
	return p
}

func (v *visit) remembered() *person {
	cookie, err := (&http.Request{Header: v.header}).Cookie(personCookie)
	if err != nil {
		return nil
	}
	return v.find(cookie.Value)
}

// answersTo tells whether a name at sign-in is the person's. Guests have that
// of their home.
func (p *person) answersTo(name string) bool { return p.named(name) || strings.EqualFold(p.Mail, name) }

// signInName is what an id_token calls the person.
func (p *person) signInName() string {
	if p.Guest {
		return p.Mail
	}
	return p.UserPrincipalName
}

func (v *visit) pick() answer {
	picked := v.people[0].ID
	if p := v.remembered(); p != nil {
		picked = p.ID
	}
	if i := slices.IndexFunc(v.people, func(p *person) bool { return p.answersTo(v.hint) }); i >= 0 {
		picked = v.people[i].ID
	}
	return v.page(http.StatusOK, "Sign in", func(m *markup) {
		m.put("<p>The application <code>%s</code> wants somebody to sign in. No password is needed.</p>\n", v.client)
		m.put(`<form method="post">` + "\n")
		m.hidden(v.hidden)
		m.put("<fieldset>\n<legend>Who are you?</legend>\n")
		for _, p := range v.people {
			m.choice(p.Person, p.ID == picked)
		}
		m.put("</fieldset>\n")
		m.button(button{"continue", "Continue"})
		m.button(button{"cancel", "Cancel"})
		m.put("</form>\n")
	})
}

// choice is a person who can be picked.
func (m *markup) choice(p Person, checked bool) {
	m.put(`<label><input type="radio" name="person" value="%s"`, p.ID)
	if checked {
		m.put(" checked")
	}
	m.put("> ")
	m.name(p)
	m.put("</label>\n")
}

// decide asks the person for what they have not approved yet.
func (v *visit) decide(p *person, choice string) answer {
	missing := v.unapproved(p, v.client, v.scopes)
	beyond := slices.DeleteFunc(slices.Clone(missing), func(scope string) bool { return v.mayApprove(p, scope) })
	switch asking := len(missing) > 0 || v.prompt == "consent"; {
	case choice == "refuse":
		return v.refuse(aadsts(65004))
	case choice == "return" && len(beyond) > 0:
		return v.refuse(aadsts(90094))
	case asking && v.prompt == "none":
		return v.refuse(aadsts(65001).as("consent_required"))
	case len(beyond) > 0:
		return v.ask(p, "An administrator is needed", "Only an administrator can let it do this:", beyond, button{"return", "Go back without approval"})
	case asking && choice != "approve":
		return v.ask(p, "Permissions", "It asks to do this:", v.scopes, button{"approve", "Approve"}, button{"refuse", "Refuse"})
	}
	return v.end(p)
}

// ask shows a page about permissions, with what can be done about them.
func (v *visit) ask(p *person, title, words string, scopes []string, buttons ...button) answer {
	return v.page(http.StatusOK, title, func(m *markup) {
		m.put("<p>You are ")
		m.name(p.Person)
		m.put(". The application is <code>%s</code>. %s</p>\n", v.client, words)
		m.permissions(scopes)
		m.put(`<form method="post">` + "\n")
		m.hidden(append(slices.Clone(v.hidden), field{"person", p.ID}))
		for _, b := range buttons {
			m.button(b)
		}
		m.button(button{"another", "Use another account"})
		m.put("</form>\n")
	})
}

// end lets the application have what it asked for, if no fault forbids.
func (v *visit) end(p *person) answer {
	switch {
	case v.twist.refused:
		return v.refuse(aadsts(65004))
	case v.twist.other != "":
		p = v.someoneElse(p)
	}
	v.approve(p, v.client, v.scopes)
	return v.admit(p)
}

// someoneElse is whom a fault puts in the person's place.
func (v *visit) someoneElse(p *person) *person {
	for _, other := range v.people {
		name, _, _ := strings.Cut(other.UserPrincipalName, "@")
		if other != p && (v.twist.other == anybody || v.twist.other == name || v.twist.other == other.ID) {
			return other
		}
	}
	return p
}
