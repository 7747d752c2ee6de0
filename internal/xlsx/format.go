package xlsx

import (
	"strings"
)

// format is how a cell shows its number.
type format struct {
	day, clock bool   // it shows a day, a time of day
	percent    bool   // it shows a hundred times the number
	zeros      string // it shows digits in places, such as 00000 or 000-00; empty: no
}

// readStyles reads the formats of cells, by the number of their style.
func (w *Workbook) readStyles(main string) error {
	part, err := w.related(main, "styles")
	if err != nil || part == "" {
		return err
	}
	var styles struct {
		Formats []struct {
			ID   int    `xml:"numFmtId,attr"`
			Code string `xml:"formatCode,attr"`
		} `xml:"numFmts>numFmt"`
		Cells []struct {
			Format int `xml:"numFmtId,attr"`
		} `xml:"cellXfs>xf"`
	}
	if err := w.decode(part, &styles); err != nil {
		return err
	}
	codes := map[int]string{}
	for _, f := range styles.Formats {
		codes[f.ID] = f.Code
	}
	for _, c := range styles.Cells {
		code, own := codes[c.Format]
		if !own {
			code = builtIn(c.Format)
		}
		w.formats = append(w.formats, parseFormat(code))
	}
	return nil
}

// builtIn is a format that every program knows by its number. Those that
// differ between languages all are days or times.
//
// They are listed in ECMA-376, part 1, 18.8.30.
func builtIn(id int) string {
	switch {
	case id == 9 || id == 10:
		return "0%"
	case id == 22:
		return "yyyy-mm-dd hh:mm"
	case id >= 18 && id <= 21, id >= 45 && id <= 47, id == 32, id == 33:
		return "hh:mm:ss"
	case id >= 14 && id <= 17, id >= 27 && id <= 36, id >= 50 && id <= 58:
		return "yyyy-mm-dd"
	}
	return ""
}

// parseFormat reads the first section of a format, the one for positive numbers.
func parseFormat(code string) format {
	var f format
	letters, places := bare(code)
	low := strings.ToLower(letters)
	f.percent = strings.Contains(low, "%")
	f.clock = strings.ContainsAny(low, "hs")
	f.day = strings.ContainsAny(low, "yd") || strings.Contains(low, "m") && !f.clock || strings.ContainsAny(letters, "年月日")
	if low == "general" {
		return format{}
	}
	if !f.day && !f.clock && !f.percent && strings.Count(places, "0") > 1 && strings.Trim(letters, "0") == "" {
		f.zeros = places
	}
	return f
}

// bare is a section of a format without its literals, colors and conditions, and
// the same with the literals.
func bare(code string) (letters, places string) {
	for i := 0; i < len(code); i++ {
		switch c := code[i]; {
		case c == ';':
			return letters, places
		case c == '\\' && i+1 < len(code):
			i++
			places += code[i : i+1]
		case c == '_' || c == '*': // a gap as wide as the next letter, or that letter repeated
			i++
		case c == '"':
			end := strings.IndexByte(code[i+1:], '"')
			if end < 0 {
				return letters, places
			}
			places += code[i+1 : i+1+end]
			i += 1 + end
		case c == '[':
			end := strings.IndexByte(code[i:], ']')
			if end < 0 {
				return letters, places
			}
			if inside := strings.ToLower(code[i+1 : i+end]); strings.Trim(inside, "hms") == "" {
				letters += inside // a time that goes beyond a day
			}
			i += end
		case strings.IndexByte("-/ ().:", c) >= 0:
			places += string(c)
		default:
			letters += string(c)
			places += string(c)
		}
	}
	return letters, places
}

// fill puts the digits of a number into the places of zeros, from the right.
func (f format) fill(digits string) string {
	if missing := strings.Count(f.zeros, "0") - len(digits); missing > 0 {
		digits = strings.Repeat("0", missing) + digits
	}
	var shown strings.Builder
	left := len(digits) - strings.Count(f.zeros, "0")
	for _, c := range f.zeros {
		if c != '0' {
			shown.WriteRune(c)
			continue
		}
		shown.WriteString(digits[:left+1])
		digits, left = digits[left+1:], 0
	}
	return shown.String()
}
