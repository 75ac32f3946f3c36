"""Numbers as source text spells them."""

from __future__ import annotations

from elwire.interpreter.floats import make_nan
from elwire.interpreter.reader_escapes import invalid
from elwire.interpreter.strings import decimal_integer


def integer_of(text: str) -> int:
    """The integer written TEXT, which may end in a dot."""
    if text[-1] == ".":
        text = text[:-1]
    return int(text) if len(text) < 4000 else decimal_integer(text)


def float_of(text: str) -> float:
    """The float written TEXT, also one such as `1.0e+INF` or `0.0e+NaN`."""
    if text[-1] not in "FN":
        return float(text)
    mantissa = text[:-5]
    negative = mantissa[0] == "-"
    if text[-1] == "F":
        return float("-inf" if negative else "inf")
    return make_nan(decimal_integer(mantissa.lstrip("+-").partition(".")[0] or "0"), negative=negative)


def radix_integer(text: str) -> int:
    """The integer written TEXT, such as `#x1F`, `#24r1k`; signals `invalid-read-syntax`."""
    letter = text[1]
    if letter.isdigit():
        digits, _, number = text[1:].lower().partition("r")
        radix = decimal_integer(digits)
    else:
        radix = {"x": 16, "o": 8, "b": 2}[letter.lower()]
        number = text[2:]
    if 2 <= radix <= 36:
        try:
            return _long(number, radix) if len(number) > 4000 else int(number, radix)
        except ValueError:
            pass
    raise invalid(f"integer, radix {radix}")


def _long(number: str, radix: int) -> int:
    """`int(NUMBER, RADIX)` for any number of digits."""
    if radix & (radix - 1) == 0 or len(number) <= 4000:
        return int(number, radix)
    if number[0] in "+-":
        value = _long(number[1:], radix)
        return -value if number[0] == "-" else value
    half = len(number) // 2
    low: int = radix**half
    return _long(number[:-half], radix) * low + _long(number[-half:], radix)
