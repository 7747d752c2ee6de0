package graph

import (
	"crypto/tls"
	"net"
	"net/http"
	"time"
)

// NewHTTPTransport returns the transport that belongs below [NewTransport]:
// net/http's, with limits. It takes proxies from the environment, and lets go
// of idle connections before most gateways do, since a send on a connection
// that is no longer there has no certain outcome.
func NewHTTPTransport() *http.Transport {
	dialer := &net.Dialer{Timeout: 10 * time.Second}
	return &http.Transport{
		Proxy:                  http.ProxyFromEnvironment,
		DialContext:            dialer.DialContext,
		TLSClientConfig:        &tls.Config{MinVersion: tls.VersionTLS12},
		TLSHandshakeTimeout:    10 * time.Second,
		ResponseHeaderTimeout:  30 * time.Second,
		IdleConnTimeout:        30 * time.Second,
		MaxIdleConnsPerHost:    4,
		MaxResponseHeaderBytes: 256 << 10,
		ForceAttemptHTTP2:      true,
		HTTP2:                  &http.HTTP2Config{SendPingTimeout: 15 * time.Second},
	}
}
