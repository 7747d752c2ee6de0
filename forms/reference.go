package forms

// reference is a person whom fields name, and whom the directory may know.
type reference struct {
	begun func() string
	put   func(name, address string)
}

// Refers reports whether the field names a person whom the directory may know.
func (f Field) Refers() bool { return f.refers != nil }

// Begun is what is typed of the person's name so far, to look for in the
// directory. It is empty once a sign-in name says who is meant, and raw text.
func (f Field) Begun() string { return f.refers.begun() }

// Refer puts a person of the directory into the field, and into those that
// name the same person. Their relationship stays, if there is
// one; a manager gets theirs.
func (f Field) Refer(name, address string) { f.refers.put(name, address) }
