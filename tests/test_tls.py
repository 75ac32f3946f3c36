"""TLS: what GNU Emacs said in the scenarios of tests/tls, and what is elwire's own."""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from elwire.builtins.processes.process_objects import processes
from elwire.netlib import certificates, tls_priorities
from elwire.netlib.asyncio_host import AsyncioHost
from elwire.netlib.tls import client_context
from elwire.startup import make_interpreter
from tests.tls import pki, scenarios


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pki")
    pki.make(folder)
    return folder


@pytest.mark.parametrize("name", scenarios.names())
def test_scenario(name: str, authority: Path) -> None:
    recorded = (scenarios.HERE / f"{name}.log").read_text()
    assert scenarios.log_of(str(scenarios.ELWIRE), name, authority) == recorded


@pytest.mark.skipif(
    not shutil.which("emacs"), reason="the records are compared with Emacs's answers: install emacs-nox"
)
def test_the_records_are_true(authority: Path) -> None:
    name = "parameters"
    assert scenarios.log_of("emacs", name, authority) == (scenarios.HERE / f"{name}.log").read_text()


# Without waiting


class Peer:
    """A TLS server in another process."""

    def __init__(self, folder: Path, *words: str) -> None:
        command = [sys.executable, "-m", "tests.tls.peer", str(folder), *words]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=scenarios.ROOT)
        assert self.process.stdout is not None
        self.port = int(self.process.stdout.readline())

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        assert self.process.stdout is not None
        self.process.stdout.close()


@pytest.fixture
def peer(authority: Path, request: pytest.FixtureRequest) -> Iterator[Peer]:
    made = Peer(authority, *getattr(request, "param", ("good",)))
    yield made
    made.close()


NOWAIT = """
(let ((said nil) (heard "") (n 0) p)
  (fset 'nsm-verify-connection (lambda (p host service) (push (list 'nsm (process-status p) host) said) p))
  (setq p (make-network-process
           :name "c" :host "127.0.0.1" :service {port} :coding 'binary :nowait t
           :sentinel (lambda (p event) (push (list (process-status p) event) said))
           :filter (lambda (_ string) (setq heard (concat heard string)))
           :tls-parameters (cons 'gnutls-x509pki '({keys}))))
  (push (process-status p) said)
  (while (and (eq (process-status p) 'connect) (< (setq n (1+ n)) 400)) (accept-process-output nil 0.02))
  (push (process-status p) said)
  (when (eq (process-status p) 'open)
    (process-send-string p "hello")
    (while (and (< (length heard) 5) (accept-process-output p 5)))
    (push heard said))
  (delete-process p)
  (prin1-to-string (list (nreverse said) (gnutls-get-initstage p) (plist-get (gnutls-peer-status p) :warnings))))
"""


def evaluated(program: str, asynchronous: bool) -> str:
    """What PROGRAM returns, a string, on one of the two hosts."""
    if not asynchronous:
        it = make_interpreter()
        return str(it.eval_string(f"(let ((lexical-binding t)) (eval '{program} t))").s)

    async def main() -> str:
        host = AsyncioHost(asyncio.get_running_loop())
        it: Any = make_interpreter()
        processes(it).host = host
        result = await host.run(it.eval_string, f"(eval '{program} t)")
        host.close()
        return str(result.s)

    return asyncio.run(main())


@pytest.mark.parametrize("asynchronous", [False, True], ids=["standalone", "asyncio"])
def test_a_connection_that_does_not_wait(authority: Path, peer: Peer, asynchronous: bool) -> None:
    keys = f':hostname "localhost" :trustfiles ("{authority}/ca.pem")'
    assert evaluated(NOWAIT.format(port=peer.port, keys=keys), asynchronous) == (
        '((connect (nsm connect "127.0.0.1") (open "open\n") open "HELLO" (closed "deleted\n")) 3 nil)'
    )


@pytest.mark.parametrize("asynchronous", [False, True], ids=["standalone", "asyncio"])
def test_a_bad_certificate_fails_a_connection_that_does_not_wait(
    authority: Path, peer: Peer, asynchronous: bool
) -> None:
    """Emacs 28 says "open" and goes on in clear text."""
    keys = f':hostname "elsewhere" :verify-error t :trustfiles ("{authority}/ca.pem")'
    said = evaluated(NOWAIT.format(port=peer.port, keys=keys), asynchronous)
    assert said == '((connect failed (closed "deleted\n")) 3 nil)'


@pytest.mark.parametrize("peer", [("good", "garbage"), ("good", "slam"), ("good", "client", "tls12")], indirect=True)
def test_a_handshake_that_fails(authority: Path, peer: Peer) -> None:
    keys = f':hostname "localhost" :trustfiles ("{authority}/ca.pem")'
    said = evaluated(NOWAIT.format(port=peer.port, keys=keys), False)
    assert said == '((connect failed (closed "deleted\n")) 3 nil)'


@pytest.mark.parametrize("peer", [("good", "mute")], indirect=True)
def test_a_silent_server_does_not_hold_us_for_ever(peer: Peer) -> None:
    program = f"""(let* ((elwire-tls-timeout 0.2) (p (make-network-process :name "c" :host "127.0.0.1"
      :service {peer.port} :sentinel #'ignore)))
      (prin1-to-string (gnutls-boot p 'gnutls-x509pki '(:hostname "localhost"))))"""
    assert evaluated(program, False) == "-319"


# Servers, which Emacs has not


SERVER = """
(let* ((said nil) (heard "") (n 0)
       (server (make-network-process
                :name "s" :server t :host "127.0.0.1" :service t :coding 'binary
                :tls-parameters '(gnutls-x509pki :keylist (("{pki}/{name}.key" "{pki}/{name}.pem")) {more})
                :log (lambda (_ client text) (push (list 'log text) said))
                :sentinel (lambda (p event) (push (car (split-string event " ")) said))
                :filter (lambda (p string) (process-send-string p (upcase string)))))
       (client (make-network-process
                :name "c" :host "127.0.0.1" :service (process-contact server :service) :coding 'binary :nowait t
                :sentinel #'ignore :filter (lambda (_ string) (setq heard (concat heard string)))
                :tls-parameters '(gnutls-x509pki :hostname "localhost" :trustfiles ("{pki}/ca.pem") {client}))))
  (while (and (eq (process-status client) 'connect) (< (setq n (1+ n)) 400)) (accept-process-output nil 0.02))
  (when (eq (process-status client) 'open)
    (ignore-errors (process-send-string client (make-string {size} ?a)))
    (while (and (< (length heard) {size}) (accept-process-output client 5))))
  (prog1 (prin1-to-string (list (process-status client) (equal heard (make-string {size} ?A)) (reverse said)
                                (plist-get (gnutls-peer-status client) :warnings)))
    (delete-process client) (delete-process server)))
"""


def test_a_server_that_speaks_tls(authority: Path) -> None:
    program = SERVER.format(pki=authority, name="good", more="", client="", size=2_000_000)
    answer = '(open t ((log "accept from 127.0.0.1\n") "open") nil)'
    assert evaluated(program, False) == answer
    assert evaluated(program, True) == answer


def test_a_server_that_asks_for_certificates(authority: Path) -> None:
    more = f':trustfiles ("{authority}/ca.pem") :verify-error t'
    keys = f':keylist (("{authority}/client.key" "{authority}/client.pem"))'
    program = SERVER.format(pki=authority, name="ec", more=more, client=keys, size=10)
    assert evaluated(program, False) == '(open t ((log "accept from 127.0.0.1\n") "open") nil)'
    strange = keys.replace("client.", "other-client.")
    program = SERVER.format(pki=authority, name="ec", more=more, client=strange, size=10)
    assert " nil nil" in evaluated(program, False)


# The parts


def test_names_of_hosts(authority: Path) -> None:
    certificate = certificates.read_certificates(str(authority / "wrong-host.pem"))[0]
    good = ["example.org", "EXAMPLE.org", "example.org.", "a.example.net"]
    bad = ["example.com", "example.net", "a.b.example.net", ".example.net", "127.0.0.1", "xexample.org", ""]
    assert [name for name in good + bad if certificates.matches_host(certificate, name)] == good


@pytest.mark.parametrize("text", ["", "X", "NORMAL:X", "NORMAL:+NOPE", "NORMAL:%a b", "NORMAL,NORMAL", "normal"])
def test_bad_priorities(text: str) -> None:
    with pytest.raises(tls_priorities.BadPriority):
        tls_priorities.apply(client_context(), text)
