package textfile

// high are the letters of Windows-1252 from 0x80 to 0x9F; beyond, they are those of
// Latin-1. x/text has it too, and brings the tables of all other code pages along.
var high = [32]rune{
	'€', undefinedRune, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', undefinedRune, 'Ž', undefinedRune,
	undefinedRune, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', undefinedRune, 'ž', 'Ÿ',
}

// undefinedRune stands where the code page has no letter.
const undefinedRune = '\uFFFD'

// fromWestern is the letter of a byte in Windows-1252.
func fromWestern(b byte) rune {
	if b >= 0x80 && b < 0xA0 {
		return high[b-0x80]
	}
	return rune(b)
}

// toWestern is the byte of a letter in Windows-1252, if it has one.
func toWestern(r rune) (b byte, known bool) {
	for i, h := range high {
		if r == h && r != undefinedRune {
			return 0x80 + byte(i), true
		}
	}
	return byte(r), r < 0x80 || r >= 0xA0 && r <= 0xFF
}
