package forms

import (
	"slices"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"facet/forms/field"
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
// that x/text can name, in English and in itself.
func languages() []field.Option {
	seen := map[string]bool{}
	var options []field.Option
	for _, tag := range slices.Concat(display.Supported.Tags(), display.Values.Tags()) {
		if name := languageName(tag); name != "" && !seen[tag.String()] {
			seen[tag.String()] = true
			options = append(options, field.Option{Value: tag.String(), Name: name, Also: []string{display.Self.Name(tag)}})
		}
	}
	return sorted(options)
}

// language accepts a tag that was typed rather than chosen.
func typedLanguage(typed string) (field.Option, bool) {
	tag, err := language.Parse(strings.TrimSpace(typed))
	if err != nil {
		return field.Option{}, false
	}
	return field.Option{Value: tag.String(), Name: languageName(tag)}, true
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

func sorted(options []field.Option) []field.Option {
	slices.SortFunc(options, func(a, b field.Option) int { return strings.Compare(a.Name, b.Name) })
	return options
}
