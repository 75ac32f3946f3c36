"""Beginning and ending the TLS of a process from Lisp: `gnutls-boot` and its kin."""

from __future__ import annotations

from typing import Any

from elwire.builtins.gnutls import session as sessions
from elwire.builtins.processes.process_objects import check_process
from elwire.interpreter.objects import Obj, list_to_lisp, nil, t
from elwire.interpreter.registry import primitive, variable
from elwire.interpreter.signals import error

variable(
    "elwire-tls-timeout",
    60,
    "How many seconds `gnutls-boot' waits for its peer, nil for ever, as Emacs does.  After that it returns -319.",
)

# What GnuTLS can do that OpenSSL does, too: extensions first, then parts of the library.
_CAPABILITIES = (
    "Key Share", "Post Handshake Auth", "PSK Key Exchange Modes", "Cookie", "Supported Versions", "Pre Shared Key",
    "Session Ticket", "Extended Master Secret", "Encrypt-then-MAC", "ALPN", "Signature Algorithms",
    "Supported EC Point Formats", "Supported Groups", "OCSP Status Request", "Maximum Record Size",
    "Server Name Indication", "macs", "AEAD-ciphers", "ciphers", "digests", "gnutls3", "gnutls",
)  # fmt: skip


@primitive("gnutls-available-p")
def gnutls_available_p(it: Any) -> Obj:
    """Return a list of symbols that say what of TLS there is: extensions, `gnutls`, `ciphers`, `macs`, `digests`..."""
    return list_to_lisp([it.intern(each) for each in _CAPABILITIES])


@primitive("gnutls-get-initstage")
def gnutls_get_initstage(proc: Obj) -> Obj:
    """Return how far the TLS of PROC is: 0 nothing, 8 in the middle of the handshake, 9 ready, 3 over."""
    found = check_process(proc).tls
    return 0 if found is None else found.stage


@primitive("gnutls-boot")
def gnutls_boot(it: Any, proc: Obj, type: Obj, proplist: Obj) -> Obj:
    """Begin to talk TLS on the open connection PROC; t when it has worked, else GnuTLS's error code.

    TYPE is `gnutls-x509pki` or `gnutls-anon`.  PROPLIST has `:hostname` STRING (required), `:priority` a GnuTLS
    priority string, `:trustfiles` and `:crlfiles` lists of PEM files, `:keylist` a list of (KEY-FILE CERT-FILE),
    `:verify-error` t or a list of `:trustfiles` and `:hostname`: what makes a bad certificate an error, `:loglevel` an
    integer.  Waits for the peer, see `elwire-tls-timeout`.  Signals `error` and `wrong-type-argument`.
    """
    process = check_process(proc)
    sessions.check_parameters(it, type, proplist)
    if process.channel is None or process.state != "run":
        raise error(f"Process {process.name.s} not running")
    return sessions.boot(it, process, type, proplist)


@primitive("gnutls-asynchronous-parameters")
def gnutls_asynchronous_parameters(proc: Obj, params: Obj) -> Obj:
    """Make PARAMS, as `:tls-parameters` of `make-network-process`, those of PROC, which is still connecting."""
    check_process(proc).tls_parameters = params
    return nil


@primitive("gnutls-bye")
def gnutls_bye(it: Any, proc: Obj, cont: Obj) -> Obj:
    """Tell the peer of PROC that the TLS conversation is over and return t.

    With CONT non-nil the connection itself goes on.  Signals `error` when PROC does not talk TLS.
    """
    process = check_process(proc)
    found = process.tls
    if found is None or found.stream is None:
        raise error(f"Process {process.name.s} has no TLS session")
    found.stream.bye()
    found.chain = []
    return t


@primitive("gnutls-deinit")
def gnutls_deinit(proc: Obj) -> Obj:
    """Forget the TLS session of PROC: t, or nil when there is none.  What comes from now on is read as it is."""
    process = check_process(proc)
    found = process.tls
    if found is None or found.stream is None:
        return nil
    sessions.drop_encryption(process)
    found.stage = sessions.INIT - 1
    found.chain = []
    found.suite = None
    return t
