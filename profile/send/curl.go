package send

import (
	"strings"

	"facet/internal/photo"
)

// Curl is the request as a command of curl, the token left to the shell.
func (p Plan) Curl() string {
	parts := []string{"curl -X " + p.Method, quoted(p.URL), `-H "Authorization: Bearer $FACET_ACCESS_TOKEN"`}
	if p.Body != nil {
		parts = append(parts, "-H 'Content-Type: application/json'", "-d "+quoted(string(p.Body)))
	}
	if picture := p.Picture(); picture != nil {
		parts = append(parts, "-H 'Content-Type: "+photo.MediaType(picture)+"'", "--data-binary @FILE")
	}
	return strings.Join(parts, " \\\n  ")
}

// quoted is a text as one word of a POSIX shell.
func quoted(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }
