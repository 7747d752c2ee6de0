package graph

import (
	"errors"
	"fmt"
	"net/netip"
	"net/url"
	"strings"
)

// DefaultBaseURL is the root of Graph's global beta service.
const DefaultBaseURL = "https://graph.microsoft.com/beta"

const wholeAddress = "give a whole address, such as https://graph.microsoft.com"

// ParseBaseURL returns the root of the Graph service at s, in the form that
// [Client] wants: lower case, without a default port, and ending in /beta,
// whether or not s does. The scheme is https; http is for this computer only.
func ParseBaseURL(s string) (string, error) {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Hostname() == "" || u.Opaque != "" {
		return "", errors.New("this is not the address of a Graph service: " + wholeAddress)
	}
	u.Host = strings.ToLower(u.Host)
	if err := checkBaseURL(u); err != nil {
		return "", err
	}
	host := strings.TrimSuffix(u.Host, ":"+u.Port())
	if port := u.Port(); port != "" && port != defaultPort(u.Scheme) {
		host += ":" + port
	}
	path := strings.TrimSuffix(strings.TrimRight(u.Path, "/"), "/beta")
	return u.Scheme + "://" + strings.TrimSuffix(host, ":") + path + "/beta", nil
}

// checkBaseURL says what is wrong with the address of a Graph service. It
// never repeats the address, in which there may be a password.
func checkBaseURL(u *url.URL) error {
	path := strings.TrimRight(u.Path, "/")
	switch {
	case u.User != nil:
		return errors.New("the address has a user name in it: facet signs in by itself, leave it out")
	case u.RawQuery != "" || u.ForceQuery || u.Fragment != "":
		return errors.New("the address has a query or a fragment: leave out everything from ? or # on")
	case u.Scheme != "https" && u.Scheme != "http":
		return errors.New("the address is neither https nor http: " + wholeAddress)
	case u.Scheme == "http" && !loopback(u.Hostname()):
		return errors.New("http is for this computer only (localhost, 127.0.0.1, ::1): use https")
	case !validHost(u):
		return errors.New("the host or the port of the address is not a usable one: " + wholeAddress)
	case strings.HasSuffix(path, "/v1.0"):
		return errors.New("the profile is only in Graph's beta: end the address in /beta or leave /v1.0 out")
	case u.RawPath != "" || !plainPath(path):
		return fmt.Errorf("the path of the address has more in it than names and slashes: %s", wholeAddress)
	default:
		return nil
	}
}

// validHost takes names in their ASCII form, and addresses without a zone.
func validHost(u *url.URL) bool {
	if strings.HasSuffix(u.Host, ":") {
		return false
	}
	if port := u.Port(); port != "" {
		if _, err := netip.ParseAddrPort("[::]:" + port); err != nil || strings.Trim(port, "0") == "" {
			return false
		}
	}
	addr, err := netip.ParseAddr(u.Hostname())
	return err == nil && addr.Zone() == "" || plainHost(u.Hostname())
}

func plainHost(host string) bool {
	return consistsOf(host, letters+digits+"_.-") && strings.Trim(host, ".-") == host
}

func plainPath(path string) bool {
	for element := range strings.SplitSeq(strings.TrimPrefix(path, "/"), "/") {
		if path != "" && (!consistsOf(element, letters+digits+"_.~-") || element[0] == '.') {
			return false
		}
	}
	return true
}

const (
	letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	digits  = "0123456789"
)

// consistsOf reports whether s has something in it, and nothing but those
// characters.
func consistsOf(s, characters string) bool { return s != "" && strings.Trim(s, characters) == "" }

// loopback reports whether host is this computer, without asking a resolver.
func loopback(host string) bool {
	addr, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && addr.IsLoopback()
}

func defaultPort(scheme string) string {
	if scheme == "http" {
		return "80"
	}
	return "443"
}
