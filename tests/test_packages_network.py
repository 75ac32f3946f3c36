"""Debian's network packages, unchanged, against real peers on loopback: simple-httpd, websocket, xml-rpc.

The peers are Python's: a browser's part is `http.client`, the web sockets are written here from RFC 6455, and XML-RPC
is `xmlrpc.server`.  Where elwire has not yet a file of the url library that a package requires, GNU's is used, from
emacs-el.
"""

from __future__ import annotations

import base64
import hashlib
import http.client
import os
import socket
import struct
import subprocess
import sys
import threading
import xmlrpc.server
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from elwire.startup import LIBRARY_FOLDERS, library_directory
from tests.test_packages import directory

GNU_LISP = Path("/usr/share/emacs/28.2/lisp")
PATIENCE = 60


def options(*needed: str) -> list[str]:
    """The options that let elwire find the libraries NEEDED, GNU's folders where it has not one of them itself."""
    folders = [Path(library_directory(), folder) for folder in LIBRARY_FOLDERS]
    if all(any((folder / f"{name}.el").exists() for folder in folders) for name in needed):
        return []
    if not list(GNU_LISP.glob("url/url-http.el*")):
        pytest.skip(f"elwire has not all of {', '.join(needed)}, and GNU's are not here: apt-get install emacs-el")
    return [
        part
        for folder in ("url", "net", "emacs-lisp", "international", "gnus", "mail", "")
        for part in ("-L", str(GNU_LISP / folder).rstrip("/"))
    ]


@contextmanager
def elwire(package: str, *forms: str, path: list[str] | None = None) -> Iterator[Any]:
    """A running elwire with PACKAGE loaded that evaluates FORMS; it is killed at the end if it is still there."""
    command = [sys.executable, "-m", "elwire.cli", "-Q", "--batch", *(path or [])]
    command += ["-l", str(directory(package) / f"{package}.el")]
    for form in forms:
        command += ["--eval", form]
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def finish(process: Any) -> list[str]:
    """The lines that PROCESS printed by its end, which must be a good one."""
    out, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, err[-3000:]
    return [line for line in out.splitlines() if line]


def port_said(process: Any) -> int:
    """The port that PROCESS prints in a line PORT N."""
    for line in process.stdout:
        if line.startswith("PORT "):
            return int(line.split()[1])
    raise AssertionError(process.stderr.read()[-3000:])


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


# simple-httpd


def test_simple_httpd(tmp_path: Path) -> None:
    directory("simple-httpd")
    tmp_path.joinpath("page.html").write_text("<p>grüße</p>\n", encoding="utf-8")
    tmp_path.joinpath("data.bin").write_bytes(bytes(range(256)) * 400)
    port = free_port()
    with elwire(
        "simple-httpd",
        f'(setq httpd-port {port} httpd-host "127.0.0.1" httpd-root "{tmp_path}" httpd-show-backtrace-when-error nil)',
        "(defservlet hello text/plain (path query request) "
        '(insert (format "path %s q %s method %s" path (cadr (assoc "q" query)) (caar request))))',
        '(defservlet* sum text/plain (a b (c "0")) '
        '(insert (number-to-string (+ (string-to-number a) (string-to-number b) (string-to-number (or c "0"))))))',
        '(progn (httpd-start) (princ (format "PORT %d\\n" httpd-port)) (send-string-to-terminal ""))',
        "(while t (accept-process-output nil 1))",
    ) as process:
        assert port_said(process) == port
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)

        def get(path: str, method: str = "GET", body: str | None = None) -> tuple[int, str | None, bytes]:
            connection.request(method, path, body)
            response = connection.getresponse()
            return response.status, response.getheader("Content-Type"), response.read()

        # The connection is kept, as HTTP/1.1 has it.
        status, kind, body = get("/page.html")
        assert (status, body.decode()) == (200, "<p>grüße</p>\n")
        assert kind is not None and kind.startswith("text/html")
        assert get("/data.bin")[2] == bytes(range(256)) * 400
        assert get("/hello/there?q=a%20b")[2] == b"path /hello/there q a b method GET"
        assert get("/sum?a=2&b=3&c=10")[2] == b"15"
        assert get("/hello", "POST", "q=1")[2].endswith(b"method POST")
        assert get("/missing")[0] == 404
        assert get("/page.html", "HEAD")[0] == 200


# Web sockets

MAGIC = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


def read_exactly(stream: socket.socket, count: int) -> bytes:
    data = b""
    while len(data) < count:
        more = stream.recv(count - len(data))
        if not more:
            raise EOFError
        data += more
    return data


def read_head(stream: socket.socket) -> tuple[str, dict[str, str]]:
    """The first line and the headers, by names in small letters, that STREAM begins with."""
    data = b""
    while not data.endswith(b"\r\n\r\n"):
        data += read_exactly(stream, 1)
    first, *lines = data.decode().strip().split("\r\n")
    return first, {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}


def read_frame(stream: socket.socket) -> tuple[int, bool, bytes]:
    """The opcode, whether it is masked, and the payload of the next frame."""
    first, second = read_exactly(stream, 2)
    size = second & 127
    if size == 126:
        (size,) = struct.unpack(">H", read_exactly(stream, 2))
    elif size == 127:
        (size,) = struct.unpack(">Q", read_exactly(stream, 8))
    mask = read_exactly(stream, 4) if second & 128 else b""
    data = read_exactly(stream, size)
    if mask:
        data = bytes(byte ^ mask[index % 4] for index, byte in enumerate(data))
    return first & 15, bool(mask), data


def frame(opcode: int, data: bytes, mask: bytes = b"") -> bytes:
    """A frame with OPCODE and DATA, masked with MASK as a client's must be."""
    head = bytes([0x80 | opcode])
    flag = 128 if mask else 0
    if len(data) < 126:
        head += bytes([flag | len(data)])
    elif len(data) < 65536:
        head += bytes([flag | 126]) + struct.pack(">H", len(data))
    else:
        head += bytes([flag | 127]) + struct.pack(">Q", len(data))
    if mask:
        data = bytes(byte ^ mask[index % 4] for index, byte in enumerate(data))
    return head + mask + data


def accept_key(key: str) -> str:
    return base64.b64encode(hashlib.sha1(key.encode() + MAGIC).digest()).decode()


def serve_one(listener: socket.socket, seen: list[Any]) -> None:
    """Be a web socket server for one client: echo its texts in capitals, ping once, and answer its close."""
    stream, _ = listener.accept()
    with stream:
        stream.settimeout(PATIENCE)
        first, headers = read_head(stream)
        seen.append((first, headers.get("upgrade"), headers.get("sec-websocket-version")))
        stream.sendall(
            b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + f"Sec-WebSocket-Accept: {accept_key(headers['sec-websocket-key'])}\r\n\r\n".encode()
        )
        stream.sendall(frame(9, b"are you there"))
        while True:
            opcode, masked, data = read_frame(stream)
            seen.append((opcode, masked, data if len(data) < 100 else len(data)))
            if opcode == 1:
                stream.sendall(frame(1, data.decode().upper().encode()))
            elif opcode == 8:
                stream.sendall(frame(8, data))
                return


def test_websocket_client() -> None:
    directory("websocket")
    seen: list[Any] = []
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(PATIENCE)
        server = threading.Thread(target=serve_one, args=(listener, seen), daemon=True)
        server.start()
        port = listener.getsockname()[1]
        with elwire(
            "websocket",
            "(setq got nil closed nil)",
            f'(setq ws (websocket-open "ws://127.0.0.1:{port}/chat" '
            ":on-message (lambda (_ws frame) (push (websocket-frame-text frame) got)) "
            ":on-close (lambda (_ws) (setq closed t))))",
            '(websocket-send-text ws "grüße")',
            "(while (null got) (accept-process-output nil 0.1))",
            "(websocket-send-text ws (make-string 70000 ?x))",
            "(while (null (cdr got)) (accept-process-output nil 0.1))",
            "(websocket-close ws)",
            '(princ (format "%S %S %S\\n" (cadr got) (length (car got)) (websocket-openp ws)))',
            path=options("url-cookie"),
        ) as process:
            assert finish(process) == ['"GRÜSSE" 70000 nil']
        server.join(PATIENCE)
    assert seen[0] == ("GET /chat HTTP/1.1", "websocket", "13")
    assert (10, True, b"are you there") in seen
    assert (1, True, "grüße".encode()) in seen
    assert (1, True, 70000) in seen
    assert seen[-1][0] == 8


def test_websocket_server() -> None:
    directory("websocket")
    port = free_port()
    with elwire(
        "websocket",
        f"(setq server (websocket-server {port} :host 'local "
        ':on-open (lambda (ws) (websocket-send-text ws "welcome")) '
        ':on-message (lambda (ws frame) (websocket-send-text ws (concat "echo " (websocket-frame-text frame)))) '
        ":on-close (lambda (_ws) (setq closed t))))",
        f'(progn (setq closed nil) (princ "PORT {port}\\n") (send-string-to-terminal ""))',
        "(while (not closed) (accept-process-output nil 0.1))",
        '(progn (websocket-server-close server) (princ "closed\\n"))',
        path=options("url-cookie"),
    ) as process:
        assert port_said(process) == port
        with socket.create_connection(("127.0.0.1", port), PATIENCE) as stream:
            key = base64.b64encode(os.urandom(16)).decode()
            stream.sendall(
                f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
            )
            first, headers = read_head(stream)
            assert first.startswith("HTTP/1.1 101")
            assert headers["sec-websocket-accept"] == accept_key(key)
            assert read_frame(stream) == (1, False, b"welcome")
            # In two pieces that the other side must put together.
            message = frame(1, "grüße".encode(), b"mask")
            stream.sendall(message[:5])
            stream.sendall(message[5:])
            assert read_frame(stream) == (1, False, "echo grüße".encode())
            long = "y" * 100_000
            stream.sendall(frame(1, long.encode(), b"\0\1\2\3"))
            assert read_frame(stream) == (1, False, f"echo {long}".encode())
            stream.sendall(frame(9, b"ping", b"mask"))
            assert read_frame(stream)[0] == 10
            stream.sendall(frame(8, struct.pack(">H", 1000), b"mask"))
        assert finish(process) == ["closed"]


# XML-RPC


def test_xml_rpc() -> None:
    directory("xml-rpc")

    def fail() -> None:
        raise ValueError("no such thing")

    with xmlrpc.server.SimpleXMLRPCServer(("127.0.0.1", 0), logRequests=False, allow_none=False) as server:
        server.register_function(lambda a, b: a + b, "add")
        server.register_function(lambda text: text[::-1], "reverse")
        server.register_function(lambda: {"one": 1, "list": [1, 2.5, True, "x"]}, "structure")
        server.register_function(lambda struct: sorted(struct), "keys")
        server.register_function(fail, "fail")
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_address[1]}/RPC2"
        calls = [
            f'(xml-rpc-method-call "{url}" \'add 2 40)',
            f'(xml-rpc-method-call "{url}" \'reverse "abc")',
            f'(xml-rpc-method-call "{url}" \'reverse "é<&>")',
            f'(let ((s (xml-rpc-method-call "{url}" \'structure))) '
            '(list (cdr (assoc "one" s)) (cdr (assoc "list" s))))',
            f'(xml-rpc-method-call "{url}" \'keys \'(("b" . 1) ("a" . 2)))',
            f'(condition-case e (xml-rpc-method-call "{url}" \'fail) (error (string-match-p "no such thing" '
            "(error-message-string e))))",
        ]
        try:
            with elwire(
                "xml-rpc",
                "(setq url-user-agent 'none)",
                *[f'(princ (format "%S\\n" {call}))' for call in calls],
                path=options("url-http", "timezone", "url-parse"),
            ) as process:
                said = finish(process)
        finally:
            server.shutdown()
    assert said[:2] == ["42", '"cba"']
    assert said[2] == '">&<é"'
    assert said[3] == '(1 (1 2.5 t "x"))'
    assert said[4] == '("a" "b")'
    assert said[5].isdigit()
