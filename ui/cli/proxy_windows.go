package cli

import (
	"net/http"
	"net/url"

	"github.com/mattn/go-ieproxy"
)

// systemProxy is the proxy of Windows' own settings, also by a script of addresses
// (PAC); the variables of the environment win.
func systemProxy(r *http.Request) (*url.URL, error) {
	if proxy, err := http.ProxyFromEnvironment(r); proxy != nil || err != nil {
		return proxy, err
	}
	return ieproxy.GetProxyFunc()(r)
}
