package forms

import (
	"reflect"
	"strings"
	"sync"
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

// spot is where a member lives within its form.
type spot struct {
	offset uintptr
	kind   reflect.Kind
}

// spots are the members by the type of the form, since a list has thousands
// of forms: a map[spot]string each.
var spots sync.Map

// memberAt tells the JSON path of the member of a form that lives at a place:
// "detail.company.displayName"; empty if none does.
func memberAt(form Form) func(place) string {
	v := reflect.ValueOf(form).Elem()
	known, ok := spots.Load(v.Type())
	if !ok {
		all := map[spot]string{}
		collect(all, v.Type(), 0, "")
		known, _ = spots.LoadOrStore(v.Type(), all)
	}
	base := uintptr(v.Addr().UnsafePointer())
	return func(p place) string {
		return known.(map[spot]string)[spot{uintptr(p.address) - base, p.kind}]
	}
}

func collect(paths map[spot]string, t reflect.Type, base uintptr, prefix string) {
	for f := range t.Fields() {
		name, at := jsonName(f), base+f.Offset
		if name == "" {
			collect(paths, f.Type, at, prefix)
			continue
		}
		paths[spot{at, f.Type.Kind()}] = prefix + name
		if f.Type.Kind() == reflect.Struct {
			collect(paths, f.Type, at, prefix+name+".")
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
