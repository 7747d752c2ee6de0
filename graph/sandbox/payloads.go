package sandbox

// payloads are texts that a terminal obeys, or shows as something else than
// what they are.
var payloads = [...]string{
	"\x1b]8;;https://evil.invalid/\x1b\\click\x1b]8;;\x1b\\", // a link that hides where it leads
	"\x1b]8;;https://evil.invalid/\aclick\x1b]8;;\a",
	"\x1b]52;c;ZXZpbA==\a", // writes the clipboard
	"\x1b]52;c;?\a",        // reads it
	"\x1b]0;evil title\a",
	"\x1b]2;evil title\x1b\\",
	"\x1b]4;1;?\a",
	"\x1b]10;#000000\a\x1b]11;#000000\a",
	"\x1b]1337;File=name=ZXZpbA==;inline=1:AAAA\a",
	"\x1b]777;notify;evil;evil\a",
	"\x1b]9;evil\a",
	"\x1b[31;1;5;7mred\x1b[0m",
	"\x1b[8mhidden\x1b[28m",
	"\x1b[2J\x1b[H",
	"\x1b[1A\x1b[2K",
	"\x1b[?1049l",
	"\x1b[?25l",
	"\x1b[?1000h\x1b[?1006h",
	"\x1b[?2004l",
	"\x1b[6n",
	"\x1b[c",
	"\x1b[21t",
	"\x1b[3;5r",
	"\x1bc",
	"\x1b(0lqk\x1b(B",
	"\x1bP$q\"p\x1b\\",
	"\x1bPq#0;2;0;0;0~-\x1b\\",
	"\x1b_Gf=24;AAAA\x1b\\",
	"\x1b^evil\x1b\\",
	"\x1bXevil\x1b\\",
	"\u009b31mred\u009b0m", // C1, as characters
	"\u009d0;evil title\u009c",
	"\u0090q\u009c",
	"\x9b31mred\x9b0m", // C1, as bytes: invalid UTF-8
	"\x9d0;evil title\x9c",
	"\xff\xfe\xc0\xaf\xed\xa0\x80",
	"\xf0\x9f\x98",        // an emoji without its end
	"\u202eexe.gpj\u202c", // right to left from here
	"\u2066\u202a\u202b\u2069",
	"\u200b\u200c\u200d\u2060\ufeff", // no width
	"a\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309\u030a\u030b\u030c\u030d\u030e",
	"\U000e0041\U000e0042\U000e007f", // tags
	"\r\nX-Evil: 1\r\n\r\n",
	"\b\b\b\b\x7f\x00\x0e\x0f\x05",
	"\t\v\f\u0085\u2028\u2029",
	"%s%n{{.}}${HOME}`id`$(id)",
}
