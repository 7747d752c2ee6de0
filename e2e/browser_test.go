package e2e

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"
)

// browsers are programs that speak Chromium's debugging protocol.
var browsers = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "chrome"}

// engine is the installed browser, without a window. It starts with the first
// test that needs it and serves them all.
var engine browserEngine

type browserEngine struct {
	begin   sync.Once
	ctx     context.Context // nil: there is none
	err     error
	stop    context.CancelFunc
	profile string
}

// start starts the browser, with a profile of its own and nothing that goes to
// the network by itself.
func (e *browserEngine) start() {
	path := ""
	for i := 0; i < len(browsers) && path == ""; i++ {
		path, _ = exec.LookPath(browsers[i])
	}
	if path == "" {
		return
	}
	if e.profile, e.err = os.MkdirTemp("", "facet-e2e-browser-"); e.err != nil {
		return
	}
	flags := []chromedp.ExecAllocatorOption{
		chromedp.ExecPath(path), chromedp.UserDataDir(e.profile), chromedp.Headless, chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.NoFirstRun, chromedp.NoDefaultBrowserCheck, chromedp.WSURLReadTimeout(patience),
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true), chromedp.Flag("disable-dev-shm-usage", true), chromedp.Flag("no-proxy-server", true),
	}
	allocator, stopAll := chromedp.NewExecAllocator(context.Background(), flags...)
	ctx, stop := chromedp.NewContext(allocator)
	e.stop = func() {
		stop()
		stopAll()
	}
	e.ctx, e.err = ctx, chromedp.Do(ctx)
}

func (e *browserEngine) close() {
	if e.stop != nil {
		e.stop()
	}
	_ = os.RemoveAll(e.profile)
}

// person is somebody at a browser of their own, who remembers nothing of
// others.
type person struct {
	t   testing.TB
	ctx context.Context
}

// somebody sits down at the browser. Where none is installed the test is
// skipped.
func somebody(t testing.TB) *person {
	t.Helper()
	engine.begin.Do(engine.start)
	switch {
	case engine.err != nil:
		t.Fatal("the installed browser doesn't start: ", engine.err)
	case engine.ctx == nil:
		t.Skipf("no browser is installed here: none of %s is on the path", strings.Join(browsers, ", "))
	}
	ctx, closeWindow := chromedp.NewContext(engine.ctx, chromedp.WithNewBrowserContext())
	t.Cleanup(closeWindow)
	if err := chromedp.Do(ctx); err != nil { // the first has no time limit: the window would close with it
		t.Fatal("the browser opens no window: ", err)
	}
	return &person{t, ctx}
}

// do acts in the browser.
func (p *person) do(what string, action chromedp.Action[chromedp.Void]) *person {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, action); err != nil {
		p.t.Fatalf("%s: %v; the page says\n%s", what, err, p.page())
	}
	return p
}

// page is what the page says.
func (p *person) page() string {
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	words, _ := chromedp.Run(ctx, chromedp.Text(chromedp.CSS("body")))
	return words
}

// open goes to an address.
func (p *person) open(address string) *person {
	p.t.Helper()
	return p.do("opening "+address, chromedp.Navigate(address))
}

// is picks who one is, by sign-in name, and goes on.
func (p *person) is(name string) *person {
	p.t.Helper()
	p.do("picking "+name, chromedp.Click(fmt.Sprintf(`//label[code[.=%q]]/input`, name)))
	return p.push("Continue")
}

// push pushes the button with a label.
func (p *person) push(label string) *person {
	p.t.Helper()
	return p.do("pushing "+label, chromedp.Click(fmt.Sprintf(`//button[.=%q]`, label)))
}

// types types into the page's text field.
func (p *person) types(text string) *person {
	p.t.Helper()
	return p.do("typing "+text, chromedp.SendKeys(chromedp.CSS(`input:not([type])`), text))
}

// reads waits until the page says something.
func (p *person) reads(words string) *person {
	p.t.Helper()
	return p.do("reading "+words, chromedp.WaitVisible(fmt.Sprintf(`//body[contains(., %q)]`, words)))
}
