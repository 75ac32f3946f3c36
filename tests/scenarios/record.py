"""Record and check the logs of scenarios, under a live GNU Emacs and under elwire.

python -m tests.scenarios.record SUBJECT...         run what has no log under Emacs, and write the log down
python -m tests.scenarios.record --check [...]      change nothing; report logs that Emacs does not confirm
python -m tests.scenarios.record --rewrite ...      also replace logs that Emacs does not confirm
python -m tests.scenarios.record --ours [...]       show where elwire's logs differ, on --host
python -m tests.scenarios.record --own [...]        write down elwire's own logs where a scenario is marked `differs`
python -m tests.scenarios.record --show -k NAME ... print Emacs's log and elwire's, side by side with nothing written
"""

from __future__ import annotations

import argparse
import difflib
import re
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue

from tests.oracle.emacs import emacs_program
from tests.scenarios import records
from tests.scenarios.records import Scenario, Subject
from tests.scenarios.running import Factory

UNFIT = ("FAILED", "GAVE UP", "did not end", "exit: -")
"""What a log that is fit to be recorded does not contain, unless the scenario says so with `; needs: trouble`."""


class Runner:
    """Runs scenarios on several factories at a time."""

    def __init__(self, jobs: int) -> None:
        self.factories: SimpleQueue[Factory] = SimpleQueue()
        self.all = [Factory() for _ in range(jobs)]
        for factory in self.all:
            self.factories.put(factory)
        self.pool = ThreadPoolExecutor(jobs)

    def map(self, function: Callable[[Factory, Scenario], object], scenarios: list[Scenario]) -> list[object]:
        """FUNCTION of a factory and each of SCENARIOS."""

        def one(scenario: Scenario) -> object:
            factory = self.factories.get()
            try:
                return function(factory, scenario)
            finally:
                self.factories.put(factory)

        return list(self.pool.map(one, scenarios))

    def close(self) -> None:
        """End the factories."""
        self.pool.shutdown()
        for factory in self.all:
            factory.__exit__(None, None, None)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.scenarios.record", description=__doc__.split("\n")[0])
    parser.add_argument("subjects", nargs="*", metavar="SUBJECT")
    parser.add_argument("-k", metavar="REGEXP", default="", help="only scenarios whose names match")
    parser.add_argument("--check", action="store_true", help="compare with Emacs; write nothing")
    parser.add_argument("--rewrite", action="store_true", help="replace logs that Emacs does not confirm")
    parser.add_argument("--ours", action="store_true", help="compare with elwire; write nothing")
    parser.add_argument("--own", action="store_true", help="write down elwire's own logs where it differs on purpose")
    parser.add_argument("--show", action="store_true", help="show what both log; write nothing")
    parser.add_argument("--host", default="standalone", choices=["standalone", "asyncio", "uvloop"])
    parser.add_argument("--times", type=int, default=2, help="how often a scenario is run before its log is believed")
    parser.add_argument("-j", type=int, default=2, help="how many run at a time")
    options = parser.parse_args()
    if not (options.ours or options.own) and emacs_program() is None:
        print("There is no Emacs to ask: install emacs-nox, or set ORACLE_EMACS.", file=sys.stderr)
        return 2
    paths = [records.subject_path(name) for name in options.subjects] or records.subjects()
    runner = Runner(options.j)
    wrong = 0
    try:
        for path in paths:
            subject = records.load(path)
            chosen = [each for each in subject.scenarios if re.search(options.k, each.name)]
            if options.show:
                wrong += show(runner, chosen, options.host)
            elif options.own:
                record_own(runner, subject, chosen, options.host)
            elif options.ours:
                wrong += ours(runner, subject, chosen, options.host)
            else:
                wrong += work(runner, subject, chosen, options)
    finally:
        runner.close()
    return 1 if wrong else 0


def work(runner: Runner, subject: Subject, chosen: list[Scenario], options: argparse.Namespace) -> int:
    """Record or check SUBJECT; the number of things that are wrong."""
    wrong = added = rewritten = 0
    if not (options.check or options.rewrite):
        chosen = [each for each in chosen if each.log is None]
    times = options.times
    logs = runner.map(lambda factory, each: [factory.run(each, "emacs") for _ in range(times)], chosen)
    for scenario, several in zip(chosen, logs, strict=True):
        where = f"{subject.path.name}:{scenario.line}: {scenario.name}"
        assert isinstance(several, list)
        log = several[0]
        if any(other != log for other in several):
            wrong += 1
            print(f"{where}: Emacs logs now this, now that\n{differences(log, next(x for x in several if x != log))}")
        elif log == scenario.log:
            pass
        elif scenario.log is not None and not options.rewrite:
            wrong += 1
            print(f"{where}: Emacs logs something else\n{differences(scenario.log, log)}")
        elif options.check:
            wrong += 1
            print(f"{where}: not recorded")
        elif scenario.marked("needs") != "trouble" and any(word in log for word in UNFIT):
            wrong += 1
            print(f"{where}: not fit to be recorded\n{log}")
        else:
            added += scenario.log is None
            rewritten += scenario.log is not None
            scenario.log = log
    if added or rewritten:
        fresh = {each.name: each.log for each in chosen}
        subject = records.load(subject.path)  # it may have been edited meanwhile
        for scenario in subject.scenarios:
            scenario.log = fresh.get(scenario.name, scenario.log)
        records.save(subject)
    print(f"{subject.path.stem}: {len(chosen)} run, {added} recorded, {rewritten} rewritten, {wrong} problems")
    return wrong


def ours(runner: Runner, subject: Subject, chosen: list[Scenario], host: str) -> int:
    """Show where elwire differs from the records of SUBJECT; how often it does."""
    wrong = 0
    logs = runner.map(lambda factory, each: factory.run(each, host), chosen)
    for scenario, log in zip(chosen, logs, strict=True):
        problem = judge(scenario, str(log))
        if problem:
            wrong += 1
            print(f"{subject.path.name}:{scenario.line}: {scenario.name}: {problem}")
    print(f"{subject.path.stem}: {len(chosen)} on {host}, {wrong} not as wanted")
    return wrong


def record_own(runner: Runner, subject: Subject, chosen: list[Scenario], host: str) -> None:
    """Write elwire's own logs of those of CHOSEN that differ on purpose."""
    differing = [each for each in chosen if each.marked("differs")]
    logs = runner.map(lambda factory, each: factory.run(each, host), differing)
    for scenario, log in zip(differing, logs, strict=True):
        scenario.own = str(log)
    records.save(subject)
    print(f"{subject.path.stem}: {len(differing)} own logs")


def judge(scenario: Scenario, log: str) -> str:
    """What is wrong with LOG, elwire's; empty when nothing is."""
    if scenario.log is None:
        return "no log of Emacs is recorded"
    if scenario.marked("differs"):
        if log == scenario.log:
            return "marked `differs', but the log is Emacs's"
        if scenario.own is None:
            return f"marked `differs', but elwire's own log is not there; it would be:\n{log}"
        return "" if log == scenario.own else "not elwire's own log\n" + differences(scenario.own, log)
    return "" if log == scenario.log else "not Emacs's log\n" + differences(scenario.log, log)


def show(runner: Runner, chosen: list[Scenario], host: str) -> int:
    """Print what Emacs and elwire log."""
    for scenario in chosen:
        theirs, mine = (
            runner.map(lambda f, each, s=system: f.run(each, s), [scenario])[0] for system in ("emacs", host)
        )
        print(f"# {scenario.name}\n{theirs}", end="")
        if mine != theirs:
            print("differs:\n" + differences(str(theirs), str(mine)))
    return 0


def differences(wanted: str, log: str) -> str:
    """How LOG differs from WANTED."""
    lines = difflib.unified_diff(wanted.split("\n"), log.split("\n"), "wanted", "got", n=2, lineterm="")
    return "\n".join("    " + line for line in list(lines)[2:])


if __name__ == "__main__":
    sys.exit(main())
