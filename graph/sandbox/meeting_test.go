package sandbox_test

import (
	"context"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"

	"facet/auth"
	"facet/graph/sandbox"
)

const appID = "11111111-2222-3333-4444-555555555555"

// meeting is a sandbox and a client of its sign-in service, with a browser.
type meeting struct {
	t       *testing.T
	sandbox *sandbox.Sandbox
	client  *auth.Client
	browser *sandbox.Browser
	base    string // of Graph

	person  string // who is picked; "" is whoever is marked
	button  string // pressed where permissions are asked for, in place of approve
	mu      sync.Mutex
	notices []error
}

// meet brings the two together: over a socket where listen is set, in memory
// otherwise.
func meet(t *testing.T, listen bool, faults ...string) *meeting {
	t.Helper()
	m := &meeting{t: t, sandbox: sandbox.New(), base: sandbox.BaseURL}
	for _, fault := range faults {
		m.inject(fault)
	}
	m.client = &auth.Client{ID: appID, Cache: &auth.Cache{Mode: auth.ModeMemory}, Notice: m.notice}
	endpoints := sandbox.EndpointsFor(m.base)
	if listen {
		server := serve(t, m.sandbox)
		m.base, endpoints = server.URL, server.Endpoints()
	}
	m.client.Base = router{m.sandbox}
	cloud, err := auth.CustomCloud(auth.Endpoints(endpoints))
	if err != nil {
		t.Fatal(err)
	}
	m.client.Cloud = cloud
	m.browser = sandbox.NewBrowser(t, router{m.sandbox})
	var browsing sync.WaitGroup
	t.Cleanup(browsing.Wait)
	m.client.Open = func(address string) error {
		browsing.Go(func() { m.browse(address) })
		return nil
	}
	return m
}

func serve(t *testing.T, s *sandbox.Sandbox) *sandbox.Server {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	server, err := sandbox.Listen(ctx, "127.0.0.1:0", s)
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan error)
	go func() { done <- server.Serve() }()
	t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	return server
}

// router sends what is for the sandbox in memory there, and all else to the
// wire.
type router struct{ sandbox *sandbox.Sandbox }

func (r router) RoundTrip(req *http.Request) (*http.Response, error) {
	if strings.HasPrefix(sandbox.BaseURL, "https://"+req.URL.Host+"/") {
		return r.sandbox.RoundTrip(req)
	}
	return http.DefaultTransport.RoundTrip(req)
}

// browse does what the person does, and takes the answer to the client.
func (m *meeting) browse(address string) {
	page := m.browser.Open(address)
	if m.button != "" {
		if slices.Contains(page.Buttons, "continue") {
			page = page.Press("continue", "person", m.picked(page))
		}
		page = page.Press(m.button)
	}
	page = page.Through(m.person)
	if page.Action != page.URL.String() {
		page.Press("")
	}
}

func (m *meeting) picked(page sandbox.Screen) string {
	if m.person != "" {
		return m.person
	}
	return page.Fields.Get("person")
}

func (m *meeting) notice(err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.notices = append(m.notices, err)
}

func (m *meeting) inject(fault string) {
	m.t.Helper()
	if err := m.sandbox.Inject(fault); err != nil {
		m.t.Fatal(err)
	}
}

// signIn signs in by the browser.
func (m *meeting) signIn() *auth.Session {
	m.t.Helper()
	session, err := m.client.Browser(m.t.Context(), auth.BrowserOptions{})
	if err != nil {
		m.t.Fatal(err)
	}
	return session
}

// byDevice signs in by a device code: without a socket, for synctest.
func (m *meeting) byDevice() (*auth.Session, error) {
	return m.client.Device(m.t.Context(), auth.DeviceOptions{Prompt: func(p auth.DevicePrompt) {
		page := m.browser.Open(p.Address)
		if p.Trouble == nil && len(page.Buttons) > 0 {
			page.Press("enter", "user_code", p.UserCode).Through(m.person)
		}
	}})
}

// ask asks Graph as a session does.
func (m *meeting) ask(session *auth.Session, method, path, body string) int {
	m.t.Helper()
	request, err := http.NewRequestWithContext(m.t.Context(), method, m.base+path, strings.NewReader(body))
	if err != nil {
		m.t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	transport := session.Transport()
	transport.Base = router{m.sandbox}
	response, err := transport.RoundTrip(request)
	if err != nil {
		m.t.Fatal(err)
	}
	defer response.Body.Close()
	_, _ = io.Copy(io.Discard, response.Body)
	return response.StatusCode
}
