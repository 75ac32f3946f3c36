"""URLs: what GNU Emacs retrieved and sent in tests/url, and what is elwire's own; nginx with TLS."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tls import pki
from tests.url import run


def test_responses_and_requests_are_those_of_emacs() -> None:
    assert run.said_by(str(run.ELWIRE)) == run.RECORD.read_text()


def lisp(program: str) -> str:
    """What PROGRAM prints."""
    command = [str(run.ELWIRE), "-Q", "--batch", "--eval", program]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, stdin=subprocess.DEVNULL)
    return done.stdout or done.stderr


BODY = """(with-current-buffer (url-retrieve-synchronously "%s" t)
  (goto-char (point-min)) (search-forward "\\n\\n") (princ (buffer-substring (point) (point-max))))"""


def test_data() -> None:
    assert lisp(BODY % "data:;base64,aGVsbG8=") == "hello"
    assert lisp(BODY % "data:,a%20b") == "a b"


def test_a_file_that_is_not_there() -> None:
    program = '(condition-case e (url-retrieve-synchronously "file:///nonexistent" t) (error (princ (car e))))'
    assert lisp(program) == "file-missing"


NGINX = """{user}daemon off; pid {folder}/pid; error_log {folder}/log; worker_processes 1;
events {{ worker_connections 64; }}
http {{ access_log off; root {folder}/www; gzip on; gzip_types *; gzip_min_length 10;
client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
server {{ listen 127.0.0.1:{port} ssl; ssl_certificate {pki}/good.pem; ssl_certificate_key {pki}/good.key; }} }}
"""


@pytest.fixture
def nginx(tmp_path: Path) -> Iterator[tuple[int, Path]]:
    program = shutil.which("nginx") or ("/usr/sbin/nginx" if Path("/usr/sbin/nginx").exists() else None)
    if program is None:
        pytest.skip("needs nginx: apt-get install nginx")
    authority = tmp_path / "pki"
    pki.make(authority)
    (tmp_path / "www").mkdir(mode=0o755)
    (tmp_path / "www" / "numbers").write_text("".join(f"{number}\n" for number in range(50_000)))
    with socket.socket() as chosen:
        chosen.bind(("127.0.0.1", 0))
        port = chosen.getsockname()[1]
    (tmp_path / "conf").write_text(
        NGINX.format(user="user root; " if os.geteuid() == 0 else "", folder=tmp_path, port=port, pki=authority)
    )
    server = subprocess.Popen([program, "-c", str(tmp_path / "conf")], stderr=subprocess.DEVNULL)
    try:
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.05)
        yield port, authority
    finally:
        server.terminate()
        server.wait()


def test_https_from_nginx(nginx: tuple[int, Path]) -> None:
    port, authority = nginx
    trust = f'(setq gnutls-trustfiles (list "{authority}/ca.pem"))'
    text = lisp(f"(progn (require 'url) (require 'gnutls) {trust} {BODY % f'https://localhost:{port}/numbers'})")
    assert text == "".join(f"{number}\n" for number in range(50_000))


@pytest.mark.parametrize("trusted", [True, False])
def test_https_reaches_the_callback_only_when_trusted(nginx: tuple[int, Path], trusted: bool) -> None:
    port, authority = nginx
    authorities = "ca.pem" if trusted else "other-ca.pem"
    program = f"""(progn (require 'url) (require 'gnutls) (require 'network-stream)
      (setq nsm-settings-file "{authority}/nsm" gnutls-trustfiles (list "{authority}/{authorities}"))
      (let ((done nil))
        (url-retrieve "https://localhost:{port}/numbers" (lambda (status) (setq done (or status 'came))) nil t)
        (with-timeout (3) (while (not done) (accept-process-output nil 0.05)))
        (princ done)))"""
    said = lisp(program)
    assert said == "came" if trusted else said.startswith("(:error (error connection-failed deleted")
