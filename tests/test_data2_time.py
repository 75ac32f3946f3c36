"""Calendar, zones and time values, against Python's own."""

from __future__ import annotations

import datetime
import os
import zoneinfo
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from elwire.builtins import new_interpreter
from elwire.builtins.system.time_values import arithmetic, as_list, decode, float_of
from elwire.interpreter.objects import Cons, LispString
from elwire.interpreter.timezones import date_of, days_of, posix_zone, weekday_of, zone_named

ZONES = ("Europe/Berlin", "America/New_York", "Australia/Sydney", "Asia/Kolkata", "Africa/Casablanca", "Europe/Dublin")
have_zones = pytest.mark.skipif(
    not os.path.isdir("/usr/share/zoneinfo/Europe"), reason="no time zones on this machine; install the package tzdata"
)
FIRST, LAST = -62_000_000_000, 250_000_000_000


@pytest.fixture(scope="module")
def it() -> Any:
    return new_interpreter()


@settings(deadline=None)
@given(st.dates())
def test_days_are_counted_as_python_does(date: datetime.date) -> None:
    days = days_of(date.year, date.month, date.day)
    assert days == date.toordinal() - datetime.date(1970, 1, 1).toordinal()
    assert date_of(days) == (date.year, date.month, date.day)
    assert weekday_of(days) == date.isoweekday() % 7


@settings(deadline=None)
@given(st.integers(-(10**15), 10**15))
def test_any_day_is_a_date(days: int) -> None:
    year, month, day = date_of(days)
    assert days_of(year, month, day) == days
    assert 1 <= month <= 12 and 1 <= day <= 31


@have_zones
@pytest.mark.parametrize("name", ZONES)
@settings(deadline=None)
@given(time=st.integers(FIRST, LAST))
def test_zones_are_those_of_zoneinfo(name: str, time: int) -> None:
    moment = datetime.datetime.fromtimestamp(0, datetime.UTC) + datetime.timedelta(seconds=time)
    there = moment.astimezone(zoneinfo.ZoneInfo(name))
    offset = there.utcoffset()
    assert offset is not None
    local = zone_named(name).at(time)
    assert (local.offset, local.name) == (round(offset.total_seconds()), there.tzname())


def test_rules_of_the_southern_hemisphere() -> None:
    zone = posix_zone("AEST-10AEDT,M10.1.0,M4.1.0/3")
    assert zone.at(1_700_000_000).name == "AEDT"
    assert zone.at(1_690_000_000).name == "AEST"


@settings(deadline=None)
@given(st.integers(FIRST, LAST), st.sampled_from(["%F %T", "%a %b %e", "%j %U %W", "%G-W%V-%u", "%I %p", "%D %y"]))
def test_formats_are_those_of_strftime(time: int, template: str) -> None:
    moment = datetime.datetime.fromtimestamp(0, datetime.UTC) + datetime.timedelta(seconds=time)
    if moment.year < 1000:
        return
    interpreter = _interpreter()
    ours = interpreter.s.format_time_string.call(LispString(template), time, interpreter.s.t).s
    assert ours == moment.strftime(template)


_SHARED: list[Any] = []


def _interpreter() -> Any:
    if not _SHARED:
        _SHARED.append(new_interpreter())
    return _SHARED[0]


@settings(deadline=None)
@given(st.integers(FIRST, LAST))
def test_decoding_and_encoding_are_inverse(time: int) -> None:
    interpreter = _interpreter()
    decoded = interpreter.s.decode_time.call(time, interpreter.s.t)
    encoded = interpreter.s.encode_time.call(decoded)
    assert (encoded.car << 16) + encoded.cdr.car == time


def fraction(time: Any) -> Fraction:
    ticks, hz, _pair = decode(time)
    return Fraction(ticks, hz)


times = st.one_of(
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.builds(Cons, st.integers(), st.integers(1, 10**12)),
    st.builds(as_list, st.integers(-(10**30), 10**30), st.just(10**12)),
)


@settings(deadline=None)
@given(times, times)
def test_arithmetic_is_exact(a: Any, b: Any) -> None:
    assert fraction(arithmetic(a, b, False)) == fraction(a) + fraction(b)
    assert fraction(arithmetic(a, b, True)) == fraction(a) - fraction(b)


@settings(deadline=None)
@given(st.floats(allow_nan=False, allow_infinity=False))
def test_floats_are_taken_exactly(number: float) -> None:
    assert fraction(number) == Fraction(number)
    assert float_of(Cons(*decode(number)[:2])) == number


def test_two_interpreters_have_zones_of_their_own(it: Any) -> None:
    other = new_interpreter()
    other.eval_string('(set-time-zone-rule "EST5")')
    assert other.eval_string("(car (current-time-zone 0))") == -18000
    it.eval_string("(set-time-zone-rule t)")
    assert it.eval_string("(car (current-time-zone 0))") == 0
    assert other.eval_string("(car (current-time-zone 0))") == -18000
