package forms

import (
	"cmp"

	"golang.org/x/text/language"

	"facet/forms/field"
	"facet/graph"
)

func accounts() Kind {
	return of[account](Kind{
		Name: "account", Noun: "account record", Title: "Account", Type: "userAccountInformation", Path: "profile/account",
		Group: ownAccount,
		What:  "the country and language of your account",
		Note: "Microsoft documents how to change these, and also that they are read-only. The change may be refused; " +
			"what you typed then stays.",
		Example: exampleAccount,
	})
}

// account is the form of a userAccountInformation.
type account graph.UserAccountInformation

// Label is the country and the language, in words: an account has no name of
// its own. One that has neither goes by its sign-in name.
func (f *account) Label() string {
	country := f.CountryCode
	if region, err := language.ParseRegion(country); err == nil {
		country = cmp.Or(called(region.String()), country)
	}
	tongue := cmp.Or(f.PreferredLanguageTag.DisplayName, f.PreferredLanguageTag.Locale)
	return cmp.Or(together(country, tongue), f.UserPrincipalName)
}

// Key is the country, or the language: one has one of each.
func (f *account) Key() Key { return keyOfEither(f.CountryCode, f.PreferredLanguageTag.Locale) }

func (f *account) Facts() Facts {
	if label := f.Label(); label != f.UserPrincipalName {
		return Facts{Words: []string{f.UserPrincipalName}}
	}
	return Facts{}
}

func (f *account) Sections() []Section {
	return []Section{
		section("Account",
			pickCountry("Country", &f.CountryCode),
			preferredLanguage(&f.PreferredLanguageTag),
			shown("Age group", &f.AgeGroup),
			shown("Sign-in name", &f.UserPrincipalName)),
		sharing(&f.ItemFacet),
	}
}

// preferredLanguage picks a language; its name goes with its tag.
func preferredLanguage(member *graph.LocaleInfo) Field {
	f := pickLanguage("Preferred language", &member.Locale)
	f.Input.(*field.Picker).OnPick(func(chosen field.Option) { member.DisplayName = tagName(chosen.Value) })
	return f
}

func exampleAccount() Form {
	return &account{
		ItemFacet:            graph.ItemFacet{AllowedAudiences: graph.Organization},
		CountryCode:          "NO",
		PreferredLanguageTag: graph.LocaleInfo{Locale: "nb-NO", DisplayName: "Norwegian Bokmål (Norway)"},
	}
}
