package person

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"strings"
	"syscall"

	"facet/graph"
	"facet/graph/outbox"
	"facet/internal/text"
)

// unanswered explains an error without an answer: what broke the request, or
// kept it here.
func unanswered(err error) (what, remedy string) {
	lost, ok := errors.AsType[*graph.NoAnswerError](err)
	if !ok {
		return atHome(err)
	}
	proxy := &graph.ProxyError{}
	switch {
	case errors.As(err, &proxy) && proxy.Status == http.StatusProxyAuthRequired:
		what, remedy = proxySignIn()
	case errors.As(err, &proxy):
		what = fmt.Sprintf("The proxy of this network doesn't let facet through to Graph (%d), so Graph wasn't asked.", proxy.Status)
		remedy = "Ask whoever runs the proxy to allow Graph's address, or name another: facet config set proxy."
	case graph.ProxyUnreachable(err):
		what, remedy = "The proxy of this network could not be reached.", "Check the network connection, and which proxy it is: facet doctor names it."
	default:
		what, remedy = broken(lost)
	}
	return strings.TrimSpace(what + " " + became(err, lost.Method)), remedy
}

const network = "Check the network connection, and the proxy if there is one, then try again."

// broken explains a connection that there was none of, or that ended early.
func broken(lost *graph.NoAnswerError) (what, remedy string) {
	var name *net.DNSError
	var op *net.OpError
	var timeout interface{ Timeout() bool }
	if what, remedy, ok := mistrusted(lost); ok {
		return what, remedy
	}
	switch {
	case errors.As(lost, &name):
		return "The name of the Graph server could not be found.", "Check the network connection, then try again."
	case errors.Is(lost, syscall.ECONNREFUSED):
		return "Graph could not be reached: the connection was refused.", network
	case errors.As(lost, &timeout) && timeout.Timeout():
		return "Graph did not answer in time.", network
	case errors.As(lost, &op) && op.Op == "dial":
		return "Graph could not be reached: nobody answered.", network
	case lost.Outcome() == graph.NotSent && lost.Kept():
		return "facet kept the request back: " + text.Line(lost.Reason()) + ".", ""
	}
	return "The connection to Graph broke before an answer came: " + lost.Reason() + ".", network
}

// mistrusted explains a server that could not prove to be Graph.
func mistrusted(err error) (what, remedy string, ok bool) {
	var invalid x509.CertificateInvalidError
	switch {
	case errors.As(err, new(tls.RecordHeaderError)):
		return "What answered doesn't speak TLS, so it isn't Graph.", guestPage, true
	case errors.As(err, &invalid) && invalid.Reason == x509.Expired:
		return "The server's certificate is not valid at this computer's time.", "Check the clock: it may be off.", true
	case errors.As(err, new(x509.UnknownAuthorityError)):
		return "The server's certificate was issued by somebody this computer does not trust, so it may not be Graph.",
			"If your organisation inspects traffic, give its certificate with --ca-file.", true
	case errors.As(err, new(x509.HostnameError)):
		return "The server's certificate is for another name, so it isn't Graph.", guestPage, true
	case errors.As(err, new(*tls.CertificateVerificationError)):
		return "The server's certificate could not be checked, so it may not be Graph.", guestPage, true
	}
	return "", "", false
}

// atHome explains what went wrong on this computer, before any request.
func atHome(err error) (what, remedy string) {
	if errors.As(err, new(*fs.PathError)) {
		return "facet can't write down what it is about to send, so it sent nothing.",
			"It needs room and access in its folder on this computer: facet data shows where that is."
	}
	return "It did not work: " + text.Line(err.Error()) + ".", ""
}

// done says that it was done, though the answer is of no use.
func done(err error) string {
	e, _ := errors.AsType[*graph.Error](err)
	switch {
	case e != nil && e.BrokeOff:
		return fmt.Sprintf("Graph says that it did it (status %d), and broke off with an error of its own.", e.Status)
	case e != nil && e.By == graph.ByUnknown:
		return fmt.Sprintf("The status (%d) says that it was done, but the answer can't be read, and doesn't show that Graph gave it.", e.Status)
	}
	return "Graph did it, but its answer could not be read."
}

// doubt says why nobody knows whether it was done.
func doubt(err error) string {
	status, cause := 0, err
	if open, ok := errors.AsType[*outbox.UnconfirmedError](err); ok {
		status, cause = open.Entry.HTTPStatus, open.Err
	}
	const unknown = "so it isn't known whether Graph did it."
	said, answered := errors.AsType[*graph.Error](cause)
	switch {
	case errors.Is(cause, context.Canceled):
		return "You stopped waiting; it may have been done all the same."
	case answered && said.By == graph.ByGateway:
		return fmt.Sprintf("A gateway on the way answered (status %d), and not Graph itself, %s", said.Status, unknown)
	case answered && said.By == graph.ByPage:
		return fmt.Sprintf("A web page came where Graph should have answered (status %d), %s", said.Status, unknown)
	case answered && said.By == graph.ByUnknown:
		return fmt.Sprintf("The answer has status %d and doesn't show who gave it, %s", said.Status, unknown)
	case answered:
		return fmt.Sprintf("Graph had a problem of its own (status %d) while it had the request, %s", said.Status, unknown)
	case status != 0:
		return fmt.Sprintf("The answer had status %d, %s", status, unknown)
	case cause == nil:
		return "It isn't known whether Graph did it."
	}
	if timeout, ok := errors.AsType[interface {
		error
		Timeout() bool
	}](cause); ok && timeout.Timeout() {
		return "It isn't known whether Graph did it: no answer came in time."
	}
	return "It isn't known whether Graph did it: the connection ended after the request had left."
}
