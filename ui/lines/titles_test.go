package lines_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"facet/forms"
)

// asks reports whether the last question is for the field with a title.
func (c *caller) asks(title string) bool {
	for line := range strings.Lines(c.all()[c.since:]) {
		line = strings.TrimSuffix(line, "\n")
		if line == title || line == title+" (asked for)" || strings.HasPrefix(line, title+". Now: ") || strings.HasPrefix(line, title+" (asked for). Now: ") {
			return true
		}
	}
	return false
}

// question goes on to the question for the field with a title, wherever the
// form has it, and leaves the fields before it as they are.
func (c *caller) question(title string) *caller {
	c.t.Helper()
	for range 60 {
		if c.asks(title) {
			return c
		}
		c.types("")
	}
	c.t.Fatalf("nobody asks for %q:\n%s", title, c.all())
	return c
}

// answers gives the question for the field with a title an answer, in so many
// lines.
func (c *caller) answers(title string, answer ...string) *caller {
	c.t.Helper()
	return c.question(title).types(answer...)
}

// change chooses the field with a title from a form that was read out whole.
func (c *caller) change(title string) *caller {
	c.t.Helper()
	numbered := regexp.MustCompile(`(?m)^(\d+) ` + regexp.QuoteMeta(title) + `: `)
	found := numbered.FindStringSubmatch(c.all()[c.since:])
	if found == nil {
		c.t.Fatalf("%q is not among the fields:\n%s", title, c.all()[c.since:])
	}
	return c.types(found[1])
}

// onNew are the lines that open a new form of a kind, from the profile on.
func onNew(kind string) []string {
	at := slices.IndexFunc(forms.Kinds(), func(k forms.Kind) bool { return k.Name == kind })
	return []string{string(rune('1' + at)), "n"}
}

// typed is what somebody types to fill in the example of a kind, from the
// profile up to the review: the answers in the order in which the form asks.
func typed(t testing.TB, kind string) []string {
	t.Helper()
	k, err := forms.Named(forms.Kinds(), kind)
	if err != nil {
		t.Fatal(err)
	}
	left := len(filled[kind])
	all := onNew(kind)
	for _, field := range forms.Fields(k.New()) {
		if answer, known := filled[kind][field.Title]; known {
			all = append(all, answer...)
			left--
		} else if field.Input != nil {
			t.Fatalf("there is no answer for %q of a new %s", field.Title, kind)
		}
	}
	if left != 0 {
		t.Fatalf("a new %s doesn't ask for all that there are answers for", kind)
	}
	return all
}

// filled are the answers for the example of each kind, by the title of the
// field. Several lines end with an empty one.
var filled = map[string]map[string][]string{
	"certification": {
		"Name": {"Certified Kubernetes Administrator"}, "Certificate number": {"LF-4711-2026"}, "Description": {"Two hours at a live cluster.", ""},
		"Issued by": {"Cloud Native Computing Foundation"}, "Company": {"The Linux Foundation"},
		"Issued": {"2026-03-02"}, "Valid from": {"2026-03-02"}, "Expires": {"2028-03-01"},
		"Web page": {"https://training.example.org/certificates/4711"}, "Badge image": {"https://training.example.org/badges/4711.png"},
		"Who may see it": {"6"},
	},
	"position": {
		"Job title": {"Senior Product Manager"}, "Role": {"Consulting"}, "Current": {"no"}, "From": {"2021-04"}, "Until": {"2026-06"},
		"Summary": {"Looks after three products.", ""}, "Description": {"From the first sketch to the last invoice.", ""},
		"Categories": {"Consulting", "Products", ""}, "Company name": {"Contoso Ltd."}, "Department": {"Products"},
		"Office": {"Building 3, room 344"}, "Pronunciation": {"kon-TOH-soh"}, "Company web page": {"https://www.contoso.com"},
		"Kind of address": {"business"}, "Street": {"1 Harbour Road"}, "PO box": {"PO Box 12"}, "City": {"Bergen"},
		"State or region": {"Vestland"}, "Postal code": {"5003"}, "Country": {"Norway"},
		"Name": {"Ada Larsen"}, "Sign-in name": {"ada@contoso.com"}, "Relationship": {"manager"},
		"Colleagues":     {"n", "Kenji Mori", "kenji@contoso.com", "colleague", ""},
		"Who may see it": {"6"},
	},
	"interest": {
		"Name": {"Chess"}, "Description": {"Slow games, preferably by post.", ""}, "Web page": {"https://www.example.org/chess"},
		"Categories": {"Games", "Strategy", ""}, "Tags": {"1, 4"}, "Who may see it": {"everyone in the organisation"},
	},
	"responsibility": {
		"Name": {"Travel expenses"}, "Description": {"Receipts, rates and refunds for the Bergen office.", ""},
		"Web page": {"https://intranet.example.org/travel"}, "Tags": {"1,2"}, "Who may see it": {"6"},
	},
	"account": {"Country": {"norw"}, "Preferred language": {"nb-NO"}, "Who may see it": {"6"}},
}
