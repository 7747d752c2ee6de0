package forms

import (
	"encoding/json"
	"testing"
	"time"
)

func TestPartsOfALifeLastAsTheirDatesSay(t *testing.T) {
	now := time.Date(2026, 11, 28, 12, 0, 0, 0, time.UTC)
	for _, c := range []struct{ kind, raw, from, until string }{
		{"position", `{"isCurrent":true,"detail":{"startMonthYear":"2022-05-01","endMonthYear":"2020-01-01"}}`, "2022-05", "now"},
		{"position", `{"detail":{"startMonthYear":"2022-05-01"}}`, "2022-05", "now"},
		{"position", `{"isCurrent":false,"detail":{"startMonthYear":"2022-05-01"}}`, "2022-05", "2022-05"},
		{"position", `{"detail":{"startMonthYear":"2031-05-01"}}`, "2031-05", "2031-05"},
		{"position", `{"detail":{"endMonthYear":"2019-05-01"}}`, "2019-05", "2019-05"},
		{"position", `{"detail":{"startMonthYear":"2022-05-01","endMonthYear":"2020-01-01"}}`, "2022-05", "2022-05"},
		{"position", `{"detail":{"startMonthYear":"0001-01-01","endMonthYear":"nonsense"}}`, "", ""},
		{"position", `{}`, "", ""},
		{"project", `{"detail":{"startMonthYear":"2023-01-01","endMonthYear":"2024-01-01T00:00:00Z"}}`, "2023-01", "2024-01"},
		{"education", `{"startMonthYear":"2012-08-01"}`, "2012-08", "2012-08"},
		{"education", `{"startMonthYear":"2012-08-01","endMonthYear":"2016-06-01","completionMonthYear":"2017-06-01"}`, "2012-08", "2017-06"},
		{"certification", `{"issuedDate":"2024-03-12"}`, "2024-03", "now"},
		{"certification", `{"issuedDate":"2024-03-12","endDate":"9999-12-31"}`, "2024-03", "9999-12"},
		{"skill", `{"displayName":"Go"}`, "", ""},
	} {
		kind, err := Named(Kinds(), c.kind)
		if err != nil {
			t.Fatal(err)
		}
		form, err := kind.Decode(json.RawMessage(c.raw))
		if err != nil {
			t.Fatal(err)
		}
		got, known := StretchOf(form, now)
		from, until := got.From.Format("2006-01"), got.Until.Format("2006-01")
		if got.GoesOn {
			until = "now"
		}
		if known != (c.from != "") || known && (from != c.from || until != c.until) {
			t.Errorf("%s %s: from %s to %s, %v", c.kind, c.raw, from, until, known)
		}
	}
}
