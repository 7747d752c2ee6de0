package outbox

import (
	"net/http"
	"testing"

	"facet/graph"
)

func TestOnlyGraphsWordMeansThatAnObjectIsGone(t *testing.T) {
	for by, want := range map[graph.Answerer]bool{graph.ByGraph: true, graph.ByUnknown: true, graph.ByPage: false, graph.ByGateway: false, graph.ByProxy: false} {
		if got := gone(&graph.Error{Method: http.MethodDelete, Status: http.StatusNotFound, By: by}); got != want {
			t.Errorf("404 by %d: gone is %v", by, got)
		}
	}
}
