package forms

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// typing types into a member of an account, and tells what it becomes.
func typing(member string) func(typed string) (value string, err error) {
	form := new(account)
	var into Field
	for _, f := range Fields(form) {
		if f.Member == member {
			into = f
		}
	}
	return func(typed string) (string, error) {
		_ = into.Type("")
		err := into.Type(typed)
		if member == "countryCode" {
			return form.CountryCode, err
		}
		return form.PreferredLanguageTag.Locale, err
	}
}

func TestCountryIsFoundByWhateverItIsCalled(t *testing.T) {
	country := typing("countryCode")
	for typed, want := range map[string]string{
		"UK": "GB", "u.k.": "GB", "USA": "US", "U.S.A.": "US", "America": "US", "Holland": "NL", "Great Britain": "GB", "England": "GB",
		"scotland": "GB", "Wales": "GB", "Kosovo": "XK", "Burma": "MM", "Ivory Coast": "CI", "Czech Republic": "CZ", "South Korea": "KR",
		"UAE": "AE", "Deutschland": "DE", "日本": "JP", "Türkiye": "TR", "turkiye": "TR", "España": "ES", "espana": "ES", "Österreich": "AT",
		"Schweiz": "CH", "Suisse": "CH", "Svizzera": "CH", "Polska": "PL", "Россия": "RU", "Україна": "UA", "Ελλάδα": "GR", "中国": "CN", "한국": "",
		"대한민국": "KR", "भारत": "IN", "مصر": "EG", "ישראל": "IL", "Allemagne": "DE", "Duitsland": "DE", "Niemcy": "DE", "Norge": "NO",
		"DE": "DE", "de": "DE", "DEU": "DE", "GBR": "GB", "usa": "US", "ukr": "UA", "Niger": "NE", "Ukraine": "UA", "Eswatini": "SZ",
		"North Macedonia": "MK", "Germany": "DE", "germ": "DE", "Atlantis": "", "United": "", "Kongo": "", "Congo": "", "Nigeri": "", "x": "",
	} {
		if got, err := country(typed); got != want || (err == nil) != (want != "") {
			t.Errorf("%q is %q, want %q: %v", typed, got, want, err)
		}
	}
}

func TestCountryIsCalledAsItIsTodayAndFoundByItsOldName(t *testing.T) {
	country, language := typing("countryCode"), typing("preferredLanguageTag.locale")
	for was, now := range map[string][2]string{"Turkey": {"TR", "Türkiye"}, "Swaziland": {"SZ", "Eswatini"}, "Macedonia": {"MK", "North Macedonia"}, "Czech Republic": {"CZ", "Czechia"}} {
		for _, typed := range []string{was, now[1]} {
			if got, err := country(typed); got != now[0] || countryNamed(typed) != now[0] {
				t.Errorf("%q is %q and %q, want %q: %v", typed, got, countryNamed(typed), now[0], err)
			}
		}
		if got := called(now[0]); got != now[1] {
			t.Errorf("%s is called %q, want %q", now[0], got, now[1])
		}
	}
	for _, typed := range []string{"Turkish (Turkey)", "Turkish (Türkiye)"} {
		if got, err := language(typed); got != "tr-TR" || languageNamed(typed) != "tr-TR" {
			t.Errorf("%q is %q and %q: %v", typed, got, languageNamed(typed), err)
		}
	}
}

func TestEveryCountryIsFoundByEveryNameThatMeansItAlone(t *testing.T) {
	country := typing("countryCode")
	for _, code := range countryCodes() {
		region := language.MustParseRegion(code)
		for _, typed := range []string{code, region.ISO3(), display.English.Regions().Name(region)} {
			if got, err := country(typed); got != code && typed != "ZZZ" {
				t.Errorf("%q is %q, want %q: %v", typed, got, code, err)
			}
		}
	}
	for _, tag := range []string{"de", "fr", "es", "it", "nl", "pl", "pt", "sv", "ja", "zh", "ru", "ar", "tr", "hi", "el"} {
		regions := display.Regions(language.MustParse(tag))
		for _, code := range countryCodes() {
			name := regions.Name(language.MustParseRegion(code))
			if got, _ := country(name); got != code && got != "" {
				t.Errorf("%q, in %s, is %q, want %q", name, tag, got, code)
			}
		}
	}
}

func TestLanguageIsFoundByWhateverItIsCalled(t *testing.T) {
	language := typing("preferredLanguageTag.locale")
	for typed, want := range map[string]string{
		"Mandarin": "zh", "Farsi": "fa", "Castilian": "es", "Flemish": "nl-BE", "Brazilian": "pt-BR", "Dari": "fa-AF", "American": "en-US",
		"Deutsch": "de", "français": "fr", "日本語": "ja", "中文": "zh", "español": "es", "polski": "pl", "en-GB": "en-GB", "British": "en-GB",
		"Klingon": "tlh", "Nonsense": "",
	} {
		if got, err := language(typed); got != want || (err == nil) != (want != "") {
			t.Errorf("%q is %q, want %q: %v", typed, got, want, err)
		}
	}
}

func TestOtherNamesAreOfWhatIsOnOffer(t *testing.T) {
	known := map[string]bool{}
	for _, o := range slices.Concat(countries(), languages()) {
		known[o.Value] = true
	}
	for line := range strings.Lines(strings.SplitN(otherNames, "\n", 2)[1]) {
		if code, _, _ := strings.Cut(line, "\t"); !known[code] {
			t.Errorf("%s isn't on offer", code)
		}
	}
	if names := alsoCalled("GB"); len(names) < 5 || strings.ContainsAny(strings.Join(names, ""), "\r\n\t") {
		t.Errorf("GB is also called %q", names)
	}
}
