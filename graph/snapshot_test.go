package graph

import (
	"net/http"
	"testing"
	"time"
)

func TestSnapshotTellsTheServicesTime(t *testing.T) {
	pages := map[string]string{"": `{"value":[{"id":"1"}],"@odata.nextLink":"?page=2"}`, "2": `{"value":[{"id":"2"}]}`}
	first := time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC)
	c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		page := r.URL.Query().Get("page")
		w.Header().Set("Date", first.Add(time.Duration(len(page))*time.Minute).Format(http.TimeFormat))
		w.Write([]byte(pages[page]))
	})
	objects, at, err := positions(t, c).Snapshot(t.Context())
	if err != nil || len(objects) != 2 || !at.Equal(first) {
		t.Errorf("%d objects at %s, %v", len(objects), at, err)
	}
	if _, _, err := (Collection{}).Snapshot(t.Context()); err == nil {
		t.Error("a snapshot of nothing")
	}
}
