package cli

import (
	"encoding/json"
	"fmt"
	"net/http"

	"facet/graph"
	"facet/internal/text"
	"facet/profile/work"
)

// request is a line of a dry run.
type request struct {
	Line   int             `json:"line"`
	Person string          `json:"person"`
	Name   string          `json:"name,omitempty"`
	Method string          `json:"method"`
	URL    string          `json:"url"`
	Body   json.RawMessage `json:"body"`
}

// printRows prints what would be sent, and asks nobody: the names stand where
// the object ids will.
func (f *filling) printRows(rows []work.Row) error {
	base, err := f.baseURL()
	if err != nil {
		return err
	}
	f.say("%s for %s, as the list names them: %s.", text.Count(len(rows), "row", "rows"), text.Count(work.Names(rows), "person", "people"), kindsOf(rows))
	f.say("A dry run looks nobody up. The addresses have the names of the list; the run has object ids there.")
	f.say("Who will see it: %s.", audiencesOf(rows))
	tasks := make([]work.Task, len(rows))
	for i, row := range rows {
		tasks[i].Row = row // for nobody in particular
	}
	f.remarks(tasks)
	for _, row := range rows {
		person, err := graph.User(row.Person)
		if err != nil {
			return err
		}
		collection, err := (&graph.Client{BaseURL: base}).Collection(person, row.Kind.Path)
		if err != nil {
			return err
		}
		if err := f.printRequest(request{Line: row.Line, Person: row.Person, URL: collection.URL(), Body: graph.InCloud(base, row.Kind.New(), row.Body)}); err != nil {
			return err
		}
	}
	return nil
}

// printTasks prints what would be sent to the people of the sandbox.
func (f *filling) printTasks() error {
	for _, task := range f.pinned.Tasks {
		target, err := f.target(task)
		if err != nil {
			return err
		}
		r := request{Line: task.Line, Person: task.Person, Name: task.User.DisplayName, URL: target.Collection.URL(), Body: task.Request(target).Body}
		if err := f.printRequest(r); err != nil {
			return err
		}
	}
	return nil
}

func (f *filling) printRequest(r request) error {
	r.Method = http.MethodPost
	raw, err := json.Marshal(r)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(f.Out, escaped(string(raw)))
	return err
}
