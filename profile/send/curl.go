package send

import (
	"runtime"
	"strings"

	"facet/internal/photo"
)

// Curl is the request as a command for the shell that people have here, the token
// left to it: of curl, or on Windows of PowerShell.
func (p Plan) Curl() string {
	if runtime.GOOS == "windows" {
		return p.powerShell()
	}
	return p.posix()
}

func (p Plan) posix() string {
	parts := []string{"curl -X " + p.Method, quoted(p.URL), `-H "Authorization: Bearer $FACET_ACCESS_TOKEN"`}
	if p.Body != nil {
		parts = append(parts, "-H 'Content-Type: application/json'", "-d "+quoted(string(p.Body)))
	}
	if picture := p.Picture(); picture != nil {
		parts = append(parts, "-H 'Content-Type: "+photo.MediaType(picture)+"'", "--data-binary @FILE")
	}
	return strings.Join(parts, " \\\n  ")
}

// powerShell is no command of curl.exe: PowerShell 5 takes the quotes out of what it
// hands to a program, and the letters beyond ASCII out of what it pipes.
func (p Plan) powerShell() string {
	parts := []string{"Invoke-RestMethod -Method " + p.Method, "-Uri " + literal(p.URL), `-Headers @{Authorization = "Bearer $env:FACET_ACCESS_TOKEN"}`}
	if p.Body != nil {
		parts = append(parts, "-ContentType 'application/json; charset=utf-8'", "-Body ([Text.Encoding]::UTF8.GetBytes("+literal(string(p.Body))+"))")
	}
	if picture := p.Picture(); picture != nil {
		parts = append(parts, "-ContentType '"+photo.MediaType(picture)+"'", "-InFile FILE")
	}
	return strings.Join(parts, " `\n  ")
}

// quoted is a text as one word of a POSIX shell.
func quoted(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }

// literal is a text as one word of PowerShell, which takes typographic quotes for its own.
func literal(s string) string {
	return "'" + strings.NewReplacer("'", "''", "‘", "‘‘", "’", "’’", "‚", "‚‚", "‛", "‛‛").Replace(s) + "'"
}
