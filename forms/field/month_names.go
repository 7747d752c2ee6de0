package field

import (
	"strings"
	"sync"
	"unicode"

	"facet/internal/text"
)

// monthNames are the names of the twelve months and their short forms in the
// larger languages of Europe, also as they stand after a day: "2 listopada".
var monthNames = [...]string{
	"jan january januar jänner januari janvier janv enero ene gennaio gen janeiro styczeń stycznia sty leden ledna ianuarie ian " +
		"tammikuu tammikuuta január ocak ιανουαρίου ιανουάριος январь января янв січень січня",
	"feb february februar feber februari février févr fév febrero febbraio fevereiro fev luty lutego lut únor února februarie " +
		"helmikuu helmikuuta február şubat φεβρουαρίου φεβρουάριος февраль февраля фев лютий лютого",
	"mar march märz maerz mrz mars marzo março maart mrt marzec marca marts březen března martie " +
		"maaliskuu maaliskuuta március mart μαρτίου μάρτιος март марта мар березень березня",
	"apr april avril avr abril abr aprile kwiecień kwietnia kwi duben dubna aprilie " +
		"huhtikuu huhtikuuta április nisan απριλίου απρίλιος апрель апреля апр квітень квітня",
	"may mai mayo maggio mag maio maj mei maja květen května " +
		"toukokuu toukokuuta május mayıs μαΐου μάιος май мая травень травня",
	"jun june juni juin junio giugno giu junho czerwiec czerwca cze červen června iunie iun " +
		"kesäkuu kesäkuuta június haziran ιουνίου ιούνιος июнь июня июн червень червня",
	"jul july juli juillet juil julio luglio lug julho lipiec lipca červenec července iulie iul " +
		"heinäkuu heinäkuuta július temmuz ιουλίου ιούλιος июль июля июл липень липня",
	"aug august août agosto ago augustus augusti sierpień sierpnia sie srpen srpna " +
		"elokuu elokuuta augusztus ağustos αυγούστου αύγουστος август августа авг серпень серпня",
	"sep sept september septembre septiembre setiembre settembre set setembro wrzesień września wrz září septembrie " +
		"syyskuu syyskuuta szeptember szept eylül σεπτεμβρίου σεπτέμβριος сентябрь сентября сен сент вересень вересня",
	"oct october okt oktober octobre octubre ottobre ott outubro out październik października paź říjen října octombrie listopad listopada " +
		"lokakuu lokakuuta október ekim οκτωβρίου οκτώβριος октябрь октября окт жовтень жовтня",
	"nov november novembre noviembre novembro noiembrie noi listopad listopada listopadu lis " +
		"marraskuu marraskuuta kasım νοεμβρίου νοέμβριος ноябрь ноября ноя листопад листопада",
	"dec december dez dezember décembre déc dicembre dic diciembre dezembro desember des grudzień grudnia gru prosinec prosince decembrie " +
		"joulukuu joulukuuta aralık δεκεμβρίου δεκέμβριος декабрь декабря дек грудень грудня",
}

// english are the months as Go's layouts have them.
var english = strings.Fields("jan feb mar apr may jun jul aug sep oct nov dec")

// monthsNamed are the months that a folded word names: November in Warsaw is
// October in Zagreb.
var monthsNamed = sync.OnceValue(func() map[string][]string {
	all := map[string][]string{}
	for i, names := range monthNames {
		for name := range strings.FieldsSeq(names) {
			name = text.Fold(name)
			if known := all[name]; len(known) == 0 || known[len(known)-1] != english[i] {
				all[name] = append(known, english[i])
			}
		}
	}
	return all
})

// spelled are the ways in which s can be read with an English month in it; s
// itself where no month is named.
func spelled(s string) []string {
	var months []string
	var parts []string
	for _, part := range runs(s) {
		named := monthsNamed()[part]
		switch {
		case named != nil && months != nil:
			return []string{s}
		case named != nil:
			months = named
			parts = append(parts, "")
		case isNumber(part):
			parts = append(parts, part)
		case !particles[part]:
			return []string{s}
		}
	}
	if months == nil {
		return []string{s}
	}
	var all []string
	for _, month := range months {
		all = append(all, strings.Join(replaced(parts, month), " "))
	}
	return all
}

// particles are words beside a day and a month that say nothing: "2 de mayo",
// "2nd of May", "1er mai".
var particles = map[string]bool{"de": true, "del": true, "of": true, "st": true, "nd": true, "rd": true, "th": true, "er": true, "o": true}

func replaced(parts []string, month string) []string {
	all := make([]string, len(parts))
	for i, part := range parts {
		if all[i] = part; part == "" {
			all[i] = month
		}
	}
	return all
}

// runs are the words and numbers of s, without what stands between them.
func runs(s string) (all []string) {
	letter, last := false, ' '
	for _, r := range s {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			if !strings.ContainsRune(" -/.,", r) {
				return nil
			}
		case len(all) > 0 && letter == unicode.IsLetter(r) && (unicode.IsLetter(last) || unicode.IsDigit(last)):
			all[len(all)-1] += string(r)
		default:
			all = append(all, string(r))
		}
		letter, last = unicode.IsLetter(r), r
	}
	return all
}

func isNumber(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
