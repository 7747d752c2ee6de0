package person_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"facet/forms"
	"facet/graph"
	"facet/graph/outbox"
	"facet/profile/person"
)

// met is the error of a change that meets an answer.
func metBy(t *testing.T, path string, a answer, send func(graph.Collection) error) error {
	t.Helper()
	const root = "https://graph.example/beta"
	client := &graph.Client{BaseURL: root, HTTP: &http.Client{Transport: graph.NewTransport(root, a)}}
	c, err := client.Collection(graph.Me(), path)
	if err != nil {
		t.Fatal(err)
	}
	return send(c)
}

func TestWhatSharePointSaysIsToldByItsCodes(t *testing.T) {
	german := "Unbekannter Fehler."
	for name, test := range map[string]struct {
		answer answer
		want   string
	}{
		"two at once, or no licence": {answer{status: 400, body: said("BadRequest", "The request is currently not supported on the targeted entity set")}, "no licence for"},
		"no licence":                 {answer{status: 400, body: said("BadRequest", "Tenant does not have a SPO license.")}, "Microsoft 365 doesn't accept this for this account. Nothing was changed."},
		"no rights":                  {answer{status: 403, body: said("-1, Microsoft.Office.Server.Directory.DirectoryObjectUnauthorizedAccessException", german)}, "This is kept in SharePoint, which doesn't let this account change it. Nothing was changed."},
		"locked":                     {answer{status: 500, body: said("-1, Microsoft.Office.Server.UserProfiles.PropertyNotEditableException", german)}, "Only an administrator can change this. It is kept in SharePoint, and locked there. Nothing was changed."},
		"unknown":                    {answer{status: 500, body: said("-1, Microsoft.SharePoint.Client.UnknownError", german)}, "so facet can't tell whether it was done."},
	} {
		err := metBy(t, graph.DirectoryPath, test.answer, func(c graph.Collection) error {
			_, err := c.Update(t.Context(), "aboutMe", json.RawMessage(`{"aboutMe":"Hello"}`))
			return err
		})
		what, remedy := person.Explain(err)
		if words := what + " " + remedy; !strings.Contains(words, test.want) || strings.Contains(words, german) {
			t.Errorf("%s: %s", name, words)
		}
	}
}

func TestWhatIsSaidOfPhotosIsToldByItsCodes(t *testing.T) {
	for name, test := range map[string]struct {
		answer answer
		want   string
	}{
		"no mailbox":  {answer{status: 404, body: said("ErrorItemNotFound", "The specified object was not found in the store.")}, "Photos are kept in the mailbox, and Microsoft 365 finds no mailbox for this person. Nothing was changed."},
		"nobody":      {answer{status: 404, body: said("UnknownError", `{"errorCode":"ErrorUserResolutionFailedUserDoesNotExist"}`)}, "Microsoft 365 doesn't find this person among its photos. Nothing was changed."},
		"policy":      {answer{status: 403, body: said("ErrorAccessDenied", "AccessDeniedException")}, "Microsoft 365 doesn't let this account change this photo. Nothing was changed."},
		"small":       {answer{status: 400, body: said("ValidationWidthTooSmall", "no")}, "The picture is too small for Microsoft 365. Nothing was changed. Use a larger one."},
		"other":       {answer{status: 400, body: said("BadRequest", "no")}, "Microsoft 365 doesn't accept this picture. Nothing was changed. Save it as a new JPEG"},
		"too large":   {answer{status: 413, body: said("RequestBodyTooLarge", "no")}, "The picture is too large for Microsoft 365. Nothing was changed. Use a smaller one."},
		"a fault":     {answer{status: 500, body: said("ErrorInternalServerError", "An internal server error occurred.")}, "That does no harm"},
		"older cloud": {answer{status: 405, body: said("ErrorInvalidRequest", "Method is not allowed")}, "Microsoft 365 can't do that to this photo. Nothing was changed. Replace it with another one"},
	} {
		err := metBy(t, graph.PhotoPath, test.answer, func(c graph.Collection) error {
			_, err := c.Put(t.Context(), graph.PhotoID, "image/jpeg", []byte("picture"))
			return err
		})
		what, remedy := person.Explain(err)
		if words := what + " " + remedy; !strings.Contains(words, test.want) {
			t.Errorf("%s: %s", name, words)
		}
	}
}

func TestReasonsOfARefusalAreThoseOfWhatWasChanged(t *testing.T) {
	s := &person.Session{Person: graph.Me(), User: graph.DirectoryUser{UserType: "Member"}, Granted: func() person.Grant {
		return person.Grant{Scopes: []string{person.ScopeOwn}}
	}}
	denied := answer{status: 403, header: []string{marked}, body: said("-1, Microsoft.Office.Server.Directory.DirectoryObjectUnauthorizedAccessException", "no")}
	change := metBy(t, graph.DirectoryPath, denied, func(c graph.Collection) error {
		_, err := c.Update(t.Context(), "aboutMe", json.RawMessage(`{"aboutMe":"Hello"}`))
		return err
	})
	photo := metBy(t, graph.PhotoPath, denied, func(c graph.Collection) error {
		_, err := c.Delete(t.Context(), graph.PhotoID)
		return err
	})
	for want, err := range map[string]error{
		"applies: This is kept in SharePoint, which doesn't let this account change it.": change,
		"can't be ruled out: The organisation doesn't let you change this photo.":        photo,
		"ruled out: The permission User.ReadWrite is missing. The token has it.":         photo,
		"ruled out: You are a guest of the organisation. The directory says: a member.":  change,
	} {
		var all []string
		for _, c := range person.Causes(s, err) {
			all = append(all, c.String())
		}
		if words := strings.Join(all, "\n"); !strings.Contains(words, want) {
			t.Errorf("%s is not in\n%s", want, words)
		}
	}
	other, _ := graph.User("ada-id")
	if m, lacks := s.For(other, graph.DirectoryUser{ID: "ada-id"}).LacksForPhoto(); !lacks || m.Scope != person.ScopePhotos {
		t.Errorf("%+v", m)
	}
}

func TestPlainListsAreHeldAgainstTheFacets(t *testing.T) {
	s := &person.Session{Person: graph.Me()}
	interests, err := forms.Named(forms.Kinds(), "interest")
	if err != nil {
		t.Fatal(err)
	}
	of := func(raw string) person.Object {
		return person.Read(forms.Directory(), []json.RawMessage{[]byte(raw)})[0]
	}
	list := of(`{"id":"interests","interests":["chess ","Board games"]}`)
	if said := s.Apart(list); said != nil {
		t.Errorf("without having read the facets: %q", said)
	}
	s.Listed(interests, []json.RawMessage{[]byte(`{"id":"1","displayName":"Chess"}`), []byte(`{"id":"2","displayName":"Accordion"}`)})
	want := "Only here, not among the facets of the profile: Board games.\nOnly among the facets of the profile, not here: Accordion."
	if said := strings.Join(s.Apart(list), "\n"); said != want {
		t.Error(said)
	}
	if said := s.Apart(of(`{"id":"interests","interests":["Chess","Accordion"]}`)); said != nil {
		t.Errorf("%q", said)
	}
}

func TestTextsOfTheDirectoryAreHeldAgainstTheFacets(t *testing.T) {
	s := &person.Session{Person: graph.Me()}
	for name, raw := range map[string]string{
		"note":        `{"id":"1","displayName":"About me","detail":{"content":"<p>I answer best before noon.</p>","contentType":"html"}}`,
		"anniversary": `{"id":"2","type":"birthday","date":"1985-03-14"}`,
	} {
		kind, err := forms.Named(forms.Kinds(), name)
		if err != nil {
			t.Fatal(err)
		}
		s.Listed(kind, []json.RawMessage{[]byte(raw)})
	}
	for raw, want := range map[string]string{
		`{"id":"aboutMe","aboutMe":"I answer best\nbefore noon."}`: "",
		`{"id":"aboutMe","aboutMe":"I listen."}`:                   "Among the facets of the profile it says: I answer best before noon.",
		`{"id":"aboutMe","aboutMe":null}`:                          "Among the facets of the profile it says: I answer best before noon.",
		`{"id":"birthday","birthday":"1985-03-14T00:00:00Z"}`:      "",
		`{"id":"birthday","birthday":"0001-01-01T00:00:00Z"}`:      "Among the facets of the profile it says: 1985-03-14",
	} {
		o := person.Read(forms.Directory(), []json.RawMessage{[]byte(raw)})[0]
		if said := strings.Join(s.Apart(o), "\n"); said != want {
			t.Errorf("%s: %q", raw, said)
		}
	}
}

func TestOpenSendOfAPhotoSaysThatItCanBeSetOnceMore(t *testing.T) {
	open := &outbox.UnconfirmedError{Entry: outbox.Entry{Intent: outbox.Intent{Method: http.MethodPut, Path: graph.PhotoPath}}}
	if _, remedy := person.Explain(open); !strings.Contains(remedy, "Set it again") {
		t.Error(remedy)
	}
}
