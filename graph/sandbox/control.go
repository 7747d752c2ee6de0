package sandbox

import (
	"encoding/json"
	"mime"
	"net/http"
	"strings"
)

// controlPath is where a sandbox that listens is looked into and told to
// misbehave, beside the /beta of its Graph: for tests of programs that run in
// another process. It needs no token, as all it holds is made up.
const controlPath = "/sandbox/"

// maxControl is how long a body may be that switches faults, in bytes.
const maxControl = 64 << 10

// controlled puts the control address in front of the sandbox.
func (s *Sandbox) controlled() http.Handler {
	control := http.NewServeMux()
	control.HandleFunc("GET "+controlPath+"faults", s.tellFaults)
	control.HandleFunc("POST "+controlPath+"faults", s.switchFaults)
	control.HandleFunc("GET "+controlPath+"objects", s.tellObjects)
	control.HandleFunc("GET "+controlPath+"requests", s.tellRequests)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, controlPath) {
			control.ServeHTTP(w, r)
			return
		}
		s.ServeHTTP(w, r)
	})
}

// tellFaults lists the faults in force as they were written.
func (s *Sandbox) tellFaults(w http.ResponseWriter, _ *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	written := []string{}
	for _, in := range s.faults {
		written = append(written, in.written)
	}
	tell(w, http.StatusOK, written)
}

// switchFaults ends a fault, puts one into force, or both in that order, and
// lists what is in force then. No web page can send JSON here without asking
// first, and nobody answers it.
func (s *Sandbox) switchFaults(w http.ResponseWriter, r *http.Request) {
	if media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || media != "application/json" {
		decline(w, http.StatusUnsupportedMediaType, "send application/json")
		return
	}
	var order struct{ Inject, Clear string }
	read := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxControl))
	read.DisallowUnknownFields()
	if err := read.Decode(&order); err != nil || order.Inject+order.Clear == "" {
		decline(w, http.StatusBadRequest, `send {"inject":"status=503@post"} or {"clear":"status"}`)
		return
	}
	if order.Clear != "" {
		s.Clear(order.Clear)
	}
	if order.Inject != "" {
		if err := s.Inject(order.Inject); err != nil {
			decline(w, http.StatusBadRequest, err.Error())
			return
		}
	}
	s.tellFaults(w, r)
}

// tellObjects lists the objects that ?person= has of a ?segment=, as Objects
// does.
func (s *Sandbox) tellObjects(w http.ResponseWriter, r *http.Request) {
	person, segment := r.URL.Query().Get("person"), r.URL.Query().Get("segment")
	if _, err := s.collectionKeyOf(person, segment); err != nil {
		decline(w, http.StatusNotFound, err.Error())
		return
	}
	objects := s.Objects(person, segment)
	if objects == nil {
		objects = []json.RawMessage{}
	}
	tell(w, http.StatusOK, objects)
}

// tellRequests counts what was asked of Graph and of the sign-in service, the
// earliest first, and the writes that a late-commit has yet to do. Headers and
// bodies stay in here.
func (s *Sandbox) tellRequests(w http.ResponseWriter, _ *http.Request) {
	type asked struct {
		Method string `json:"method"`
		Path   string `json:"path"`
		Count  int    `json:"count"`
	}
	all, index := []asked{}, map[asked]int{}
	for _, r := range s.Requests() {
		same := asked{Method: r.Method, Path: r.Path}
		if _, known := index[same]; !known {
			index[same] = len(all)
			all = append(all, same)
		}
		all[index[same]].Count++
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.settle(s.now())
	tell(w, http.StatusOK, map[string]any{"requests": all, "postponed": len(s.postponed)})
}

// decline says why nothing was done.
func decline(w http.ResponseWriter, status int, why string) {
	tell(w, status, map[string]string{"error": why})
}

func tell(w http.ResponseWriter, status int, content any) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(content) // a client that has gone needs no answer
}
