package flow

import (
	"net/url"
	"time"

	"facet/internal/text"
	"facet/profile/person"
)

func (s signingIn) View() View {
	v := View{Title: Title{Words: line(s.title())}, Actions: s.actions()}
	switch {
	case s.err != nil:
		v.Blocks = explained(s.err)
	case s.prompt.Address == "":
		v.Blocks = words(Faint, "Asking the sign-in service…")
		v.Spoken = words(Plain, "Asking the sign-in service… Ctrl+c stops.")
	default:
		v.Blocks, v.Until = s.waiting(), s.prompt.Expires
	}
	return v
}

func (s signingIn) title() string {
	switch {
	case s.how.Scope != "":
		return "Permission to " + person.ScopeTitle(s.how.Scope)
	case s.how.DeviceCode:
		return "Sign in with a code on another device"
	}
	return "Sign in with your browser"
}

const (
	approvalWords = "If the page asks for an administrator's approval, send them the message from here."
	blockedWords  = "If the page shows 53003, your organisation does not allow this way of signing in. Use the browser instead."
)

// waiting is what to do, and how long there is.
func (s signingIn) waiting() []Block {
	p := s.prompt
	address := []Block{Text{}, Code{Lines: line(p.Address)}, Text{}}
	blocks := words(Plain, s.browser())
	if s.how.DeviceCode {
		blocks = append(words(Plain, "On any device, open "+host(p.Address)+" and type this code:"), Text{}, Text{Tone: Head, Words: line("    " + p.Code)})
	}
	blocks = append(blocks, address...)
	blocks = append(blocks, words(Faint, "Time left: "+person.Remaining(time.Until(p.Expires)))...)
	for _, block := range s.asides() {
		blocks = append(blocks, Text{}, block)
	}
	return blocks
}

// browser is what to do in the browser.
func (s signingIn) browser() string {
	if s.prompt.Trouble != nil {
		return "No browser could be opened here. Open this address in one; over ssh, forward port " + s.prompt.Port + " first:"
	}
	return "Your browser should have opened. If it didn't, open this address there:"
}

// asides are what may be in the way.
func (s signingIn) asides() []Block {
	switch {
	case s.how.Scope != "":
		return words(Plain, approvalWords)
	case !s.how.DeviceCode:
		return nil
	}
	var all []Block
	if s.prompt.Trouble != nil {
		what, _ := person.Explain(s.prompt.Trouble)
		all = words(Warn, what+" Still waiting.")
	}
	if time.Since(s.began) >= 20*time.Second {
		all = append(all, words(Warn, blockedWords)...)
	}
	return all
}

// heard says in line mode what somebody needs to sign in.
func heard(p person.Prompt) []Block {
	var blocks []Block
	switch {
	case p.Code != "":
		blocks = words(Plain, "On any device, open "+p.Address+" and type the code "+p.Code)
		if p.Trouble != nil {
			what, _ := person.Explain(p.Trouble)
			blocks = append(blocks, words(Plain, what+" Still waiting.")...)
		}
	default:
		blocks = append(words(Plain, signingIn{prompt: p}.browser()), Code{Lines: line(p.Address)})
	}
	if !p.Expires.IsZero() {
		blocks = append(blocks, words(Plain, "You have until "+p.Expires.Local().Format(time.TimeOnly)+".")...)
	}
	return blocks
}

// host is where an address leads, for people to check.
func host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return "the address below"
	}
	return text.Line(u.Host)
}
