//go:build !windows && !darwin

package cli

import "net/http"

// systemProxy is the proxy of the environment: programs for the terminal have no other here.
var systemProxy = http.ProxyFromEnvironment
