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
		what = fmt.Sprintf("This network's proxy doesn't let facet reach Microsoft 365 (%d), so nothing was asked.", proxy.Status)
		remedy = "Ask whoever runs the proxy to allow Graph's address, or name another: facet config set proxy."
	case graph.ProxyUnreachable(err):
		what, remedy = "facet could not reach this network's proxy.", "Check the network connection, and which proxy it is: facet doctor names it."
	default:
		what, remedy = broken(lost)
	}
	return strings.TrimSpace(what + " " + became(err, lost.Method)), remedy
}

const network = "Check the network connection and any proxy, then try again."

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
		return "The network doesn't know Microsoft 365's server by name.", "Check the network connection, then try again."
	case errors.Is(lost, syscall.ECONNREFUSED):
		return "facet could not reach Microsoft 365: the connection was refused.", network
	case errors.As(lost, &timeout) && timeout.Timeout():
		return "Microsoft 365 did not answer in time.", network
	case errors.As(lost, &op) && op.Op == "dial":
		return "facet could not reach Microsoft 365: nothing answered.", network
	case lost.Outcome() == graph.NotSent && lost.Kept():
		return "facet did not send the request: " + text.Line(lost.Reason()) + ".", ""
	}
	return "The connection to Microsoft 365 broke before an answer came: " + lost.Reason() + ".", network
}

// mistrusted explains a server that could not prove to be Graph.
func mistrusted(err error) (what, remedy string, ok bool) {
	var invalid x509.CertificateInvalidError
	switch {
	case errors.As(err, new(tls.RecordHeaderError)):
		return "What answered doesn't speak TLS, so it isn't Microsoft 365.", guestPage, true
	case errors.As(err, &invalid) && invalid.Reason == x509.Expired:
		return "The server's certificate is not valid today, going by this computer's clock.", "Check that the clock is right.", true
	case errors.As(err, new(x509.UnknownAuthorityError)):
		return "This computer doesn't trust the issuer of the server's certificate, so it may not be Microsoft 365.",
			"If your organisation inspects traffic, name its certificate with --ca-file.", true
	case errors.As(err, new(x509.HostnameError)):
		return "The server's certificate is for another name, so it isn't Microsoft 365.", guestPage, true
	case errors.As(err, new(*tls.CertificateVerificationError)):
		return "The server's certificate could not be checked, so it may not be Microsoft 365.", guestPage, true
	}
	return "", "", false
}

// atHome explains what went wrong on this computer, before any request.
func atHome(err error) (what, remedy string) {
	if errors.As(err, new(*fs.PathError)) {
		return "facet could not record what it was about to send, so it sent nothing.",
			"Its folder on this computer may be full or locked: facet data shows where it is."
	}
	return "It did not work: " + text.Line(err.Error()) + ".", ""
}

// done says that it was done, though the answer is of no use.
func done(err error) string {
	e, _ := errors.AsType[*graph.Error](err)
	switch {
	case e != nil && e.BrokeOff:
		return fmt.Sprintf("Microsoft 365 says that it was done (status %d), then broke off with an error.", e.Status)
	case e != nil && e.By == graph.ByUnknown:
		return fmt.Sprintf("The status (%d) says that it was done, but facet can't read the answer, and it may not be from Microsoft 365.", e.Status)
	}
	return "It was done, but facet could not read the answer."
}

// doubt says why nobody knows whether it was done.
func doubt(err error) string {
	status, cause := 0, err
	if open, ok := errors.AsType[*outbox.UnconfirmedError](err); ok {
		status, cause = open.Entry.HTTPStatus, open.Err
	}
	const unknown = "so facet can't tell whether it was done."
	said, answered := errors.AsType[*graph.Error](cause)
	switch {
	case errors.Is(cause, context.Canceled):
		return "You stopped waiting. It may still have been done."
	case answered && said.By == graph.ByGateway:
		return fmt.Sprintf("A gateway answered (status %d), not Microsoft 365 itself, %s", said.Status, unknown)
	case answered && said.By == graph.ByPage:
		return fmt.Sprintf("A web page came instead of an answer from Microsoft 365 (status %d), %s", said.Status, unknown)
	case answered && said.By == graph.ByUnknown:
		return fmt.Sprintf("The answer has status %d and doesn't show who sent it, %s", said.Status, unknown)
	case answered:
		return fmt.Sprintf("Microsoft 365 had a problem (status %d) after it got the request, %s", said.Status, unknown)
	case status != 0:
		return fmt.Sprintf("The answer had status %d, %s", status, unknown)
	case cause == nil:
		return "facet can't tell whether it was done."
	}
	if timeout, ok := errors.AsType[interface {
		error
		Timeout() bool
	}](cause); ok && timeout.Timeout() {
		return "facet can't tell whether it was done: no answer came in time."
	}
	return "facet can't tell whether it was done: the connection broke after the request was sent."
}
