package forms

// Other words for yes and no: what Excel calls true and false in its languages, and
// what people write there. None of them means both.
var (
	yesWords = []string{
		"1", "x", "y", "t", "ja", "oui", "sí", "sì", "sim", "jah", "kyllä", "tak", "ano", "igen", "evet", "да", "так", "はい", "是", "예",
		"wahr", "vrai", "verdadero", "verdadeiro", "vero", "waar", "sant", "sand", "sann", "tosi", "tõene", "prawda", "pravda", "igaz", "adevărat",
		"doğru", "истина", "істина", "αληθής", "cert", "verdader", "egia", "taisnība", "tiesa", "resnično", "true",
	}
	noWords = []string{
		"0", "n", "f", "nein", "non", "não", "nee", "nej", "nei", "ei", "nie", "nem", "hayır", "нет", "ні", "いいえ", "否", "아니요",
		"falsch", "faux", "falso", "onwaar", "falskt", "falsk", "usann", "epätosi", "väär", "fałsz", "nepravda", "hamis", "fals",
		"yanlış", "ложь", "хибність", "ψευδής", "gezurra", "aplami", "netiesa", "neresnično", "false",
	}
)
