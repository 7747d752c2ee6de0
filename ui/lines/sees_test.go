package lines_test

import "testing"

func TestWhoSeesSeveralEntriesIsHeardChangedAndTakenBack(t *testing.T) {
	story(t, func(c *caller) {
		c.types("v").hears("Who sees what:", "Only you (1):", "1 Learning the accordion. interest · ", "Everyone, also the public (", "several as 1,3 or all")
		c.types("3").hears("so it can't be changed").types("all").hears("Who should see these ", "5 Everyone in your organisation (")
		c.types("7").hears("Change who sees ", "More people than before may see ", "Learning the accordion (interest): was Only you; will be Everyone, also the public").types("y")
		c.hears("1 of ", ": Sending to Microsoft 365…", "Changed ", " entries:", "1 Learning the accordion. changed · interest · Only you → Everyone, also the public.", "u to undo ")
		c.types("u", "y").hears("Undone: ").types("").hears("Certifications: ")
	})
}
