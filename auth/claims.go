package auth

import "encoding/json"

// withCapabilities adds to a claims request that this client understands claims
// challenges: without cp1, Graph never sends one.
//
// https://learn.microsoft.com/entra/identity-platform/claims-challenge
func withCapabilities(claims string) string {
	var request map[string]any
	if json.Unmarshal([]byte(claims), &request) != nil || request == nil {
		request = map[string]any{}
	}
	access, ok := request["access_token"].(map[string]any)
	if !ok {
		access = map[string]any{}
		request["access_token"] = access
	}
	access["xms_cc"] = map[string]any{"values": []string{"cp1"}}
	text, err := json.Marshal(request)
	if err != nil {
		return "" // can't be: it was just read
	}
	return string(text)
}
