package sandbox

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"
)

// find asks the directory, with the header that searches need.
func find(c client, options ...string) reply {
	var query []string
	for _, option := range options {
		name, value, _ := strings.Cut(option, "=")
		query = append(query, name+"="+url.QueryEscape(value))
	}
	r := c.request("GET", "/users?"+strings.Join(query, "&"), "")
	r.Header.Set("ConsistencyLevel", "eventual")
	return c.send(r)
}

func TestDirectoryFindsPeople(t *testing.T) {
	c := as(t, New(), "me")
	for option, want := range map[string][]string{
		`$search="displayName:kim"`:                                                     {"Alex Kim", "Alex Kim"},
		`$search="displayName:AL ki"`:                                                   {"Alex Kim", "Alex Kim"},
		`$search="displayName:佐"`:                                                       {"佐藤 健太"},
		`$search="displayName:dewit" OR "mail:bram"`:                                    {"Bram de Wit"},
		`$search="displayName:alex" AND "mail:alex.kim2"`:                               {"Alex Kim"},
		`$search="displayName:opova"`:                                                   nil,
		`$filter=startswith(displayName,'al')`:                                          {"Alex Kim", "Alex Kim"},
		`$filter=startswith(userPrincipalName,'siobhan.o''n')`:                          {"Siobhan O'Neil"},
		`$filter=userPrincipalName eq '$ALES.desk@contoso.com'`:                         {"$ales Desk"},
		`$filter=startswith(displayName,'x or y') or mail eq 'ines.popova@contoso.com'`: {"Ines Popova"},
		`$filter=startswith(displayName,'Alex') and jobTitle eq 'Designer'`:             {"Alex Kim"},
	} {
		if got := find(c, option); !slices.Equal(got.names(), want) {
			t.Errorf("%s finds %q: %s", option, got.names(), got.message())
		}
	}
}

func TestDirectoryRefusesWhatItCannotDo(t *testing.T) {
	c := as(t, New(), "me")
	for _, option := range []string{
		`$search=kim`, `$search="kim"`, `$search="displayName:"`, `$filter=endswith(mail,'x')`, `$filter=mail eq 'a'b'`, `$filter=`,
		`$top=0`, `$top=1000`, `$top=x`, `$skiptoken=-1`, `$apply=x`, `$orderby=mail up`,
	} {
		if got := find(c, option); got.status != 400 {
			t.Errorf("%s: status %d", option, got.status)
		}
	}
	if got := c.do("GET", `/users?$search=%22displayName:kim%22`, ""); got.status != 400 || !strings.Contains(got.message(), "ConsistencyLevel") {
		t.Errorf("without ConsistencyLevel: %s", got.text)
	}
}

func TestSelectedMembersAreAnsweredAlone(t *testing.T) {
	got := find(as(t, New(), "me"), "$select=id,accountEnabled,userType", "$filter=startswith(displayName,'Luca')")
	user := got.list()[0].(map[string]any)
	if len(user) != 3 || user["userType"] != "Guest" || user["accountEnabled"] != true {
		t.Errorf("%v", user)
	}
}

func TestPagesLeadToEachOther(t *testing.T) {
	for _, top := range []string{"?$orderby=displayName", "?$orderby=displayName&$top=1", "?$orderby=displayName&$top=50&$skip=0"} {
		c := as(t, New(PageSize(2)), "$ales.desk@contoso.com") // who has none
		for i := range 5 {
			c.must(201, "POST", "/me/profile/awards", fmt.Sprintf(`{"displayName":"award %d"}`, i))
		}
		var names []string
		next := "/me/profile/awards" + top
		for pages := 0; next != ""; pages++ {
			if pages > 5 {
				t.Fatal("the pages have no end")
			}
			got := c.must(200, "GET", next, "")
			names = append(names, got.names()...)
			link, _ := got.body["@odata.nextLink"].(string)
			next = strings.TrimPrefix(link, BaseURL)
		}
		if want := []string{"award 0", "award 1", "award 2", "award 3", "award 4"}; !slices.Equal(names, want) {
			t.Errorf("%s: %q", top, names)
		}
	}
}

func TestSkipLeavesOutTheFirst(t *testing.T) {
	c := as(t, New(), "me")
	all := c.do("GET", "/me/profile/interests", "").names()
	got := c.must(200, "GET", "/me/profile/interests?$skip=1&$top=1&$count=true", "")
	if !slices.Equal(got.names(), all[1:2]) || got.body["@odata.count"] != float64(len(all)) {
		t.Errorf("%s", got.text)
	}
}

func FuzzQuery(f *testing.F) {
	f.Add(`"displayName:a" OR "mail:b"`, `startswith(mail,'a''b') or mail eq 'x'`)
	f.Fuzz(func(t *testing.T, search, filter string) {
		for _, parsed := range []func() (matcher, error){
			func() (matcher, error) { return parseSearch(search) },
			func() (matcher, error) { return parseFilter(filter) },
		} {
			if m, err := parsed(); err == nil {
				m(populate().People[0].asUser())
			}
		}
	})
}
