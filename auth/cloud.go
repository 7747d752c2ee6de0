package auth

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
)

// Cloud is a Graph root together with the sign-in service whose tokens it
// takes. A token of one cloud is worthless in another, so the two come only
// as a pair: from [CloudNamed] or, given whole, from [CustomCloud].
//
// https://learn.microsoft.com/graph/deployments
type Cloud struct {
	name    string
	graph   *url.URL
	signIn  *url.URL // the named clouds' authority; nil for a custom cloud
	custom  Endpoints
	issuers []string // hosts that may issue id_tokens
}

// Endpoints are the addresses of a custom cloud: all are needed, except Issuer.
type Endpoints struct {
	Graph, Authorize, Token, Device string
	// Issuer is the "iss" of its id_tokens, where their origin is not that of
	// the token endpoint.
	Issuer string
}

// clouds are Microsoft's, each with its hosts. The Chinese sign-in service
// answers to two names.
var clouds = []struct {
	name, graph string
	signIn      []string
}{
	{"global", "graph.microsoft.com", []string{"login.microsoftonline.com", "login.windows.net", "login.microsoft.com"}},
	{"usgov-l4", "graph.microsoft.us", []string{"login.microsoftonline.us"}},
	{"usgov-l5", "dod-graph.microsoft.us", []string{"login.microsoftonline.us"}},
	{"china", "microsoftgraph.chinacloudapi.cn", []string{"login.partner.microsoftonline.cn", "login.chinacloudapi.cn"}},
}

// CloudNames are the names that [CloudNamed] knows.
func CloudNames() []string {
	names := make([]string, len(clouds))
	for i, c := range clouds {
		names[i] = c.name
	}
	return names
}

// CloudNamed returns one of Microsoft's clouds; "" is global.
func CloudNamed(name string) (Cloud, error) {
	for _, c := range clouds {
		if c.name == name || name == "" {
			return Cloud{
				name:    c.name,
				graph:   &url.URL{Scheme: "https", Host: c.graph},
				signIn:  &url.URL{Scheme: "https", Host: c.signIn[0]},
				issuers: c.signIn,
			}, nil
		}
	}
	return Cloud{}, fmt.Errorf("no cloud is called %q: there are %s", name, strings.Join(CloudNames(), ", "))
}

// CustomCloud returns a cloud of one's own. It refuses half of one, plain http
// to anything but loopback, and one of Microsoft's hosts paired with a host
// that isn't its own: tokens would go astray.
func CustomCloud(e Endpoints) (Cloud, error) {
	graph, err := ParseGraphRoot(e.Graph)
	if err != nil {
		return Cloud{}, err
	}
	for _, address := range []string{e.Authorize, e.Token, e.Device} {
		u, err := parseEndpoint(address)
		if err != nil {
			return Cloud{}, fmt.Errorf("read sign-in address %q: %w", unsigned(address), err)
		}
		if foreign(graph.Hostname(), u.Hostname()) {
			return Cloud{}, fmt.Errorf("%s does not take tokens of %s", graph.Host, u.Host)
		}
	}
	return Cloud{name: "custom", graph: graph, custom: e}, nil
}

// foreign tells whether one of the hosts is Microsoft's and the other is not
// its partner.
func foreign(graph, signIn string) bool {
	graph, signIn = strings.ToLower(graph), strings.ToLower(signIn)
	known, paired := false, false
	for _, c := range clouds {
		g, s := c.graph == graph, slices.Contains(c.signIn, signIn)
		known = known || g || s
		paired = paired || g && s
	}
	return known && !paired
}

// Name is what the cloud is called in settings: one of [CloudNames], or custom.
func (c Cloud) Name() string { return c.name }

// Graph is the Graph root, without /beta.
func (c Cloud) Graph() *url.URL { u := *c.graph; return &u }

// id tells clouds apart in the cache; two custom ones differ by their hosts.
func (c Cloud) id() string {
	if c.signIn != nil {
		return c.name
	}
	return c.name + " " + c.graph.String() + " " + c.custom.Token
}

// endpoints are the sign-in addresses for a tenant.
func (c Cloud) endpoints(tenant string) Endpoints {
	if c.signIn == nil {
		return c.custom
	}
	root := c.signIn.JoinPath(url.PathEscape(tenant), "oauth2", "v2.0")
	return Endpoints{
		Graph:     c.graph.String(),
		Authorize: root.JoinPath("authorize").String(),
		Token:     root.JoinPath("token").String(),
		Device:    root.JoinPath("devicecode").String(),
	}
}
