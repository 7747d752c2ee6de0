package forms

import (
	"cmp"
	_ "embed" // for the names
	"fmt"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"facet/forms/field"
	"facet/internal/text"
)

// What languages, scripts and regions are called in English, a code and a name
// a line; and what the language picker offers, in its order: a tag, its name,
// and what else finds it. Both are made from x/text, whose own tables would be
// a sixth of the program.
//
//go:generate go test -run TestNamesAreThoseOfXText -update
var (
	//go:embed names.txt
	englishNames string
	//go:embed languages.txt
	offeredLanguages string
	//go:embed othernames.txt
	otherNames string
)

// called is the English name of the language, script or region with a code, or
// nothing.
func called(code string) string {
	_, after, _ := strings.Cut(englishNames, "\n"+code+"\t")
	name, _, _ := strings.Cut(after, "\n")
	return strings.TrimSuffix(name, "\r")
}

// alsoCalled are usual other names of the country or language with a code.
func alsoCalled(code string) []string {
	_, after, found := strings.Cut(otherNames, "\n"+code+"\t")
	if !found {
		return nil
	}
	line, _, _ := strings.Cut(after, "\n")
	return strings.Split(strings.TrimSuffix(line, "\r"), "\t")
}

// languages are the options of a language picker, made once.
var languages = sync.OnceValue(listLanguages)

// listLanguages lists every language and variant that x/text can name, in
// English and in itself, and the common languages as they are written where most
// people speak them.
func listLanguages() []field.Option {
	var options []field.Option
	for line := range strings.Lines(offeredLanguages) {
		words := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		options = append(options, field.Option{Value: words[0], Name: words[1], Also: append(words[2:], alsoCalled(words[0])...)})
	}
	return options
}

// languageNamed is the tag of the language that a file names, in full; what
// names none, or several, stays as it is.
func languageNamed(s string) string {
	if tag := strings.ReplaceAll(s, "_", "-"); languageTag(tag) == nil {
		return tag
	}
	return cmp.Or(languagesByName()[text.Fold(strings.TrimSpace(s))], s)
}

// pickLanguage is a language by its tag, found by its name in English or in itself.
func pickLanguage(title string, tag *string) Field {
	f := pick(title, tag, languages, languageTag)
	f.Input = field.NewPicker(tag, languages).Accept(typedLanguage)
	f.read = alike(languageNamed)
	return f.helps("Its name in English or in itself, or a tag such as en-GB.")
}

// naming has a language that is picked fill in what it is called, too, unless
// somebody calls it otherwise.
func (f Field) naming(tag, name *string) Field {
	was := *tag
	f.Input.(*field.Picker).OnPick(func(chosen field.Option) {
		if *name == "" || *name == tagName(was) {
			*name = tagName(chosen.Value)
		}
		was = chosen.Value
	})
	return f
}

// misnamed says that a language has the name of another one than its tag stands for.
func misnamed(name, tag string) string {
	stands, err := language.Parse(tag)
	named, other := language.Parse(languageNamed(name))
	if tag == "" || name == "" || err != nil || other != nil || sameLanguage(stands, named) {
		return ""
	}
	return fmt.Sprintf("The name says %s, and the tag %s stands for %s.", name, tag, cmp.Or(tagName(tag), "another language"))
}

// tagName is what a tag is called, or nothing.
func tagName(tag string) string {
	if parsed, err := language.Parse(tag); err == nil && tag != "" {
		return languageName(parsed)
	}
	return ""
}

// sameLanguage reports whether two tags are of one language, wherever and however
// it is written.
func sameLanguage(a, b language.Tag) bool {
	base := func(t language.Tag) language.Base {
		whole, _ := language.All.Canonicalize(t)
		b, _, _ := whole.Raw()
		return b
	}
	return base(a) == base(b)
}

// typedLanguage accepts a tag that was typed rather than chosen.
func typedLanguage(typed string) (field.Option, bool) {
	tag, err := language.Parse(strings.TrimSpace(typed))
	if err != nil {
		return field.Option{}, false
	}
	return field.Option{Value: tag.String(), Name: languageLabel(tag)}, true
}

// languageLabel names a tag, with the tag behind it where it says more than the
// name: "Swiss German (Switzerland) [gsw-CH-x-foo]".
func languageLabel(tag language.Tag) string {
	name := languageName(tag)
	if base, script, region := tag.Raw(); name != "" {
		plain, err := language.Compose(base, script, region)
		if err != nil || plain.String() != tag.String() {
			return name + " [" + tag.String() + "]"
		}
	}
	return name
}

// languageName names a tag the way Graph's own examples do: "English
// (United States)" rather than "American English".
func languageName(tag language.Tag) string {
	base, script, region := tag.Raw()
	name := called(base.String())
	if name == "" {
		return ""
	}
	var parts []string
	if script.String() != "Zzzz" {
		parts = append(parts, called(script.String()))
	}
	if region.String() != "ZZ" {
		parts = append(parts, called(region.String()))
	}
	if len(parts) == 0 {
		return name
	}
	return name + " (" + strings.Join(parts, ", ") + ")"
}
