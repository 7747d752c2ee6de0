package forms

import (
	"bytes"
	"cmp"
	"compress/gzip"
	_ "embed" // for the names
	"io"
	"sort"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"facet/forms/field"
	"facet/internal/text"
)

// countryCodes are the 249 codes of ISO 3166-1 alpha-2 in force, and XK, by
// which everybody knows Kosovo. The list is ours because x/text also accepts
// withdrawn ones, such as DD.
func countryCodes() []string {
	return strings.Fields(`
		AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV
		BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES
		ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE
		IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY
		MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU
		NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM
		SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE
		VG VI VN VU WF WS XK YE YT ZA ZM ZW`)
}

// What countries are called in all languages of x/text, folded and sorted: a
// name, a tab and the codes that have it, a line each. Few profiles need it, so
// it is unpacked when somebody types a country.
//
//go:embed countries.gz
var packedCountries []byte

// foreignNames are those names; no name, if they can't be unpacked.
var foreignNames = sync.OnceValue(func() field.Names {
	unpacked, err := gzip.NewReader(bytes.NewReader(packedCountries))
	if err != nil {
		return field.Names{}
	}
	all, _ := io.ReadAll(unpacked)
	return field.NewNames(string(all))
})

// countries are the options of a country picker, made once: whatever shows a
// country asks for them.
var countries = sync.OnceValue(listCountries)

// listCountries lists the countries by name. Three letters find one, too.
func listCountries() []field.Option {
	var options []field.Option
	for _, code := range countryCodes() {
		o := field.Option{Value: code, Name: called(code), Also: alsoCalled(code)}
		if region, err := language.ParseRegion(code); err == nil && region.ISO3() != "ZZZ" {
			o.Also = append(o.Also, region.ISO3())
		}
		options = append(options, o)
	}
	return sorted(options)
}

// pickCountry is a country, found by its name in any language or by its code.
func pickCountry(title string, member *string) Field {
	f := pick(title, member, countries, country)
	f.Input, f.read = field.NewPicker(member, countries).Names(foreignNames), alike(countryNamed)
	return f.helps("Its name in any language, or its code.")
}

// countryNamed is the code of the country that a file names, in full; what names
// none, or several, stays as it is.
func countryNamed(s string) string {
	if country(s) == nil {
		return s
	}
	folded := text.Fold(strings.TrimSpace(s))
	if code, known := countriesByName()[folded]; known {
		return cmp.Or(code, s)
	}
	if codes := foreignNames().Whole(folded); len(codes) == 1 {
		return codes[0]
	}
	return s
}

var (
	countriesByName = sync.OnceValue(func() map[string]string { return byName(countries()) })
	languagesByName = sync.OnceValue(func() map[string]string { return byName(languages()) })
)

// byName are the values of options by all that they are called, folded; nothing
// where several are called so. A code goes before a name.
func byName(options []field.Option) map[string]string {
	all := map[string]string{}
	for _, o := range options {
		for _, name := range append([]string{o.Name}, o.Also...) {
			folded := text.Fold(name)
			if other, taken := all[folded]; taken && other != o.Value {
				all[folded] = ""
				continue
			}
			all[folded] = o.Value
		}
	}
	for _, o := range options {
		all[text.Fold(o.Value)] = o.Value
	}
	return all
}

// sorted sorts by name, without regard to accents: Åland is not behind Zimbabwe.
func sorted(options []field.Option) []field.Option {
	folded := make(map[string]string, len(options))
	for _, o := range options {
		folded[o.Name] = text.Fold(o.Name)
	}
	sort.SliceStable(options, func(i, j int) bool {
		a, b := options[i].Name, options[j].Name
		return cmp.Or(strings.Compare(folded[a], folded[b]), strings.Compare(a, b)) < 0
	})
	return options
}
