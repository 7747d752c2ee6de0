package xlsx

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// Cell is a cell with something in it.
type Cell struct {
	Column  int // 0 is A
	Text    string
	Day     string // the day that it shows, as 2006-01-02; empty: it shows none
	Problem string // why it has no text that can be relied on; a sentence without its end
	Merged  bool   // the text is that of the cell above, with which it is merged
}

// days1904 is how many days lie between the two beginnings of counting.
const days1904 = 1462

const (
	dayOfLeap = 60      // 29 Feb 1900, which there never was
	lastDay   = 2958465 // 31 Dec 9999
	digits    = 15      // that a number keeps
)

// raw is a cell as the file has it.
type raw struct {
	typ     string
	style   int
	formula bool
	value   string
	has     bool // there is a value, which may be empty
	inline  string
}

// read makes of a cell what people see in it.
func (w *Workbook) read(r raw) Cell {
	switch {
	case r.typ == "inlineStr":
		return Cell{Text: unescaped(r.inline)}
	case r.typ == "s" && r.has:
		return w.shared(r.value)
	case r.typ == "str" && r.has:
		return Cell{Text: unescaped(r.value)}
	case r.formula && r.value == "":
		return Cell{Problem: "it holds a formula that was never calculated: open the file in Excel and save it"}
	case r.value == "":
		return Cell{}
	case r.typ == "e":
		return Cell{Problem: "it shows the error " + r.value}
	case r.typ == "b":
		return Cell{Text: map[bool]string{true: "TRUE", false: "FALSE"}[isTrue(r.value)]}
	case r.typ == "d":
		return iso(r.value)
	}
	return w.number(r.value, w.format(r.style))
}

// shared is one of the texts that sheets share.
func (w *Workbook) shared(value string) Cell {
	at, err := strconv.Atoi(strings.TrimSpace(value))
	if err != nil || at < 0 || at >= len(w.strings) {
		return Cell{Problem: "its text is missing in the file"}
	}
	return Cell{Text: w.strings[at]}
}

func (w *Workbook) format(style int) format {
	if style < 0 || style >= len(w.formats) {
		return format{}
	}
	return w.formats[style]
}

// iso is a cell that holds its day in words.
func iso(value string) Cell {
	for _, layout := range []string{"2006-01-02", "2006-01-02T15:04:05", "2006-01-02T15:04:05Z"} {
		if at, err := time.Parse(layout, value); err == nil {
			return moment(at, layout != "2006-01-02")
		}
	}
	return Cell{Text: value}
}

// moment is a day, with a time of day if that is shown and not midnight.
func moment(at time.Time, clock bool) Cell {
	day := at.Format("2006-01-02")
	if clock && (at.Hour() != 0 || at.Minute() != 0 || at.Second() != 0) {
		return Cell{Text: day + at.Format(" 15:04:05"), Day: day}
	}
	return Cell{Text: day, Day: day}
}

// number is a number in the format of its cell.
func (w *Workbook) number(value string, f format) Cell {
	n, err := strconv.ParseFloat(value, 64)
	switch {
	case err != nil || math.IsInf(n, 0) || math.IsNaN(n):
		return Cell{Problem: "its number can't be read"}
	case f.day:
		return w.day(n, f.clock)
	case f.clock && n >= 0 && n < 1:
		return Cell{Text: time.Time{}.Add(seconds(n)).Format("15:04:05")}
	case math.Abs(n) >= 1e15:
		return Cell{Problem: "it holds a number of more than 15 digits, of which Excel keeps only 15: make the column text, and type it anew"}
	case f.percent:
		return Cell{Text: plain(n*100) + "%"}
	case f.zeros != "" && n >= 0 && n == math.Trunc(n):
		return Cell{Text: f.fill(strconv.FormatFloat(n, 'f', 0, 64))}
	}
	return Cell{Text: plain(n)}
}

// plain is a number without an exponent, and without the noise behind the digits
// that a spreadsheet keeps.
func plain(n float64) string {
	short := strconv.FormatFloat(n, 'g', digits, 64)
	rounded, _ := strconv.ParseFloat(short, 64) // what was just formatted
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}

// day is the day that is so many days behind the beginning.
func (w *Workbook) day(n float64, clock bool) Cell {
	whole := int(math.Floor(n)) + w.from
	switch {
	case n < 0 || n >= lastDay+1:
		return Cell{Problem: "it has the format of a date, and its number is no day"}
	case whole < 1:
		return Cell{Problem: "it has the format of a date, and holds 0"}
	case whole == dayOfLeap:
		return Cell{Problem: "it shows 29 February 1900, a day that there never was"}
	case whole < dayOfLeap:
		whole++ // what comes before that day is counted without it
	}
	midnight := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, whole)
	return moment(midnight.Add(seconds(n-math.Floor(n))), clock)
}

// seconds is a part of a day, in whole seconds of that same day.
func seconds(part float64) time.Duration {
	const day = 24 * 60 * 60
	return time.Duration(min(int(math.Round(part*day)), day-1)) * time.Second
}
