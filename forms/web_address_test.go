package forms

import (
	"encoding/json"
	"reflect"
	"testing"

	"facet/graph"
)

func TestWebAddressGetsItsScheme(t *testing.T) {
	for typed, want := range map[string]string{
		"www.x.com": "https://www.x.com", "x.com": "https://x.com", " x.com/a?b=c#d ": "https://x.com/a?b=c#d", "x.com:8080/a": "https://x.com:8080/a",
		"bücher.example": "https://bücher.example", "例え.jp": "https://例え.jp", "http://x.com": "http://x.com", "https://x": "https://x",
		"localhost": "localhost", "badge.png": "badge.png", "x.com/badge.png": "https://x.com/badge.png", "ada@contoso.com": "ada@contoso.com", "mailto:ada@contoso.com": "mailto:ada@contoso.com",
		"ftp://x.com": "ftp://x.com", "no spaces.com": "no spaces.com", "1.2": "1.2", "": "", "javascript:alert(1)": "javascript:alert(1)",
	} {
		if got := webAddress(typed); got != want {
			t.Errorf("%q is read as %q, want %q", typed, got, want)
		}
	}
}

func TestWhatIsWrongWithAWebAddressIsTrue(t *testing.T) {
	for typed, want := range map[string]string{
		"http://":            "this isn't a whole web address: one like https://example.org/badge will do",
		"https:":             "this isn't a whole web address: one like https://example.org/badge will do",
		"chess":              "this isn't a whole web address: one like https://example.org/badge will do",
		"http:/x.com":        "two slashes belong behind http: as in http://example.org",
		"http:x.com":         "two slashes belong behind http: as in http://example.org",
		"ftp://x.com":        "this isn't a web address: one like https://example.org/badge will do",
		"mailto:a@b.example": "this isn't a web address: one like https://example.org/badge will do",
		" https://x.com":     "a web address has no spaces: write %20 for one that belongs to it",
		"https://x.com ":     "a web address has no spaces: write %20 for one that belongs to it",
	} {
		if err := webURL(typed); err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %q", typed, err, want)
		}
	}
}

func TestCheckLooksAtTheValueThatIsSent(t *testing.T) {
	for name, c := range map[string]struct {
		holds check
		value string
	}{
		"webURL": {webURL, "https://x.com"}, "day": {day, "2026-11-21"}, "aMonth": {aMonth, "2026-11-01"},
		"country": {country, "NO"}, "languageTag": {languageTag, "en-GB"}, "address": {address, "ada@contoso.com"},
		"audiences": {audiences, "organization"}, "oneOf": {oneOf([]string{"manager"}), "manager"},
	} {
		if err := c.holds(c.value); err != nil {
			t.Errorf("%s refuses %q: %v", name, c.value, err)
		}
		for _, odd := range []string{" " + c.value, c.value + " ", c.value + "\u00a0", "\ufeff" + c.value} {
			if c.holds(odd) == nil {
				t.Errorf("%s lets %q pass for %q", name, odd, c.value)
			}
		}
	}
	if languageTag("en_GB") == nil || languageNamed("en_GB") != "en-GB" {
		t.Error("en_GB is not sent as en-GB")
	}
}

func TestFileIsReadAsTheFormReadsWhatIsTyped(t *testing.T) {
	for _, c := range []struct{ kind, given, want string }{
		{"account", `{"countryCode":"Deutschland"}`, `{"countryCode":"DE"}`},
		{"account", `{"countryCode":"uk","preferredLanguageTag":{"locale":"Farsi"}}`, `{"countryCode":"GB","preferredLanguageTag":{"locale":"fa"}}`},
		{"account", `{"countryCode":"Congo"}`, ""},
		{"interest", `{"displayName":"x.com","webUrl":" x.com "}`, `{"displayName":"x.com","webUrl":"https://x.com"}`},
		{"interest", `{"displayName":"x","webUrl":"http:/x.com"}`, ""},
		{"position", `{"detail":{"jobTitle":"x","company":{"displayName":"y","webUrl":"x.com"}}}`, `{"detail":{"jobTitle":"x","company":{"displayName":"y","webUrl":"https://x.com"}}}`},
	} {
		kind, err := Named(Kinds(), c.kind)
		if err != nil {
			t.Fatal(err)
		}
		form, wrong := kind.Read([]byte(c.given))
		if (wrong == nil) != (c.want != "") {
			t.Errorf("%s: %v", c.given, wrong)
		}
		if c.want == "" {
			continue
		}
		if body, err := graph.Body(form); err != nil || !sameJSON(body, c.want) {
			t.Errorf("%s is sent as %s, want %s; %v", c.given, body, c.want, err)
		}
	}
}

// sameJSON reports whether two texts are the same JSON value.
func sameJSON(a []byte, b string) bool {
	var one, other any
	return json.Unmarshal(a, &one) == nil && json.Unmarshal([]byte(b), &other) == nil && reflect.DeepEqual(one, other)
}
