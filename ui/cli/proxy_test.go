package cli

import "testing"

func TestProxyThatCannotBeIsSaidAtTheStart(t *testing.T) {
	for value, good := range map[string]bool{
		"http://proxy.contoso.com:3128": true, "proxy.contoso.com:3128": true, "socks5://127.0.0.1:1080": true,
		"https://ann:secret@proxy": true, "10.0.0.1:8080": true, "proxy": true, "": true,
		"http:/proxy:3128": false, "http//proxy:3128": false, "htp://proxy:3128": false, "http://": false,
		"http://proxy:port": false, "http://pro xy:3128": false, ":3128": false,
	} {
		for _, name := range proxyVariables {
			c := &command{Streams: Streams{LookupEnv: func(n string) (string, bool) { return value, n == name }}}
			if err := c.badProxy(); (err == nil) != good {
				t.Errorf("%s=%q: %v", name, value, err)
			}
		}
	}
}
