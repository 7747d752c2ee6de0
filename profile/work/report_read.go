package work

import (
	"bytes"
	"encoding/csv"
	"errors"
	"slices"
	"strconv"
	"strings"

	"facet/profile/send"
)

// Reported is a row of a report that was sent.
type Reported struct {
	Line   int
	SendID string
}

// ReadReport reads which rows of a report were sent, in its order.
func ReadReport(content []byte) ([]Reported, error) {
	if !isReport(content) {
		return nil, errors.New("this is no report of facet fill")
	}
	content = bytes.TrimPrefix(content, []byte(ByteOrderMark))
	in := csv.NewReader(bytes.NewReader(content))
	in.FieldsPerRecord = -1
	_, in.Comma = separated(content)
	rows, err := in.ReadAll()
	if err != nil || len(rows) == 0 {
		return nil, errors.New("this report can't be read to its end: take the one that facet wrote")
	}
	at := func(name string) int { return slices.Index(rows[0], name) }
	id, status, line := at("sendId"), at("status"), at("line")
	if id < 0 || status < 0 {
		return nil, errors.New("this report is of an older facet, and doesn't name the sends: run the same list again, which writes it anew")
	}
	var sent []Reported
	for _, row := range rows[1:] {
		if len(row) <= id || row[id] == "" || !slices.Contains([]string{string(send.Sent), string(send.SentBefore)}, row[status]) {
			continue
		}
		n, _ := strconv.Atoi(strings.TrimSpace(row[line]))
		sent = append(sent, Reported{n, row[id]})
	}
	return sent, nil
}
