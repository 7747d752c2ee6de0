package sandbox

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"time"
)

// futureValue stands in enums for what older programs can't name; nobody may
// write it.
const futureValue = "unknownFutureValue"

// check holds a body against the metadata and returns it as the service would
// store it: enum numbers as words, source.type as a list. The error names the
// first member that is wrong.
func (m *schema) check(entity string, body object) (object, error) {
	if len(body) == 0 {
		return nil, refuse(http.StatusBadRequest, "BadRequest", "The request body has no property to set.")
	}
	return m.checkObject(entity, "", body)
}

func (m *schema) checkObject(typeName, path string, o object) (object, error) {
	checked := make(object, 0, len(o))
	for _, sent := range o {
		name := path + sent.name
		if sent.name == "@odata.type" {
			if err := checkType(typeName, name, sent.value); err != nil {
				return nil, err
			}
			continue
		}
		p := m.property(typeName, sent.name)
		if p == nil {
			return nil, unreadable("The property '%s' does not exist on type 'microsoft.graph.%s'.", name, typeName)
		}
		if p.ReadOnly {
			return nil, refuse(http.StatusBadRequest, "Request_BadRequest", "Property '%s' is read-only and cannot be set.", name)
		}
		value, err := m.checkProperty(*p, name, sent.value)
		if err != nil {
			return nil, err
		}
		checked = append(checked, member{sent.name, value})
	}
	return checked, nil
}

func checkType(typeName, path string, value any) error {
	if value != "#microsoft.graph."+typeName {
		return unreadable("The value of '%s' is not '#microsoft.graph.%s'.", path, typeName)
	}
	return nil
}

func (m *schema) checkProperty(p property, path string, value any) (any, error) {
	if value == nil {
		if p.NotNull {
			return nil, unreadable("The property '%s' of type '%s' does not allow null.", path, p.Type)
		}
		return nil, nil
	}
	if !p.Collection {
		return m.checkValue(p.Type, path, value)
	}
	return m.checkCollection(p, path, value)
}

func (m *schema) checkCollection(p property, path string, value any) (any, error) {
	list, ok := value.([]any)
	if _, text := value.(string); !ok && text && path == "source.type" {
		list, ok = []any{value}, true // documented as a string, a list in this schema
	}
	if !ok {
		return nil, mistyped(path, "Collection("+p.Type+")")
	}
	checked := make([]any, len(list))
	for i, element := range list {
		value, err := m.checkValue(p.Type, fmt.Sprintf("%s[%d]", path, i), element)
		if err != nil {
			return nil, err
		}
		checked[i] = value
	}
	return checked, nil
}

func (m *schema) checkValue(typeName, path string, value any) (any, error) {
	if e, ok := m.Enums[typeName]; ok {
		return e.check(typeName, path, value)
	}
	if primitive, ok := primitives[typeName]; ok {
		if !primitive(value) {
			return nil, mistyped(path, typeName)
		}
		return value, nil
	}
	o, ok := value.(object)
	if !ok {
		return nil, mistyped(path, typeName)
	}
	return m.checkObject(typeName, path+".", o)
}

// primitives says of each primitive type which JSON values it takes.
var primitives = map[string]func(any) bool{
	"Edm.String":         is[string],
	"Edm.Boolean":        is[bool],
	"Edm.Double":         isDouble,
	"Edm.Int32":          isInt32,
	"Edm.Date":           func(v any) bool { return isTime(time.DateOnly, v) },
	"Edm.DateTimeOffset": func(v any) bool { return isTime(time.RFC3339Nano, v) },
}

func is[T any](v any) bool {
	_, ok := v.(T)
	return ok
}

func isDouble(v any) bool {
	n, ok := v.(json.Number)
	if !ok {
		return false
	}
	_, err := n.Float64()
	return err == nil
}

func isInt32(v any) bool {
	n, ok := v.(json.Number)
	if !ok {
		return false
	}
	_, err := strconv.ParseInt(n.String(), 10, 32)
	return err == nil
}

func isTime(layout string, v any) bool {
	s, ok := v.(string)
	if !ok {
		return false
	}
	_, err := time.Parse(layout, s)
	return err == nil
}

// unreadable refuses a body that can't be read as its type.
func unreadable(format string, args ...any) error {
	return refuse(http.StatusBadRequest, "RequestBodyRead", format, args...)
}

func mistyped(path, typeName string) error {
	return unreadable("Cannot convert the value of '%s' to the expected type '%s'.", path, typeName)
}
