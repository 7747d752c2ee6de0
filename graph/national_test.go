package graph

import (
	"encoding/json"
	"testing"
)

func TestListsAreOneTextInNationalClouds(t *testing.T) {
	body := json.RawMessage(`{"institution":{"displayName":"x"},"program":{"displayName":"MSc","fieldsOfStudy":["A","B"],"awards":null,"activities":"Rowing"}}`)
	joined := `{"institution":{"displayName":"x"},"program":{"displayName":"MSc","fieldsOfStudy":"A, B","awards":null,"activities":"Rowing"}}`
	for root, want := range map[string]string{
		DefaultBaseURL: string(body), "https://sandbox.example/beta": string(body), "": string(body),
		"https://graph.microsoft.us/beta": joined, "https://dod-graph.microsoft.us/beta": joined,
		"https://microsoftgraph.chinacloudapi.cn/beta": joined, "https://graph.microsoft.us.example/beta": string(body),
	} {
		if got := InCloud(root, &EducationalActivity{}, body); string(got) != want {
			t.Errorf("%s gets %s", root, got)
		}
	}
	if got := InCloud("https://graph.microsoft.us/beta", &SkillProficiency{}, json.RawMessage(`{"categories":["a","b"]}`)); string(got) != `{"categories":["a","b"]}` {
		t.Errorf("a list became %s", got)
	}
}

func TestOneTextOfANationalCloudStaysUnlessItIsChanged(t *testing.T) {
	raw := json.RawMessage(`{"id":"1","program":{"displayName":"MSc","fieldsOfStudy":"A, B","unheardOf":1}}`)
	var before, after EducationalActivity
	if Decode(raw, &before) != nil || Decode(raw, &after) != nil {
		t.Fatal("it isn't read")
	}
	if patch, err := Patch(raw, &before, &after); patch != nil || err != nil {
		t.Errorf("untouched it sends %s, %v", patch, err)
	}
	after.Program.DisplayName = "PhD"
	after.Program.Awards = Strings{"Best thesis", "Best talk"}
	patch, err := Patch(raw, &before, &after)
	got := InCloud("https://graph.microsoft.us/beta", &after, patch)
	if want := `{"program":{"displayName":"PhD","fieldsOfStudy":"A, B","unheardOf":1,"awards":"Best thesis, Best talk"}}`; err != nil || string(got) != want {
		t.Errorf("it sends %s, %v", got, err)
	}
}
