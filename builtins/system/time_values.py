"""What a Lisp time value is: exact rational numbers of seconds, in the forms Emacs 28 takes and gives."""

from __future__ import annotations

import math
from math import gcd
from typing import Any

from elwire.interpreter.objects import Cons, Obj, lisp_list, nil
from elwire.interpreter.signals import Signal, error

TRILLION = 10**12
BILLION = 10**9


def invalid_time() -> Signal:
    """The error for something that is no time value."""
    return error("Invalid time specification")


def not_representable() -> Signal:
    """The error for a time too far away."""
    return error("Specified time is not representable")


def now() -> int:
    """The time in nanoseconds."""
    from time import time_ns

    return time_ns()


def decode(time: Obj) -> tuple[int, int, bool]:
    """TIME as a fraction: ticks, ticks a second, and whether it was written as (TICKS . HZ).

    TIME is nil (now), a number, (HIGH LOW USEC PSEC) with USEC and PSEC optional, or (TICKS . HZ).  Signals `error`.
    """
    if type(time) is int:
        return time, 1, False
    if time is nil:
        return now(), BILLION, False
    if isinstance(time, Cons):
        return _decode_list(time)
    if type(time) is float:
        return (*_decode_float(time), False)
    raise invalid_time()


def _decode_list(time: Cons) -> tuple[int, int, bool]:
    high = time.car
    rest = time.cdr
    if type(high) is not int:
        raise invalid_time()
    if not isinstance(rest, Cons):
        if type(rest) is int and rest > 0:
            return high, rest, True
        raise invalid_time()
    low = rest.car
    if type(low) is not int:
        raise invalid_time()
    seconds = (high << 16) + low
    rest = rest.cdr
    if rest is nil:
        return seconds, 1, False
    if not isinstance(rest, Cons):
        if type(rest) is int:
            return seconds * 1000000 + rest, 1000000, False
        raise invalid_time()
    micros = rest.car
    if type(micros) is not int:
        raise invalid_time()
    rest = rest.cdr
    if isinstance(rest, Cons):
        if type(rest.car) is not int:
            raise invalid_time()
        return (seconds * 1000000 + micros) * 1000000 + rest.car, TRILLION, False
    return seconds * 1000000 + micros, 1000000, False


def _decode_float(time: float) -> tuple[int, int]:
    """TIME exactly, with as many ticks a second as its last bit stands for."""
    if not math.isfinite(time):
        raise invalid_time() if math.isnan(time) else not_representable()
    if time == 0:
        return 0, 1
    bits = min(53 - math.frexp(time)[1], 1074)
    if bits <= 0:
        return int(time), 1
    ticks = math.ldexp(time, bits) if bits < 1000 else math.ldexp(math.ldexp(time, 1000), bits - 1000)
    return int(ticks), 1 << bits


def seconds_of(time: Obj) -> int:
    """TIME in whole seconds, rounded down; signals `error`."""
    ticks, hz, _pair = decode(time)
    return ticks // hz


def representable_seconds(ticks: int, hz: int) -> int:
    """TICKS / HZ in whole seconds, rounded down; signals `error` when a system's clock could not count that far."""
    seconds = ticks // hz
    if not -(1 << 63) <= seconds < 1 << 63:
        raise not_representable()
    return seconds


def as_list(ticks: int, hz: int) -> Obj:
    """TICKS / HZ as (HIGH LOW USEC PSEC), rounded down."""
    picos = ticks * TRILLION // hz
    seconds, fraction = divmod(picos, TRILLION)
    return lisp_list(seconds >> 16, seconds & 0xFFFF, fraction // 1000000, fraction % 1000000)


def arithmetic(a: Obj, b: Obj, subtract: bool) -> Obj:
    """The sum of the time values A and B, or their difference when SUBTRACT.

    The result is a fraction in lowest terms, but counts no fewer ticks a second than the coarser of the two.
    """
    if type(a) is float and not math.isfinite(a):
        return a - _number(b) if subtract else a + _number(b)
    if type(b) is float and not math.isfinite(b):
        return _number(a) - b if subtract else _number(a) + b
    ticks_a, hz_a, pair_a = decode(a)
    if b is a:
        ticks_b, hz_b, pair_b = ticks_a, hz_a, pair_a
    else:
        ticks_b, hz_b, pair_b = decode(b)
    if subtract:
        ticks_b = -ticks_b
    if hz_a == hz_b:
        ticks, hz = ticks_a + ticks_b, hz_a
    else:
        ticks, hz = ticks_a * hz_b + ticks_b * hz_a, hz_a * hz_b
        common = gcd(ticks, hz)
        ticks, hz = ticks // common, hz // common
        coarser = min(hz_a, hz_b)
        if hz < coarser:
            scale = -(-coarser // hz)
            ticks, hz = ticks * scale, hz * scale
    if hz == 1:
        return ticks
    if pair_a or pair_b or TRILLION % hz:
        return Cons(ticks, hz)
    return as_list(ticks, hz)


def _number(time: Obj) -> float:
    return time if type(time) is float else float_of(time)


def float_of(time: Obj) -> float:
    """TIME as a float, correctly rounded; infinite when it is too large."""
    if type(time) is float:
        return time
    ticks, hz, _pair = decode(time)
    try:
        return ticks / hz
    except OverflowError:
        return math.inf if ticks > 0 else -math.inf


def compare(a: Obj, b: Obj) -> int | None:
    """Negative, zero or positive as the time A is before, the same as or after B; None when one is not a number."""
    if (type(a) is float and not math.isfinite(a)) or (type(b) is float and not math.isfinite(b)):
        x, y = _number(a), _number(b)
        return None if x != x or y != y else (x > y) - (x < y)
    ticks_a, hz_a, _pair = decode(a)
    if b is a:
        return 0
    ticks_b, hz_b, _pair = decode(b)
    left, right = ticks_a * hz_b, ticks_b * hz_a
    return (left > right) - (left < right)


def from_ticks(ticks: int, hz: int) -> Any:
    """TICKS / HZ as an integer when HZ is 1, else as (TICKS . HZ)."""
    return ticks if hz == 1 else Cons(ticks, hz)
