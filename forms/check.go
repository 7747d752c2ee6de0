package forms

import (
	"errors"
	"fmt"
	"net/mail"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
	"golang.org/x/text/language"

	"facet/forms/field"
	"facet/graph"
	"facet/internal/pattern"
)

// oneLine asks for text without line breaks, and without what is no text.
func oneLine(s string) error {
	switch {
	case strings.ContainsAny(s, "\n\r\v\f\u0085\u2028\u2029"):
		return errors.New("write this on one line")
	case strings.Contains(s, "\t"):
		return errors.New("there is a tab in this: write a space in its place")
	}
	return readable(s)
}

// readable asks for text of which every character can be seen or breaks a line.
func readable(s string) error {
	for _, r := range s {
		switch {
		case r == utf8.RuneError:
			return errors.New("a letter of this is lost, where � stands: write it anew")
		case unicode.IsControl(r) && !strings.ContainsRune("\n\r\t", r):
			return fmt.Errorf("there is a control character in this, U+%04X: delete it", r)
		}
	}
	return nil
}

// webURL asks for a web address with a host. Spaces around it are part of what
// would be sent: [webAddress] takes them away before.
func webURL(s string) error {
	if s == "" {
		return nil
	}
	if at := doi().FindStringSubmatch(s); at != nil {
		return errors.New("this is a DOI: write it as https://doi.org/" + at[1])
	}
	if strings.ContainsFunc(s, unicode.IsSpace) {
		return errors.New("a web address has no spaces: write %20 for one that belongs to it")
	}
	u, err := url.Parse(s)
	switch {
	case err == nil && u.Hostname() != "" && (u.Scheme == "http" || u.Scheme == "https"):
		return nil
	case err == nil && (u.Scheme == "http" || u.Scheme == "https") && strings.Trim(u.Opaque+u.Path, "/") != "":
		return fmt.Errorf("two slashes belong behind %s: as in %s://example.org", u.Scheme, u.Scheme)
	case err == nil && u.Scheme != "" && u.Scheme != "http" && u.Scheme != "https" && !strings.Contains(u.Scheme, "."):
		return errors.New("this isn't a web address: one like https://example.org/badge will do")
	}
	return errors.New("this isn't a whole web address: one like https://example.org/badge will do")
}

// doi is the name of a publication without the address that leads to it.
var doi = pattern.New(`(?i)^(?:doi:?\s*)?(10\.[0-9]{4,9}/\S+)$`)

// bareAddress is a web address without a scheme: a host with a dot, and what
// may follow it.
var bareAddress = pattern.New(`^[\pL\pN]([\pL\pM\pN-]*\.)+[\pL\pM][\pL\pM\pN-]+(:[0-9]{1,5})?([/?#]\S*)?$`)

// picture is the name of a file, and no host.
var picture = pattern.New(`(?i)^[^/]*\.(png|jpe?g|gif|svg|webp|pdf|html?|txt|docx?)$`)

// webAddress is a web address as it is sent: without spaces around it, and with
// https:// in front where somebody left it out.
func webAddress(s string) string {
	trimmed := strings.TrimSpace(s)
	if bareAddress().MatchString(trimmed) && !picture().MatchString(trimmed) {
		return "https://" + trimmed
	}
	return trimmed
}

// day asks for a day of the calendar.
func day(s string) error {
	if t, err := time.Parse(time.DateOnly, s); s != "" && (err != nil || t.Year() < 2) {
		return field.NoDay(s)
	}
	return nil
}

// aMonth asks for a month, as it is sent: a day of it.
func aMonth(s string) error {
	if t, err := time.Parse(time.DateOnly, s); s != "" && (err != nil || t.Year() < 2) {
		return field.NoMonth(s)
	}
	return nil
}

// notBefore asks for a day that is not before another one. Days that are not
// days are left to their own check.
func notBefore(start *graph.Date, title string) check {
	return func(s string) error {
		days := s != "" && *start != "" && day(s) == nil && day(string(*start)) == nil
		if days && s < string(*start) {
			return fmt.Errorf("this is before %q, which is %s", title, *start)
		}
		return nil
	}
}

// country asks for a code of ISO 3166-1.
func country(s string) error {
	if s == "" || slices.Contains(countryCodes(), s) {
		return nil
	}
	return errors.New("no country is called so: give its name in full, or its two letters, such as NO for Norway")
}

// languageTag asks for a well-formed tag of BCP 47, which has hyphens only.
func languageTag(s string) error {
	if s == "" {
		return nil
	}
	if _, err := language.Parse(s); err != nil || strings.Contains(s, "_") {
		return errors.New("give a language tag such as en-GB or nb-NO")
	}
	return nil
}

// address asks for the shape of a user principal name or e-mail address.
func address(s string) error {
	if s == "" {
		return nil
	}
	if strings.ContainsFunc(s, func(r rune) bool { return r != ' ' && unicode.In(r, unicode.Cf, unicode.Zs, unicode.Cc) }) {
		return errors.New("there is a character in this that can't be seen: type the address anew")
	}
	if parsed, err := mail.ParseAddress(s); err == nil && parsed.Address == s {
		return nil
	}
	if name, host, found := strings.Cut(s, "#EXT#@"); found && name != "" && host != "" {
		return nil
	}
	return errors.New("give a sign-in name or e-mail address such as ada@contoso.com")
}

// audiences asks for audiences that Graph knows, one or several.
func audiences(s string) error {
	var known []string
	for _, a := range graph.AllAudiences() {
		known = append(known, string(a))
	}
	each := graph.Audiences(s).Each()
	for _, a := range each {
		if !slices.Contains(known, string(a)) {
			return noAudience(string(a))
		}
	}
	if exact := joined(each); exact != s {
		return fmt.Errorf("write this as %q", exact)
	}
	return nil
}

// joined are audiences as they are sent.
func joined(each []graph.Audiences) string {
	var words []string
	for _, a := range each {
		words = append(words, string(a))
	}
	return strings.Join(words, ",")
}

// oneOf asks for one of the words.
func oneOf(words []string) check {
	return func(s string) error {
		if s == "" || slices.Contains(words, s) {
			return nil
		}
		if close, found := hint(s, words); found {
			return fmt.Errorf("%q is not a value that Microsoft 365 documents: did you mean %q?", s, close)
		}
		return fmt.Errorf("%q is not a value that Microsoft 365 documents: give %s", s, either(words))
	}
}

// hint is the word that s is a slip of: a few letters are wrong, or the end is
// missing. Text with more in it than the word is none.
func hint(s string, words []string) (word string, found bool) {
	var begun []string
	for _, w := range words {
		if len(s) > 2 && strings.HasPrefix(strings.ToLower(w), strings.ToLower(s)) {
			begun = append(begun, w)
		}
	}
	if len(begun) == 1 {
		return begun[0], true
	}
	word = nearest(s, words)
	return word, len(s) > 2 && distance(s, word) <= 2
}

// Nearest is the word that somebody who wrote s may have meant, if there is one.
func Nearest(s string, words []string) (word string, found bool) {
	word = nearest(s, words)
	return word, distance(s, word) <= max(2, len(s)/3)
}

// Closest is the word that takes the fewest keystrokes to reach, and how many.
func Closest(s string, words []string) (word string, keystrokes int) {
	word = nearest(s, words)
	return word, distance(s, word)
}

// nearest is the word that takes the fewest keystrokes to reach.
func nearest(s string, words []string) string {
	return slices.MinFunc(words, func(a, b string) int { return distance(s, a) - distance(s, b) })
}

func distance(a, b string) int {
	return levenshtein.ComputeDistance(strings.ToLower(a), strings.ToLower(b))
}

// past asks for a day that has been.
func past(s string) error {
	if day(s) == nil && s > time.Now().Format(time.DateOnly) {
		return errors.New("this day is still to come: give the day, with its year, on which it began")
	}
	return nil
}
