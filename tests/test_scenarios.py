"""What processes do, event by event, as GNU Emacs logged it: see tests/scenarios/README.md."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.scenarios import records
from tests.scenarios.record import judge
from tests.scenarios.records import Scenario, parse
from tests.scenarios.running import Factory, normal

pytest.importorskip("greenlet")

HOSTS = ["standalone", "asyncio"] + (["uvloop"] if importlib.util.find_spec("uvloop") else [])
ALL = [(path.stem, scenario) for path in records.subjects() for scenario in records.load(path).scenarios]


@pytest.fixture(scope="module")
def factory() -> Iterator[Factory]:
    with Factory() as made:
        yield made


@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize("scenario", [each for _, each in ALL], ids=[f"{stem}-{each.name}" for stem, each in ALL])
def test_scenario(factory: Factory, scenario: Scenario, host: str) -> None:
    problem = judge(scenario, factory.run(scenario, host))
    if problem:
        # A busy machine may have come between; what is wrong is wrong twice.
        problem = judge(scenario, factory.run(scenario, host))
    assert not problem, problem


TEXT = """; about this

# one
; differs: because
(connect)
--- peer
listen
--- log
a
--- own
b

# two
(serve)
--- log
"""


def test_files_are_read_and_written() -> None:
    subject = parse(Path("x.txt"), TEXT)
    one, two = subject.scenarios
    assert (one.name, one.lisp, one.peer, one.log, one.own) == ("one", "(connect)\n", "listen\n", "a\n", "b\n")
    assert one.marked("differs") == "because"
    assert (two.name, two.peer, two.log, two.own, two.line) == ("two", "", "", None, 13)
    assert subject.text() == TEXT


def test_logs_are_judged() -> None:
    one, two = parse(Path("x.txt"), TEXT).scenarios
    assert not judge(one, "b\n")
    assert judge(one, "a\n")
    assert judge(one, "c\n")
    assert not judge(two, "")
    assert judge(two, "a\n")


def test_logs_are_made_comparable() -> None:
    assert normal("a 41234 /x/y 41235 41234\n", "out\n", 3, "/x") == "a PORT1 DIR/y PORT2 PORT1\nstdout out\nexit: 3\n"
    assert normal("half", "", None, "/x") == "half\nexit: did not end\n"
