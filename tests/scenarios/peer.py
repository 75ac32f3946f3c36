"""The other side of a scenario: a script of socket operations, run in a process of its own.

A line of the script is `[NAME:] COMMAND [ARGUMENTS]`; NAME is that of a connection, "" unless given.  See README.md.
"""

from __future__ import annotations

import fcntl
import os
import shlex
import socket
import struct
import sys
import termios
import time
from collections.abc import Callable

PATIENCE = 8.0
"""Seconds after which an operation counts as failed."""

KINDS: dict[str, tuple[int, int]] = {
    "tcp": (socket.AF_INET, socket.SOCK_STREAM),
    "tcp6": (socket.AF_INET6, socket.SOCK_STREAM),
    "udp": (socket.AF_INET, socket.SOCK_DGRAM),
    "udp6": (socket.AF_INET6, socket.SOCK_DGRAM),
    "unix": (socket.AF_UNIX, socket.SOCK_STREAM),
    "abstract": (socket.AF_UNIX, socket.SOCK_STREAM),
    "unixgram": (socket.AF_UNIX, socket.SOCK_DGRAM),
    "seqpacket": (socket.AF_UNIX, socket.SOCK_SEQPACKET),
}


def text_of(data: bytes) -> str:
    """DATA as the report shows it."""
    if len(data) > 300:
        import hashlib

        return f"{len(data)} bytes, {hashlib.md5(data).hexdigest()}"
    return '"' + data.decode("latin-1").encode("unicode_escape").decode("ascii").replace('"', '\\"') + '"'


def bytes_of(word: str) -> bytes:
    """The bytes that WORD, with Python's escapes, means."""
    return word.encode("latin-1", "backslashreplace").decode("unicode_escape").encode("latin-1")


def pattern(size: int) -> bytes:
    """SIZE bytes of text, lines of which no two are alike."""
    lines = []
    total = number = 0
    while total < size:
        line = b"line %d of the pattern\n" % number
        lines.append(line)
        total += len(line)
        number += 1
    return b"".join(lines)[:size]


class Peer:
    """Runs one script in the current folder; READY is called once Lisp may start."""

    def __init__(self, script: str, ready: Callable[[], None]) -> None:
        self.steps = [line for line in map(str.strip, script.split("\n")) if line and not line.startswith(";")]
        self.ready = ready
        self.started = False
        self.listener: socket.socket | None = None
        self.sockets: dict[str, socket.socket] = {}
        self.report: list[str] = []
        self.word = ""
        self.remote: object = None
        self.cues = os.open("to-peer", os.O_RDWR)

    def run(self) -> None:
        """Run the script to its end, whatever fails."""
        for step in self.steps:
            name, command, arguments = self.parse(step)
            if not self.started and command not in ("listen", "bind", "backlog"):
                self.start()
            if command == "cue":
                self.wait_for_cue()
                continue
            try:
                getattr(self, "do_" + command)(name, *arguments)
            except (OSError, ValueError, AssertionError, KeyError, AttributeError, TypeError) as failure:
                self.report.append(f"FAILED {step}: {type(failure).__name__} {failure}")
        if not self.started:
            self.start()
        while True:
            self.wait_for_cue()

    @staticmethod
    def parse(step: str) -> tuple[str, str, list[str]]:
        lexer = shlex.shlex(step, posix=True, punctuation_chars=False)
        lexer.whitespace_split = True
        lexer.escape = ""
        lexer.commenters = ""
        words = list(lexer)
        name = words.pop(0)[:-1] if words[0].endswith(":") else ""
        return name, words[0], words[1:]

    def start(self) -> None:
        self.started = True
        self.ready()

    def wait_for_cue(self) -> None:
        """Stop here until Lisp lets go; whenever it asks meanwhile, report what has been seen since it last asked."""
        while True:
            said = b""
            while not said.endswith(b"\n"):
                said += os.read(self.cues, 1)
            verb, _, word = said.decode().strip().partition(" ")
            if verb == "go":
                self.word = word or self.word
                return
            with open("from-peer", "w", encoding="utf-8") as file:
                file.write("".join(line + "\n" for line in self.report))
            self.report.clear()

    def tell_address(self, address: object) -> None:
        with open("address", "w", encoding="utf-8") as file:
            if isinstance(address, tuple):
                file.write(str(address[1]))
            else:
                name = address.decode() if isinstance(address, bytes) else str(address)
                file.write('"' + name.replace("\0", "\\0") + '"')

    def own(self, name: str, sock: socket.socket) -> None:
        sock.settimeout(PATIENCE)
        if sock.family in (socket.AF_INET, socket.AF_INET6) and sock.type == socket.SOCK_STREAM:
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.sockets[name] = sock

    # Making connections

    def do_listen(self, name: str, kind: str = "tcp", backlog: str = "16", *options: str) -> None:
        """Listen; the address is what Lisp connects to."""
        family, style = KINDS[kind]
        sock = socket.socket(family, style)
        for option in options:
            if option.startswith("rcvbuf="):
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, int(option[7:]))
        address: object = {socket.AF_INET: ("127.0.0.1", 0), socket.AF_INET6: ("::1", 0)}.get(
            family, os.path.join(os.getcwd(), "socket")
        )
        if kind == "abstract":
            address = "\0" + os.getcwd()
        sock.bind(address)
        sock.settimeout(PATIENCE)
        if style == socket.SOCK_DGRAM:
            self.own(name, sock)
        else:
            sock.listen(int(backlog))
            self.listener = sock
        self.tell_address(sock.getsockname())

    def do_bind(self, name: str, kind: str = "tcp") -> None:
        """Take an address, without listening: connecting to it is refused."""
        family, style = KINDS[kind]
        sock = socket.socket(family, style)
        sock.bind(("127.0.0.1" if family == socket.AF_INET else "::1", 0))
        self.sockets[name] = sock
        self.tell_address(sock.getsockname())

    def do_accept(self, name: str) -> None:
        assert self.listener is not None
        self.own(name, self.listener.accept()[0])

    def do_unlisten(self, name: str) -> None:
        assert self.listener is not None
        self.listener.close()

    def do_connect(self, name: str, kind: str = "tcp", *options: str) -> None:
        """Connect to the port or path that Lisp said with its last cue."""
        family, style = KINDS[kind]
        sock = socket.socket(family, style)
        self.own(name, sock)
        if "bound" in options:
            sock.bind(os.path.join(os.getcwd(), "peer-socket") if family == socket.AF_UNIX else ("127.0.0.1", 0))
        target: object = self.word
        if family == socket.AF_INET:
            target = ("127.0.0.1", int(self.word))
        elif family == socket.AF_INET6:
            target = ("::1", int(self.word))
        elif kind == "abstract":
            target = "\0" + self.word
        try:
            sock.connect(target)  # type: ignore[arg-type]
        except OSError as failure:
            if "may-fail" not in options:
                raise
            self.report.append(f"connect: {failure.strerror or failure}")

    # Sending

    def do_send(self, name: str, *words: str) -> None:
        """Send; returns when the other side's kernel has everything."""
        sock = self.sockets[name]
        data = b"".join(map(bytes_of, words))
        if self.remote is not None and sock.type == socket.SOCK_DGRAM:
            sock.sendto(data, self.remote)  # type: ignore[arg-type]
            return
        sock.sendall(data)
        self.settled(sock)

    def do_pattern(self, name: str, size: str) -> None:
        """Send SIZE bytes of pattern, as fast as they are taken."""
        if self.remote is not None:
            self.sockets[name].sendto(pattern(int(size)), self.remote)  # type: ignore[arg-type]
        else:
            self.sockets[name].sendall(pattern(int(size)))

    def do_dribble(self, name: str, *words: str) -> None:
        """Send byte by byte, each on its own as the other side's kernel sees it."""
        for byte in b"".join(map(bytes_of, words)):
            self.sockets[name].sendall(bytes([byte]))
            self.settled(self.sockets[name])

    def do_urgent(self, name: str, word: str) -> None:
        self.sockets[name].send(bytes_of(word), socket.MSG_OOB)
        self.settled(self.sockets[name])

    def settled(self, sock: socket.socket) -> None:
        """Wait until what was sent over TCP has been acknowledged."""
        if sock.family == socket.AF_UNIX or sock.type != socket.SOCK_STREAM:
            return
        for _ in range(1000):
            left = struct.unpack("i", fcntl.ioctl(sock, termios.TIOCOUTQ, b"\0" * 4))[0]
            if not left:
                return
            time.sleep(0.001)

    # Receiving

    def do_read(self, name: str, size: str) -> None:
        """Read exactly SIZE bytes and report them."""
        self.report.append("read " + text_of(self.take(name, int(size))))

    def do_expect(self, name: str, *words: str) -> None:
        """Read what must be these bytes; say so when it is not."""
        wanted = b"".join(map(bytes_of, words))
        data = self.take(name, len(wanted))
        if data != wanted:
            self.report.append(f"expected {text_of(wanted)} read {text_of(data)}")

    def take(self, name: str, size: int) -> bytes:
        data = b""
        while len(data) < size:
            more = self.sockets[name].recv(size - len(data))
            if not more:
                self.report.append("eof")
                break
            data += more
        return data

    def do_receive(self, name: str) -> None:
        """Read one datagram or packet and report it; what is sent next goes to its sender."""
        sock = self.sockets[name]
        data, sender = sock.recvfrom(65536)
        if sock.type == socket.SOCK_DGRAM and sender:
            self.remote = sender
        self.report.append("received " + text_of(data))

    def do_drain(self, name: str) -> None:
        """Read to the end and report."""
        data = b""
        how = "eof"
        try:
            while True:
                more = self.sockets[name].recv(65536)
                if not more:
                    break
                data += more
        except ConnectionResetError:
            how = "reset"
        self.report.append(f"drained {text_of(data)} {how}")

    def do_echo(self, name: str) -> None:
        """Send back whatever comes, until the end comes."""
        while data := self.sockets[name].recv(65536):
            self.sockets[name].sendall(data)

    # Ending

    def do_shutdown(self, name: str, how: str = "write") -> None:
        self.sockets[name].shutdown({"write": socket.SHUT_WR, "read": socket.SHUT_RD}[how])
        self.wait_for_fin(self.sockets[name])

    def do_close(self, name: str) -> None:
        """Close in good order: the other side's kernel knows of it when this returns."""
        sock = self.sockets.pop(name)
        if sock.family != socket.AF_UNIX and sock.type == socket.SOCK_STREAM:
            try:
                sock.shutdown(socket.SHUT_WR)
                self.wait_for_fin(sock)
            except OSError:
                pass
        sock.close()

    def wait_for_fin(self, sock: socket.socket) -> None:
        if sock.family == socket.AF_UNIX or sock.type != socket.SOCK_STREAM:
            return
        for _ in range(1000):
            if sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 1)[0] not in (1, 4, 9):
                return
            time.sleep(0.001)

    def do_reset(self, name: str) -> None:
        """Close with a reset."""
        sock = self.sockets.pop(name)
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        sock.close()

    def do_pause(self, name: str, milliseconds: str) -> None:
        time.sleep(int(milliseconds) / 1000)

    def do_touch(self, name: str, file: str) -> None:
        with open(file, "w", encoding="utf-8"):
            pass


def main() -> None:
    """Run the script in the file `peer`, for trying one out by hand."""
    with open("peer", encoding="utf-8") as file:
        Peer(file.read(), lambda: print("ready", flush=True)).run()


if __name__ == "__main__":
    sys.exit(main())
