package forms

// part is one of the texts that the value of a field is made of.
type part struct {
	value  string
	place  string // behind the member of the field, such as "[1].userPrincipalName"
	who    string // the row that it stands in, in words; empty: there is none
	checks []check
}

// one is the only part of a value.
func one(value func() string, checks []check) func() []part {
	return func() []part { return []part{{value: value(), checks: checks}} }
}

// eachOf are the parts of a list of texts.
func eachOf(items func() []string, checks []check) func() []part {
	return func() []part {
		var all []part
		for _, item := range items() {
			all = append(all, part{value: item, checks: checks})
		}
		return all
	}
}

// fault is the advice of the first check that fails on a part.
func (p part) fault() error {
	for _, holds := range p.checks {
		if err := holds(p.value); err != nil {
			return err
		}
	}
	return nil
}

// fault is a part that fails a check, and the advice of that check.
type fault struct {
	part
	err error
}

// faults are the parts that fail a check, but for those that Graph sent.
func (f Field) faults() []fault { return f.faultsIn(f.parts()) }

func (f Field) faultsIn(parts []part) (all []fault) {
	for _, p := range parts {
		if f.excused[p.value] {
			continue
		}
		if err := p.fault(); err != nil {
			all = append(all, fault{p, err})
		}
	}
	return all
}

// Error is the advice, and the row that it is about.
func (f fault) Error() string {
	if f.who == "" {
		return f.err.Error()
	}
	return f.who + ": " + f.err.Error()
}
