package field

import "facet/internal/text"

// presentWords stand where a day would, for what goes on. They are folded.
var presentWords = map[string]bool{}

func init() {
	for _, words := range []string{
		"present", "the present", "to present", "now", "till now", "until now", "today", "to date", "current", "currently", "ongoing",
		"heute", "bis heute", "jetzt", "laufend", "aktuell", "gegenwart", "aujourd'hui", "à ce jour", "actuel", "présent", "hoy", "actual", "actualidad",
		"presente", "oggi", "attuale", "hoje", "atual", "heden", "nu", "nå", "i dag", "idag", "obecnie", "teraz", "dnes", "nyt",
	} {
		presentWords[text.Fold(words)] = true
	}
}

// IsPresent reports whether s is a word such as "present" or "now", which says
// that something has no end yet.
func IsPresent(s string) bool { return presentWords[plain(s)] }

// OnPresent has the date take such words: do makes of them what they mean, and
// the date is empty then. Saying is what the person reads of it.
func (d *Date) OnPresent(saying string, do func()) *Date {
	d.present, d.presently = do, saying
	return d
}

// goesOn reports whether a word is typed that says so.
func (d *Date) goesOn() bool {
	return d.present != nil && d.input.touched() && IsPresent(d.input.String())
}

// settle writes out what was typed in short, and says what became of it.
func (d *Date) settle() {
	d.notice = ""
	switch {
	case d.goesOn():
		d.set("")
		d.present()
		d.load()
		d.notice = d.presently
	case d.input.touched():
		d.notice = d.dropped()
		d.input.rewrite(d.shown(d.get()))
	}
}

// dropped says that a month was asked for and a day typed.
func (d *Date) dropped() string {
	typed := d.input.String()
	if _, month := parse(typed, monthLayouts); !d.months || month {
		return ""
	}
	day, ok := written(typed, d.today())
	if !ok {
		return ""
	}
	return "Only the month counts here: the day, " + day.Format("2") + ", is dropped."
}
