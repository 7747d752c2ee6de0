package cli

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"facet/graph"
	"facet/profile/person"
)

// proxyVariables are where Go looks for a proxy. It passes over a value that it can't
// read, and goes to the network without.
var proxyVariables = []string{"HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"}

// badProxy is why a proxy variable can't be used; nil: all can. The value isn't
// repeated, for it may have a password in it.
func (c *command) badProxy() error {
	for _, name := range proxyVariables {
		if value, set := c.LookupEnv(name); set && value != "" && !isProxy(value) {
			return invalidf("%s is no address of a proxy: write it as http://host:port, or unset the variable", name)
		}
	}
	return nil
}

// isProxy reports whether net/http takes an address for that of a proxy.
func isProxy(value string) bool {
	u, err := url.Parse(value)
	if (err != nil || u.Scheme == "" || u.Host == "") && !strings.Contains(value, "://") { // host:port is enough
		if u, err = url.Parse("http://" + value); err != nil || strings.Trim(u.Path, "/") != "" {
			return false
		}
	}
	return err == nil && u.Hostname() != "" && slices.Contains([]string{"http", "https", "socks5", "socks5h"}, u.Scheme)
}

// What the setting proxy can be beside an address.
const (
	proxyOfSystem = "system"
	proxyNone     = "none"
)

// proxied gives the wire the proxy of the settings.
func (c *command) proxied(wire *http.Transport) error {
	switch said := c.settings.Said("proxy"); {
	case said.Value == proxyNone:
		wire.Proxy = nil
	case said.Value == proxyOfSystem:
		if err := c.badProxy(); err != nil {
			return err
		}
		wire.Proxy = systemProxy
	case !isProxy(said.Value):
		return invalidf("%s: give proxy as http://host:port, or %s, or %s", said.Place(), proxyOfSystem, proxyNone)
	default:
		address := said.Value
		if !strings.Contains(address, "://") {
			address = "http://" + address
		}
		proxy, err := url.Parse(address)
		if err != nil {
			return invalidf("%s: proxy can't be read", said.Place())
		}
		wire.Proxy = http.ProxyURL(proxy)
	}
	return nil
}

// proxyFinding is what the doctor says of the proxy on the way to an address, and of
// what it said when Graph was asked. A password in it is left out.
func (c *command) proxyFinding(ctx context.Context, address string, asked error) finding {
	wire := new(http.Transport)
	if err := c.proxied(wire); err != nil {
		return wrong("proxy", err)
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return wrong("proxy", err)
	}
	if wire.Proxy == nil {
		return finding{what: "proxy", state: "none, as the setting proxy says"}
	}
	through, err := wire.Proxy(r)
	if err != nil {
		return finding{"proxy", "the system's proxy can't be found out: " + err.Error(), "Name it: facet config set proxy http://proxy.example.com:8080"}
	}
	if through == nil {
		return finding{what: "proxy", state: "none on the way to " + r.URL.Host}
	}
	place := c.settings.Said("proxy").Origin
	if c.settings.Of("proxy") == proxyOfSystem {
		place = "the environment or the system"
	}
	said, remedy := proxySaid(asked)
	return finding{"proxy", through.Scheme + "://" + through.Host + ", by " + place + ": " + said, remedy}
}

// proxySaid is what a proxy said when a host was asked through it.
func proxySaid(err error) (said, remedy string) {
	var refused *graph.ProxyError
	switch {
	case errors.As(err, &refused):
		said = fmt.Sprintf("it refuses, with %d %s", refused.Status, http.StatusText(refused.Status))
		if len(refused.Wants) > 0 {
			said += "; it wants " + strings.Join(refused.Wants, " or ")
		}
		_, remedy = person.Explain(err)
		return said, remedy
	case graph.ProxyUnreachable(err):
		_, remedy = person.Explain(err)
		return "it can't be reached", remedy
	case err == nil, graph.SaysStatus(err, http.StatusUnauthorized, http.StatusForbidden):
		return "it lets facet through", ""
	}
	return "what it does isn't known, as Graph didn't answer", ""
}
