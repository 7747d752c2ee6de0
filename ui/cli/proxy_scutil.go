package cli

import (
	"errors"
	"net"
	"strings"
)

// macNetwork is what macOS' settings say of proxies.
type macNetwork struct {
	plain, secure string // host:port; empty: none
	around        string // hosts that are reached without, as in NO_PROXY
}

// readScutil reads what "scutil --proxy" prints: a member a line, "HTTPSPort : 8080",
// and those of the list of exceptions by their numbers.
func readScutil(said string) (macNetwork, error) {
	members := map[string]string{}
	var around []string
	for line := range strings.Lines(said) {
		name, value, found := strings.Cut(strings.TrimSpace(line), " : ")
		switch {
		case !found || strings.HasPrefix(value, "<"):
		case strings.Trim(name, "0123456789") == "":
			around = append(around, value)
		default:
			members[name] = value
		}
	}
	proxy := func(kind string) string {
		if members[kind+"Enable"] != "1" || members[kind+"Proxy"] == "" {
			return ""
		}
		port := members[kind+"Port"]
		if port == "" {
			return members[kind+"Proxy"]
		}
		return net.JoinHostPort(members[kind+"Proxy"], port)
	}
	network := macNetwork{proxy("HTTP"), proxy("HTTPS"), strings.Join(around, ",")}
	if network.secure == "" && members["ProxyAutoConfigEnable"] == "1" {
		return network, errors.New("macOS finds it by a script of addresses (PAC), which facet can't read there")
	}
	return network, nil
}
