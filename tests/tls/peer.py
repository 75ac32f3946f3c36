"""A TLS server for one scenario: `python -m tests.tls.peer PKI CERTIFICATE [OPTION...]` prints its port.

It answers what it is told in upper case; a message that begins with `quit` makes it say goodbye properly, `rude` makes
it close without a word, `reset` reset the connection.  OPTIONs: `tls12`, `client` (asks for a certificate),
`ciphers=OPENSSL-NAMES`, `mute` (never answers the greeting), `garbage` (answers it with something else), `slam` (closes
at once).
"""

from __future__ import annotations

import socket
import ssl
import struct
import sys
import threading
import time
from pathlib import Path


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
