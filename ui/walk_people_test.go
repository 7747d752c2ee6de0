package ui_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing/synctest"
	"time"
)

// anyone is one of the people, by the name that they have now.
func (w *walker) anyone() (id, name, upn string) {
	all := w.server.People()
	p := all[w.dice.IntN(len(all))]
	return p.ID, p.DisplayName, p.UserPrincipalName
}

// search types the beginning of a name, and goes to one of those who are
// found.
func search(w *walker) {
	_, name, _ := w.anyone()
	name = string([]rune(name)[:min(4, len([]rune(name)))])
	w.say("searches %q", name)
	w.press("ctrl+u")
	w.typ(name)
	w.wait(time.Second)
	for range w.dice.IntN(3) {
		w.press("down")
	}
	w.press("enter")
}

// exact types a whole sign-in name, and doesn't wait for anything.
func exact(w *walker) {
	_, _, upn := w.anyone()
	w.say("looks up %s", upn)
	w.press("ctrl+u")
	w.typ(upn)
	w.press("enter")
}

// recent goes to somebody who was opened before.
func recent(w *walker) {
	w.say("recent")
	w.press("ctrl+u", "down")
	if w.dice.IntN(2) == 0 {
		w.press("down")
	}
	w.press("enter")
}

var objectID = regexp.MustCompile(`Object id +([0-9a-f-]{36})`)

// agree reads the card, and says that this is the person.
func agree(w *walker) {
	if found := objectID.FindStringSubmatch(w.screen()); found != nil {
		w.oracle.opened[found[1]] = true
		w.latest = found[1]
		w.say("agrees to %s", found[1])
	}
	w.press("y")
	clear(w.oracle.named) // who comes back is asked again
	w.say("under %s", headerOf(w.model.Header()))
	w.counts.opened++
}

// comeIn opens one of the accounts.
func comeIn(w *walker) {
	w.press([]string{"up", "down"}[w.dice.IntN(2)])
	for _, id := range w.accounts {
		if strings.Contains(w.screen(), "▌ "+door{w.world}.account(id).UserPrincipalName) {
			w.oracle.account = id
		}
	}
	w.say("is %s", w.oracle.account)
	w.press("enter")
}

// name types the part before the @ that stands in the header.
func name(w *walker) {
	header := headerOf(w.screen())
	_, upn, _ := strings.Cut(header, " · ")
	part, _, _ := strings.Cut(upn, "@")
	w.say("names %s", part)
	w.press("ctrl+u")
	w.typ(part)
	for _, id := range w.oracle.whom(header) {
		w.oracle.named[id] = true
	}
	w.press("enter")
	w.went(headerOf(w.reviewed))
}

// misname types the name of somebody else.
func misname(w *walker) {
	w.say("names somebody else")
	w.press("ctrl+u")
	w.typ("nobody.of.us")
	w.press("enter")
}

// rename gives a name to somebody else, as the directory does when one leaves
// and another comes.
func rename(w *walker) {
	from, _, upn := w.anyone()
	to, _, _ := w.anyone()
	if from == to {
		return
	}
	w.counts.moved++
	former := fmt.Sprintf("former%d@contoso.com", w.counts.moved)
	w.say("%s moves from %s to %s", upn, from, to)
	w.call(from, former)
	w.call(to, upn)
	w.expect()
}

// work gives the walker a list to work off.
func (w *walker) work() {
	var lines []string
	for i := range 3 + w.dice.IntN(3) {
		_, _, upn := w.anyone()
		lines = append(lines, fmt.Sprintf("%s,%s,w9%02dx,", upn, []string{"interest", "responsibility"}[w.dice.IntN(2)], i))
	}
	w.list = listOf(w.t, lines...)
}

// expect tells the oracle whom the rows of the list may mean: whoever has the
// name when it is looked up.
func (w *walker) expect() {
	if w.list == nil {
		return
	}
	for _, row := range w.list.rows {
		whom := w.oracle.names[strings.ToLower(row.Person)]
		w.oracle.typed[row.Label] = meaning{whom: whom}
		for _, id := range whom {
			w.oracle.opened[id] = true
		}
	}
}

func (w *walker) call(id, upn string) {
	if err := w.server.Rename(id, upn); err != nil {
		w.t.Error(err)
	}
	w.oracle.call(id, upn)
}

// crash ends the program as a power cut does, also with a send on its way. The
// next one begins on what is left, now and then as somebody else.
func crash(w *walker) {
	w.counts.crashes++
	w.disk.CutAt(1)
	w.end()
	synctest.Wait()
	w.close()
	if w.dice.IntN(2) == 0 {
		w.disk.Restore(w.dice)
	} else {
		w.disk.Restore(nil)
	}
	w.anew("the power is cut")
}

// leave ends the program as it ends well.
func (w *walker) leave() {
	w.end()
	synctest.Wait()
	w.close()
	w.anew("it has quit")
}

// anew begins a new program.
func (w *walker) anew(why string) {
	if !w.doors && w.dice.IntN(4) == 0 {
		w.oracle.account = w.accounts[w.dice.IntN(len(w.accounts))]
	}
	w.begin()
	w.say("%s; %s begins anew", why, w.oracle.account)
}
