package cli

import (
	"net/url"
	"slices"
	"strings"
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
