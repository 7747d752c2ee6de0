package flowtest

import (
	"bytes"
	"image"
	"image/png"
	"testing"

	"facet/internal/photo"
	"facet/internal/state"
	"facet/profile/flow"
	"facet/profile/send"
)

// photos are the photo in all states, and what comes of setting it.
func photos(t *testing.T) []State {
	d, none, other, guest := photographed(t), photographed(t), visit(t), newFixture(t, "status=404@photo")
	lacks, refused, broken := newFixture(t), photographed(t, "photo-refused"), photographed(t, "reset=after@put")
	lacks.session.Granted = readOnly
	other.session.Granted = readOnly
	_, err := none.send(send.RemovePhoto(none.session))
	must(t, err)
	set := send.SetPhoto(d.session, aPhoto(t))
	sent, err := d.send(set)
	must(t, err)
	refusing, breaking := send.SetPhoto(refused.session, aPhoto(t)), send.SetPhoto(broken.session, aPhoto(t))
	_, denied := refused.send(refusing)
	_, unsure := broken.send(breaking)
	now, err := send.ReadPhoto(t.Context(), d.session)
	must(t, err)
	return []State{
		{"photo that isn't read", flow.Photo(d.session), d.server},
		d.state("photo, with one of before", flow.Photo(d.session)),
		none.state("no photo", flow.Photo(none.session)),
		other.state("photo of somebody else, without the permission", flow.Photo(other.session)),
		lacks.state("photo without the permission", flow.Photo(lacks.session)),
		guest.state("photo that can't be read", flow.Photo(guest.session)),
		d.state("file of a photo", flow.PhotoFile(d.session)),
		d.state("review of a photo", flow.Review(flow.Submission{Plan: set})),
		d.state("review of a removal of the photo", flow.Review(flow.Submission{Plan: send.RemovePhoto(d.session)})),
		d.state("review of the photo of before", flow.Review(flow.Submission{Plan: send.RestorePhoto(d.session, now.Former)})),
		d.state("result of a photo", flow.Result(flow.Submission{Plan: set}, sent)),
		refused.state("photo that is denied", flow.WentWrong(flow.Submission{Plan: refusing}, denied)),
		broken.state("photo that may have arrived", flow.WentWrong(flow.Submission{Plan: breaking}, unsure)),
	}
}

// photographed is somebody whose photos of before are kept.
func photographed(t *testing.T, faults ...string) fixture {
	t.Helper()
	d := newFixture(t, faults...)
	d.session.Photos = &photo.Shelf{Dir: "photos", FS: state.NewMemory()}
	return d
}

func aPhoto(t *testing.T) photo.Photo {
	t.Helper()
	var b bytes.Buffer
	must(t, png.Encode(&b, image.NewRGBA(image.Rect(0, 0, 90, 60))))
	p, err := photo.Read(b.Bytes())
	must(t, err)
	return p
}
