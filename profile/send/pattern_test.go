package send_test

import (
	"strings"
	"testing"

	"facet/graph"
	"facet/profile/send"
)

func TestStopSaysWhetherNobodyAnsweredOrGraphDidWithAnErrorOfItsOwn(t *testing.T) {
	for words, err := range map[string]error{
		"Microsoft 365 answered with status 503 for 3 rows in a row": &graph.Error{Status: 503, By: graph.ByGraph},
		"Microsoft 365 was not reached for 3 rows in a row":          &graph.NoAnswerError{},
		"A gateway answered with status 502":                         &graph.Error{Status: 502, By: graph.ByGateway},
	} {
		stop := send.Stop{Why: send.NotReached, Rows: 3, Err: err}
		if said := stop.Sentence("row", "rows"); !strings.Contains(said, words) || !strings.Contains(said, "nothing was sent") {
			t.Errorf("%s", said)
		}
	}
}
