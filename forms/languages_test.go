package forms

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"flag"
	"fmt"
	"io"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"facet/forms/field"
	"facet/internal/text"
)

var update = flag.Bool("update", false, "make the names anew")

// TestNamesAreThoseOfXText holds the names to the library that they are made
// from; with -update it makes them.
func TestNamesAreThoseOfXText(t *testing.T) {
	for file, want := range map[string]string{"names.txt": xNames(), "languages.txt": xLanguages()} {
		if *update {
			if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if got, err := os.ReadFile(file); err != nil || string(got) != want {
			t.Errorf("%s is not what x/text says, %v: go generate ./forms makes it anew", file, err)
		}
	}
	names := xCountries()
	if *update {
		if err := os.WriteFile("countries.gz", packed(t, names), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	raw, err := os.ReadFile("countries.gz")
	if err != nil || unpacked(t, raw) != names {
		t.Errorf("countries.gz is not what x/text says, %v: go generate ./forms makes it anew", err)
	}
	if most := 200_000; len(raw) > most {
		t.Errorf("countries.gz adds %d bytes to the program, more than %d", len(raw), most)
	}
}

func packed(t *testing.T, s string) []byte {
	t.Helper()
	var b bytes.Buffer
	to, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := to.Write([]byte(s)); err != nil || to.Close() != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func unpacked(t *testing.T, raw []byte) string {
	t.Helper()
	from, err := gzip.NewReader(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	all, err := io.ReadAll(from)
	if err != nil {
		t.Fatal(err)
	}
	return string(all)
}

// xCountries are what the countries are called in every language.
func xCountries() string {
	codes := map[string][]string{}
	for _, tag := range display.Supported.Tags() {
		regions := display.Regions(tag)
		if regions == nil {
			continue
		}
		for _, code := range countryCodes() {
			region := language.MustParseRegion(code)
			name := text.Fold(regions.Name(region))
			if name != "" && name != text.Fold(display.English.Regions().Name(region)) && !slices.Contains(codes[name], code) {
				codes[name] = append(codes[name], code)
			}
		}
	}
	var lines []string
	for name, all := range codes {
		lines = append(lines, name+"\t"+strings.Join(slices.Sorted(slices.Values(all)), " ")+"\n")
	}
	return strings.Join(slices.Sorted(slices.Values(lines)), "")
}

// renamed are countries that are called otherwise today than x/text has it. Their
// old names are in othernames.txt, so that they are still found by those.
var renamed = map[string]string{"MK": "North Macedonia", "SZ": "Eswatini", "TR": "Türkiye"}

func regionName(region language.Region) string {
	return cmp.Or(renamed[region.String()], display.English.Regions().Name(region))
}

// xNames are the English names of all codes of languages, scripts and regions.
func xNames() string {
	b := strings.Builder{}
	b.WriteString("# Made by go generate from golang.org/x/text/language/display.\n")
	languages, scripts, regions := display.English.Languages(), display.English.Scripts(), display.English.Regions()
	note := func(code, name string) {
		if name != "" {
			fmt.Fprintf(&b, "%s\t%s\n", code, name)
		}
	}
	for code := range words("abcdefghijklmnopqrstuvwxyz", 2, 3) {
		if base, err := language.ParseBase(code); err == nil && base.String() == code {
			note(code, languages.Name(base))
		}
	}
	for code := range words("abcdefghijklmnopqrstuvwxyz", 4) {
		if script, err := language.ParseScript(code); err == nil {
			note(script.String(), scripts.Name(script))
		}
	}
	for _, codes := range []func(func(string) bool){words("ABCDEFGHIJKLMNOPQRSTUVWXYZ", 2), words("0123456789", 3)} {
		for code := range codes {
			if region, err := language.ParseRegion(code); err == nil && region.String() == code {
				note(code, cmp.Or(renamed[code], regions.Name(region)))
			}
		}
	}
	return b.String()
}

// words are all of some lengths that can be made of these letters.
func words(letters string, lengths ...int) func(func(string) bool) {
	return func(yield func(string) bool) {
		for _, length := range lengths {
			word, whole := make([]int, length), false
			for !whole {
				s := make([]byte, length)
				for i, at := range word {
					s[i] = letters[at]
				}
				if !yield(string(s)) {
					return
				}
				whole = true
				for i := length - 1; i >= 0 && whole; i-- {
					word[i] = (word[i] + 1) % len(letters)
					whole = word[i] == 0
				}
			}
		}
	}
}

// xLanguages are the languages that the picker offers.
func xLanguages() string {
	seen := map[string]bool{}
	var options []field.Option
	for _, tag := range slices.Concat(display.Supported.Tags(), display.Values.Tags()) {
		for _, tag := range []language.Tag{written(tag), written(atHome(tag))} {
			if name := xLabel(tag); name != "" && !seen[tag.String()] {
				seen[tag.String()] = true
				options = append(options, field.Option{Value: tag.String(), Name: name, Also: slices.DeleteFunc(append(ownNames(tag), oldLabel(tag, name)), isEmpty)})
			}
		}
	}
	b := strings.Builder{}
	for _, o := range sorted(options) {
		b.WriteString(strings.Join(append([]string{o.Value, o.Name}, o.Also...), "\t") + "\n")
	}
	return b.String()
}

// written is a tag as Microsoft 365 writes it: x/text has no for Bokmål, too, where it
// has nb.
func written(tag language.Tag) language.Tag {
	if rest, is := strings.CutPrefix(tag.String(), "no"); is && (rest == "" || rest[0] == '-') {
		return language.MustParse("nb" + rest)
	}
	return tag
}

// oldLabel is a label with the name that its country had before, or nothing.
func oldLabel(tag language.Tag, label string) string {
	_, _, region := tag.Raw()
	if now, was := renamed[region.String()], display.English.Regions().Name(region); now != "" {
		return strings.Replace(label, now, was, 1)
	}
	return ""
}

func isEmpty(s string) bool { return s == "" }

// atHome is a language of two letters with the region where most people speak
// it; any other tag is as it was.
func atHome(tag language.Tag) language.Tag {
	base, script, region := tag.Raw()
	likely, _ := tag.Region()
	if len(base.String()) != 2 || base.String() != tag.String() || script.String() != "Zzzz" || region.String() != "ZZ" || !likely.IsCountry() {
		return tag
	}
	home, err := language.Compose(base, likely)
	if err != nil {
		return tag
	}
	return home
}

// ownNames are what a language is called in itself, with its region behind it
// as in English: all of a language are found by how its name begins.
func ownNames(tag language.Tag) []string {
	var names []string
	base, _, region := tag.Raw()
	own := language.Make(base.String())
	plain, regions := display.Self.Name(own), display.Regions(own)
	if name := display.Self.Name(tag); tag == own || name != plain {
		names = append(names, name)
	}
	if tag != own && plain != "" && region.String() != "ZZ" && regions != nil {
		names = append(names, plain+" ("+regions.Name(region)+")")
	}
	return names
}

// xLabel is languageLabel as x/text has it: the name, with the tag behind it where it says more than the
// name: "Swiss German (Switzerland) [gsw-CH-x-foo]".
func xLabel(tag language.Tag) string {
	name := xName(tag)
	if base, script, region := tag.Raw(); name != "" {
		plain, err := language.Compose(base, script, region)
		if err != nil || plain.String() != tag.String() {
			return name + " [" + tag.String() + "]"
		}
	}
	return name
}

// xName is xName as x/text has it: the way Graph's own examples do: "English
// (United States)" rather than "American English".
func xName(tag language.Tag) string {
	base, script, region := tag.Raw()
	name := display.English.Languages().Name(base)
	if name == "" {
		return display.English.Tags().Name(tag)
	}
	var parts []string
	if script.String() != "Zzzz" {
		parts = append(parts, display.English.Scripts().Name(script))
	}
	if region.String() != "ZZ" {
		parts = append(parts, regionName(region))
	}
	if len(parts) == 0 {
		return name
	}
	return name + " (" + strings.Join(parts, ", ") + ")"
}

func TestAnyTagIsNamedAsXTextNamesIt(t *testing.T) {
	for _, typed := range []string{
		"en-GB", "sr-Latn-ME", "zh-Hant", "zh-min-nan", "i-klingon", "nds-NL", "es-419", "und", "und-Latn", "mul", "zxx", "art", "x-foo",
		"gsw-CH-x-foo", "de-1996", "ca-valencia", "iw", "no", "tl", "sh", "en-u-co-phonebk", "qaa", "aaa", "en-ZZ", "en-Zzzz", "yue-HK",
	} {
		if tag, err := language.Parse(typed); err != nil || languageLabel(tag) != xLabel(tag) {
			t.Errorf("%s is %q, and x/text has %q, %v", typed, languageLabel(tag), xLabel(tag), err)
		}
	}
}

func TestOfferedLanguagesAreTheOnesThatWereMade(t *testing.T) {
	var again strings.Builder
	for _, o := range languages() {
		own := o.Also[:len(o.Also)-len(alsoCalled(o.Value))]
		again.WriteString(strings.Join(append([]string{o.Value, o.Name}, own...), "\t") + "\n")
	}
	if n := len(languages()); again.String() != xLanguages() || n < 690 {
		t.Errorf("%d languages are offered, and they differ from x/text's", n)
	}
	for _, o := range countries() {
		if region := language.MustParseRegion(o.Value); o.Name != regionName(region) {
			t.Errorf("%s is %q", o.Value, o.Name)
		}
	}
}

func TestNamesDoNotCareHowTheirLinesEnd(t *testing.T) {
	want, names, offered := listLanguages(), englishNames, offeredLanguages
	defer func() { englishNames, offeredLanguages = names, offered }()
	englishNames = strings.ReplaceAll(names, "\n", "\r\n")
	offeredLanguages = strings.ReplaceAll(offered, "\n", "\r\n")
	if got := listLanguages(); !reflect.DeepEqual(got, want) {
		t.Errorf("the languages are others where lines end with \\r\\n, such as %+v", got[0])
	}
	if got := languageLabel(language.MustParse("de-AT")); got != "German (Austria)" {
		t.Errorf("de-AT is %q", got)
	}
}
