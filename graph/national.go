package graph

import (
	"encoding/json"
	"net/url"
	"reflect"
	"strings"

	"facet/internal/object"
)

// National reports whether a root is that of a national cloud, in which some
// members are of other types than in the global one.
func National(baseURL string) bool {
	u, err := url.Parse(baseURL)
	if err != nil {
		return false
	}
	host := u.Hostname()
	return strings.HasSuffix(host, ".microsoft.us") || strings.HasSuffix(host, ".chinacloudapi.cn")
}

// InCloud is a body as the cloud at a root takes it. View is of the type that the
// body describes: its lists that are tagged national:"text" are one text in
// national clouds, with commas between the items.
func InCloud(baseURL string, view any, body json.RawMessage) json.RawMessage {
	if !National(baseURL) || object.Start(body) != '{' {
		return body
	}
	t := reflect.TypeOf(view)
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return asText(t, body)
}

// asText joins the lists of an object that are to be one text.
func asText(t reflect.Type, body json.RawMessage) json.RawMessage {
	written := object.Parse(body)
	for _, f := range reflect.VisibleFields(t) {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		value := written.Value(name)
		var items []string
		switch {
		case f.Tag.Get("national") == "text" && object.Start(value) == '[' && json.Unmarshal(value, &items) == nil:
			joined, _ := object.Write(strings.Join(items, ", ")) // a string can always be written
			written.Set(name, joined)
		case f.Type.Kind() == reflect.Struct && !f.Anonymous && object.Start(value) == '{':
			written.Set(name, asText(f.Type, value))
		}
	}
	return written.Text()
}
