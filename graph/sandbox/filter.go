package sandbox

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// matcher tells whether an object is one of those asked for.
type matcher func(object) bool

// parseFilter reads $filter: startswith(name,'text'), name eq 'text' and
// names/any(a:a eq 'text'), joined by "or" and "and".
func parseFilter(s string) (matcher, error) {
	return parseClauses(s, '\'', " or ", " and ", parseCondition)
}

// parseSearch reads $search: "name:text", joined by OR and AND.
func parseSearch(s string) (matcher, error) {
	return parseClauses(s, '"', " OR ", " AND ", parseTerm)
}

// parseClauses splits s at or, then at and, but not within quotes.
func parseClauses(s string, quote rune, or, and string, parse func(string) (matcher, error)) (matcher, error) {
	var either []matcher
	for _, alternative := range splitOutside(s, quote, or) {
		var both []matcher
		for _, clause := range splitOutside(alternative, quote, and) {
			m, err := parse(strings.TrimSpace(clause))
			if err != nil {
				return nil, err
			}
			both = append(both, m)
		}
		either = append(either, allOf(both))
	}
	return anyOf(either), nil
}

func allOf(matchers []matcher) matcher {
	return func(o object) bool {
		for _, m := range matchers {
			if !m(o) {
				return false
			}
		}
		return true
	}
}

func anyOf(matchers []matcher) matcher {
	return func(o object) bool {
		for _, m := range matchers {
			if m(o) {
				return true
			}
		}
		return false
	}
}

func splitOutside(s string, quote rune, separator string) []string {
	var parts []string
	quoted, start := false, 0
	for i, r := range s {
		switch {
		case r == quote:
			quoted = !quoted
		case !quoted && i >= start && strings.HasPrefix(s[i:], separator):
			parts = append(parts, s[start:i])
			start = i + len(separator)
		}
	}
	return append(parts, s[start:])
}

// parseCondition reads one condition of a $filter.
func parseCondition(s string) (matcher, error) {
	if args, ok := strings.CutPrefix(s, "startswith("); ok {
		args, closed := strings.CutSuffix(args, ")")
		name, quoted, found := strings.Cut(args, ",")
		if text, ok := unquote(strings.TrimSpace(quoted)); ok && closed && found {
			return hasPrefix(strings.TrimSpace(name), text), nil
		}
	}
	if name, inner, ok := strings.Cut(s, "/any(a:a eq "); ok {
		quoted, closed := strings.CutSuffix(inner, ")")
		if text, ok := unquote(quoted); ok && closed {
			return hasItem(name, text), nil
		}
	}
	if name, quoted, ok := strings.Cut(s, " eq "); ok {
		if text, ok := unquote(strings.TrimSpace(quoted)); ok {
			return func(o object) bool { return strings.EqualFold(o.text(strings.TrimSpace(name)), text) }, nil
		}
	}
	return nil, unsupported("The sandbox can't filter by '%s'.", s)
}

// unquote reads a string in single quotes, in which a quote is doubled.
func unquote(s string) (string, bool) {
	if len(s) < 2 || s[0] != '\'' || s[len(s)-1] != '\'' {
		return "", false
	}
	s = s[1 : len(s)-1]
	if strings.Contains(strings.ReplaceAll(s, "''", ""), "'") {
		return "", false
	}
	return strings.ReplaceAll(s, "''", "'"), true
}

func hasPrefix(name, prefix string) matcher {
	return func(o object) bool {
		return strings.HasPrefix(strings.ToLower(o.text(name)), strings.ToLower(prefix))
	}
}

// hasItem matches objects of which a list has a text.
func hasItem(name, text string) matcher {
	return func(o object) bool {
		value := o.value(name)
		items, _ := value.([]any)
		return slices.ContainsFunc(items, func(item any) bool {
			s, is := item.(string)
			return is && strings.EqualFold(s, text)
		})
	}
}

// parseTerm reads one term of a $search. Only display names are searched by
// the word; anything else by how it begins.
func parseTerm(s string) (matcher, error) {
	inner, opened := strings.CutPrefix(s, `"`)
	inner, closed := strings.CutSuffix(inner, `"`)
	name, text, found := strings.Cut(inner, ":")
	if !opened || !closed || !found || text == "" {
		return nil, refuse(400, "BadRequest", "Syntax error in $search: %s.", fmt.Sprintf("'%s'", s))
	}
	if name == "displayName" {
		return hasWords(text), nil
	}
	return hasPrefix(name, text), nil
}

// hasWords matches names that have, for each word of text, one that begins so.
func hasWords(text string) matcher {
	var words []matcher
	for _, word := range wordsOf(text) {
		words = append(words, func(o object) bool {
			for _, w := range wordsOf(o.text("displayName")) {
				if strings.HasPrefix(w, word) {
					return true
				}
			}
			return false
		})
	}
	return allOf(words)
}

func wordsOf(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r)
	})
}
