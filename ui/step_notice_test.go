package ui

import (
	"strings"
	"testing"
	"time"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"facet/graph/outbox"
	"facet/profile/flow"
)

func TestNoticeHasTheWholeWidth(t *testing.T) {
	s := newStep(opener{theme: newTheme("dark")}, flow.Setup(nil, false))
	s.width = 80
	for n := 1; n < 240; n += 7 {
		s.notice = strings.TrimSpace(strings.Repeat("words ", n)[:n])
		lines := s.below()
		if least := (n + 69) / 70; len(lines) > least+1 {
			t.Errorf("%d characters take %d lines", n, len(lines))
		}
		if last := lipgloss.Width(ansi.Strip(lines[len(lines)-1])); last > 0 && last+2+lipgloss.Width(moreWords(s.theme, true, true)) > 80 {
			t.Errorf("behind %d cells there is no room for more", last)
		}
	}
}

func TestWhatASendIsDoingIsSaidWholeInASmallWindow(t *testing.T) {
	for _, phase := range []outbox.Phase{outbox.Queued, outbox.Preparing, outbox.Resending, outbox.Throttled, outbox.Looking} {
		p := newProgress()
		p.step = outbox.Progress{Phase: phase, Until: p.now.Add(5 * time.Minute)}
		for _, width := range []int{60, 80, 200} {
			lines := p.lines(newTheme("dark"), width)
			for _, line := range lines {
				if lipgloss.Width(line) > width {
					t.Errorf("%d cells in %d: %q", lipgloss.Width(line), width, ansi.Strip(line))
				}
			}
			all := strings.Join(strings.Fields(ansi.Strip(strings.Join(lines, " "))), " ")
			if !strings.Contains(all, p.words()) || !strings.HasSuffix(all, ".") {
				t.Errorf("cut: %q", all)
			}
		}
	}
}
