package ui

import (
	"strings"

	"facet/forms"
	"facet/internal/text"
	"facet/profile/flow"
	"facet/profile/person"
	"facet/ui/form"
	"facet/ui/paint"
)

// mostWords is how long a line of words is at most.
const mostWords = 84

// block draws a part of what the step says.
func (s *step) block(b flow.Block, width int) paint.Block {
	switch b := b.(type) {
	case flow.Text:
		return paragraph(b, width)
	case flow.Facts:
		return factLines(person.FactSection(b), width)
	case flow.Changes:
		return changeLines(b, width)
	case flow.Code:
		return codeLines(b.Lines.String(), width)
	case flow.Reach:
		sees := text.OneLine(s.of().AudienceWords(b.Audience) + " can see it.")
		if b.Audience == "" {
			sees = text.OneLine("Your organisation's own setting decides who can see it.")
		}
		return paint.Hang(paint.Cat(paint.Unicode.Reach(forms.AudienceReach(b.Audience)), paint.Space(2)), paint.Wrap(paint.Normal, sees, width-7))
	case flow.Listed:
		return s.listed(b.Short, width)
	}
	return nil
}

// paragraph is words in a tone, or a lead in it and then plain words.
func paragraph(p flow.Text, width int) paint.Block {
	if p.Words.Empty() && p.Lead.Empty() {
		return paint.Block{nil}
	}
	if p.Tone == flow.Head {
		return paint.Block{paint.Unicode.Heading(p.Words, width, false, nil)}
	}
	sign, style := toneOf(p.Tone)
	lead := paint.Of(style.Of(text.OneLine(sign)))
	if p.Lead.Empty() {
		return paint.Hang(lead, paint.Wrap(style, p.Words, width-lead.Width()))
	}
	style.Bold = true
	lead = paint.Of(style.Of(text.OneLine(sign + p.Lead.String())))
	words := paint.Wrap(paint.Normal, text.OneLine(p.Lead.String()+"  "+p.Words.String()), width-len([]rune(sign)))
	cut := paint.Of(style.Of(p.Lead)).Width()
	if len(words) == 0 || words[0].Width() < cut {
		return append(paint.Block{lead}, paint.Wrap(paint.Normal, p.Words, width-4).Indent(4)...)
	}
	words[0] = paint.Cat(paint.Of(style.Of(text.OneLine(sign+p.Lead.String()))), words[0].Cut(cut, words[0].Width()))
	for i := range words[1:] {
		words[i+1] = paint.Cat(paint.Space(len([]rune(sign))), words[i+1])
	}
	return words
}

// toneOf is the sign and the style of how something is meant.
func toneOf(tone flow.Tone) (sign string, style paint.Style) {
	switch tone {
	case flow.Faint:
		return "", paint.Hint
	case flow.Head:
		return "", paint.Focused
	case flow.Strong:
		return "", paint.Strong
	case flow.Good:
		return "✓ ", paint.Style{Role: paint.Good}
	case flow.Unsure:
		return "? ", paint.Style{Role: paint.Warn}
	case flow.Warn:
		return "! ", paint.Style{Role: paint.Warn}
	case flow.Bad:
		return "✗ ", paint.Style{Role: paint.Bad}
	}
	return "", paint.Normal
}

// factColumn is the room for what a fact is called.
const factColumn = 22

// factLines are a title and the facts below it, with an empty line behind them.
func factLines(section person.FactSection, width int) paint.Block {
	var all paint.Block
	if !section.Title.Empty() {
		all = append(all, paint.Unicode.Heading(section.Title, width, false, nil))
	}
	for _, f := range section.Facts {
		value := paint.Of(paint.Hint.Own("–"))
		lines := paint.Block{value}
		if !f.Value.Empty() {
			lines = paragraphs(paint.Normal, f.Value, max(width-factColumn-2, 10))
		}
		title := paint.Of(paint.Normal.Own("  "), paint.Hint.Of(f.Title))
		if title.Width() > factColumn {
			all = append(append(all, title), lines.Indent(4)...)
			continue
		}
		all = append(all, paint.Hang(title.Fit(factColumn+2), lines)...)
	}
	return append(all, nil)
}

// paragraphs is a text on as many lines as it has, each wrapped.
func paragraphs(style paint.Style, words text.Safe, width int) paint.Block {
	var all paint.Block
	for line := range strings.SplitSeq(words.String(), "\n") {
		wrapped := paint.Wrap(style, text.OneLine(line), width)
		if len(wrapped) == 0 {
			wrapped = paint.Block{nil}
		}
		all = append(all, wrapped...)
	}
	return all
}

// codeLines are lines of code, of which nothing is cut off.
func codeLines(code string, width int) paint.Block {
	var all paint.Block
	for line := range strings.SplitSeq(hanging(code, width), "\n") {
		all = append(all, paint.Of(paint.Normal.Of(text.OneLine(line))))
	}
	return all
}

// listed are the actions that are written out, each with its key.
func (s *step) listed(short bool, width int) paint.Block {
	const keys = 7
	var all paint.Block
	buttons := 0 // those of others, in their order
	for _, a := range s.view.Actions {
		if !a.Listed || !a.Can() {
			continue
		}
		key := paint.Of(paint.Strong.Of(text.OneLine(a.Name())))
		lead := paint.Cat(paint.Space(keys-key.Width()), key, paint.Space(2))
		zone := 0
		if !a.Keyed() {
			buttons++
			zone, lead = buttons, s.writtenButton(a, buttons)
		}
		words := a.Spoken()
		if short {
			words = a.Help
		}
		lines := paint.Hang(lead, paint.Wrap(paint.Normal, text.OneLine(capital(words)), width-lead.Width()))
		lines[0] = lines[0].Zoned(zone)
		if a.Name() == "enter" && s.focus.other == 0 {
			lines = pressedBy(lines)
		}
		all = append(all, lines...)
	}
	return all
}

// pressedBy are the lines of what Enter does, as a button that has the keys.
func pressedBy(lines paint.Block) paint.Block {
	button := paint.Style{Role: paint.Badge, Fill: paint.OnAccent, Bold: true}
	for i, line := range lines {
		lines[i] = paint.Cat(paint.Of(button.Of(text.OneLine(line.String()))), paint.Of(button.Own("  ")))
	}
	return lines
}

// beside are the entries that the step is about, as cards below each other.
func (s *step) beside(l form.Layout) paint.Block {
	var all paint.Block
	for i, b := range s.view.Beside {
		card := cardOf(s.of(), b.Object)
		card.Caption = b.Caption
		switch _, style := toneOf(b.Tone); {
		case !s.of().Person.IsMe():
			card.Style = paint.Style{Role: paint.Warn}
		default:
			card.Style = style
		}
		if i > 0 {
			all = append(all, paint.Cat(paint.Space(l.Side()/2), paint.Of(paint.Style{Role: paint.Accent}.Own(paint.Unicode.Down))))
		}
		all = append(all, l.Card(card, l.Side(), max(s.height/len(s.view.Beside)-1, 4))...)
	}
	return all
}

// layout is how the room of the step is divided: where something stands beside it
// as a form's fields and its card are.
func (s *step) layout() form.Layout {
	return form.Layout{Width: max(s.width, 20), Height: s.height, Signs: paint.Unicode, Fills: s.theme.roles.Fills()}
}

// sided reports whether something stands beside what the step says.
func (s *step) sided() bool { return len(s.view.Beside) > 0 && s.layout().Beside() }

// wordsWidth is how much what the step says takes.
func (s *step) wordsWidth() int {
	width := max(s.width, 20)
	if l := s.layout(); s.sided() {
		return min(l.Width-l.Side()-4, mostWords)
	}
	return width
}
