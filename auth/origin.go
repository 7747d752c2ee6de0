package auth

import (
	"errors"
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"strings"
)

// ParseGraphRoot reads the address of a Graph root, with or without /beta at
// its end, and returns it without. Plain http is for loopback only.
func ParseGraphRoot(address string) (*url.URL, error) {
	u, err := parseEndpoint(address)
	if err != nil {
		return nil, fmt.Errorf("read Graph root %q: %w", unsigned(address), err)
	}
	u.Path = strings.TrimSuffix(strings.TrimSuffix(u.Path, "/"), "/beta")
	return u, nil
}

// parseEndpoint reads an address that secrets will be sent to.
func parseEndpoint(address string) (*url.URL, error) {
	u, err := url.Parse(address)
	switch {
	case err != nil:
		return nil, errors.New("not a URL") // url.Error would repeat the address
	case u.Host == "" || u.Hostname() == "":
		return nil, errors.New("not a URL with a host")
	case u.Scheme != "https" && u.Scheme != "http":
		return nil, errors.New("neither https nor http")
	case u.Scheme == "http" && !loopback(u.Hostname()):
		return nil, errors.New("http is for loopback only, use https")
	case u.User != nil, u.RawQuery != "", u.ForceQuery, u.Fragment != "", u.RawPath != "":
		return nil, errors.New("more than scheme, host and plain path")
	case unclean(u.Path):
		return nil, errors.New("its path has empty or dot elements")
	}
	return u, nil
}

// unsigned is an address without what could be a password in it.
func unsigned(address string) string {
	if at := strings.LastIndex(address, "@"); at >= 0 {
		return "…" + address[at:]
	}
	return address
}

func loopback(host string) bool {
	if strings.EqualFold(host, "localhost") {
		return true
	}
	addr, err := netip.ParseAddr(host)
	return err == nil && addr.IsLoopback()
}

// sameOrigin compares scheme, host and port as browsers do.
func sameOrigin(a, b *url.URL) bool {
	return strings.EqualFold(a.Scheme, b.Scheme) && hostPort(a) == hostPort(b)
}

func hostPort(u *url.URL) string {
	port := u.Port()
	if port == "" {
		port = map[string]string{"https": "443", "http": "80"}[strings.ToLower(u.Scheme)]
	}
	return net.JoinHostPort(strings.ToLower(u.Hostname()), port)
}

// unclean tells whether a decoded path has elements that a server or a proxy
// might resolve to another place.
func unclean(path string) bool {
	return strings.Contains(path, "//") || strings.Contains(path, `\`) ||
		strings.Contains(path+"/", "/./") || strings.Contains(path+"/", "/../")
}
