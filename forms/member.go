package forms

import (
	"reflect"
	"strings"
	"unsafe"
)

// place is where a bound variable lives: its address, and its kind, since a
// struct and its first member share an address.
type place struct {
	address unsafe.Pointer
	kind    reflect.Kind
}

// placeOf is the place that a pointer points to.
func placeOf(pointer any) place {
	v := reflect.ValueOf(pointer)
	return place{v.UnsafePointer(), v.Type().Elem().Kind()}
}

// members are the JSON paths of all members of a form, by place:
// "detail.company.displayName".
func members(form Form) map[place]string {
	paths := map[place]string{}
	collect(paths, reflect.ValueOf(form).Elem(), "")
	return paths
}

func collect(paths map[place]string, v reflect.Value, prefix string) {
	for i := range v.NumField() {
		name, inner := jsonName(v.Type().Field(i)), v.Field(i)
		if name == "" {
			collect(paths, inner, prefix)
			continue
		}
		paths[placeOf(inner.Addr().Interface())] = prefix + name
		if inner.Kind() == reflect.Struct {
			collect(paths, inner, prefix+name+".")
		}
	}
}

// jsonName is the member's name on the wire; empty for an embedded struct.
func jsonName(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	return name
}

// readOnly reports whether Graph alone sets the member.
func readOnly(f reflect.StructField) bool { return f.Tag.Get("graph") == "readonly" }
