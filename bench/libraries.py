"""How long the libraries take to load, each in a process of its own: the first time, from the cache, and in Emacs."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from bench.engines import Engine, EngineFailed, run
from bench.measure import Table

LIBRARIES = (
    "macroexp", "nadvice", "cl-lib", "cl-macs", "cl-seq", "cl-extra", "gv", "pcase", "cl-generic", "eieio",
    "eieio-base", "seq", "map", "subr-x", "rx", "regexp-opt", "generator", "thunk", "ring", "let-alist", "backquote",
    "inline", "ert", "ert-x", "benchmark", "pp", "cl-print", "debug", "backtrace", "json", "xml", "dom",
    "format-spec", "password-cache", "auth-source", "url-parse", "url-util", "url-vars", "time-date", "parse-time",
    "iso8601", "timezone", "hex-util", "hmac-def", "md4", "rfc2104", "puny", "mail-utils", "rfc2047", "qp",
    "text-property-search", "thingatpt", "sort", "replace", "derived", "easy-mmode", "easymenu", "warnings", "bindat",
    "timer", "tq", "network-stream",
)  # fmt: skip

BEFORE = "(setq bench-start (float-time))"
AFTER = '(princ (format "%f" (- (float-time) bench-start)))'
"""Forms that elwire need not compile, so that importing its compiler is not measured."""
FIRST, AGAIN = "elwire, first time", "elwire"


def measure_libraries(engines: list[Engine], rounds: int) -> Table:
    """Loading each library with all that it requires, timed inside the process.

    The first time nothing but elwire's start-up is in the cache; Emacs loads its compiled files.
    """
    table = Table("loading a library", columns=[AGAIN, FIRST, "Emacs"])
    programs = {engine.name: engine for engine in engines}
    with tempfile.TemporaryDirectory() as folder:
        started, cache = Path(folder, "started"), Path(folder, "cache")
        if AGAIN in programs:
            started.mkdir()
            run(programs[AGAIN].command("--eval", "t"), started)
        for _ in range(rounds):
            for library in LIBRARIES:
                command = ("--eval", BEFORE, "--eval", f'(load "{library}" nil t)', "--eval", AFTER)
                try:
                    if AGAIN in programs:
                        shutil.rmtree(cache, ignore_errors=True)
                        shutil.copytree(started, cache)
                        for name in (FIRST, AGAIN):
                            ended = run(programs[AGAIN].command(*command), cache)
                            table.row(library).rounds[name].append(float(ended.output))
                    if "Emacs" in programs:
                        ended = run(programs["Emacs"].command(*command))
                        table.row(library).rounds["Emacs"].append(float(ended.output))
                except EngineFailed as failure:
                    table.failures.append(f"{library}: {failure}")
    return table
