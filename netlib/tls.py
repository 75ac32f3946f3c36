"""TLS over a connected socket: OpenSSL, through Python's `ssl`, on the same descriptor and without ever blocking.

Nothing is verified during a handshake: who wants to know asks `peer_chain` afterwards and judges (`certificates.py`),
because Lisp decides itself what a bad certificate means.
"""

from __future__ import annotations

import socket
import ssl
from typing import Any

from elwire.netlib.host import READ, WRITE
from elwire.netlib.stream import SendQueue

PIECE = 65_536
"""How much is encrypted at a time; OpenSSL must be offered the same bytes again after it could not send them."""


class TlsStream(SendQueue):
    """An encrypted stream socket: `handshake` first, then it reads and sends as any stream does."""

    __slots__ = ("alert", "ended", "fd", "ready", "sock")

    def __init__(self, sock: ssl.SSLSocket) -> None:
        super().__init__()
        self.sock = sock
        self.fd = sock.fileno()
        self.ready = False
        """True once the handshake is over."""
        self.ended = False
        """True once the peer has said goodbye, though what it said before may not have been read yet."""
        self.alert: ssl.SSLError | None = None
        """Why reading has failed, when it was TLS that failed."""

    def handshake(self) -> int:
        """Go on with the handshake: 0 when it is over, else READ or WRITE, what must be possible to go on.

        Raises `ssl.SSLError` or another `OSError` when it fails.
        """
        try:
            self.sock.do_handshake()
        except ssl.SSLWantReadError:
            return READ
        except ssl.SSLWantWriteError:
            return WRITE
        self.ready = True
        return 0

    def read(self, scratch: memoryview) -> bytes | None:
        """What has come, as much as fits into SCRATCH; see `Stream`."""
        sock = self.sock
        size = 0
        try:
            # A record holds 16 KiB at most; several may have come.
            while size < len(scratch):
                got = sock.recv_into(scratch[size:])
                if not got:
                    self.ended = True
                    break
                size += got
        except (ssl.SSLWantReadError, ssl.SSLWantWriteError):
            if not size:
                return None
        except ssl.SSLError as failure:
            if not size:
                self.alert = failure
                raise
        except OSError:
            if not size:
                raise
        return scratch[:size].tobytes()

    @property
    def more(self) -> bool:
        """True while there is something to read, bytes or the end, of which the kernel knows nothing."""
        return self.ended or self.sock.pending() > 0

    def _write(self, data: bytes | memoryview) -> int:
        try:
            return self.sock.send(memoryview(data)[:PIECE])
        except (ssl.SSLWantReadError, ssl.SSLWantWriteError):
            raise BlockingIOError from None

    def send(self, data: bytes) -> bool:
        """Queue DATA and send what the kernel takes; true when nothing is left to send."""
        self.outgoing.append(memoryview(data))
        self.pending += len(data)
        return self.flush()

    def send_eof(self) -> None:
        """Tell the peer that nothing more will be sent; only the socket's half is closed, as Emacs does."""
        socket.socket.shutdown(self.sock, socket.SHUT_WR)

    def bye(self) -> None:
        """Tell the peer that the encrypted conversation is over; its answer is not waited for."""
        try:
            self.sock.unwrap()
        except (OSError, ValueError):
            pass

    def plain_socket(self) -> socket.socket:
        """Give up the encryption: a plain socket on the same descriptor; this stream is used up."""
        family, kind = self.sock.family, self.sock.type
        plain = socket.socket(family, kind, fileno=self.sock.detach())
        plain.setblocking(False)
        return plain

    def close(self) -> None:
        """Say goodbye and close the socket; what is still queued is lost."""
        if self.ready and not self.pending:
            self.bye()
        self.drop()
        self.sock.close()


def client_context() -> ssl.SSLContext:
    """What a client starts from: every protocol version and cipher that OpenSSL has on, nothing verified."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def server_context() -> ssl.SSLContext:
    """What a server starts from; clients are not asked for certificates."""
    return ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)


def wrap(sock: socket.socket, context: ssl.SSLContext, name: str | None) -> TlsStream:
    """SOCK, encrypted; NAME is the host that a client asks for, None makes a server of this side.

    The descriptor stays the same, SOCK is used up.
    """
    wrapped = context.wrap_socket(
        sock, server_side=name is None, do_handshake_on_connect=False, server_hostname=name or None
    )
    wrapped.setblocking(False)
    return TlsStream(wrapped)


def peer_chain(stream: TlsStream) -> list[bytes]:
    """The certificates that the peer has shown, its own first, in DER."""
    sock: Any = stream.sock
    if hasattr(sock, "get_unverified_chain"):
        return list(sock.get_unverified_chain() or ())
    # Before Python 3.13 only the object beneath has the whole chain.
    inner = getattr(sock._sslobj, "get_unverified_chain", None)
    if inner is not None:
        return [ssl.PEM_cert_to_DER_cert(each.public_bytes()) for each in inner() or ()]
    own = sock.getpeercert(True)
    return [own] if own else []


ALERTS = {
    0: "Close notify", 10: "Unexpected message", 20: "Bad record MAC", 21: "Decryption failed", 22: "Record overflow",
    30: "Decompression failed", 40: "Handshake failed", 42: "Certificate is bad", 43: "Certificate is not supported",
    44: "Certificate was revoked", 45: "Certificate is expired", 46: "Unknown certificate", 47: "Illegal parameter",
    48: "CA is unknown", 49: "Access was denied", 50: "Decode error", 51: "Decrypt error", 60: "Export restriction",
    70: "Error in protocol version", 71: "Insufficient security", 80: "Internal error",
    86: "Inappropriate fallback", 90: "User canceled", 100: "No renegotiation is allowed",
    109: "An extension was expected but was not seen", 110: "An unsupported extension was sent",
    111: "Could not retrieve the specified certificate", 112: "The server name sent was not recognized",
    115: "The SRP/PSK username is missing or not known", 116: "Certificate is required",
    120: "No supported application protocol could be negotiated",
}  # fmt: skip
"""What GnuTLS calls the alerts of RFC 8446."""

_REASONS = {
    "CERTIFICATE_EXPIRED": 45, "CERTIFICATE_REQUIRED": 116, "BAD_CERTIFICATE": 42, "CERTIFICATE_REVOKED": 44,
    "CERTIFICATE_UNKNOWN": 46, "UNSUPPORTED_CERTIFICATE": 43, "UNKNOWN_CA": 48, "HANDSHAKE_FAILURE": 40,
    "BAD_RECORD_MAC": 20, "INTERNAL_ERROR": 80, "PROTOCOL_VERSION": 70, "UNEXPECTED_MESSAGE": 10,
    "ACCESS_DENIED": 49, "DECODE_ERROR": 50, "DECRYPT_ERROR": 51, "ILLEGAL_PARAMETER": 47,
    "INSUFFICIENT_SECURITY": 71, "INAPPROPRIATE_FALLBACK": 86, "USER_CANCELLED": 90, "UNRECOGNIZED_NAME": 112,
    "RECORD_OVERFLOW": 22, "NO_RENEGOTIATION": 100, "MISSING_EXTENSION": 109, "UNSUPPORTED_EXTENSION": 110,
    "NO_APPLICATION_PROTOCOL": 120, "UNKNOWN_PSK_IDENTITY": 115,
}  # fmt: skip


def alert_of(failure: BaseException) -> int | None:
    """The number of the alert that the peer has sent, None when FAILURE is something else."""
    reason = getattr(failure, "reason", None)
    if not isinstance(reason, str) or not reason.startswith(("SSLV3_ALERT_", "TLSV1_ALERT_", "TLSV13_ALERT_")):
        return None
    return _REASONS.get(reason.partition("_ALERT_")[2], 80)
