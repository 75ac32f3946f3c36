"""Run GNU Emacs's own tests with elwire and show how many pass, beside how many Emacs 28.2 passes itself.

The suites are those in `tests/conformance/suites.tsv`.  They come from Emacs's source package, which is fetched with
`apt-get source` into a cache folder, from a `deb-src` line of its own; only its `test/` folder is unpacked, and nothing
of it belongs to this repository.  Emacs itself is not needed.

    python tools/conformance.py                     all suites, a row each, and the sum
    python tools/conformance.py fns cl-lib          the suites with one of these words in their path
    python tools/conformance.py --failing fns       what fails there, test by test
    python tools/conformance.py --report fns        the whole output of the run
    python tools/conformance.py --tests DIR ...     the test folder is there already
"""

from __future__ import annotations

import argparse
import os
import re
import signal
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SUITES = ROOT / "tests" / "conformance" / "suites.tsv"
CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "elwire-conformance"
VERSION = "28.2"
SOURCES = """\
deb-src http://deb.debian.org/debian bookworm main
deb-src http://deb.debian.org/debian-security bookworm-security main
"""
SELECTOR = "(not (or (tag :expensive-test) (tag :unstable)))"
PRELOADED = (
    "macroexp", "nadvice", "cl-preloaded", "cl-generic", "regexp-opt", "timer", "easymenu", "obarray", "replace",
    "tabulated-list",
)  # fmt: skip
"""Libraries that `require` does not load, because Emacs has them from the start, and elwire its own."""
GNU_LISP = Path("/usr/share/emacs") / VERSION / "lisp"

_RESULT = re.compile(r"^ *([A-Za-z]+) +\d+/\d+  (\S+) \([\d.e+-]+ sec\)", re.MULTILINE)
_SUM = re.compile(r"^(Aborted: )?Ran (\d+) tests", re.MULTILINE)
_RUNNING = re.compile(r"^Running (\d+) tests", re.MULTILINE)


class Outcome:
    """What a run of a suite gave."""

    def __init__(self, suite: str, output: str, seconds: float, status: str) -> None:
        self.suite = suite
        self.output = output
        self.seconds = seconds
        self.results = [(word, name) for word, name in _RESULT.findall(output)]
        self.passed = sum(word.lower() == "passed" for word, _ in self.results)
        self.skipped = sum(word.lower() == "skipped" for word, _ in self.results)
        running = _RUNNING.search(output)
        self.total = int(running[1]) if running else 0
        self.note = status
        if not status and not running:
            self.note = "does not load: " + _last_error(output)
        elif not status and not _SUM.search(output):
            self.note = f"stopped after {len(self.results)} of {self.total}"

    def failing(self) -> list[tuple[str, str]]:
        """The tests that went another way than expected, and how."""
        return [(word, name) for word, name in self.results if word.isupper()]


def _last_error(output: str) -> str:
    """The line of OUTPUT that says most about why nothing ran."""
    lines = [line for line in output.splitlines() if line.strip()]
    for line in lines:
        if line.startswith("Debugger entered"):
            return line.partition("Lisp error: ")[2][:90] or line[:90]
    return lines[-1][:90] if lines else "no output"


# The test folder


def test_folder() -> Path:
    """Emacs's `test` folder in the cache, fetched when it is not there."""
    folder = CACHE / f"emacs-{VERSION}" / "test"
    if not folder.is_dir():
        fetch()
    return folder


def fetch() -> None:
    """Fetch the source package and unpack its `test` folder into the cache."""
    CACHE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=CACHE) as name:
        work = Path(name)
        for part in ("state/lists/partial", "cache/archives/partial"):
            (work / part).mkdir(parents=True)
        (work / "sources.list").write_text(SOURCES)
        options = [
            f"-oDir::Etc::SourceList={work}/sources.list",
            "-oDir::Etc::SourceParts=-",
            f"-oDir::State::Lists={work}/state/lists",
            f"-oDir::Cache={work}/cache",
            "-oAPT::Sandbox::User=root",
        ]
        print(f"fetching the source package of Emacs {VERSION} into {CACHE}", file=sys.stderr)
        subprocess.run(["apt-get", *options, "-qq", "update"], check=True, cwd=work)
        subprocess.run(
            ["apt-get", *options, "-qq", "--download-only", "--only-source", "source", "emacs"], check=True, cwd=work
        )
        archives = sorted(work.glob(f"emacs_{VERSION}*.orig.tar.*"))
        archives = [archive for archive in archives if archive.suffix != ".asc"]
        if not archives:
            sys.exit(f"the source package that apt-get found is not that of Emacs {VERSION}")
        unpacked = work / f"emacs-{VERSION}"
        with tarfile.open(archives[0]) as tar:
            members = []
            for member in tar:
                _, _, inside = member.name.partition("/")
                if inside == "test" or inside.startswith("test/"):
                    member.name = inside
                    members.append(member)
            tar.extractall(unpacked, members, filter="data")
        unpacked.rename(CACHE / unpacked.name)


# The suites


def suites(words: Iterable[str]) -> list[tuple[str, int]]:
    """The suites whose path has one of WORDS, all when there are none, with how many tests Emacs passes."""
    wanted = list(words)
    found = []
    for line in SUITES.read_text().splitlines()[1:]:
        path, count = line.split("\t")
        if not wanted or any(word in path for word in wanted):
            found.append((path, int(count)))
    return found


def run(suite: str, folder: Path, timeout: float, gnu_lisp: str, program: list[str]) -> Outcome:
    """Run SUITE, a path that begins with `test/`, from FOLDER.

    GNU_LISP is empty, or "compiled" or "source" for GNU's Lisp library before ours.
    """
    file = folder / suite.removeprefix("test/")
    first = [part for place in (GNU_LISP, *sorted(GNU_LISP.glob("*/"))) for part in ("-L", str(place))]
    command = [
        *program,
        *("-Q", "--batch"),
        *(first if gnu_lisp else []),
        *(["--eval", '(setq load-suffixes \'(".el"))'] if gnu_lisp == "source" else []),
        *([part for library in PRELOADED for part in ("-l", library)] if gnu_lisp else []),
        *("-L", f":{file.parent}", "-l", "ert", "-l", str(file)),
        *("--eval", f"(ert-run-tests-batch-and-exit '{SELECTOR})"),
    ]
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as home:
        environment = {
            **os.environ,
            "EMACS_TEST_DIRECTORY": str(folder),
            "HOME": home,
            "LANG": "C.UTF-8",
            "XDG_CACHE_HOME": str(Path.home() / ".cache"),
        }
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd=home,
            env=environment,
            start_new_session=True,
        )
        status = ""
        try:
            output, _ = process.communicate(timeout=timeout)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            output, _ = process.communicate()
            status = f"stopped after {timeout:.0f} s"
    return Outcome(suite, output.decode("utf-8", "replace"), time.monotonic() - started, status)


def show(outcome: Outcome, expected: int) -> None:
    """Print the row of OUTCOME."""
    name = outcome.suite.removeprefix("test/")
    failed = len(outcome.failing())
    note = outcome.note or (f"{failed} unexpected" if failed else "")
    print(f"{name:55} {outcome.passed:5} {expected:6} {outcome.seconds:6.1f}  {note}", flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("words", nargs="*", help="parts of the paths of the suites to run")
    parser.add_argument("-j", "--jobs", type=int, default=2)
    parser.add_argument("--timeout", type=float, default=120, help="seconds for a suite")
    parser.add_argument("--tests", type=Path, help="Emacs's test folder, when it is there already")
    parser.add_argument(
        "--gnu-lisp",
        action="store_const",
        const="compiled",
        default="",
        help=f"use the Lisp library in {GNU_LISP} before elwire's",
    )
    parser.add_argument(
        "--gnu-source",
        action="store_const",
        const="source",
        dest="gnu_lisp",
        help="the same, but its source files instead of its compiled ones",
    )
    parser.add_argument("--program", default=str(ROOT / ".venv" / "bin" / "elwire"), help="what to run")
    parser.add_argument("--failing", action="store_true", help="list the tests that fail")
    parser.add_argument("--report", action="store_true", help="print the whole output")
    options = parser.parse_args()
    folder = (options.tests or test_folder()).resolve()
    chosen = suites(options.words)
    if not chosen:
        parser.error("no suite has that in its path")
    passed = counted = 0
    good = 0
    print(f"{'suite':55} {'here':>5} {'Emacs':>6} {'sec':>6}")
    with ThreadPoolExecutor(options.jobs) as pool:
        runs = [
            pool.submit(run, suite, folder, options.timeout, options.gnu_lisp, [options.program]) for suite, _ in chosen
        ]
        for (_, expected), future in zip(chosen, runs, strict=True):
            outcome = future.result()
            show(outcome, expected)
            if options.report:
                print(outcome.output)
            if options.failing:
                for word, name in outcome.failing():
                    print(f"    {word:8} {name}")
            # More passes than Emacs's in one suite do not make up for fewer in another.
            passed += min(outcome.passed, expected)
            counted += expected
            good += outcome.passed >= expected
    print(f"{'sum':55} {passed:5} {counted:6}")
    share = 100 * passed / counted
    print(f"{good} of {len(chosen)} suites pass as many tests as Emacs {VERSION}; {share:.1f} % of the tests")
    return 0


if __name__ == "__main__":
    sys.exit(main())
