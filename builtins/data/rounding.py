"""From numbers to integers, and floats to whole floats."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from elwire.interpreter.arith import overflow, truncated_quotient
from elwire.interpreter.objects import Obj, nil
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import signal, wrong_type

Divide = Callable[[int, int], int]


def _rounded(arg: Obj, divisor: Obj, divide: Divide) -> int:
    """ARG / DIVISOR as the integer that DIVIDE makes of the exact quotient."""
    kind = type(arg)
    if kind is not int and kind is not float:
        raise wrong_type("numberp", arg)
    if divisor is nil:
        if kind is int:
            return arg  # type: ignore[no-any-return]
        if not math.isfinite(arg):
            raise overflow()
        return divide(*arg.as_integer_ratio())
    if type(divisor) is not int and type(divisor) is not float:
        raise wrong_type("numberp", divisor)
    if divisor == 0:
        raise signal("arith-error")
    if kind is int and type(divisor) is int:
        return divide(arg, divisor)
    if (kind is float and not math.isfinite(arg)) or divisor != divisor:
        raise overflow()
    if type(divisor) is float and math.isinf(divisor):
        return 0
    top, bottom = arg.as_integer_ratio()
    other_top, other_bottom = divisor.as_integer_ratio()
    return divide(top * other_bottom, bottom * other_top)


def _up(a: int, b: int) -> int:
    return -(-a // b)


def _down(a: int, b: int) -> int:
    return a // b


def _nearest(a: int, b: int) -> int:
    if b < 0:
        a, b = -a, -b
    quotient, rest = divmod(a, b)
    if 2 * rest > b or (2 * rest == b and quotient & 1):
        quotient += 1
    return quotient


@primitive("truncate")
def truncate(arg: Obj, divisor: Obj = nil) -> Obj:
    """Return the number ARG, or ARG divided by DIVISOR, as an integer, rounded towards zero.

    Signals `wrong-type-argument numberp`, `arith-error` when DIVISOR is zero, and `overflow-error` for what is infinite
    or no number.
    """
    if divisor is nil and type(arg) is float and -1e18 < arg < 1e18:
        return int(arg)
    return _rounded(arg, divisor, truncated_quotient)


@primitive("floor")
def floor(arg: Obj, divisor: Obj = nil) -> Obj:
    """Return the number ARG, or ARG divided by DIVISOR, as an integer, rounded down.  Signals as `truncate` does."""
    if type(arg) is int and type(divisor) is int and divisor:
        return arg // divisor
    return _rounded(arg, divisor, _down)


@primitive("ceiling")
def ceiling(arg: Obj, divisor: Obj = nil) -> Obj:
    """Return the number ARG, or ARG divided by DIVISOR, as an integer, rounded up.  Signals as `truncate` does."""
    return _rounded(arg, divisor, _up)


@primitive("round")
def round_(arg: Obj, divisor: Obj = nil) -> Obj:
    """Return the integer nearest to the number ARG, or to ARG divided by DIVISOR; halfway cases go to the even one.

    Signals as `truncate` does.
    """
    return _rounded(arg, divisor, _nearest)


def _whole(arg: Obj, to_integer: Callable[[float], Any]) -> float:
    if type(arg) is not float:
        raise wrong_type("floatp", arg)
    if not math.isfinite(arg):
        return arg
    return math.copysign(float(to_integer(arg)), arg)


@primitive("ffloor")
def ffloor(arg: Obj) -> Obj:
    """Return the greatest whole float that is not above the float ARG."""
    return _whole(arg, math.floor)


@primitive("fceiling")
def fceiling(arg: Obj) -> Obj:
    """Return the least whole float that is not below the float ARG."""
    return _whole(arg, math.ceil)


@primitive("fround")
def fround(arg: Obj) -> Obj:
    """Return the whole float nearest to the float ARG; halfway cases go to the even one."""
    return _whole(arg, round)


@primitive("ftruncate")
def ftruncate(arg: Obj) -> Obj:
    """Return the float ARG without its fraction."""
    return _whole(arg, math.trunc)
