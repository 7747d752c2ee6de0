package send

import (
	"encoding/json"
	"testing"
)

func TestCommandIsOneThatTheShellOfTheSystemTakes(t *testing.T) {
	p := Plan{Method: "PATCH", URL: "https://graph.microsoft.com/beta/me/profile/interests/1", Body: json.RawMessage(`{"displayName":"It's “Größe’s”"}`)}
	if got, want := p.posix(), `curl -X PATCH \
  'https://graph.microsoft.com/beta/me/profile/interests/1' \
  -H "Authorization: Bearer $FACET_ACCESS_TOKEN" \
  -H 'Content-Type: application/json' \
  -d '{"displayName":"It'\''s “Größe’s”"}'`; got != want {
		t.Errorf("for a POSIX shell:\n%s", got)
	}
	if got, want := p.powerShell(), "Invoke-RestMethod -Method PATCH `\n"+
		"  -Uri 'https://graph.microsoft.com/beta/me/profile/interests/1' `\n"+
		"  -Headers @{Authorization = \"Bearer $env:FACET_ACCESS_TOKEN\"} `\n"+
		"  -ContentType 'application/json; charset=utf-8' `\n"+
		"  -Body ([Text.Encoding]::UTF8.GetBytes('{\"displayName\":\"It''s “Größe’’s”\"}'))"; got != want {
		t.Errorf("for PowerShell:\n%s", got)
	}
}
