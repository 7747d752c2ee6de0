package outbox

import (
	"encoding/json"
	"testing"
)

func TestSaysTakesNoNoticeOfHowGraphWritesThings(t *testing.T) {
	for _, test := range []struct {
		object, sent string
		want         bool
	}{
		{`{"a":"x","id":"1"}`, `{"a":" x "}`, true},
		{`{"a":"e\u0301"}`, `{"a":"é"}`, true},
		{`{}`, `{"a":"","b":null,"c":[],"d":{},"e":{"f":null}}`, true},
		{`{"a":"","b":[""],"c":{"d":""}}`, `{"a":null,"b":[],"c":{}}`, true},
		{`{"a":1.0}`, `{"a":1}`, true},
		{`{"a":[{"b":"x","server":1},{"b":"y"}]}`, `{"a":[{"b":"x"},{"b":"y"}]}`, true},
		{`{"allowedAudiences":"8"}`, `{"allowedAudiences":"organization"}`, true},
		{`{"allowedAudiences":"contacts, family"}`, `{"allowedAudiences":"family,contacts"}`, true},
		{`{}`, `{"@odata.type":"#x"}`, true},
		{`{"a":"X"}`, `{"a":"x"}`, false},
		{`{"a":"x"}`, `{"a":null}`, false},
		{`{"a":{"b":"x"}}`, `{"a":null}`, false},
		{`{"a":["x","y"]}`, `{"a":["y","x"]}`, false},
		{`{"a":["x","y"]}`, `{"a":["x"]}`, false},
		{`{"a":"1"}`, `{"a":1}`, false},
		{`{"a":{"b":"x"}}`, `{"a":{"b":"x","c":"y"}}`, false},
		{`{"allowedAudiences":"8"}`, `{"allowedAudiences":"me"}`, false},
		{`{"a":false}`, `{"a":true}`, false},
		{`not json`, `{}`, false},
		{`[]`, `{}`, false},
	} {
		if got := says(json.RawMessage(test.object), json.RawMessage(test.sent)); got != test.want {
			t.Errorf("%s says %s: %t", test.object, test.sent, got)
		}
	}
}

func TestFingerprintStandsForWhatPeopleWrote(t *testing.T) {
	const object = `{"id":"1","displayName":"Origami","lastModifiedDateTime":"2026-11-21T10:00:00Z","sources":[{"sourceId":"a"}],"x@y":1}`
	was := fingerprint(json.RawMessage(object))
	for changed, same := range map[string]bool{
		`{"displayName":"Origami","id":"1"}`:                      true,
		`{"id":"1","displayName":"Origami","description":null}`:   true,
		`{"id":"1","displayName":"Origami","description":"mine"}`: false,
		`{"id":"2","displayName":"Origami"}`:                      false,
		`{"id":"1","displayName":"Chess"}`:                        false,
		`{"id":"1"}`:                                              false,
	} {
		if got := fingerprint(json.RawMessage(changed)) == was; got != same {
			t.Errorf("%s: same is %t", changed, got)
		}
	}
	if fingerprint(json.RawMessage(`{"displayName":"no id"}`)) != "" {
		t.Error("an object without an id has a fingerprint")
	}
}

func FuzzSays(f *testing.F) {
	f.Add([]byte(`{"a":[1,"x",null,{"b":""}],"allowedAudiences":"12"}`), []byte(`{"a":{}}`))
	f.Fuzz(func(t *testing.T, object, other []byte) {
		says(object, other)
		if _, err := members(object); err == nil && !says(object, object) {
			t.Errorf("%s does not say itself", object)
		}
	})
}
