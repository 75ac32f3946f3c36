"""Which primitives the records do not show enough of: fewer than three forms that mention one, or none that signals.

python -m tests.oracle.coverage [-v] [CHAPTER-MODULE...]
"""

from __future__ import annotations

import argparse
import importlib
import re
import sys
from collections import Counter, defaultdict

from tests.oracle import records

NAME = re.compile(r"""[^\s()\[\]"';`,#?]+""")
ENOUGH = 3


def mentions() -> tuple[Counter[str], Counter[str]]:
    """For each symbol, how many recorded forms mention it, and how many of these signal."""
    used: Counter[str] = Counter()
    signalled: Counter[str] = Counter()
    for path in records.chapters():
        for case in records.load(path):
            if case.answer is None:
                continue
            names = set(NAME.findall(case.form))
            used.update(names)
            if case.answer.kind == "=!" or "condition-case" in names:
                signalled.update(names)
    return used, signalled


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.oracle.coverage", description=__doc__.split("\n")[0])
    parser.add_argument("modules", nargs="*", metavar="MODULE", help="only the primitives of these modules of builtins")
    parser.add_argument("-v", action="store_true", help="list every primitive that lacks something")
    options = parser.parse_args()
    importlib.import_module("elwire.builtins").import_all()
    from elwire.interpreter.registry import PRIMITIVES

    used, signalled = mentions()
    lacking: dict[str, list[str]] = defaultdict(list)
    count: Counter[str] = Counter()
    for each in PRIMITIVES:
        module = each.function.__module__.rpartition(".")[2]
        if options.modules and module not in options.modules:
            continue
        count[module] += 1
        forms, errors = used[each.name], signalled[each.name]
        # A primitive that takes anything can signal only for the number of its arguments.
        if forms < ENOUGH or not errors:
            lacking[module].append(f"{each.name} ({forms} forms, {errors} that signal)")
    for module in sorted(count):
        print(f"{module}: {count[module]} primitives, {len(lacking[module])} with too few records")
        if options.v or options.modules:
            for line in lacking[module]:
                print(f"    {line}")
    total = sum(count.values())
    print(f"in all: {total - sum(map(len, lacking.values()))} of {total} primitives have records enough")
    return 0


if __name__ == "__main__":
    sys.exit(main())
