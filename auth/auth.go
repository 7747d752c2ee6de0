// Package auth signs people in to the Microsoft identity platform and puts
// their token on requests to Microsoft Graph. It speaks OAuth 2.0 and OpenID
// Connect by golang.org/x/oauth2 and knows nothing of Graph's resources.
//
// Its laws:
//   - An access token goes to the configured Graph root, under /beta/, and
//     nowhere else; it lives in memory only.
//   - A refresh token goes to the configured token endpoint and nowhere else;
//     no redirect is followed with one, and one at rest is sealed unless the
//     person chose otherwise.
//   - An account is never swapped for another: who comes back from the browser
//     is an account of their own.
//   - A [Secret] never prints, and no error holds one.
//   - What to do next follows from OAuth's error codes; descriptions and AADSTS
//     numbers only choose the words.
package auth
