// Package draft is a form at work: empty, of an object that exists, or begun
// with a template, a row of a list or a copy; and its draft, which outlives a
// crash and can be picked up again.
//
// Its laws: what somebody types is theirs as soon as it is known who they are,
// and whoever's token it is until then; it is never anybody else's. Nothing that
// was typed is lost without a question. Typing never waits for the disk. What
// nobody touched is not sent. Who may see an entry is never copied along. It
// draws nothing, and makes requests only by way of package send.
//
// # A story
//
// Ada begins a certification with a template: [FromTemplate] reads it, and each
// field says where its value is from until she changes it. She types a word.
// [Edit.Keep] finds that there is something to lose and gives the form to
// [Disk], which saves it a moment later, under her own object id.
//
// Her laptop dies. Next day the profile tells of a draft, [PickUp] makes the same
// form of it, and [Edit.Plan] the request, which knows its draft and deletes it
// once it is sent. If another window had sent it meanwhile, [Edit.Sent] would say
// when; and had that window typed into it since, [Edit.State] would have kept
// both.
package draft
