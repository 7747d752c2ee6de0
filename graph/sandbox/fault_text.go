package sandbox

import (
	"strconv"
	"strings"
)

// changing applies a change to every facet and user of an answer.
func changing(change func(entity string, o object) object) wrapper {
	return after(func(_ *exchange, a answer) answer { return a.each(change) })
}

// rewriting applies a change to every primitive value of them.
func rewriting(change func(property, any) any) wrapper {
	return changing(func(entity string, o object) object { return metadata().rewrite(entity, o, change) })
}

func numericEnum(p property, value any) any {
	word, ok := value.(string)
	if e, isEnum := metadata().Enums[p.Type]; ok && isEnum {
		return e.number(word)
	}
	return value
}

func emptyForNull(p property, value any) any {
	if value == nil && !p.Collection && isText(p) {
		return ""
	}
	return value
}

// isText tells whether a property is written as a string.
func isText(p property) bool {
	_, isEnum := metadata().Enums[p.Type]
	return isEnum || p.Type == "Edm.String" || strings.HasPrefix(p.Type, "Edm.Date")
}

func yearOne(p property, value any) any {
	switch p.Type {
	case "Edm.Date":
		return "0001-01-01"
	case "Edm.DateTimeOffset":
		return "0001-01-01T00:00:00Z"
	}
	return value
}

func sourceAsString(_ string, o object) object {
	source, _ := o.value("source").(object)
	list, _ := source.value("type").([]any)
	if len(list) == 0 {
		return o
	}
	return o.with("source", source.with("type", list[0]))
}

// hostileText puts one of the payloads, or each in turn, into every text that
// is not an id: also into messages of errors.
func hostileText(value string) (wrapper, error) {
	one := -1
	if value != "" {
		n, err := strconv.Atoi(value)
		if err != nil || n < 0 || n >= len(payloads) {
			return nil, unexpected(value, "a number below "+strconv.Itoa(len(payloads)))
		}
		one = n
	}
	return func(next handler) handler {
		return func(x *exchange) answer {
			turn := 0
			spoil := func(s string) string {
				turn++
				if one >= 0 {
					return spoiled(s, payloads[one])
				}
				return spoiled(s, payloads[turn%len(payloads)])
			}
			x.twist.idToken = append(x.twist.idToken, spoilMembers(spoil, "name", "preferred_username", "email"))
			a := next(x)
			if x.signIn != nil {
				a.content = spoilMembers(spoil, "error_description", "suberror", "trace_id", "correlation_id", "user_code", "message")(a.content)
			}
			a = a.each(func(entity string, o object) object { return metadata().rewrite(entity, o, spoilText(spoil)) })
			return spoilError(a, spoil)
		}
	}, nil
}

// spoilMembers spoils those of the members that an object has.
func spoilMembers(spoil func(string) string, names ...string) func(object) object {
	return func(o object) object {
		for _, name := range names {
			if o.has(name) {
				o = o.with(name, spoil(o.text(name)))
			}
		}
		return o
	}
}

func spoilText(spoil func(string) string) func(property, any) any {
	return func(p property, value any) any {
		s, ok := value.(string)
		if !ok || p.Type != "Edm.String" || p.Name == "id" || p.Name == "sourceId" {
			return value
		}
		return spoil(s)
	}
}

func spoilError(a answer, spoil func(string) string) answer {
	failure, ok := a.content.value("error").(object)
	if !ok {
		return a
	}
	a.content = a.content.with("error", failure.with("code", spoil(failure.text("code"))).with("message", spoil(failure.text("message"))))
	return a
}

// spoiled puts a payload into the middle of s, between characters.
func spoiled(s, payload string) string {
	half := len(s) / 2
	for half < len(s) && s[half]&0xC0 == 0x80 {
		half++
	}
	return s[:half] + payload + s[half:]
}
