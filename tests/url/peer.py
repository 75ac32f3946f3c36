"""An HTTP server for the tests: what it answers goes by the path that is asked for.

`python -m tests.url.peer` prints its port, then each request as it came, with the number of its connection.
"""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Iterable

PLAIN = ("Content-Type", "text/plain")
lock = threading.Lock()


class Client:
    """One connection."""

    def __init__(self, connection: socket.socket, number: int) -> None:
        self.connection = connection
        self.number = number
        self.reader = connection.makefile("rb")

    def serve(self) -> None:
        """Answer requests until one ends the connection."""
        try:
            while self.answer():
                pass
        except OSError:
            pass
        self.connection.close()

    def answer(self) -> bool:
        """Answer one request; false when it was the last."""
        head: list[bytes] = []
        size = 0
        for line in self.reader:
            head.append(line)
            if line.lower().startswith(b"content-length:"):
                size = int(line.split(b":")[1])
            if line in (b"\r\n", b"\n"):
                break
        if not head or head[-1].strip():
            return False
        body = self.reader.read(size) if size else b""
        with lock:
            print(self.number, ascii((b"".join(head) + body).decode("latin-1")), flush=True)
        path = head[0].split()[1].decode()
        if path.startswith("http"):
            path = "/" + path.split("/", 3)[3]
        allowed = any(line.lower().startswith(b"authorization") for line in head)
        return self.respond(path.split("?")[0], allowed)

    def send(self, status: str, headers: Iterable[tuple[str, str]], body: bytes, length: bool = True) -> bool:
        """Send a response."""
        lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in headers)]
        if length:
            lines.append(f"Content-Length: {len(body)}")
        self.connection.sendall("\r\n".join([*lines, "", ""]).encode() + body)
        return True

    def chunked(self, body: bytes) -> bool:
        """Send BODY in chunks of seven bytes."""
        self.send("200 OK", [PLAIN, ("Transfer-Encoding", "chunked")], b"", False)
        for start in range(0, len(body), 7):
            piece = body[start : start + 7]
            self.connection.sendall(b"%x\r\n" % len(piece) + piece + b"\r\n")
        self.connection.sendall(b"0\r\n\r\n")
        return True

    def respond(self, path: str, allowed: bool) -> bool:
        """Answer what PATH asks for; ALLOWED when the request had an authorization."""
        simple: dict[str, tuple[str, list[tuple[str, str]], bytes]] = {
            "/a": ("200 OK", [PLAIN], b"hello\n"),
            "/utf8": ("200 OK", [("Content-Type", "text/plain; charset=utf-8")], "\u00e4\n".encode()),
            "/gzip": ("200 OK", [PLAIN, ("Content-Encoding", "gzip")], gzip.compress(b"zipped\n" * 20, mtime=0)),
            "/r301": ("301 Moved", [("Location", "/a")], b""),
            "/r302": ("302 Found", [("Location", "/a?x=1")], b"go"),
            "/r303": ("303 See", [("Location", "a")], b""),
            "/r307": ("307 Temp", [("Location", "/a")], b""),
            "/loop": ("302 Found", [("Location", "/loop")], b""),
            "/204": ("204 No Content", [], b""),
            "/404": ("404 Not Found", [("Content-Type", "text/html")], b"<b>no</b>"),
            "/500": ("500 Oops", [], b"err"),
            "/cookie": ("200 OK", [("Set-Cookie", "k=v; path=/"), ("Set-Cookie", "s=t; path=/sub")], b"c\n"),
        }
        if path in simple:
            return self.send(*simple[path])
        if path == "/chunked":
            return self.chunked(b"hello world, chunked\n")
        if path == "/close":
            self.send("200 OK", [PLAIN, ("Connection", "close")], b"closing\n", False)
            return False
        if path == "/http10":
            self.connection.sendall(b"HTTP/1.0 200 OK\r\n\r\nold")
            return False
        if path == "/slow":
            self.connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhe")
            time.sleep(0.2)
            self.connection.sendall(b"llo")
            return True
        if path == "/garbage":
            self.connection.sendall(b"nonsense\r\n\r\n")
            return False
        if path == "/drop":
            return False
        if path in ("/basic", "/digest"):
            if allowed:
                return self.send("200 OK", [], b"in\n")
            challenge = 'Digest realm="here", nonce="abc", qop="auth", opaque="o", algorithm=MD5'
            return self.send(
                "401 Auth", [("WWW-Authenticate", 'Basic realm="here"' if path == "/basic" else challenge)], b"who?"
            )
        return self.send("200 OK", [], b"?")


def main() -> None:
    """Serve until killed."""
    listener = socket.create_server(("127.0.0.1", 0))
    print(listener.getsockname()[1], flush=True)
    number = 0
    while True:
        connection, _ = listener.accept()
        number += 1
        threading.Thread(target=Client(connection, number).serve, daemon=True).start()


main()
