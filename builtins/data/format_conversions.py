"""Numbers in `format`: %d %o %x %X and %e %f %g, as C's printf writes them."""

from __future__ import annotations

from math import copysign, isfinite

from elwire.builtins.data.format_parsing import Directive
from elwire.interpreter.floats import integer_to_text
from elwire.interpreter.signals import signal


def integer_of(number: int | float) -> int:
    """NUMBER without its fraction; an infinity or NaN signals `overflow-error`."""
    if isinstance(number, int):
        return number
    if not isfinite(number):
        raise signal("overflow-error")
    return int(number)


def integer_text(directive: Directive, number: int, from_float: bool = False) -> str:
    """NUMBER, which may come FROM-FLOAT, as the conversions d, o, x and X have it."""
    size = abs(number)
    kind = directive.conversion
    if kind == "d":
        digits, prefix = integer_to_text(size), ""
    elif kind == "o":
        digits, prefix = f"{size:o}", ""
    else:
        digits, prefix = f"{size:{kind}}", f"0{kind}" if directive.sharp and size else ""
    precision = directive.precision
    if precision is not None:
        # C prints no digit for an integer 0 with precision 0, but one for 0.0.
        bare = precision == 0 and size == 0 and not (from_float and kind == "d")
        if number < -(1 << 61):
            # Emacs counts the sign of a bignum among its digits.
            precision -= 1
        digits = "" if bare else digits.rjust(precision, "0")
    if kind == "o" and directive.sharp and not digits.startswith("0"):
        digits = "0" + digits
    zeros = directive.zero and precision is None
    return _placed(directive, _sign(directive, number < 0) + prefix, digits, zeros)


def float_text(directive: Directive, number: int | float) -> str:
    """NUMBER as the conversions e, f and g have it; d comes here for infinities and NaNs."""
    try:
        x = float(number)
    except OverflowError:
        x = float("inf") if number > 0 else float("-inf")
    sign = _sign(directive, copysign(1.0, x) < 0)
    x = abs(x)
    if not isfinite(x):
        return _placed(directive, sign, "nan" if x != x else "inf", False)
    precision = 6 if directive.precision is None else directive.precision
    digits = f"%{'#' if directive.sharp else ''}.{precision}{directive.conversion}" % x
    return _placed(directive, sign, digits, directive.zero)


def _sign(directive: Directive, negative: bool) -> str:
    return "-" if negative else "+" if directive.plus else " " if directive.space else ""


def _placed(directive: Directive, prefix: str, digits: str, zeros: bool) -> str:
    """PREFIX and DIGITS in a field of the directive's width, with zeros between the two where ZEROS allows it."""
    text = prefix + digits
    missing = directive.width - len(text)
    if missing <= 0:
        return text
    if directive.minus:
        return text + " " * missing
    return prefix + "0" * missing + digits if zeros else " " * missing + text
