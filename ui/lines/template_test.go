package lines_test

import (
	"testing"
	"testing/synctest"

	"facet/forms"
	"facet/graph"
	"facet/graph/sandbox"
	"facet/profile/draft"
	"facet/ui"
)

// templated is a conversation in which forms can begin with templates.
func templated(t *testing.T, tell func(*caller), wrong []string, all ...string) {
	t.Helper()
	found := draft.Templates{Wrong: wrong}
	for _, raw := range all {
		read, problems := forms.ReadTemplate([]byte(raw), forms.Kinds())
		if problems != nil {
			t.Fatal(problems)
		}
		found.All = append(found.All, read)
	}
	synctest.Test(t, func(t *testing.T) {
		server := sandbox.New()
		tell(callWith(t, server, ui.Options{Session: session(t, server, graph.Me()), Templates: func() draft.Templates { return found }}))
	})
}

func TestFormBeginsWithATemplate(t *testing.T) {
	templated(t, func(c *caller) {
		c.types("1").hears("template to begin a new one from a template").types("template").hears("1 Safety course 2026. new certification · for everybody in the plant.", "Some template files", "broken.json: oh")
		c.types("1").hears("It began with the template “Safety course 2026”.").question("Name").hears("Name (required). Now: Safety course (from template)")
		c.question("Certificate number").hears("Certificate number (required)").types(".").hears("1 field needs fixing", "the template asks for this")
		c.types("4711").hears("It began with the template", "as the template “Safety course 2026” has it", "Send now?").types("y").hears("Created")
		c.sent("POST /beta/me/profile/certifications")
		c.body(`{"displayName":"Safety course","certificationId":"4711","description":"Out of sight.","allowedAudiences":"organization"}`)
		c.types("n").hears("It began with the template").question("Name").hears("Name (required). Now: Safety course (from template)")
		c.types("Another").answers("Certificate number", "7").question("Badge image")
	}, []string{"broken.json: oh"}, `{"kind":"certification","name":"Safety course 2026","about":"for everybody in the plant",
		"values":{"displayName":"Safety course","description":"Out of sight.","allowedAudiences":"organization"},
		"required":["certificationId"],"hidden":["description"]}`)
}

func TestWithoutTemplatesNothingIsSaidOfThem(t *testing.T) {
	templated(t, func(c *caller) {
		c.types("3").hears("n to begin a new one, r to read again").types("template").hears(`"template" is no answer here`)
	}, nil)
}
