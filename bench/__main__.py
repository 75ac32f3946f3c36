"""Measure and print: `make bench`, or `python -m bench [--rounds N] [--write FILE] [PROGRAM...]`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bench import measure, report
from bench.engines import engines
from bench.libraries import measure_libraries
from bench.measure import Table

INTRODUCTION = """# Benchmarks

Made by `make bench-doc`. Every engine runs the same programs of `bench/`, in turn, {rounds} rounds; each figure is the
median of the rounds. Rows of programs are timed inside the process, repeated for at least 50 ms; loading, start-up and
memory are whole processes. "Emacs" interprets, "Emacs compiled" runs byte code. A ratio below 1 means that elwire takes
less.

Measured on {machine}. Ratios carry over to other machines, seconds do not.
"""

SPECIAL = {
    "startup": measure.measure_startup,
    "loading": measure.measure_loading,
    "libraries": measure_libraries,
    "memory": measure.measure_memory,
    "messages": measure.measure_messages,
    "large": measure.measure_large,
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench", description="elwire beside GNU Emacs")
    parser.add_argument("programs", nargs="*", metavar="PROGRAM", help=f"files of bench/, or {', '.join(SPECIAL)}")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--write", metavar="FILE", help="also write the tables to FILE")
    options = parser.parse_args()
    runners = engines()
    if not runners:
        print("neither elwire nor Emacs is here to be measured", file=sys.stderr)
        return 1
    known = {path.stem: path for path in measure.programs()}
    for name in options.programs:
        if name not in known and name not in SPECIAL:
            parser.error(f"no program {name}; there are {', '.join([*known, *SPECIAL])}")
    wanted = options.programs or [*known, *SPECIAL]
    timed: list[Table] = []
    parts: list[str] = []
    for name in wanted:
        if name in known:
            table = measure.measure_program(known[name], runners, options.rounds)
            timed.append(table)
        else:
            table = SPECIAL[name](runners, options.rounds)
        text = "\n".join(report.lines_of(table, runners))
        print(text, end="\n\n", flush=True)
        parts.append(text)
    closing = "\n\n".join(report.summary(timed, runners))
    print(closing)
    if options.write:
        head = INTRODUCTION.format(rounds=options.rounds, machine=report.machine(runners))
        Path(options.write).write_text("\n\n".join([head + "\n" + closing, *parts]) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
