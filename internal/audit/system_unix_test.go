//go:build unix

package audit

import (
	"net"
	"path/filepath"
	"strings"
	"testing"
)

func TestSyslogHasTheRecord(t *testing.T) {
	address := filepath.Join(t.TempDir(), "log")
	heard, err := new(net.ListenConfig).ListenPacket(t.Context(), "unixgram", address)
	if err != nil {
		t.Skip(err)
	}
	defer heard.Close()
	log, err := openSyslog("unixgram", address)
	if err != nil {
		t.Fatal(err)
	}
	if err := log.Write(Record{Who: "ann@contoso.com", Kind: "skill", Action: "delete", RequestID: "4711"}); err != nil {
		t.Fatal(err)
	}
	said := make([]byte, 4096)
	n, _, err := heard.ReadFrom(said)
	for _, want := range []string{"<13>", "facet[", `"who":"ann@contoso.com"`, `"kind":"skill"`, `"requestId":"4711"`} {
		if !strings.Contains(string(said[:n]), want) {
			t.Errorf("%q has no %s (%v)", said[:n], want, err)
		}
	}
}
