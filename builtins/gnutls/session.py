"""The TLS side of a network process: its stage, its handshake, what was found out about the peer.

A handshake is begun by `start`, goes on in `advance` whenever the socket is ready, and ends with `finish`, which judges
the peer's certificates.  `gnutls-boot` does all three at once, waiting; a connection made with `:nowait` is driven by
the loop (`handshake_ready`).
"""

from __future__ import annotations

import ssl
from typing import TYPE_CHECKING, Any

from elwire.builtins.processes.process_objects import Process, plist_get, processes
from elwire.interpreter.objects import Cons, LispString, Obj, Symbol, nil, t
from elwire.interpreter.signals import Signal, error, wrong_type
from elwire.netlib import tls, tls_priorities
from elwire.netlib.host import WRITE, Poller
from elwire.netlib.stream import SocketStream

if TYPE_CHECKING:
    from cryptography import x509

# Stages, with Emacs's numbers.
EMPTY, CREDENTIALS, FILES, CALLBACKS, INIT, PRIORITY, CREDENTIALS_SET, TRANSPORT, HANDSHAKE, READY = range(10)

# GnuTLS's codes.
E_VERSION = -8
E_FATAL_ALERT = -12
E_UNEXPECTED_PACKET = -15
E_BASE64 = -34
E_INVALID_REQUEST = -50
E_PULL = -54
E_UNAVAILABLE = -56
E_MISMATCH = -60
E_FILE = -64
E_PREMATURE = -110
E_TIMEOUT = -319
E_VERIFICATION = -348

NO_HOST_MATCH = 1
"""Bit of `Session.extra`: the certificate is for another host."""


class BootFailed(Exception):
    """A handshake that came to nothing; `code` is GnuTLS's, negative."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class Session:
    """What a process knows about its TLS; `stage` is what `gnutls-get-initstage` returns."""

    def __init__(self) -> None:
        self.stage = EMPTY
        self.stream: tls.TlsStream | None = None
        """None before there is one and after `gnutls-deinit`."""
        self.parameters: Obj = nil
        self.hostname = ""
        self.log_level = 0
        self.weakest = 0
        self.verdict = 0
        self.extra = 0
        self.chain: list[x509.Certificate] = []
        self.trusted: list[x509.Certificate] = []
        """The authorities of `:trustfiles`; those of the system come on top."""
        self.crls: list[x509.CertificateRevocationList] = []
        self.suite: tuple[str, str] | None = None
        """The protocol and the cipher suite agreed on, with OpenSSL's names."""
        self.wants = WRITE
        """What the handshake waits for."""
        self.server: Process | None = None
        """The server that has accepted this connection, None for a client."""

    def close(self) -> None:
        """The connection is being closed, and the session with it."""
        if self.stream is not None:
            self.stream = None
            self.stage = INIT - 1


def session_of(process: Process) -> Session:
    """The session of PROCESS, made when there is none yet."""
    found: Session | None = process.tls
    if found is None:
        found = process.tls = Session()
    return found


def log(it: Any, session: Session, level: int, text: str) -> None:
    """Say TEXT as Emacs logs about TLS, when the log level of SESSION is LEVEL or more."""
    if session.log_level >= level:
        it.s.message.call(LispString("gnutls.c: [%d] %s"), level, LispString(f"(Emacs) {text}"))


def _get(it: Any, plist: Obj, key: str) -> Obj:
    return plist_get(plist, it.intern(key))


# Before the handshake


def _strings(it: Any, value: Obj, complaint: str) -> list[str]:
    found = []
    while isinstance(value, Cons):
        if not isinstance(value.car, LispString):
            raise error(complaint)
        found.append(it.s.expand_file_name.call(value.car).s)
        value = value.cdr
    return found


def _load_keys(it: Any, context: ssl.SSLContext, keylist: Obj) -> None:
    while isinstance(keylist, Cons):
        pair = keylist.car
        if pair is not nil and not isinstance(pair, Cons):
            raise wrong_type("listp", pair)
        key = pair.car
        certificate = pair.cdr.car if isinstance(pair.cdr, Cons) else nil
        if not isinstance(key, LispString):
            raise error("Invalid client key file")
        if not isinstance(certificate, LispString):
            raise error("Invalid client cert file")
        expand = it.s.expand_file_name.call
        try:
            context.load_cert_chain(expand(certificate).s, expand(key).s)
        except ssl.SSLError as failure:
            raise BootFailed(E_MISMATCH if failure.reason == "KEY_VALUES_MISMATCH" else E_UNAVAILABLE) from None
        except OSError:
            raise BootFailed(E_FILE) from None
        keylist = keylist.cdr


def _context(it: Any, session: Session, kind: Obj, server: bool) -> ssl.SSLContext:
    """The context that the parameters of SESSION ask for.  Raises `BootFailed`, signals `error`."""
    from elwire.netlib import certificates

    parameters = session.parameters
    context = tls.server_context() if server else tls.client_context()
    session.stage = CREDENTIALS
    if kind is it.s.gnutls_x509pki:
        try:
            for path in _strings(it, _get(it, parameters, ":trustfiles"), "Invalid trustfile"):
                session.trusted += certificates.read_certificates(path)
            for path in _strings(it, _get(it, parameters, ":crlfiles"), "Invalid CRL file"):
                session.crls += certificates.read_crls(path)
        except certificates.Unreadable as failure:
            raise BootFailed(failure.code) from None
        except OSError:
            raise BootFailed(E_FILE) from None
        _load_keys(it, context, _get(it, parameters, ":keylist"))
    session.stage = INIT
    priority = _get(it, parameters, ":priority")
    try:
        session.weakest = tls_priorities.apply(context, priority.s if isinstance(priority, LispString) else "NORMAL")
    except tls_priorities.BadPriority:
        raise BootFailed(E_INVALID_REQUEST) from None
    if kind is it.s.gnutls_anon:
        context.maximum_version = ssl.TLSVersion.TLSv1_2
        context.set_ciphers("aNULL:@SECLEVEL=0")
    elif server and _asks_client(it, parameters):
        # Whether the certificate is any good is judged afterwards, but OpenSSL asks only who can tell.
        context.verify_mode = ssl.CERT_REQUIRED
        for each in _strings(it, _get(it, parameters, ":trustfiles"), "Invalid trustfile"):
            context.load_verify_locations(each)
    session.stage = CREDENTIALS_SET
    return context


def _asks_client(it: Any, parameters: Obj) -> bool:
    return _get(it, parameters, ":verify-error") is not nil and _get(it, parameters, ":trustfiles") is not nil


def check_parameters(it: Any, kind: Obj, parameters: Obj, server: bool = False) -> None:
    """Signal what Emacs signals when KIND and PARAMETERS cannot be those of a handshake."""
    if not isinstance(kind, Symbol):
        raise wrong_type("symbolp", kind)
    if parameters is not nil and not isinstance(parameters, Cons):
        raise wrong_type("listp", parameters)
    if kind not in (it.s.gnutls_anon, it.s.gnutls_x509pki):
        raise error("Invalid GnuTLS credential type")
    if not server and not isinstance(_get(it, parameters, ":hostname"), LispString):
        raise error("gnutls-boot: invalid :hostname parameter (not a string)")


def start(it: Any, process: Process, kind: Obj, parameters: Obj, server: Process | None = None) -> None:
    """Make ready for the handshake of PROCESS.  Raises `BootFailed`, signals `error` for bad parameters."""
    session = session_of(process)
    check_parameters(it, kind, parameters, server is not None)
    level = _get(it, parameters, ":loglevel")
    if type(level) is not int:
        level = it.s.gnutls_log_level.value
    session.log_level = level if type(level) is int else 0
    session.parameters = parameters
    session.verdict = session.extra = 0
    session.chain, session.trusted, session.crls = [], [], []
    session.server = server
    hostname = _get(it, parameters, ":hostname")
    session.hostname = hostname.s if isinstance(hostname, LispString) else ""
    channel = process.channel
    if session.stream is not None or not isinstance(channel, SocketStream):
        # The peer would take our greeting for garbage, and says so.
        raise BootFailed(E_UNEXPECTED_PACKET)
    if server is None:
        log(it, session, 1, f"connecting to host: {session.hostname}")
    log(it, session, 1, "allocating credentials")
    context = _context(it, session, kind, server is not None)
    log(it, session, 1, "gnutls callbacks")
    log(it, session, 1, "gnutls_init")
    given = isinstance(_get(it, parameters, ":priority"), LispString)
    log(it, session, 1, "using the specified priority string" if given else "using default priority string: NORMAL")
    log(it, session, 1, "setting the priority string")
    channel.flush()
    session.stream = tls.wrap(channel.sock, context, None if server is not None else session.hostname)
    process.channel = session.stream
    session.stage = HANDSHAKE
    session.wants = WRITE


def advance(it: Any, process: Process) -> bool:
    """Go on with the handshake of PROCESS; true when it is over.  Raises `BootFailed`."""
    session = session_of(process)
    assert session.stream is not None
    try:
        session.wants = session.stream.handshake()
    except OSError as failure:
        session.stream = None
        session.stage = HANDSHAKE
        raise BootFailed(failure_code(it, session, failure)) from None
    if session.wants:
        return False
    session.stage = READY
    agreed = session.stream.sock.cipher()
    session.suite = None if agreed is None else (session.stream.sock.version() or agreed[1], agreed[0])
    return True


def failure_code(it: Any, session: Session, failure: OSError) -> int:
    """GnuTLS's code for FAILURE; an alert from the peer is logged."""
    number = tls.alert_of(failure)
    if number is not None:
        log(it, session, 0, f"Received alert:  {tls.ALERTS.get(number, 'Unknown')}")
        return E_FATAL_ALERT
    if isinstance(failure, ssl.SSLEOFError | ssl.SSLZeroReturnError):
        return E_PREMATURE
    if isinstance(failure, ssl.SSLError):
        reason = failure.reason or ""
        if reason == "UNSUPPORTED_PROTOCOL":
            return E_VERSION
        if "SHUTDOWN" in reason or "EOF" in reason:
            return E_PREMATURE
        return E_UNEXPECTED_PACKET
    return E_PULL


# After the handshake


def finish(it: Any, process: Process) -> None:
    """Judge what the peer of PROCESS has shown; signals `error` when `:verify-error` makes that one."""
    import datetime

    from cryptography import x509

    from elwire.netlib import certificates

    session = session_of(process)
    stream = session.stream
    assert stream is not None
    session.chain = [x509.load_der_x509_certificate(each) for each in tls.peer_chain(stream)]
    if not session.chain or session.server is not None:
        return
    parameters = session.parameters
    trusted = certificates.system_trust() + session.trusted
    moment = datetime.datetime.fromtimestamp(processes(it).host.clock.now(), datetime.UTC)
    session.verdict = certificates.judge(session.chain, trusted, session.crls, moment, session.weakest)
    strict = _get(it, parameters, ":verify-error")
    if strict is not nil and strict is not t and not isinstance(strict, Cons):
        session.chain = []
        session.verdict = 0
        drop_encryption(process)
        raise error("gnutls-boot: invalid :verify_error parameter (not a list)")
    host = session.hostname
    if session.verdict:
        from elwire.builtins.gnutls.status import WARNINGS, warnings_of

        for keyword in warnings_of(session):
            if keyword != ":self-signed":
                log(it, session, 1, f"verification: {WARNINGS[keyword]}")
        if _is_strict(it, strict, ":trustfiles"):
            session.chain = []
            drop_encryption(process)
            raise error(f"Certificate validation failed {host}, verification code {session.verdict:x}")
        log(it, session, 1, f"certificate validation failed: {host}")
    if not certificates.matches_host(session.chain[0], host):
        session.extra |= NO_HOST_MATCH
        if _is_strict(it, strict, ":hostname"):
            drop_encryption(process)
            raise error(f'The x509 certificate does not match "{host}"')
        log(it, session, 1, f"x509 certificate does not match: {host}")


def _is_strict(it: Any, strict: Obj, keyword: str) -> bool:
    if strict is t:
        return True
    wanted = it.intern(keyword)
    while isinstance(strict, Cons):
        if strict.car is wanted:
            return True
        strict = strict.cdr
    return False


def drop_encryption(process: Process) -> None:
    """End the TLS of PROCESS without a word to the peer: what comes from now on is passed on as it is."""
    session: Session = process.tls
    stream = session.stream
    session.stream = None
    if stream is not None and process.channel is stream:
        process.channel = SocketStream(stream.plain_socket())


# Waiting for it


def boot(it: Any, process: Process, kind: Obj, parameters: Obj) -> Obj:
    """Do the whole handshake of PROCESS, waiting for the peer; t, or GnuTLS's code for what went wrong.

    Signals `error` for bad parameters, and for a bad certificate when `:verify-error` says so.
    """
    table = processes(it)
    session = session_of(process)
    clock = table.host.clock
    patience = it.s.elwire_tls_timeout.value
    limit = None if type(patience) not in (int, float) else clock.monotonic() + patience
    alone = Poller()
    try:
        start(it, process, kind, parameters)
        while not advance(it, process):
            rest = None if limit is None else limit - clock.monotonic()
            if rest is not None and rest <= 0:
                session.stream = None
                raise BootFailed(E_TIMEOUT)
            alone.watch(process.fd, session.wants, process)
            table.host.wait(rest, alone)
    except BootFailed as failure:
        return failure.code
    finally:
        alone.close()
    process.ready = encrypted_ready
    finish(it, process)
    return t


# Driven by the loop


def encrypted_ready(process: Process, mask: int) -> int:
    """Read what has come for PROCESS, encrypted; what did not fit is read by the next wait."""
    from elwire.builtins.processes.process_output import stream_ready

    stream = process.channel
    got = stream_ready(process, mask)
    if process.channel is stream and isinstance(stream, tls.TlsStream):
        if stream.more:
            processes(process.it).host.poller.again.add(process.fd)
    elif isinstance(stream, tls.TlsStream) and stream.alert is not None:
        failure_code(process.it, session_of(process), stream.alert)
    return got


def begin_later(it: Any, process: Process, kind: Obj, parameters: Obj, server: Process | None = None) -> None:
    """Begin the handshake of PROCESS, whose connection is open; the loop goes on with it."""
    process.state = "connect"
    process.ready = handshake_ready
    try:
        start(it, process, kind, parameters, server)
        _step(it, process)
    except BootFailed as failure:
        _fail(it, process, failure.code)


def handshake_ready(process: Process, mask: int) -> int:
    """The socket of PROCESS is ready for the next step of its handshake."""
    it = process.it
    if process.state != "connect" or process.channel is None:
        return 0
    try:
        _step(it, process)
    except BootFailed as failure:
        _fail(it, process, failure.code)
    return 0


def _step(it: Any, process: Process) -> None:
    done = advance(it, process)
    table = processes(it)
    if not done:
        table.update_watch(process)
        return
    try:
        finish(it, process)
    except Signal as failure:
        # Emacs 28 goes on in clear text here, and says "open"; nobody would want that.
        log(it, session_of(process), 0, failure.data[0].s)
        raise BootFailed(E_VERIFICATION) from None
    process.ready = encrypted_ready
    opened(it, process)


def opened(it: Any, process: Process) -> None:
    """PROCESS is open, its handshake done: let the Network Security Manager judge, then tell the sentinel."""
    from elwire.builtins.processes.process_output import run_sentinel

    table = processes(it)
    session = session_of(process)
    server = session.server
    if server is None and it.s.nsm_verify_connection.function is not nil:
        contact = process.contact
        judged = it.s.nsm_verify_connection.call(process, _get(it, contact, ":host"), _get(it, contact, ":service"))
        if judged is nil:
            table.close_channel(process)
            process.state = "failed"
            process.code = LispString("The Network Security Manager stopped the connections")
            return
    if process.channel is None:
        return
    process.state = "run"
    table.update_watch(process)
    if it.instruments:
        table.tell("status", process, "run")
    if server is None:
        process.event = "opened"
        run_sentinel(it, process, "open\n")
    else:
        host = _get(it, process.contact, ":host")
        shown = host.s if isinstance(host, LispString) else "-"
        if server.log is not nil:
            server.log.call(server, process, LispString(f"accept from {shown}\n"))
        process.event = "accepted"
        run_sentinel(it, process, f"open from {shown}\n")


def _fail(it: Any, process: Process, code: int) -> None:
    """The handshake of PROCESS has failed with CODE.  As in Emacs no sentinel hears of it; the status alone says it."""
    table = processes(it)
    session = session_of(process)
    table.close_channel(process)
    session.stream = None
    if session.stage == HANDSHAKE or session.stage == READY:
        session.stage = INIT - 1
    process.state = "failed"
    process.code = code
    if it.instruments:
        table.tell("status", process, "failed")
