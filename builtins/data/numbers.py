"""Arithmetic and comparison."""

from __future__ import annotations

from typing import Any

from elwire.interpreter.arith import (
    INTEGER_WIDTH,
    add,
    as_float,
    maximum,
    minimum,
    modulo,
    multiply,
    negate,
    number,
    overflow,
    quotient,
    remainder,
    subtract,
)
from elwire.interpreter.objects import FIXNUM_LIMIT, Obj, nil, t
from elwire.interpreter.registry import primitive, variable
from elwire.interpreter.signals import wrong_type

variable("most-positive-fixnum", FIXNUM_LIMIT - 1, "The greatest integer that is a fixnum.")
variable("most-negative-fixnum", -FIXNUM_LIMIT, "The least integer that is a fixnum.")
variable(
    "integer-width",
    INTEGER_WIDTH,
    "The most bits an integer may have; `ash` and `expt` signal `overflow-error` rather than make a larger one.",
)

_LIMIT = 1 << INTEGER_WIDTH


def _checked(value: Any) -> Any:
    if type(value) is int and not -_LIMIT < value < _LIMIT:
        raise overflow()
    return value


@primitive("+")
def plus(*numbers: Obj) -> Obj:
    """Return the sum of NUMBERS, which may also be markers; 0 for none.

    Signals `wrong-type-argument number-or-marker-p`.
    """
    total = 0
    for each in numbers:
        if type(each) is not int:
            return _mixed_sum(numbers)
        total += each
    if -_LIMIT < total < _LIMIT:
        return total
    raise overflow()


def _mixed_sum(numbers: tuple[Obj, ...]) -> Obj:
    """The sum of NUMBERS, at least one, where not all are integers."""
    total = number(numbers[0])
    for each in numbers[1:]:
        try:
            total = total + each
        except OverflowError:
            total = add(total, each)
    return _checked(total)


@primitive("-")
def minus(*numbers: Obj) -> Obj:
    """Return the first of NUMBERS less the others; its negative when it is alone, 0 for none.

    Signals `wrong-type-argument number-or-marker-p`.
    """
    if len(numbers) == 2:
        first, second = numbers
        if type(first) is int and type(second) is int:
            return _checked(first - second)
    if not numbers:
        return 0
    if len(numbers) == 1:
        return negate(numbers[0])
    total = number(numbers[0])
    for each in numbers[1:]:
        try:
            total = total - each
        except OverflowError:
            total = subtract(total, each)
    return _checked(total)


@primitive("*")
def times(*numbers: Obj) -> Obj:
    """Return the product of NUMBERS, which may also be markers; 1 for none.

    Signals `wrong-type-argument number-or-marker-p`, and `overflow-error` for an integer of more than 65536 bits.
    """
    if not numbers:
        return 1
    product = number(numbers[0])
    for each in numbers[1:]:
        product = multiply(product, each)
    return product


@primitive("/")
def divide(number_: Obj, *divisors: Obj) -> Obj:
    """Return NUMBER divided by each of DIVISORS in turn, or 1 divided by NUMBER when there are none.

    Integers divide to an integer, rounded towards zero, unless a float is among the arguments.  Signals
    `wrong-type-argument number-or-marker-p`, and `arith-error` for an integer division by zero.
    """
    return quotient(number_, *divisors)


@primitive("%")
def remainder_(x: Obj, y: Obj) -> Obj:
    """Return what is left when the integer X is divided by the integer Y; it has the sign of X.

    Signals `wrong-type-argument integer-or-marker-p` and `arith-error`.
    """
    return remainder(x, y)


@primitive("mod")
def mod(x: Obj, y: Obj) -> Obj:
    """Return X modulo Y, which has the sign of Y; both may be floats.

    Signals `wrong-type-argument number-or-marker-p`, and `arith-error` when integers are divided by zero.
    """
    return modulo(x, y)


@primitive("1+")
def add1(number_: Obj) -> Obj:
    """Return NUMBER, a number or a marker, plus one."""
    return number_ + 1 if type(number_) is int else number(number_) + 1


@primitive("1-")
def sub1(number_: Obj) -> Obj:
    """Return NUMBER, a number or a marker, minus one."""
    return number_ - 1 if type(number_) is int else number(number_) - 1


@primitive("=")
def equal_numbers(number_: Obj, *numbers: Obj) -> Obj:
    """Return t when NUMBER and all of NUMBERS are the same number; an integer may equal a float.

    Arguments after the first difference are not looked at.  Signals `wrong-type-argument number-or-marker-p`.
    """
    if numbers:
        left = number(number_)
        for each in numbers:
            right = number(each)
            if left != right:
                return nil
            left = right
    return t


@primitive("/=")
def unequal_numbers(x: Obj, y: Obj) -> Obj:
    """Return t when the numbers X and Y differ."""
    return t if number(x) != number(y) else nil


@primitive("<")
def less(number_: Obj, *numbers: Obj) -> Obj:
    """Return t when each argument is less than the next.

    Arguments after the first that is not are not looked at.  Signals `wrong-type-argument number-or-marker-p`.
    """
    left = number_
    for right in numbers:
        if not left < right:
            return nil
        left = right
    return t


@primitive(">")
def greater(number_: Obj, *numbers: Obj) -> Obj:
    """Return t when each argument is greater than the next.

    Arguments after the first that is not are not looked at.  Signals `wrong-type-argument number-or-marker-p`.
    """
    left = number_
    for right in numbers:
        if not left > right:
            return nil
        left = right
    return t


@primitive("<=")
def not_greater(number_: Obj, *numbers: Obj) -> Obj:
    """Return t when no argument is greater than the next.

    Arguments after the first that is are not looked at.  Signals `wrong-type-argument number-or-marker-p`.
    """
    left = number_
    for right in numbers:
        if not left <= right:
            return nil
        left = right
    return t


@primitive(">=")
def not_less(number_: Obj, *numbers: Obj) -> Obj:
    """Return t when no argument is less than the next.

    Arguments after the first that is are not looked at.  Signals `wrong-type-argument number-or-marker-p`.
    """
    left = number_
    for right in numbers:
        if not left >= right:
            return nil
        left = right
    return t


@primitive("max")
def max_(number_: Obj, *numbers: Obj) -> Obj:
    """Return the greatest argument, the first of equals; a NaN when there is one.

    Signals `wrong-type-argument number-or-marker-p`.
    """
    return maximum(number_, *numbers)


@primitive("min")
def min_(number_: Obj, *numbers: Obj) -> Obj:
    """Return the least argument, the first of equals; a NaN when there is one.

    Signals `wrong-type-argument number-or-marker-p`.
    """
    return minimum(number_, *numbers)


@primitive("abs")
def absolute(arg: Obj) -> Obj:
    """Return the absolute value of the number ARG."""
    if type(arg) is int or type(arg) is float:
        return abs(arg)
    raise wrong_type("numberp", arg)


@primitive("float")
def float_(arg: Obj) -> Obj:
    """Return the float nearest to the number ARG, infinite when ARG is too large for a float."""
    if type(arg) is float:
        return arg
    if type(arg) is int:
        return as_float(arg)
    raise wrong_type("numberp", arg)


@primitive("zerop")
def zerop(number_: Obj) -> Obj:
    """Return t when NUMBER, a number or a marker, is zero."""
    return t if number(number_) == 0 else nil
