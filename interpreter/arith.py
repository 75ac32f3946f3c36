"""Arithmetic where Lisp and Python differ, and the slow paths of where they agree.

Compiled code adds and compares bare; it comes here for division, for the result of operations Python refuses
(an integer too large for a float meets a float), for markers, and for errors.  The functions take Lisp values of any
kind.  A class whose instances count as numbers (markers) defines `__index__`.
"""

from __future__ import annotations

import math
from typing import Any

from elwire.interpreter.objects import Obj
from elwire.interpreter.signals import Signal, signal, wrong_type

INTEGER_WIDTH = 65536
"""The most bits an integer may have; the initial value of `integer-width`."""

NAN = -math.nan
"""What dividing zero by zero gives on the machines Emacs runs on most: a NaN with its sign bit set."""


def number(value: Obj) -> Any:
    """VALUE as a Python number: itself, or the position of a marker; signals `wrong-type-argument`."""
    kind = type(value)
    if kind is int or kind is float:
        return value
    if hasattr(kind, "__index__"):
        return value.__index__()
    raise wrong_type("number-or-marker-p", value)


def integer(value: Obj) -> int:
    """VALUE as an int, for functions that take an integer or a marker."""
    if type(value) is int:
        return value
    if type(value) is not float and hasattr(type(value), "__index__"):
        return value.__index__()  # type: ignore[no-any-return]
    raise wrong_type("integer-or-marker-p", value)


def overflow() -> Signal:
    """The signal of an integer with too many bits."""
    return signal("overflow-error")


def as_float(value: int | float) -> float:
    """VALUE as a float; integers beyond the range of floats become infinite."""
    try:
        return float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf


def add(a: Obj, b: Obj) -> Obj:
    """`(+ A B)`, for values that Python would not add."""
    a, b = number(a), number(b)
    return a + b if type(a) is type(b) else as_float(a) + as_float(b)


def subtract(a: Obj, b: Obj) -> Obj:
    """`(- A B)`, for values that Python would not subtract."""
    a, b = number(a), number(b)
    return a - b if type(a) is type(b) else as_float(a) - as_float(b)


def multiply(a: Obj, b: Obj) -> Obj:
    """`(* A B)`; signals `overflow-error` when the integer has too many bits."""
    if type(a) is int and type(b) is int:
        product = a * b
        if -_ALWAYS_FITS < product < _ALWAYS_FITS or product.bit_length() <= INTEGER_WIDTH:
            return product
        raise overflow()
    if type(a) is float and type(b) is float:
        return a * b
    a, b = number(a), number(b)
    if type(a) is int and type(b) is int:
        return multiply(a, b)
    return as_float(a) * as_float(b)


_ALWAYS_FITS = 1 << 128


def negate(a: Obj) -> Obj:
    """`(- A)`."""
    return -number(a)


def quotient(a: Obj, *rest: Obj) -> Obj:
    """`(/ A REST...)`: one argument is divided into 1; floats anywhere make it all floating."""
    if len(rest) == 1:
        b = rest[0]
        if type(a) is int and type(b) is int and b:
            if a >= 0 and b > 0:
                return a // b
            return -(-a // b) if (a < 0) != (b < 0) else a // b
    elif not rest:
        a, rest = 1, (a,)
    result = number(a)
    if type(result) is float or any(type(each) is float for each in rest):
        result = as_float(result)
        for each in rest:
            result = divide_floats(result, as_float(number(each)))
        return result
    for each in rest:
        divisor = number(each)
        if divisor == 0:
            raise signal("arith-error")
        result = truncated_quotient(result, divisor)
    return result


def divided(a: Obj, b: Obj) -> Obj:
    """`(/ A B)`."""
    kind, other = type(a), type(b)
    if b and (kind is float and other is float):
        return a / b
    if kind is int and other is int:
        if a >= 0 and b > 0:
            return a // b
    elif b and ((kind is int and other is float) or (kind is float and other is int)):
        try:
            return a / b
        except OverflowError:
            pass
    return quotient(a, b)


def truncated_quotient(a: int, b: int) -> int:
    """A / B rounded towards zero; B is not 0."""
    result = abs(a) // abs(b)
    return -result if (a < 0) != (b < 0) else result


def divide_floats(a: float, b: float) -> float:
    """A / B as the machine divides, where Python would raise ZeroDivisionError."""
    if b:
        return a / b
    if not a:
        return NAN
    if a != a:
        return a
    return math.copysign(math.inf, a) * math.copysign(1.0, b)


def remainder(a: Obj, b: Obj) -> Obj:
    """`(% A B)`: the sign is that of A."""
    if type(a) is not int or type(b) is not int:
        a, b = integer(a), integer(b)
    if b == 0:
        raise signal("arith-error")
    if a >= 0 and b > 0:
        return a % b
    result = abs(a) % abs(b)
    return -result if a < 0 else result


def modulo(a: Obj, b: Obj) -> Obj:
    """`(mod A B)`: the sign is that of B."""
    if type(a) is int and type(b) is int and b:
        return a % b
    a, b = number(a), number(b)
    if type(a) is int and type(b) is int:
        if b == 0:
            raise signal("arith-error")
        return a % b
    x, y = as_float(a), as_float(b)
    if x != x or y != y:
        return x if x != x else y
    if y == 0 or math.isinf(x):
        return NAN
    result = math.fmod(x, y)
    if result > 0 if y < 0 else result < 0:
        result += y
    return result


def num_eq(a: Obj, b: Obj) -> bool:
    """`(= A B)`."""
    return bool(number(a) == number(b))


def minimum(first: Obj, *rest: Obj) -> Obj:
    """`(min FIRST REST...)`; a NaN among the arguments is the result."""
    least = number(first)
    for each in rest:
        value = number(each)
        if value < least:
            least = value
        elif value != value:
            return value
    return least


def maximum(first: Obj, *rest: Obj) -> Obj:
    """`(max FIRST REST...)`; a NaN among the arguments is the result."""
    most = number(first)
    for each in rest:
        value = number(each)
        if value > most:
            most = value
        elif value != value:
            return value
    return most
