package object

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"
)

func TestMembersKeepTheirOrderAndValuesTheirDigits(t *testing.T) {
	const raw = `{"z":12345678901234567890,"a":1.50,"<&>":{"y":1e400,"b":-0},"m":["é",2.0]}`
	if got := string(Parse(json.RawMessage(raw)).Text()); got != raw {
		t.Errorf("got %s", got)
	}
	values, err := Decode(json.RawMessage(raw))
	if got, _ := Write(values); err != nil || string(got) != `{"<&>":{"b":-0,"y":1e400},"a":1.50,"m":["é",2.0],"z":12345678901234567890}` {
		t.Errorf("got %s, %v", got, err)
	}
}

func TestOfMembersWithOneNameTheLastCountsInTheFirstPlace(t *testing.T) {
	twice := json.RawMessage(`{"a":1,"b":2,"a":3}`)
	if got := string(Parse(twice).Text()); got != `{"a":3,"b":2}` {
		t.Errorf("parsed: %s", got)
	}
	if got := string(Overlay(twice, json.RawMessage(`{"b":4}`))); got != `{"a":3,"b":4}` {
		t.Errorf("laid over: %s", got)
	}
	if got := Flatten(twice); !slices.Equal(got, []Leaf{{"a", "3"}, {"b", "2"}}) {
		t.Errorf("flattened: %v", got)
	}
	if !Same(twice, json.RawMessage(`{"b":2,"a":3}`)) {
		t.Error("it isn't the same as what it says")
	}
	if name, given := GivenTwice(twice); !given || name != "a" {
		t.Errorf("given twice: %q, %t", name, given)
	}
}

func TestWhatIsNoObjectHasNoMembers(t *testing.T) {
	for _, raw := range []string{"", " ", "null", "7", `"x"`, "[1]", "{", `{"a"`, `{"a":1`, `{"a":}`, `{7:1}`} {
		if o := Parse(json.RawMessage(raw)); o != nil {
			t.Errorf("%s: %v", raw, o)
		}
		if _, err := Decode(json.RawMessage(raw)); err == nil {
			t.Errorf("%s was decoded", raw)
		}
	}
}

func TestPatchIsLaidOverAndTakenBack(t *testing.T) {
	for _, test := range []struct{ raw, patch, after, back string }{
		{`{"a":1.0,"b":"x"}`, `{"b":"y","c":2}`, `{"a":1.0,"b":"y","c":2}`, `{"b":"x","c":null}`},
		{`{"a":null}`, `{"a":{"b":1}}`, `{"a":{"b":1}}`, `{"a":null}`},
		{`{"a":{"b":{"c":1},"d":2}}`, `{"a":{"b":{"c":3,"e":4},"f":5}}`, `{"a":{"b":{"c":3,"e":4},"f":5}}`, `{"a":{"b":{"c":1,"e":null},"d":2,"f":null}}`},
		{`{"a":[1,2]}`, `{"a":[2]}`, `{"a":[2]}`, `{"a":[1,2]}`},
		{`{"a":{}}`, `{"a":null}`, `{"a":null}`, `{"a":{}}`},
		{`{}`, `{"a":1}`, `{"a":1}`, `{"a":null}`},
		{``, `{"a":1}`, `{"a":1}`, `{"a":null}`},
	} {
		raw, patch := json.RawMessage(test.raw), json.RawMessage(test.patch)
		if got := string(Overlay(raw, patch)); got != test.after {
			t.Errorf("%s over %s: %s", patch, raw, got)
		}
		if got := string(Previous(raw, patch)); got != test.back {
			t.Errorf("%s on %s is taken back by %s", patch, raw, got)
		}
	}
}

func TestFlatHasEachValueByItsPathInWords(t *testing.T) {
	got := Flatten(json.RawMessage(` {"a":{"b":"x\n","c":[]},"d":[{"e":true},{"e":1.0}],"f":["x",null,false],"g":null} `))
	want := []Leaf{{"a.b", "x\n"}, {"a.c", ""}, {"d[0].e", "yes"}, {"d[1].e", "1.0"}, {"f", "x, , no"}, {"g", ""}}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

// deep is an object in which others stand, and in the innermost an empty one.
func deep(levels int) json.RawMessage {
	return json.RawMessage(strings.Repeat(`{"a":`, levels) + `{"b":null}` + strings.Repeat("}", levels))
}

func TestNothingLooksDeeperThanTheDeepest(t *testing.T) {
	if got := Prune(deep(Deepest-1), true); got != nil {
		t.Errorf("%s is left", got)
	}
	far := deep(Deepest)
	if got := Prune(far, true); string(got) != string(far) {
		t.Errorf("%s is left", got)
	}
	if got := Flatten(far); len(got) != 1 || got[0].Words != `{"b":null}` {
		t.Errorf("flat it is %v", got)
	}
	if d := Depth(far); d != Deepest+1 {
		t.Errorf("it is %d deep", d)
	}
}

// decoded are the members of an object and what is in them, as encoding/json reads them.
func decoded(t *testing.T, raw []byte) (o Object) {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(raw))
	if _, err := d.Token(); err != nil {
		t.Fatal(err)
	}
	for d.More() {
		name, err := d.Token()
		var value json.RawMessage
		if err != nil || d.Decode(&value) != nil {
			t.Fatalf("%s: %v", raw, err)
		}
		o.Set(name.(string), value)
	}
	return o
}

func FuzzMembersAreThoseThatTheDecoderReads(f *testing.F) {
	f.Add([]byte(` {"a" : {"b":[1 , "}\"]", {}]} ,"c\u00e9\\":-1.5e3,"d":true,"e":[ ]} `))
	f.Add([]byte("{\"a\xff\":null,\"a\xff\":\"\"}"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		switch {
		case !json.Valid(raw):
			if Parse(raw) != nil || Elements(raw) != nil || Flatten(raw) != nil {
				t.Errorf("%q isn't JSON, and has members", raw)
			}
		case Start(raw) == '{':
			if got, want := Parse(raw), decoded(t, raw); !reflect.DeepEqual(got, want) {
				t.Errorf("%q: %q, not %q", raw, got, want)
			}
		case Start(raw) == '[':
			var want []json.RawMessage
			if err := json.Unmarshal(raw, &want); err != nil || !reflect.DeepEqual(Elements(raw), want) {
				t.Errorf("%q: %q, not %q", raw, Elements(raw), want)
			}
		}
	})
}

// What is laid over says the patch, and taking it back gives what there was.
func FuzzPatchIsLaidOverAndTakenBack(f *testing.F) {
	f.Add([]byte(`{"a":{"b":1,"c":null},"d":[{}]}`), []byte(`{"a":{"c":{"x":1.50}},"e":"é"}`))
	f.Add([]byte(`{"a":1,"a":{}}`), []byte(`{"a":{"":[null]}}`))
	f.Fuzz(func(t *testing.T, raw, patch []byte) {
		if _, err := Decode(raw); err != nil || !json.Valid(raw) || !json.Valid(patch) || Start(patch) != '{' {
			return
		}
		after, back := Overlay(raw, patch), Previous(raw, patch)
		if !json.Valid(after) || !json.Valid(back) || !reflect.DeepEqual(Parse(after), Parse(Overlay(after, patch))) {
			t.Fatalf("%s over %s: %s, and back %s", patch, raw, after, back)
		}
		for _, m := range Parse(patch) {
			if was := Parse(raw).Value(m.Name); was != nil && Start(was) != '{' && string(Parse(back).Value(m.Name)) != string(was) {
				t.Errorf("%s becomes %s", was, Parse(back).Value(m.Name))
			}
		}
		if _, twice := GivenTwice(raw); !twice && !Same(Parse(raw).Text(), raw) {
			t.Errorf("%s became %s", raw, Parse(raw).Text())
		}
	})
}
