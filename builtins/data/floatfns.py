"""Functions on floats: powers, logarithms, trigonometry, and the parts of a float."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from elwire.builtins.data.bits import check_width
from elwire.interpreter.arith import NAN, as_float, divide_floats
from elwire.interpreter.objects import FIXNUM_LIMIT, Cons, Obj, nil, t
from elwire.interpreter.registry import primitive, variable
from elwire.interpreter.signals import wrong_type

variable("float-pi", math.pi, "The circle's circumference divided by its diameter.")
variable("pi", math.pi, "The circle's circumference divided by its diameter; an older name of `float-pi`.")
variable("float-e", math.e, "The base of natural logarithms.")


def _float(value: Obj) -> float:
    if type(value) is float:
        return value
    if type(value) is int:
        return as_float(value)
    raise wrong_type("numberp", value)


def _check_float(value: Obj) -> float:
    if type(value) is not float:
        raise wrong_type("floatp", value)
    return value


def _apply(function: Callable[[float], float], value: Obj, outside: float = NAN) -> float:
    """FUNCTION of the number VALUE; OUTSIDE where Python has no answer, as the C library would."""
    x = _float(value)
    try:
        return function(x)
    except ValueError:
        return outside
    except OverflowError:
        return math.inf


@primitive("sqrt")
def sqrt(arg: Obj) -> Obj:
    """Return the square root of the number ARG, a NaN when it is negative."""
    if type(arg) is float or type(arg) is int:
        try:
            return math.sqrt(arg)
        except (ValueError, OverflowError):
            pass
    return _apply(math.sqrt, arg)


@primitive("exp")
def exp(arg: Obj) -> Obj:
    """Return e to the power of the number ARG."""
    if type(arg) is float or type(arg) is int:
        try:
            return math.exp(arg)
        except (ValueError, OverflowError):
            pass
    return _apply(math.exp, arg)


@primitive("sin")
def sin(arg: Obj) -> Obj:
    """Return the sine of the number ARG, in radians."""
    if type(arg) is float or type(arg) is int:
        try:
            return math.sin(arg)
        except (ValueError, OverflowError):
            pass
    return _apply(math.sin, arg)


@primitive("cos")
def cos(arg: Obj) -> Obj:
    """Return the cosine of the number ARG, in radians."""
    if type(arg) is float or type(arg) is int:
        try:
            return math.cos(arg)
        except (ValueError, OverflowError):
            pass
    return _apply(math.cos, arg)


@primitive("tan")
def tan(arg: Obj) -> Obj:
    """Return the tangent of the number ARG, in radians."""
    if type(arg) is float or type(arg) is int:
        try:
            return math.tan(arg)
        except (ValueError, OverflowError):
            pass
    return _apply(math.tan, arg)


@primitive("asin")
def asin(arg: Obj) -> Obj:
    """Return the angle, in radians, whose sine is the number ARG; a NaN when there is none."""
    return _apply(math.asin, arg, math.nan)


@primitive("acos")
def acos(arg: Obj) -> Obj:
    """Return the angle, in radians, whose cosine is the number ARG; a NaN when there is none."""
    return _apply(math.acos, arg, math.nan)


@primitive("atan")
def atan(y: Obj, x: Obj = nil) -> Obj:
    """Return the angle, in radians, whose tangent is the number Y.

    With X, the angle between the positive x axis and the direction from the origin to the point (X, Y).
    """
    if x is nil:
        return math.atan(_float(y))
    return math.atan2(_float(y), _float(x))


def _log(function: Callable[[float], float], x: float, outside: float = NAN) -> float:
    if x == 0:
        return -math.inf
    return function(x) if x > 0 or x != x else outside


@primitive("log")
def log(arg: Obj, base: Obj = nil) -> Obj:
    """Return the logarithm of the number ARG to BASE, the natural one when BASE is nil.

    It is minus infinity for zero and a NaN for negative numbers.
    """
    x = _float(arg)
    if base is nil:
        return _log(math.log, x)
    b = _float(base)
    if b == 10:
        return _log(math.log10, x, math.nan)
    if b == 2:
        return _log(math.log2, x)
    return divide_floats(_log(math.log, x), _log(math.log, b))


@primitive("log10")
def log10(x: Obj) -> Obj:
    """Return the logarithm of the number X to base 10."""
    return log(x, 10)


@primitive("expt")
def expt(it: Any, arg1: Obj, arg2: Obj) -> Obj:
    """Return the number ARG1 to the power of the number ARG2: an integer when both are and ARG2 is not negative.

    Signals `wrong-type-argument numberp`, and `overflow-error` when an integer has more bits than `integer-width`.
    """
    if type(arg1) is int and type(arg2) is int and arg2 >= 0:
        if -2 < arg1 < 2:
            return arg1 ** (arg2 if arg2 < 3 else 2 + arg2 % 2)
        check_width(it, (arg1.bit_length() - 1) * arg2)
        power = arg1**arg2
        check_width(it, power.bit_length())
        return power
    return _power(_float(arg1), _float(arg2))


def _power(x: float, y: float) -> float:
    try:
        return math.pow(x, y)
    except ValueError:
        if x:
            return NAN
        return math.copysign(math.inf, x) if _odd(y) else math.inf
    except OverflowError:
        return -math.inf if x < 0 and _odd(y) else math.inf


def _odd(y: float) -> bool:
    return y % 2 == 1


@primitive("logb")
def logb(arg: Obj) -> Obj:
    """Return the integer that is the binary logarithm of the number ARG without its sign, rounded down.

    It is minus infinity for zero, infinity for what is infinite, and a NaN for a NaN.
    """
    if type(arg) is int:
        return arg.bit_length() - 1 if arg else -math.inf
    x = _float(arg)
    if x == 0:
        return -math.inf
    if not math.isfinite(x):
        return abs(x) if math.isinf(x) else x
    return math.frexp(x)[1] - 1


@primitive("frexp")
def frexp(x: Obj) -> Obj:
    """Return a cons (SGNFCAND . EXP) such that the number X is SGNFCAND times 2 to the power of EXP.

    SGNFCAND is a float of at least 0.5 and below 1 without its sign, EXP an integer.
    """
    significand, exponent = math.frexp(_float(x))
    return Cons(significand, exponent)


@primitive("ldexp")
def ldexp(sgnfcand: Obj, exponent: Obj) -> Obj:
    """Return the number SGNFCAND times 2 to the power of EXPONENT, a fixnum, as a float."""
    if type(exponent) is not int or not -FIXNUM_LIMIT <= exponent < FIXNUM_LIMIT:
        raise wrong_type("fixnump", exponent)
    x = _float(sgnfcand)
    try:
        return math.ldexp(x, max(-10_000, min(exponent, 10_000)))
    except OverflowError:
        return math.copysign(math.inf, x)


@primitive("copysign")
def copysign(x1: Obj, x2: Obj) -> Obj:
    """Return the float X1 with the sign of the float X2."""
    return math.copysign(_check_float(x1), _check_float(x2))


@primitive("isnan")
def isnan(x: Obj) -> Obj:
    """Return t when the float X is a NaN."""
    return t if math.isnan(_check_float(x)) else nil
