"""`make-network-process`: servers and clients, stream and datagram, IPv4, IPv6 and Unix sockets."""

from __future__ import annotations

import errno
import os
import socket
from typing import Any

from elwire.builtins.buffers.buffers import get_buffer_create
from elwire.builtins.gate import ask
from elwire.builtins.processes.network_addresses import from_lisp, to_lisp
from elwire.builtins.processes.network_datagrams import DatagramChannel, connect_datagram, datagram_ready
from elwire.builtins.processes.network_options import set_options_of
from elwire.builtins.processes.network_servers import Listener, server_ready
from elwire.builtins.processes.process_coding import coding_from_alist, initial_coding, set_codings
from elwire.builtins.processes.process_objects import (
    Process,
    ProcessTable,
    plist_get,
    plist_member,
    plist_put,
    processes,
)
from elwire.builtins.processes.process_output import run_sentinel, stream_ready
from elwire.builtins.processes.process_status import sentinel_text
from elwire.builtins.processes.programs import system_error
from elwire.interpreter.objects import Cons, LispString, Obj, Vector, list_to_lisp, list_to_python, nil, t
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import Signal, error, wrong_type
from elwire.netlib.host import WRITE, Poller
from elwire.netlib.lookup import Address, LookupFailed, is_numeric, lookup, lookup_later
from elwire.netlib.sockets import connect_result, new_socket, start_connect
from elwire.netlib.stream import SocketStream

LOOPBACK: dict[int, str] = {socket.AF_INET: "127.0.0.1", socket.AF_INET6: "::1", socket.AF_UNSPEC: "127.0.0.1"}


class Request:
    """What a call of `make-network-process` asks for, taken from its keywords and checked."""

    def __init__(self, it: Any, contact: Obj) -> None:
        self.it = it
        self.contact = contact
        intern = it.intern

        def get(key: str) -> Obj:
            return plist_get(self.contact, intern(key))

        kind = get(":type")
        types = {nil: socket.SOCK_STREAM, it.s.datagram: socket.SOCK_DGRAM, it.s.seqpacket: socket.SOCK_SEQPACKET}
        if kind not in types:
            raise error("Unsupported connection type")
        self.type = types[kind]
        self.server = get(":server")
        self.nowait = get(":nowait") is not nil
        if self.server is not nil and self.nowait:
            raise error("\u2018:server\u2019 is incompatible with \u2018:nowait\u2019")
        self.name = get(":name")
        self.addresses: list[Address] = []
        self.lookup: tuple[str, str | int, int] | None = None
        """Host, service and family still to be looked up."""
        self.host_shown: str | None = None
        self.service_shown: str | int = 0
        self.fixed = False
        """True when the address was given ready made, by `:local` or `:remote`."""
        address = get(":local" if self.server is not nil else ":remote")
        if not isinstance(self.name, LispString):
            raise wrong_type("stringp", self.name)
        if address is not nil:
            found = from_lisp(address)
            if found is None:
                raise error("Malformed :address")
            self.addresses = [found]
            self.fixed = True
            return
        self._address(get)

    def _address(self, get: Any) -> None:
        it = self.it
        family = get(":family")
        families = {
            nil: socket.AF_UNSPEC, it.s.local: socket.AF_UNIX, it.s.ipv4: socket.AF_INET, it.s.ipv6: socket.AF_INET6,
        }  # fmt: skip
        if type(family) is int:
            number = family
        elif family in families:
            number = families[family]
        else:
            raise error("Unknown address family")
        host, service = get(":host"), get(":service")
        if number == socket.AF_UNIX:
            self._local(host, service)
            return
        if host is nil or host is it.s.local:
            self.host_shown = LOOPBACK[number]
        elif isinstance(host, LispString):
            self.host_shown = host.s
        else:
            raise wrong_type("stringp", host)
        if service is t:
            self.service_shown = 0
        elif type(service) is int:
            self.service_shown = service
        elif isinstance(service, LispString):
            self.service_shown = service.s
        else:
            raise wrong_type("stringp", service)
        self.lookup = (self.host_shown, self.service_shown, number)

    def _local(self, host: Obj, service: Obj) -> None:
        if host is not nil:
            self.it.s.message.call(LispString(":family local ignores the :host property"))
            self.contact = plist_put(self.contact, self.it.intern(":host"), nil)
        if not isinstance(service, LispString):
            raise wrong_type("stringp", service)
        path = os.fsencode(service.s)
        if len(path) > 107:
            raise error("Service name too long")
        self.addresses = [(socket.AF_UNIX, path)]
        self.service_shown = service.s

    def ask_policy(self) -> None:
        """Ask the policy whether this may be."""
        if self.it.policy is None:
            return
        question = "listen" if self.server is not nil else "connect"
        if self.fixed:
            family, address = self.addresses[0]
            if family == socket.AF_UNIX:
                ask(self.it, question, None, os.fsdecode(address))
            else:
                ask(self.it, question, address[0], address[1])
        else:
            ask(self.it, question, self.host_shown, self.service_shown)

    def resolve(self) -> None:
        """Look the host up, here and now."""
        if self.lookup is not None:
            host, service, family = self.lookup
            try:
                self.addresses = lookup(host, service, family, self.type)
            except LookupFailed as failure:
                raise error(f"{host}/{service} {failure}") from None
            self.lookup = None


@primitive("make-network-process")
def make_network_process(it: Any, *args: Obj) -> Obj:
    """Create a network connection or a server as the keywords and values in ARGS say; return its process.

    `:name` STRING, made unique; `:buffer` a buffer or the name of one; `:host` a name, an address, or `local`;
    `:service` a port, the name of a service, a path for a Unix socket, or t for a server's free port; `:type` nil for a
    stream, `datagram`, `seqpacket`; `:family` `ipv4`, `ipv6`, `local` or nil; `:local` and `:remote` addresses as
    vectors; `:server` non-nil makes a server (an integer is its backlog); `:nowait` non-nil returns at once, the
    sentinel hears "open" or "failed"; `:filter`, `:sentinel`, `:log` functions; `:coding` a coding system or a pair;
    `:filter-multibyte`; `:noquery`; `:stop`; `:plist`; and the socket options, such as `:keepalive`.

    Signals `file-error` when connecting or binding fails, `error` when the host is not found, `wrong-type-argument`.
    """
    if not args:
        return nil
    contact = list_to_lisp(args)
    request = Request(it, contact)
    request.ask_policy()
    if request.lookup is not None and not (request.nowait and not is_numeric(request.lookup[0])):
        request.resolve()
    intern = it.intern
    table = processes(it)
    buffer = plist_get(request.contact, intern(":buffer"))
    if buffer is not nil:
        buffer = get_buffer_create(it, buffer)
    process = table.new(request.name, "network")
    try:
        _furnish(it, process, request, buffer)
        bad_coding = _set_coding(it, process, request, buffer)
        if request.server is not nil:
            _serve(it, table, process, request)
        elif request.lookup is not None:
            _connect_later(it, table, process, request)
        else:
            _connect(it, table, process, request)
        if bad_coding is not None:
            raise bad_coding
    except BaseException:
        table.close_channel(process)
        table.remove(process)
        raise
    return process


def _furnish(it: Any, process: Process, request: Request, buffer: Obj) -> None:
    """Give PROCESS what its keywords say."""
    intern = it.intern
    contact = request.contact

    def get(key: str) -> Obj:
        return plist_get(contact, intern(key))

    process.contact = contact
    process.role = "server" if request.server is not nil else "client"
    plist = get(":plist")
    if plist is not nil:
        process.plist = it.s.copy_sequence.call(plist)
        if isinstance(process.plist, Vector | LispString):
            raise wrong_type("listp", plist)
    if get(":filter") is not nil:
        process.filter = get(":filter")
    if get(":sentinel") is not nil:
        process.sentinel = get(":sentinel")
    process.log = get(":log")
    process.noquery = get(":noquery") is not nil
    if get(":stop") is not nil:
        process.command = t
    parameters = get(":tls-parameters")
    if parameters is not nil and not isinstance(parameters, Cons):
        raise wrong_type("listp", parameters)
    process.tls_parameters = parameters
    if buffer is not nil:
        processes(it).set_buffer(process, buffer)
        process.mark.set(buffer, buffer.text.length + 1)
    process.inherit_coding = (
        buffer is not nil
        and it.s.inherit_process_coding_system.value is not nil
        and not plist_member(contact, intern(":coding"))
    )


def _set_coding(it: Any, process: Process, request: Request, buffer: Obj) -> Signal | None:
    """Give PROCESS its coding systems; why that failed, which Emacs only finds out once connected."""
    key = it.intern(":coding")
    contact = request.contact
    try:
        set_codings(
            process,
            *initial_coding(
                it, plist_get(contact, key), plist_member(contact, key), _network_default(it, request), buffer
            ),
        )
    except Signal as failure:
        set_codings(process, nil, nil)
        return failure
    return None


def _network_default(it: Any, request: Request) -> Obj:
    """What `network-coding-system-alist` says about the service of REQUEST."""
    alist = it.s.network_coding_system_alist.value
    if alist is nil:
        return nil
    return coding_from_alist(it, alist, plist_get(request.contact, it.intern(":service")))


# Servers


def _serve(it: Any, table: ProcessTable, process: Process, request: Request) -> None:
    failure: OSError | None = None
    for family, address in request.addresses:
        sock = None
        try:
            sock = new_socket(family, request.type)
            if family != socket.AF_UNIX and not plist_member(request.contact, it.intern(":reuseaddr")):
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            set_options_of(it, sock, request.contact)
            sock.bind(address)
        except OSError as found:
            failure = found
            if sock is not None:
                sock.close()
            continue
        except BaseException:
            if sock is not None:
                sock.close()
            raise
        break
    else:
        assert failure is not None
        raise system_error("Cannot bind server socket", failure.errno or 0)
    contact = process.contact
    local = sock.getsockname()
    if request.type == socket.SOCK_DGRAM:
        process.role = "datagram"
        process.channel = DatagramChannel(sock, None)
        process.ready = datagram_ready
    else:
        backlog = request.server if type(request.server) is int else 5
        sock.listen(backlog)
        process.state = "listen"
        process.channel = Listener(sock)
        process.ready = server_ready
    if sock.family == socket.AF_UNIX:
        contact = plist_put(contact, it.intern(":local"), to_lisp(sock.family, local))
    else:
        service = it.intern(":service")
        if plist_get(contact, service) is t:
            plist_put(contact, service, local[1])
        elif not request.fixed:
            asked = plist_get(contact, service)
            if asked in (0,) or (isinstance(asked, LispString) and asked.s == "0"):
                plist_put(contact, service, local[1])
        contact = plist_put(contact, it.intern(":local"), to_lisp(sock.family, local))
        if request.fixed:
            contact = plist_put(contact, service, local[1])
    process.contact = contact
    process.fd = sock.fileno()
    table.update_watch(process)
    if it.instruments:
        table.tell("status", process, process.state)


# Clients


def _connect(it: Any, table: ProcessTable, process: Process, request: Request) -> None:
    """Connect PROCESS to the first of its addresses that takes it, or begin to, with `:nowait`."""
    process.candidates = list(request.addresses)
    if request.type == socket.SOCK_DGRAM:
        connect_datagram(it, table, process, request.contact, request.type)
        if request.nowait:
            process.state = "connect"
            process.ready = connect_ready
            table.update_watch(process)
        return
    failure = _try_candidates(it, table, process, request)
    if failure is not None:
        raise system_error(
            "make client process failed", failure.errno or errno.ECONNREFUSED, *list_to_python(request.contact)
        )


def _try_candidates(it: Any, table: ProcessTable, process: Process, request: Request) -> OSError | None:
    """Connect to one candidate after the other; None once connected or connecting, else why the last one failed."""
    failure: OSError | None = None
    while process.candidates:
        family, address = process.candidates.pop(0)
        sock = None
        if it.instruments:
            table.tell("connect", process, address)
        try:
            sock = new_socket(family, request.type)
            set_options_of(it, sock, request.contact)
            done = start_connect(sock, address)
            if not done and not request.nowait:
                done = _finish_connect(table, sock)
        except OSError as found:
            failure = found
            if sock is not None:
                sock.close()
            if not (request.nowait and not process.candidates):
                continue
            _fail(table, process, found.errno or errno.ECONNREFUSED)
            return None
        except BaseException:
            if sock is not None:
                sock.close()
            raise
        process.channel = SocketStream(sock)
        process.fd = sock.fileno()
        intern = it.intern
        process.contact = plist_put(process.contact, intern(":remote"), to_lisp(family, address))
        process.contact = plist_put(process.contact, intern(":local"), to_lisp(family, sock.getsockname()))
        if request.nowait:
            process.state = "connect"
            process.ready = connect_ready
            process.lookup = request
        else:
            process.state = "run"
            process.ready = stream_ready
        if it.instruments:
            table.tell("status", process, process.state)
        table.update_watch(process)
        if process.state == "run" and process.tls_parameters is not nil:
            _encrypt(it, table, process)
        return None
    return failure


def _encrypt(it: Any, table: ProcessTable, process: Process) -> None:
    """Do the handshake of PROCESS, which is open, before anybody hears of it."""
    from elwire.builtins.gnutls import session

    parameters = process.tls_parameters
    if session.boot(it, process, parameters.car, parameters.cdr) is t:
        session.opened(it, process)
    else:
        table.close_channel(process)
        process.state = "failed"


def _finish_connect(table: ProcessTable, sock: socket.socket) -> bool:
    """Wait until the connection of SOCK is open; raises OSError when it fails."""
    alone = Poller()
    try:
        alone.watch(sock.fileno(), WRITE, None)
        while True:
            table.host.wait(None, alone)
            result = connect_result(sock)
            if result == 0:
                return True
            if result is not None:
                raise OSError(result, os.strerror(result))
    finally:
        alone.close()


def connect_ready(process: Process, mask: int) -> int:
    """The connection of PROCESS, under way, has opened or failed."""
    it = process.it
    table = processes(it)
    if process.state != "connect" or process.channel is None:
        return 0
    datagram = process.role == "datagram"
    result = 0 if datagram else connect_result(process.channel.sock)
    if result is None:
        return 0
    if result == 0:
        if process.tls_parameters is not nil:
            from elwire.builtins.gnutls import session

            parameters = process.tls_parameters
            session.begin_later(it, process, parameters.car, parameters.cdr)
            return 0
        process.state = "run"
        process.event = "opened"
        process.ready = datagram_ready if datagram else stream_ready
        local = process.channel.sock.getsockname()
        process.contact = plist_put(process.contact, it.intern(":local"), to_lisp(process.channel.sock.family, local))
        table.update_watch(process)
        if it.instruments:
            table.tell("status", process, "run")
        run_sentinel(it, process, sentinel_text(process))
        return 0
    table.close_channel(process)
    request = process.lookup
    if process.candidates and request is not None and _try_candidates(it, table, process, request) is None:
        return 0
    _fail(table, process, result)
    return 0


def _fail(table: ProcessTable, process: Process, code: int) -> None:
    table.change(process, "refused", code)


def _connect_later(it: Any, table: ProcessTable, process: Process, request: Request) -> None:
    """Look the host of PROCESS up in another thread; a later wait goes on with connecting."""
    process.state = "connect"
    process.lookup = request
    assert request.lookup is not None
    host, service, family = request.lookup
    if it.instruments:
        table.tell("resolving", process, host)

    def done(result: list[Address] | LookupFailed) -> None:
        if process.state != "connect" or not process.in_list:
            return
        if isinstance(result, LookupFailed):
            # Emacs tells no sentinel of this; the status alone says it.
            process.state = "failed"
            process.event = "unresolved"
            process.code = LispString(f"Name lookup of {host} failed")
            if it.instruments:
                table.tell("status", process, "failed")
            return
        process.candidates = result
        failure = _try_candidates(it, table, process, request)
        if failure is not None:
            _fail(table, process, failure.errno or errno.ECONNREFUSED)

    lookup_later(table.host, done, host, service, family, request.type)
