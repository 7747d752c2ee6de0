package cli

import (
	"context"
	"os"
	"os/signal"

	"facet/graph/outbox"
	"facet/internal/text"
	"facet/profile/send"
)

// send sends the list, and keeps the report up to date.
func (f *filling) send(stop context.Context) error {
	defer f.written.Close()
	if err := f.place(); err != nil {
		return nothingSent(err)
	}
	if err := f.writeReport(); err != nil {
		return nothingSent(err)
	}
	shown := f.progress("Row", f.work.Pending())
	f.work.Step = shown.step
	f.work.Ended = func(task int) {
		shown.ended(f.work.Tasks[task], f.work.Outcomes[task])
		if f.written.Due() {
			f.note(f.writeReport())
		}
	}
	ctx, cancel := secondInterrupt(stop)
	defer cancel()
	err := f.work.Send(ctx, stop)
	shown.end()
	f.note(f.writeReport())
	f.summary()
	if f.out.machine() {
		f.note(f.printAll())
	}
	return f.ended(err)
}

// secondInterrupt is a context that outlasts the first ctrl+c, which stops
// between two rows, and ends with the second.
func secondInterrupt(first context.Context) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(context.WithoutCancel(first))
	forget := context.AfterFunc(first, func() {
		again := make(chan os.Signal, 1)
		signal.Notify(again, os.Interrupt)
		defer signal.Stop(again)
		select {
		case <-again:
			cancel()
		case <-ctx.Done():
		}
	})
	return ctx, func() { forget(); cancel() }
}

// place finds a name for the report that is no other run's, and says so if it isn't
// the one that was to be expected.
func (f *filling) place() error {
	entries := f.earlier
	for _, o := range f.work.Outcomes {
		entries = append(entries, o.Entry)
	}
	taken, err := f.written.Place(f.reportLocks(), f.namesThem(entries))
	if err == nil && taken != "" {
		f.say(reportStays, taken, f.written.Name)
	}
	return err
}

// reportStays says that a report has another name than was to be expected.
const reportStays = "%s is the report of another run, and stays as it is: this one is in %s."

// namesThem tells whether a send, by its id, is one of some; a report of the
// sandbox may be replaced whatever it names.
func (f *filling) namesThem(sends []outbox.Entry) func(id string) bool {
	if f.practice {
		return nil
	}
	known := map[string]bool{}
	for _, e := range sends {
		known[e.ClientRequestID] = true
	}
	return func(id string) bool { return known[id] }
}

func (f *filling) writeReport() error {
	return f.written.Write(f.work.Tasks, f.work.Outcomes)
}

// printAll prints what has become of each row.
func (f *filling) printAll() error {
	rows := make([]fillRow, len(f.work.Tasks))
	for i := range rows {
		rows[i] = f.row(i)
	}
	return f.out.fillRows(rows, f.summed())
}

// counts are how many rows have come to which end.
func (f *filling) counts() send.Tally { return send.TallyOf(f.work.Outcomes) }

// summary says what became of the list.
func (f *filling) summary() {
	f.say("%s: %s. The report is %s.", text.Count(len(f.work.Tasks), "row", "rows"), f.counts(), f.written.Name)
}
