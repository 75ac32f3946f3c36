"""Accounts in files that GnuPG encrypted, with a real gpg."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(shutil.which("gpg") is None, reason="needs gpg")


@pytest.fixture(scope="module")
def home() -> Iterator[Path]:
    """A home with a key without a passphrase, and an encrypted file of accounts."""
    # A socket's path must be short, so the folder is not one of pytest's.
    folder = Path(tempfile.mkdtemp(prefix="gpg", dir="/tmp"))
    (folder / ".gnupg").mkdir(mode=0o700)
    environment = {**os.environ, "HOME": str(folder), "GNUPGHOME": str(folder / ".gnupg")}

    def gpg(*arguments: str, text: str = "") -> None:
        subprocess.run(
            ["gpg", "--batch", "--quiet", "--yes", *arguments],
            env=environment,
            input=text.encode(),
            check=True,
            timeout=60,
            capture_output=True,
        )

    gpg("--passphrase", "", "--quick-generate-key", "me@example.org", "default", "default", "never")
    accounts = "machine a.example login jö password sesäm port imap\n"
    gpg("--encrypt", "--recipient", "me@example.org", "--output", str(folder / ".authinfo.gpg"), text=accounts)
    yield folder
    subprocess.run(["gpgconf", "--kill", "all"], env=environment, check=False, timeout=60)
    shutil.rmtree(folder)


def evaluate(home: Path, form: str) -> str:
    environment = {**os.environ, "HOME": str(home), "GNUPGHOME": str(home / ".gnupg"), "LC_ALL": "C.UTF-8"}
    program = Path(sys.executable).with_name("elwire")
    run = subprocess.run(
        [program, "-Q", "--batch", "--eval", f"(progn (require 'auth-source) (prin1 {form}))"],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return run.stdout


def test_the_default_sources_are_searched(home: Path) -> None:
    form = '(butlast (auth-source-user-and-password "a.example"))'
    assert evaluate(home, form) == '("jö" "sesäm")'


def test_an_account_is_added_and_the_file_stays_encrypted(home: Path) -> None:
    form = """
    (let ((auth-source-save-behavior t)
          (auth-source-gpg-encrypt-to "me@example.org")
          (auth-sources '("~/.authinfo.gpg"))
          (auth-source-creation-defaults '((secret . "word"))))
      (funcall (plist-get (car (auth-source-search :host "b.example" :user "new" :create t)) :save-function))
      (auth-source-forget-all-cached)
      (list (auth-source-pick-first-password :host "b.example")
            (auth-source-pick-first-password :host "a.example")))"""
    assert evaluate(home, form) == '("word" "sesäm")'
    assert b"machine" not in (home / ".authinfo.gpg").read_bytes()


def test_what_gpg_says_of_a_broken_file_is_in_the_error(home: Path) -> None:
    (home / "broken.gpg").write_bytes(b"machine a login b")
    form = """
    (condition-case failure
        (let ((auth-sources '("~/broken.gpg"))) (auth-source-search :host "a"))
      (file-error (list (car failure) (nth 1 failure) (and (string-match-p "OpenPGP" (nth 2 failure)) t))))"""
    assert evaluate(home, form) == '(file-error "Running gpg" t)'
