"""The transport: event loop, streams, lookups, children.  Nothing here knows Lisp."""

from __future__ import annotations

import errno
import os
import random
import socket
import threading
import time
from pathlib import Path

import pytest

from elwire.netlib.children import ChildWatch, NotStarted, decode_status, environment_of, open_terminal, spawn
from elwire.netlib.clock import SimulatedClock
from elwire.netlib.datagram import Datagram
from elwire.netlib.host import READ, WRITE, Host, Poller
from elwire.netlib.lookup import LookupFailed, is_numeric, lookup, lookup_later
from elwire.netlib.sockets import connect_result, new_socket, start_connect
from elwire.netlib.stream import PipeStream, SocketStream


def pair() -> tuple[SocketStream, SocketStream]:
    a, b = socket.socketpair()
    return SocketStream(a), SocketStream(b)


def scratch(size: int = 65536) -> memoryview:
    return memoryview(bytearray(size))


def test_poller_reports_lowest_descriptor_first_and_everybody() -> None:
    poller = Poller()
    pairs = [pair() for _ in range(5)]
    for ours, theirs in pairs:
        poller.watch(ours.fd, READ, ours)
        theirs.send(b"x")
    ready = poller.poll(1)
    assert [fd for fd, _ in ready] == sorted(ours.fd for ours, _ in pairs)
    for ours, _ in pairs:
        poller.watch(ours.fd, 0, ours)
    assert poller.poll(0) == [] and not poller.owners
    for both in pairs:
        for each in both:
            each.close()
    poller.close()


def test_poller_interest_can_change() -> None:
    poller = Poller()
    ours, theirs = pair()
    poller.watch(ours.fd, READ, "owner")
    assert poller.poll(0) == []
    poller.watch(ours.fd, READ | WRITE, "owner")
    assert poller.poll(0) == [(ours.fd, WRITE)]
    theirs.close()
    assert poller.poll(0)[0][1] & READ
    poller.watch(ours.fd, 0, None)
    ours.close()
    poller.close()


def test_calls_from_other_threads_end_a_wait() -> None:
    host = Host()
    assert host.wake_fd >= 0
    made: list[int] = []
    threading.Timer(0.02, lambda: host.call_soon_threadsafe(lambda: made.append(1))).start()
    start = time.monotonic()
    assert host.wait(5) == []
    assert made == [1] and time.monotonic() - start < 4
    host.close()


def test_simulated_time_passes_without_waiting() -> None:
    host = Host(SimulatedClock(1000.0))
    start = time.monotonic()
    assert host.wait(86_400) == []
    assert host.clock.now() == 1000.0 + 86_400
    assert time.monotonic() - start < 1
    host.close()


def test_simulated_time_stands_still_while_something_is_ready() -> None:
    host = Host(SimulatedClock())
    ours, theirs = pair()
    host.poller.watch(ours.fd, READ, ours)
    theirs.send(b"x")
    before = host.clock.now()
    assert host.wait(10) == [(ours.fd, READ)]
    assert host.clock.now() == before
    ours.close()
    theirs.close()
    host.close()


def test_nothing_is_lost_or_reordered_when_the_peer_is_slow() -> None:
    ours, theirs = pair()
    chooser = random.Random(7)
    sent, received, place = bytearray(), bytearray(), scratch(1000)
    for _ in range(400):
        chunk = chooser.randbytes(chooser.randrange(1, 20_000))
        sent += chunk
        done = ours.send(chunk)
        assert done == (ours.pending == 0)
        for _ in range(chooser.randrange(3)):
            received += theirs.read(place) or b""
    while len(received) < len(sent):
        ours.flush()
        received += theirs.read(place) or b""
    assert received == sent and ours.pending == 0
    ours.close()
    theirs.close()


def test_stream_ends_and_breaks() -> None:
    ours, theirs = pair()
    assert ours.read(scratch()) is None
    theirs.send_eof()
    assert ours.read(scratch()) == b""
    theirs.close()
    with pytest.raises(OSError) as caught:
        while True:
            ours.send(b"x")
    assert caught.value.errno in (errno.EPIPE, errno.ECONNRESET)
    ours.close()


def test_pipe_stream_closes_each_descriptor_once() -> None:
    read_end, write_end = os.pipe()
    stream = PipeStream(read_end, write_end)
    assert stream.send(b"abc") and stream.read(scratch()) == b"abc"
    stream.close_out()
    assert stream.read(scratch()) == b""
    stream.close()
    for fd in (read_end, write_end):
        with pytest.raises(OSError, match="Bad file descriptor"):
            os.fstat(fd)


def test_connecting_without_blocking() -> None:
    listener = new_socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.bind(("127.0.0.1", 0))
    listener.listen()
    sock = new_socket(socket.AF_INET, socket.SOCK_STREAM)
    start_connect(sock, listener.getsockname())
    poller = Poller()
    poller.watch(sock.fileno(), WRITE, None)
    assert poller.poll(5)
    assert connect_result(sock) == 0
    address = listener.getsockname()
    listener.close()
    refused = new_socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        done = start_connect(refused, address)
    except ConnectionRefusedError:
        pass
    else:
        assert not done
        poller.watch(refused.fileno(), WRITE, None)
        while (result := connect_result(refused)) is None:
            poller.poll(5)
        assert result == errno.ECONNREFUSED
    for each in (sock, refused):
        each.close()
    poller.close()


def test_unfinished_connection_has_no_result_yet() -> None:
    sock = new_socket(socket.AF_INET, socket.SOCK_STREAM)
    assert connect_result(sock) is None
    sock.close()


def test_lookups() -> None:
    found = lookup("127.0.0.1", 80, socket.AF_UNSPEC, socket.SOCK_STREAM)
    assert found == [(socket.AF_INET, ("127.0.0.1", 80))]
    with pytest.raises(LookupFailed, match=r"^Address family for hostname not supported$"):
        lookup("127.0.0.1", 80, socket.AF_INET6, socket.SOCK_STREAM)
    with pytest.raises(LookupFailed, match=r"^Servname not supported for ai_socktype$"):
        lookup("127.0.0.1", "no-such-service", socket.AF_UNSPEC, socket.SOCK_STREAM)
    assert is_numeric("::1") and is_numeric("10.0.0.1") and not is_numeric("localhost") and not is_numeric("")


def test_a_lookup_does_not_block_the_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    release = threading.Event()

    def slow(*args: object) -> list[object]:
        release.wait(10)
        return [(socket.AF_INET, 1, 6, "", ("127.0.0.1", 7))]

    monkeypatch.setattr(socket, "getaddrinfo", slow)
    host = Host()
    results: list[object] = []
    lookup_later(host, results.append, "slow.example", 7, 0, socket.SOCK_STREAM)
    assert host.wait(0.01) == [] and results == []
    release.set()
    while not results:
        host.wait(5)
    assert results == [[(socket.AF_INET, ("127.0.0.1", 7))]] and host.errands == 0
    host.close()


def test_datagrams_keep_their_limits_and_remember_the_sender() -> None:
    one, two = (new_socket(socket.AF_INET, socket.SOCK_DGRAM) for _ in range(2))
    one.bind(("127.0.0.1", 0))
    two.bind(("127.0.0.1", 0))
    server, client = Datagram(one, None), Datagram(two, one.getsockname())
    with pytest.raises(OSError):
        server.send(b"to nobody")
    for data in (b"a", b"", b"bc"):
        client.send(data)
    assert [server.read(scratch()) for _ in range(4)] == [b"a", b"", b"bc", None]
    assert server.remote == two.getsockname()
    server.send(b"back")
    assert client.read(scratch()) == b"back"
    server.close()
    client.close()


def run_child(argv: list[bytes], **keywords: int) -> int:
    with open(os.devnull, "r+b") as null:
        fd = null.fileno()
        return spawn(argv, argv[0], b"/", {b"PATH": b"/bin:/usr/bin"}, fd, keywords.get("stdout", fd), fd)


def reap(watch: ChildWatch) -> int:
    poller = Poller()
    poller.watch(watch.fd, READ, None)
    assert poller.poll(10), "the child does not end"
    poller.watch(watch.fd, 0, None)
    poller.close()
    status = watch.reap()
    assert status is not None
    return status


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        (b"exit 0", ("exit", 0)),
        (b"exit 7", ("exit", 7)),
        (b"kill -TERM $$", ("signal", 15)),
        (b"kill -9 $$", ("signal", 9)),
    ],
)
def test_how_children_end(script: bytes, expected: tuple[str, int]) -> None:
    watch = ChildWatch(run_child([b"/bin/sh", b"-c", script]))
    assert decode_status(reap(watch))[:2] == expected
    with pytest.raises(ChildProcessError):
        os.waitpid(watch.pid, os.WNOHANG)


def test_children_that_cannot_start(tmp_path: Path) -> None:
    with pytest.raises(NotStarted) as caught:
        run_child([b"/nonexistent/program"])
    assert (caught.value.stage, caught.value.number) == ("exec", errno.ENOENT)
    with pytest.raises(NotStarted) as caught, open(os.devnull, "r+b") as null:
        fd = null.fileno()
        spawn([b"/bin/true"], b"/bin/true", os.fsencode(tmp_path / "none"), {}, fd, fd, fd)
    assert caught.value.stage == "cwd"


def test_a_terminal_of_its_own() -> None:
    ours, theirs, name = open_terminal()
    pid = spawn(
        [b"/bin/sh", b"-c", b"tty; read line; echo got $line"], b"/bin/sh", b"/", {b"PATH": b"/bin:/usr/bin"},
        theirs, theirs, theirs, True,
    )  # fmt: skip
    os.close(theirs)
    os.write(ours, b"typed\n")
    said = b""
    while True:
        try:
            chunk = os.read(ours, 1000)
        except OSError:
            break
        said += chunk
    assert said == name.encode() + b"\ngot typed\n"
    reap(ChildWatch(pid))
    os.close(ours)


def test_environment() -> None:
    assert environment_of([b"A=1", b"B", b"A=2", b"C=x=y", b"B=3", b"D="]) == {b"A": b"1", b"C": b"x=y", b"D": b""}
