"""Record and check the answers of a live GNU Emacs.

python -m tests.oracle.record CHAPTER...     fill in the missing answers
python -m tests.oracle.record --all          the same for every chapter
python -m tests.oracle.record --check [...]  change nothing; report records that Emacs does not confirm
python -m tests.oracle.record --rewrite ...  also replace answers that Emacs does not confirm
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from tests.oracle import records
from tests.oracle.emacs import Outcome, ask, emacs_program
from tests.oracle.records import Case

ORACLE_VERSION = "28.2"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.oracle.record", description=__doc__.split("\n")[0])
    parser.add_argument("chapters", nargs="*", metavar="CHAPTER")
    parser.add_argument("--all", action="store_true", help="every chapter")
    parser.add_argument("--check", action="store_true", help="replay and compare; write nothing")
    parser.add_argument("--rewrite", action="store_true", help="replace answers that Emacs does not confirm")
    parser.add_argument("--timeout", type=float, default=120.0, help="seconds that Emacs may take for a chapter")
    options = parser.parse_args()
    program = emacs_program()
    if program is None:
        print("There is no Emacs to ask: install emacs-nox, or set ORACLE_EMACS.", file=sys.stderr)
        return 2
    version = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout.split("\n")[0]
    if not version.endswith(" " + ORACLE_VERSION):
        print(f"warning: records are answers of GNU Emacs {ORACLE_VERSION}, this is {version}", file=sys.stderr)
    everything = options.all or (options.check and not options.chapters)
    paths = records.chapters() if everything else [records.chapter_path(name) for name in options.chapters]
    if not paths:
        parser.error("name a chapter, or give --all")
    failures = 0
    for path in paths:
        failures += work(path, program, options.timeout, check=options.check, rewrite=options.rewrite)
    return 1 if failures else 0


def work(path: Path, program: str, timeout: float, *, check: bool, rewrite: bool) -> int:
    """Record or check the chapter in PATH; return the number of things that are wrong."""
    cases = records.load(path)
    asked = [case for case in cases if case.form]
    run = ask([case.form for case in asked], program, timeout)
    result: list[Case] = []
    tail = [case for case in cases if not case.form]
    failures = added = rewritten = unrecorded = 0
    for case, outcomes in zip(asked, run.outcomes, strict=True):
        if case.answer is None:
            if check:
                unrecorded += 1
            else:
                new = answered(case, outcomes)
                failures += report(path, case, outcomes, bool(run.trouble))
                added += sum(each.answer is not None for each in new)
                result += new
                continue
        else:
            problem = disagreement(case, outcomes)
            if problem and rewrite:
                rewritten += 1
                case.answer = outcomes[0].answer
            elif problem:
                failures += 1
                print(f"{path}:{case.line}: {problem}")
        result.append(case)
    if run.trouble:
        failures += 1
        print(f"{path}: {run.trouble}")
    if not check:
        # Others write to these files as well: what changed while Emacs thought must not be lost.
        if records.written(records.load(path)) != records.written(cases) and not rewritten:
            print(f"{path}: changed meanwhile; not written", file=sys.stderr)
            return failures + 1
        records.save(path, result + tail)
    if unrecorded:
        failures += 1
        print(f"{path}: {unrecorded} forms are not recorded")
    print(f"{path.stem}: {len(asked)} forms, {added} recorded, {rewritten} rewritten, {failures} problems")
    return failures


def answered(case: Case, outcomes: list[Outcome]) -> list[Case]:
    """CASE, which may hold several forms, as one case for each form, with the answers that came."""
    cases: list[Case] = []
    start = 0
    for outcome in outcomes:
        if outcome.answer is None:
            break
        form = case.form[start : outcome.end].strip()
        cases.append(Case(form, outcome.answer, None, case.comments if not cases else []))
        start = outcome.end
    rest = case.form[start:].strip()
    if rest:
        cases.append(Case(rest, None, None, case.comments if not cases else []))
    return cases


def report(path: Path, case: Case, outcomes: list[Outcome], reported: bool) -> int:
    """Say what is wrong with a form that got no answer; return the number of complaints."""
    for outcome in outcomes:
        if outcome.answer is None:
            print(f"{path}:{case.line}: Emacs cannot read this: {outcome.unreadable}\n{case.form}")
            return 1
    if not outcomes and not reported:
        print(f"{path}:{case.line}: no answer: {case.form}")
        return 1
    return 0


def disagreement(case: Case, outcomes: list[Outcome]) -> str:
    """How Emacs's answer differs from the record of CASE; empty when it does not."""
    if len(outcomes) != 1:
        return f"{len(outcomes)} answers where one is recorded: {case.form}"
    got = outcomes[0].answer
    if got is None:
        return f"Emacs cannot read this: {outcomes[0].unreadable}\n{case.form}"
    if case.answer is not None and (got.kind, got.text, got.output) != (
        case.answer.kind,
        case.answer.text,
        case.answer.output,
    ):
        return f"{case.form}\n  recorded: {case.answer}\n  Emacs:    {got}"
    return ""


if __name__ == "__main__":
    sys.exit(main())
