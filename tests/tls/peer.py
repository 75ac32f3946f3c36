"""A TLS server for one scenario: `python -m tests.tls.peer PKI CERTIFICATE [OPTION...]` prints its port.

It answers what it is told in upper case; a message that begins with `quit` makes it say goodbye properly, `rude` makes
it close without a word, `reset` reset the connection.  OPTIONs: `tls12`, `client` (asks for a certificate),
`ciphers=OPENSSL-NAMES`, `mute` (never answers the greeting), `garbage` (answers it with something else), `slam` (closes
at once).

With `smtp` it is a small mail server that knows STARTTLS, with `smtps` one that speaks TLS from the start; further
`plain` (no STARTTLS), `refuse` (STARTTLS is offered and refused), `silent` (no greeting).
"""

from __future__ import annotations

import socket
import ssl
import struct
import sys
import threading
import time
from pathlib import Path
from typing import IO


def context(folder: Path, name: str, options: list[str]) -> ssl.SSLContext:
    """What the server is made of."""
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(folder / f"{name}.pem", folder / f"{name}.key")
    for option in options:
        word, _, value = option.partition("=")
        if word == "tls12":
            made.maximum_version = ssl.TLSVersion.TLSv1_2
        elif word == "client":
            made.verify_mode = ssl.CERT_REQUIRED
            made.load_verify_locations(folder / "ca.pem")
        elif word == "ciphers":
            made.set_ciphers(value)
    return made


def serve(made: ssl.SSLContext, plain: socket.socket, options: list[str]) -> None:
    """Talk to one client."""
    try:
        if "slam" in options:
            plain.close()
            return
        if "garbage" in options:
            plain.recv(65536)
            plain.sendall(b"HTTP/1.0 400 Bad Request\r\n\r\n")
            plain.close()
            return
        if "mute" in options:
            time.sleep(60)
            return
        if "smtp" in options or "smtps" in options:
            mail(made, plain, options)
            return
        peer = made.wrap_socket(plain, server_side=True)
        while data := peer.recv(65536):
            peer.sendall(data.upper())
            if data.startswith(b"quit"):
                peer.unwrap()
                peer.close()
                return
            if data.startswith(b"rude"):
                socket.socket.shutdown(peer, socket.SHUT_RDWR)
                peer.close()
                return
            if data.startswith(b"reset"):
                time.sleep(0.1)  # what was said is to arrive before
                peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                peer.close()
                return
        peer.close()
    except OSError:
        plain.close()


def mail(made: ssl.SSLContext, connection: socket.socket, options: list[str]) -> None:
    """Be a mail server for one client."""
    encrypted = "smtps" in options
    if encrypted:
        connection = made.wrap_socket(connection, server_side=True)
    if "silent" not in options:
        connection.sendall(b"220 mail.test ESMTP\r\n")
    reader = connection.makefile("rb")
    for line in reader:
        words = line.split()
        word = words[0].upper() if words else b""
        if word == b"EHLO":
            connection.sendall(b"250-mail.test\r\n250-SIZE 1000\r\n")
            if not encrypted and "plain" not in options:
                connection.sendall(b"250-STARTTLS\r\n")
            connection.sendall(b"250 AUTH PLAIN\r\n" if encrypted else b"250 HELP\r\n")
        elif word == b"STARTTLS" and "refuse" in options:
            connection.sendall(b"454 not today\r\n")
        elif word == b"STARTTLS":
            connection.sendall(b"220 go ahead\r\n")
            connection = made.wrap_socket(connection, server_side=True)
            reader = connection.makefile("rb")
            encrypted = True
            # `for` goes on with the reader it began with.
            return _rest(connection, reader)
        elif word == b"QUIT":
            connection.sendall(b"221 bye\r\n")
            break
        else:
            connection.sendall(b"500 what?\r\n")
    connection.close()


def _rest(connection: socket.socket, reader: IO[bytes]) -> None:
    """Go on after STARTTLS."""
    for line in reader:
        word = line.split()[0].upper() if line.split() else b""
        if word == b"EHLO":
            connection.sendall(b"250-mail.test\r\n250 AUTH PLAIN\r\n")
        elif word == b"QUIT":
            connection.sendall(b"221 bye\r\n")
            break
        else:
            connection.sendall(b"500 what?\r\n")
    connection.close()


def main() -> None:
    """Serve until killed."""
    folder, name, *options = sys.argv[1:]
    made = context(Path(folder), name, options)
    listener = socket.create_server(("127.0.0.1", 0), backlog=50)
    print(listener.getsockname()[1], flush=True)
    while True:
        plain, _ = listener.accept()
        threading.Thread(target=serve, args=(made, plain, options), daemon=True).start()


main()
