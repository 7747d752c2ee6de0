package graph

import (
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"
)

// directoryOf is the plain members of the person who is signed in, over a transport.
func directoryOf(t *testing.T, carrier roundTrip) Collection {
	t.Helper()
	c, err := over(testRoot, carrier).Collection(Me(), DirectoryPath)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestDirectoryIsReadInOneRequestAndAMemberByItself(t *testing.T) {
	var seen []string
	c := directoryOf(t, func(r *http.Request) (*http.Response, error) {
		seen = append(seen, strings.TrimPrefix(r.URL.String(), testRoot))
		return says(200, `{"@odata.context":"x","id":"ada","aboutMe":"Hello","birthday":"0001-01-01T00:00:00Z","skills":["Go"]}`), nil
	})
	all, err := c.List(t.Context())
	if err != nil || len(all) != 7 || string(all[0]) != `{"id":"aboutMe","aboutMe":"Hello"}` || string(all[2]) != `{"id":"interests","interests":null}` || string(all[6]) != `{"id":"skills","skills":["Go"]}` {
		t.Errorf("%s, %v", all, err)
	}
	one, err := c.Get(t.Context(), "skills")
	if err != nil || string(one.Object) != `{"id":"skills","skills":["Go"]}` {
		t.Errorf("%s, %v", one.Object, err)
	}
	want := "/me?$select=aboutMe,birthday,interests,pastProjects,responsibilities,schools,skills /me?$select=skills"
	if got := strings.Join(seen, " "); got != want {
		t.Errorf("asked for %s", got)
	}
}

func TestDirectoryIsChangedOneMemberARequest(t *testing.T) {
	var sent []string
	c := directoryOf(t, func(r *http.Request) (*http.Response, error) {
		body, _ := io.ReadAll(r.Body)
		sent = append(sent, r.Method+" "+r.URL.String()+" "+string(body))
		return says(204, ""), nil
	})
	if got, err := c.Update(t.Context(), "aboutMe", json.RawMessage(`{"aboutMe":"Hello"}`)); err != nil || got.Status != 204 {
		t.Errorf("%+v, %v", got, err)
	}
	for id, body := range map[ID]string{
		"aboutMe": `{"aboutMe":"Hello","skills":["Go"]}`, "skills": `{"aboutMe":"Hello"}`, "jobTitle": `{"jobTitle":"Chief"}`, "birthday": `{}`, "": `{"aboutMe":"Hello"}`,
	} {
		if _, err := c.Update(t.Context(), id, json.RawMessage(body)); err == nil || OutcomeOf(err) != NotSent {
			t.Errorf("%s: %v", id, err)
		}
	}
	_, created := c.Create(t.Context(), json.RawMessage(`{"aboutMe":"Hello"}`))
	_, deleted := c.Delete(t.Context(), "aboutMe")
	_, read := c.Get(t.Context(), "jobTitle")
	if created == nil || deleted == nil || read == nil {
		t.Errorf("%v, %v, %v", created, deleted, read)
	}
	if len(sent) != 1 || sent[0] != "PATCH "+testRoot+`/me {"aboutMe":"Hello"}` {
		t.Errorf("sent %q", sent)
	}
	if c.ItemURL("aboutMe") != testRoot+"/me" || c.ItemURL("jobTitle") != "" {
		t.Error("a member has another address")
	}
}

func TestDirectoryPatchIsAsSharePointTakesIt(t *testing.T) {
	for name, test := range map[string]struct {
		raw    string
		change func(*DirectoryMember)
		want   string
	}{
		"nothing":         {`{"id":"skills","skills":["Go"]}`, func(*DirectoryMember) {}, ""},
		"an empty list":   {`{"id":"skills","skills":["Go"]}`, func(m *DirectoryMember) { m.Skills = nil }, `{"skills":[]}`},
		"a longer list":   {`{"id":"skills","skills":["Go"]}`, func(m *DirectoryMember) { m.Skills = append(m.Skills, "SQL") }, `{"skills":["Go","SQL"]}`},
		"no words":        {`{"id":"aboutMe","aboutMe":"Hello"}`, func(m *DirectoryMember) { m.AboutMe = "" }, `{"aboutMe":null}`},
		"a day":           {`{"id":"birthday","birthday":"0001-01-01T00:00:00Z"}`, func(m *DirectoryMember) { m.Birthday = "1985-03-14" }, `{"birthday":"1985-03-14T00:00:00Z"}`},
		"a day as it was": {`{"id":"birthday","birthday":"1985-03-13T23:00:00Z"}`, func(m *DirectoryMember) { m.Birthday = "1985-03-13" }, ""},
	} {
		var before, after DirectoryMember
		if Decode(json.RawMessage(test.raw), &before) != nil || Decode(json.RawMessage(test.raw), &after) != nil {
			t.Fatal(name)
		}
		test.change(&after)
		if patch, err := DirectoryPatch(json.RawMessage(test.raw), before, after); err != nil || string(patch) != test.want {
			t.Errorf("%s: %s, %v", name, patch, err)
		}
	}
}

// SharePoint says so with the status of a fault, as if it weren't known.
func TestMemberThatIsLockedIsRefused(t *testing.T) {
	for code, want := range map[string]Outcome{
		"-1, Microsoft.Office.Server.UserProfiles.PropertyNotEditableException": Refused,
		"-1, Microsoft.SharePoint.Client.UnknownError":                          Unconfirmed,
	} {
		c := directoryOf(t, func(*http.Request) (*http.Response, error) {
			return says(500, `{"error":{"code":"`+code+`","message":"Unbekannter Fehler."}}`), nil
		})
		if _, err := c.Update(t.Context(), "aboutMe", json.RawMessage(`{"aboutMe":"Hello"}`)); OutcomeOf(err) != want {
			t.Errorf("%s: %v", code, err)
		}
	}
}
