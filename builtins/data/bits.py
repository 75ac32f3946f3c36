"""Operations on the bits of integers."""

from __future__ import annotations

import sys
from typing import Any

from elwire.interpreter.arith import integer, number, overflow
from elwire.interpreter.objects import FIXNUM_LIMIT, Obj
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import args_out_of_range, wrong_type

_SHORT = 1 << 62

_LEAST_CHECKED_WIDTH = 128
"""`integer-width` may not forbid integers up to this many bits."""


def check_width(it: Any, bits: int) -> None:
    """Signal `overflow-error` when an integer of so many BITS is beyond `integer-width`."""
    if bits > _LEAST_CHECKED_WIDTH:
        width = it.s.integer_width.value
        if type(width) is not int or bits > width:
            raise overflow()


def _operand(value: Obj) -> int:
    """A further argument of `logand` and its kin, which complain in other words than about the first."""
    return integer(number(value)) if type(value) is not float else integer(value)


@primitive("logand")
def logand(*ints_or_markers: Obj) -> Obj:
    """Return the bitwise and of INTS-OR-MARKERS; -1 for none.

    Signals `wrong-type-argument` with `integer-or-marker-p`, or `number-or-marker-p` for an argument that is no number
    and not the first.
    """
    if not ints_or_markers:
        return -1
    result = integer(ints_or_markers[0])
    for each in ints_or_markers[1:]:
        result &= each if type(each) is int else _operand(each)
    return result


@primitive("logior")
def logior(*ints_or_markers: Obj) -> Obj:
    """Return the bitwise or of INTS-OR-MARKERS; 0 for none.  Signals as `logand` does."""
    if not ints_or_markers:
        return 0
    result = integer(ints_or_markers[0])
    for each in ints_or_markers[1:]:
        result |= each if type(each) is int else _operand(each)
    return result


@primitive("logxor")
def logxor(*ints_or_markers: Obj) -> Obj:
    """Return the bitwise exclusive or of INTS-OR-MARKERS; 0 for none.  Signals as `logand` does."""
    if not ints_or_markers:
        return 0
    result = integer(ints_or_markers[0])
    for each in ints_or_markers[1:]:
        result ^= each if type(each) is int else _operand(each)
    return result


def _check_integer(value: Obj) -> int:
    if type(value) is not int:
        raise wrong_type("integerp", value)
    return value


@primitive("lognot")
def lognot(number_: Obj) -> Obj:
    """Return the bitwise complement of the integer NUMBER."""
    return ~_check_integer(number_)


@primitive("logcount")
def logcount(value: Obj) -> Obj:
    """Return how many bits of the integer VALUE are 1, or 0 when VALUE is negative."""
    value = _check_integer(value)
    return (value if value >= 0 else ~value).bit_count()


@primitive("ash")
def ash(it: Any, value: Obj, count: Obj) -> Obj:
    """Return the integer VALUE shifted left by COUNT bits, or right when COUNT is negative, keeping the sign.

    Signals `wrong-type-argument integerp`, and `overflow-error` when the result has more bits than `integer-width`.
    """
    if type(value) is not int or type(count) is not int:
        value, count = _check_integer(value), _check_integer(count)
    if 0 <= count < 64 and -_SHORT < value < _SHORT:
        return value << count
    if count <= 0:
        return value >> min(-count, value.bit_length() + 1)
    if value == 0:
        return 0
    check_width(it, value.bit_length() + count)
    return value << count


@primitive("lsh")
def lsh(it: Any, value: Obj, count: Obj) -> Obj:
    """Return the integer VALUE shifted left by COUNT bits, or right when COUNT is negative, without regard to the sign.

    A right shift takes a negative fixnum as the unsigned number of its bits; a VALUE below the fixnums signals
    `args-out-of-range`.
    """
    if number(value) < 0 and number(count) < 0:
        if value < -FIXNUM_LIMIT:
            raise args_out_of_range(value, count)
        value = (_check_integer(value) >> 1) & (FIXNUM_LIMIT - 1)
        count = count + 1
    return ash(it, value, count)


@primitive("byteorder")
def byteorder() -> Obj:
    """Return the byte order of this machine: the character B for most significant first, l for least."""
    return ord("l") if sys.byteorder == "little" else ord("B")
