package ui_test

import (
	"testing"
	"testing/synctest"
	"time"

	"facet/graph"
	"facet/graph/sandbox"
	"facet/profile/person"
	"facet/ui"
)

// patient is a session whose questions are asked again, as facet's own are.
func patient(t *testing.T, server *sandbox.Sandbox) *person.Session {
	t.Helper()
	s := session(t, server, me)
	s.Waits = new(person.Waits)
	s.Client.HTTP.Transport = &graph.Patience{Base: s.Client.HTTP.Transport, Waits: s.Waits.Hear}
	return s
}

func TestWaitForAQuestionIsSaidInTheHeaderAndPasses(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		server := sandbox.New()
		inject(t, server, "status=429@get", "retry-after=20")
		term := open(t, server, ui.Options{Session: patient(t, server)}, 80, 24)
		term.see("Microsoft 365 asks to wait. Asking again at ", "Reading…")
		server.Clear("status")
		term.wait(21*time.Second).see("3", "Certifications").notSee("Asking again", "Reading…")
	})
}

func TestWaitForAQuestionCanBeLeft(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		server := sandbox.New()
		s := patient(t, server)
		term := open(t, server, ui.Options{Session: s}, 80, 24)
		inject(t, server, "status=503@get", "retry-after=200")
		term.press("r").see("Microsoft 365 answered with status 503. Asking again at")
		term.press("q").wait(time.Second)
		if words := s.Waits.Words(); words != "" {
			t.Errorf("whoever left still waits: %s", words)
		}
	})
}
