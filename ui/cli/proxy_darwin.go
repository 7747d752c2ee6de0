package cli

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"os/exec"
	"sync"
	"time"

	"golang.org/x/net/http/httpproxy"
)

// systemProxy is the proxy of the system's settings; the variables of the environment win.
func systemProxy(r *http.Request) (*url.URL, error) {
	if proxy, err := http.ProxyFromEnvironment(r); proxy != nil || err != nil {
		return proxy, err
	}
	mac.once.Do(func() { mac.network, mac.err = askMac(context.WithoutCancel(r.Context())) })
	if mac.err != nil {
		return nil, mac.err
	}
	config := httpproxy.Config{HTTPProxy: mac.network.plain, HTTPSProxy: mac.network.secure, NoProxy: mac.network.around}
	return config.ProxyFunc()(r.URL)
}

// mac is what the system said, which is asked once.
var mac struct {
	once    sync.Once
	network macNetwork
	err     error
}

func askMac(ctx context.Context) (macNetwork, error) {
	ctx, cancel := context.WithTimeout(ctx, 2*time.Second)
	defer cancel()
	said, err := exec.CommandContext(ctx, "/usr/sbin/scutil", "--proxy").Output()
	if err != nil {
		return macNetwork{}, fmt.Errorf("ask scutil: %w", err)
	}
	return readScutil(string(said))
}
