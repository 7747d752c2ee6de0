package sandbox

import (
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// The times of the device flow. A device that asks too often has to wait
// slower longer from then on.
const (
	deviceCodeLife = 15 * time.Minute
	pollInterval   = 5 * time.Second
	slower         = 5 * time.Second
)

// device is a device that waits for its person, who types its code elsewhere.
type device struct {
	admission // without a person until they approve
	userCode  string
	refused   bool
	used      bool
	expires   time.Time
	interval  time.Duration
	polled    time.Time // when the device last asked
}

// giveDeviceCode begins the device flow
// (https://learn.microsoft.com/entra/identity-platform/v2-oauth2-device-code).
func giveDeviceCode(x *exchange) (answer, *signInError) {
	client := x.form.Get("client_id")
	if client == "" {
		return answer{}, lacks("client_id")
	}
	scopes, problem := x.readScopes(x.form.Get("scope"))
	if problem != nil {
		return answer{}, problem
	}
	code := "device." + x.secretIDs.next()
	d := &device{
		admission: admission{client: client, scopes: scopes, claims: []string{x.form.Get("claims")}},
		userCode:  x.secretIDs.word(userCodeLength), expires: x.at.Add(deviceCodeLife), interval: pollInterval,
	}
	x.devices[code] = d
	return x.jsonAnswer(http.StatusOK, object{
		{"user_code", d.userCode},
		{"device_code", code},
		{"verification_uri", x.devicePage()},
		{"expires_in", seconds(deviceCodeLife)},
		{"interval", seconds(pollInterval)},
		{"message", "To sign in, open " + x.devicePage() + " and type the code " + d.userCode + "."},
	}), nil
}

// seconds are a duration as JSON has it.
func seconds(d time.Duration) json.Number { return json.Number(strconv.Itoa(int(d / time.Second))) }

// enterCode serves the pages on which a person types the code of a device.
func enterCode(x *exchange) (answer, *signInError) {
	typed := strings.ToUpper(strings.Join(strings.FieldsFunc(x.form.Get("user_code"), notOfCode), ""))
	if typed == "" {
		return x.codePage(""), nil
	}
	d := x.waiting(typed)
	if d == nil {
		return x.codePage("No device waits for this code. Check it; it may have expired."), nil
	}
	v := &visit{
		exchange: x, client: d.client, scopes: d.scopes, hidden: []field{{"user_code", d.userCode}},
		admit: func(p *person) answer {
			d.person = p
			return x.donePage("You are signed in on your other device. You can close this window.")
		},
		refuse: func(*signInError) answer {
			d.refused = true
			return x.donePage("You refused. Your other device will say so. You can close this window.")
		},
	}
	return v.proceed()
}

// notOfCode tells what people type between the letters of a code.
func notOfCode(r rune) bool { return r == ' ' || r == '-' }

// waiting is the device with the user code, or nil if none is in need of it.
func (x *exchange) waiting(userCode string) *device {
	for _, d := range x.devices {
		if d.userCode == userCode && d.person == nil && !d.refused && x.at.Before(d.expires) {
			return d
		}
	}
	return nil
}

const deviceTitle = "Sign in on another device"

func (x *exchange) codePage(problem string) answer {
	return x.page(http.StatusOK, deviceTitle, func(m *markup) {
		if problem != "" {
			m.put(`<p role="alert">%s</p>`+"\n", problem)
		}
		m.put(`<form method="post">
<label for="user_code">The code that the other device shows</label>
<input id="user_code" name="user_code" required autocomplete="off" autocapitalize="characters" spellcheck="false" autofocus>
<button name="do" value="enter">Continue</button>
</form>
`)
	})
}

func (x *exchange) donePage(text string) answer {
	return x.page(http.StatusOK, deviceTitle, func(m *markup) { m.put("<p>%s</p>\n", text) })
}

// poll answers a device that asks whether its person is done.
func (x *exchange) poll() (answer, *signInError) {
	d, known := x.devices[x.form.Get("device_code")]
	if !known || d.client != x.form.Get("client_id") {
		return answer{}, aadsts(70018)
	}
	early := x.at.Sub(d.polled) < d.interval
	d.polled = x.at
	switch {
	case d.used:
		return answer{}, aadsts(70018).saying("The device code was used before.")
	case !x.at.Before(d.expires):
		return answer{}, aadsts(70020)
	case early:
		d.interval += slower
		return answer{}, slowDown()
	case d.refused:
		return answer{}, declined()
	case d.person == nil || x.twist.pending:
		return answer{}, aadsts(70016)
	}
	d.used = true
	return x.tokens(d.admission, d.scopes, x.form.Get("claims")), nil
}
