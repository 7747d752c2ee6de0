package graph

import (
	"io"
	"net/http"
	"slices"
	"testing"
)

func TestLookupReadsTheDirectory(t *testing.T) {
	for _, test := range []struct {
		body            string
		want            DirectoryUser
		guest, disabled bool
	}{
		{`{"id":"1","displayName":"Ann","userPrincipalName":"ann@contoso.com","mail":null,"jobTitle":"Lead","department":"R&D","userType":"Member","accountEnabled":true}`,
			DirectoryUser{ID: "1", DisplayName: "Ann", UserPrincipalName: "ann@contoso.com", JobTitle: "Lead", Department: "R&D", UserType: "Member"}, false, false},
		{`{"id":"2","userPrincipalName":"bo_x.com#EXT#@contoso.com","userType":"Guest","accountEnabled":false}`,
			DirectoryUser{ID: "2", UserPrincipalName: "bo_x.com#EXT#@contoso.com", UserType: "Guest"}, true, true},
		{`{"id":"3","userPrincipalName":"bo_x.com#ext#@contoso.com","userType":null,"accountEnabled":null}`,
			DirectoryUser{ID: "3", UserPrincipalName: "bo_x.com#ext#@contoso.com"}, true, false},
		{`{"id":"4","displayName":7,"mail":["x"],"jobTitle":{},"accountEnabled":"no","department":"D"}`, DirectoryUser{ID: "4", Department: "D"}, false, false},
	} {
		var seen string
		u, err := over(testRoot, roundTrip(func(r *http.Request) (*http.Response, error) {
			seen = r.URL.String()
			return says(200, test.body), nil
		})).Lookup(t.Context(), Me())
		if want := testRoot + "/me" + directoryMembers; seen != want {
			t.Errorf("asked for %s", seen)
		}
		if u.Guest() != test.guest || u.Disabled() != test.disabled {
			t.Errorf("%s: guest %v, disabled %v", test.body, u.Guest(), u.Disabled())
		}
		if u.AccountEnabled = ""; err != nil || u != test.want {
			t.Errorf("%s: %+v, %v", test.body, u, err)
		}
	}
}

func TestLookupWithoutAnIDIsAnError(t *testing.T) {
	for _, body := range []string{"{}", `{"id":""}`, `{"id":null}`, `{"id":7}`, "[]", "<html>", ""} {
		if u, err := over(testRoot, always(200, body)).Lookup(t.Context(), Me()); err == nil || u != (DirectoryUser{}) {
			t.Errorf("%s: %+v, %v", body, u, err)
		}
	}
}

func TestResponsibilitiesAreReplacedAsAPlainList(t *testing.T) {
	var seen []string
	c := over(testRoot, roundTrip(func(r *http.Request) (*http.Response, error) {
		body, _ := io.ReadAll(r.Body)
		seen = append(seen, r.Method+" "+r.URL.String()+" "+string(body))
		if r.Method == http.MethodGet {
			return says(200, `{"responsibilities":["API Council","<b>"]}`), nil
		}
		return says(204, ""), nil
	}))
	ann := user(t, "1")
	names, err := c.Responsibilities(t.Context(), ann)
	if err != nil || !slices.Equal(names, []string{"API Council", "<b>"}) {
		t.Errorf("%q, %v", names, err)
	}
	for _, list := range [][]string{names, nil} {
		if answer, err := c.SetResponsibilities(t.Context(), ann, list); err != nil || answer.Status != 204 {
			t.Errorf("%+v, %v", answer, err)
		}
	}
	want := []string{
		"GET " + testRoot + "/users/1?$select=responsibilities ",
		"PATCH " + testRoot + `/users/1 {"responsibilities":["API Council","<b>"]}`,
		"PATCH " + testRoot + `/users/1 {"responsibilities":[]}`,
	}
	if !slices.Equal(seen, want) {
		t.Errorf("sent %q", seen)
	}
}
