"""The scripts in examples/ say the same under elwire and under GNU Emacs."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parent.parent / "examples"
EMACS = os.environ.get("EMACS", "emacs")

ELWIRE_COMMAND = [sys.executable, "-m", "elwire.cli"]

INTERPRETERS = [
    pytest.param(ELWIRE_COMMAND, id="elwire"),
    pytest.param(
        [EMACS, "--quick", "--script"],
        id="emacs",
        marks=pytest.mark.skipif(
            shutil.which(EMACS) is None, reason="GNU Emacs is not installed: apt-get install emacs-nox"
        ),
    ),
]


def program(name: str, package: str) -> str:
    """The path of the program NAME; skips the test, saying which PACKAGE has it, when there is none."""
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/sbin:/usr/bin")
    if found is None:
        pytest.skip(f"{name} is not installed: apt-get install {package}")
    return found


def run(interpreter: list[str], script: str, *arguments: str) -> list[str]:
    """The lines that SCRIPT prints; it must end well."""
    done = subprocess.run(
        [*interpreter, str(EXAMPLES / script), *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )
    errors = done.stderr.decode()
    assert done.returncode == 0, errors
    assert "rror" not in errors, errors
    return done.stdout.decode().splitlines()


@pytest.mark.parametrize("interpreter", INTERPRETERS)
def test_chat(interpreter: list[str]) -> None:
    lines = run(interpreter, "chat.el")
    assert lines[0] == "server    open"
    assert lines[-1] == "server    closed, 0 processes left"
    for each in (
        "server    alan is here, 3 in the room",
        "grace     hears  <ada> Good evening! Schönes Wetter, nicht?",
        "alan      hears  <grace> What is a filter?",
        "ada       hears  <alan> What runs while you wait.",
        "ada       hears  * grace has left",
        "server    ada has left: connection broken by remote peer",
    ):
        assert lines.count(each) == 1, "\n".join(lines)
    assert len(lines) == 29


@pytest.mark.parametrize("interpreter", INTERPRETERS)
def test_http_server(interpreter: list[str]) -> None:
    program("curl", "curl")
    text = "\n".join(run(interpreter, "http-server.el"))
    assert "curl exits with 0: <!doctype html>\n<title>elwire</title>\n<p>Hello from Lisp.\n" in text
    assert "curl exits with 0: Grüße aus Lisp: äöü λ\n" in text
    assert "POST /shout (14 bytes)\ncurl exits with 0: LOUDER, PLEASE\n" in text
    assert "curl exits with 0: No /nowhere here\n" in text
    assert "curl exits with 0: 3000000 bytes\n" in text
    assert text.rstrip().endswith("GET /visits\ncurl exits with 0: 6")


@pytest.mark.parametrize("interpreter", INTERPRETERS)
def test_http_server_for_others(interpreter: list[str]) -> None:
    curl = program("curl", "curl")
    with subprocess.Popen(
        [*interpreter, str(EXAMPLES / "http-server.el"), "0"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as server:
        try:
            assert server.stderr is not None
            found = None
            for line in server.stderr:
                if found := re.search(rb"http://127\.0\.0\.1:(\d+)/", line):
                    break
            assert found is not None
            url = f"http://127.0.0.1:{found[1].decode()}/umlaut"
            urls = [url] * 20
            answers = subprocess.run([curl, "-sS", *urls], capture_output=True, timeout=30, check=True).stdout.decode()
            assert answers == "Grüße aus Lisp: äöü λ\n" * 20
        finally:
            server.kill()


@pytest.fixture(scope="module")
def nginx(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The port of an nginx that serves a folder with `small` and `large`."""
    path = program("nginx", "nginx-light")
    folder = tmp_path_factory.mktemp("nginx")
    (folder / "www").mkdir()
    (folder / "www" / "small.txt").write_text("Ein kleiner Text: äöü\n")
    (folder / "www" / "large.bin").write_bytes(bytes(range(256)) * 8000)
    folder.chmod(0o755)
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    user = "user root;" if os.getuid() == 0 else ""
    (folder / "nginx.conf").write_text(
        f"""
        {user} daemon off; pid {folder}/pid; error_log {folder}/error.log; worker_processes 1;
        events {{ worker_connections 64; }}
        http {{
          access_log off; types {{ text/plain txt; }}
          client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fcgi;
          uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
          server {{ listen 127.0.0.1:{port}; root {folder}/www; }}
        }}
        """
    )
    with subprocess.Popen([path, "-c", str(folder / "nginx.conf"), "-p", str(folder)]) as server:
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.02)
        yield str(port)
        server.terminate()


@pytest.mark.parametrize("interpreter", INTERPRETERS)
def test_http_client(interpreter: list[str], nginx: str) -> None:
    lines = run(interpreter, "http-client.el", "127.0.0.1", nginx, "/small.txt", "/large.bin", "/none")
    assert "/small.txt: HTTP/1.1 200 OK" in lines
    assert any(line.startswith("/small.txt: server is nginx") for line in lines)
    assert "/small.txt: content-type is text/plain" in lines
    small = hashlib.md5("Ein kleiner Text: äöü\n".encode(), usedforsecurity=False).hexdigest()
    assert f"/small.txt: 25 bytes, md5 {small}" in lines
    digest = hashlib.md5(bytes(range(256)) * 8000, usedforsecurity=False).hexdigest()
    assert f"/large.bin: 2048000 bytes, md5 {digest}" in lines
    assert "/none: HTTP/1.1 404 Not Found" in lines
    assert [line for line in lines if line.endswith(": open")] != []
    assert sum(line.endswith(": connection broken by remote peer") for line in lines) == 3


@pytest.mark.parametrize("interpreter", INTERPRETERS)
def test_port_scan(interpreter: list[str]) -> None:
    lines = run(interpreter, "port-scan.el")
    assert lines[-1] == "both found"
