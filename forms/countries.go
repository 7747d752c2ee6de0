package forms

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"facet/forms/field"
	"facet/internal/text"
)

// countryCodes are the 249 codes of ISO 3166-1 alpha-2 in force. The list is
// ours because x/text also accepts withdrawn ones, such as DD.
func countryCodes() []string {
	return strings.Fields(`
		AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV
		BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES
		ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE
		IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY
		MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU
		NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM
		SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE
		VG VI VN VU WF WS YE YT ZA ZM ZW`)
}

// countries are the options of a country picker, by name.
func countries() []field.Option {
	names := display.English.Regions()
	var options []field.Option
	for _, code := range countryCodes() {
		region := language.MustParseRegion(code)
		options = append(options, field.Option{Value: code, Name: names.Name(region)})
	}
	return sorted(options)
}

// languages are the options of a language picker: every language and variant
// that x/text can name, in English and in itself, and the common languages as
// they are written where most people speak them.
func languages() []field.Option {
	seen := map[string]bool{}
	var options []field.Option
	for _, tag := range slices.Concat(display.Supported.Tags(), display.Values.Tags()) {
		for _, tag := range []language.Tag{tag, atHome(tag)} {
			if name := languageLabel(tag); name != "" && !seen[tag.String()] {
				seen[tag.String()] = true
				options = append(options, field.Option{Value: tag.String(), Name: name, Also: ownNames(tag)})
			}
		}
	}
	return sorted(options)
}

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
	name := display.English.Languages().Name(base)
	if name == "" {
		return display.English.Tags().Name(tag)
	}
	var parts []string
	if script.String() != "Zzzz" {
		parts = append(parts, display.English.Scripts().Name(script))
	}
	if region.String() != "ZZ" {
		parts = append(parts, display.English.Regions().Name(region))
	}
	if len(parts) == 0 {
		return name
	}
	return name + " (" + strings.Join(parts, ", ") + ")"
}

// sorted sorts by name, without regard to accents: Åland is not behind Zimbabwe.
func sorted(options []field.Option) []field.Option {
	folded := make(map[string]string, len(options))
	for _, o := range options {
		folded[o.Name] = text.Fold(o.Name)
	}
	slices.SortFunc(options, func(a, b field.Option) int {
		return cmp.Or(strings.Compare(folded[a.Name], folded[b.Name]), strings.Compare(a.Name, b.Name))
	})
	return options
}
