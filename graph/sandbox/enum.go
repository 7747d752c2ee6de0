package sandbox

import (
	"slices"
	"strconv"
	"strings"
)

// check takes a word of the enum, or several joined by commas where the enum is
// one of flags, or the numbers that the service itself has been seen to answer.
func (e enum) check(typeName, path string, value any) (any, error) {
	text, ok := value.(string)
	if !ok {
		return nil, mistyped(path, typeName)
	}
	if n, err := strconv.Atoi(text); err == nil {
		text = e.words(n)
	}
	words := []string{text}
	if e.Flags {
		words = strings.Split(text, ",")
	}
	for i, word := range words {
		words[i] = strings.TrimSpace(word)
		if !e.has(words[i]) || words[i] == futureValue {
			return nil, unreadable("The value '%s' of '%s' is not a member of type 'microsoft.graph.%s'.", value, path, typeName)
		}
	}
	return strings.Join(words, ","), nil
}

func (e enum) has(word string) bool {
	return slices.ContainsFunc(e.Members, func(m enumMember) bool { return m.Name == word })
}

// words are the words of a number, joined by commas where e is one of flags,
// or "" where the number stands for nothing.
func (e enum) words(number int) string {
	var flags []string
	rest := number
	for _, m := range e.Members {
		switch {
		case m.Number == nil:
		case *m.Number == number:
			return m.Name
		case e.Flags && *m.Number != 0 && rest&*m.Number == *m.Number:
			flags = append(flags, m.Name)
			rest &^= *m.Number
		}
	}
	if rest != 0 {
		return ""
	}
	return strings.Join(flags, ",")
}

// number is the number, in digits, of a word or of words joined by commas. A
// value with a word whose number is not known stays as it is.
func (e enum) number(value string) string {
	sum := 0
	for word := range strings.SplitSeq(value, ",") {
		n, ok := e.numberOf(word)
		if !ok {
			return value
		}
		sum |= n
	}
	return strconv.Itoa(sum)
}

func (e enum) numberOf(word string) (int, bool) {
	for _, m := range e.Members {
		if m.Name == word && m.Number != nil {
			return *m.Number, true
		}
	}
	return 0, false
}
