"""Numbers as text: floats the shortest way that reads back the same, integers of any size."""

from __future__ import annotations

import re
import struct
from math import copysign

_FORMAT = re.compile(r"%\.([0-9]*)([efg])\Z")
_QUIET_NAN = 0x7FF8_0000_0000_0000
_PAYLOAD = (1 << 51) - 1
_MOST_DIGITS = 4000
"""Python refuses to write an integer of more decimal digits than about this in one go."""


def float_to_text(x: float, output_format: str | None = None) -> str:
    """How X prints; OUTPUT_FORMAT is the text of `float-output-format`, ignored unless it is valid."""
    if x != x:
        return nan_to_text(x)
    if x in (float("inf"), float("-inf")):
        return "1.0e+INF" if x > 0 else "-1.0e+INF"
    if output_format is not None:
        match = _FORMAT.match(output_format)
        if match:
            digits, style = match.groups()
            if digits == "" or (int(digits) <= 15 and not (int(digits) == 0 and style != "f")):
                text = output_format % x
                # An integer must not look like one, unless the user asked for just that with "%.0f".
                return text if "." in text or "e" in text or (digits and not int(digits)) else text + ".0"
    text = repr(x)
    if "e" not in text and -1e15 < x < 1e15:
        return text
    # C's %g, which Emacs prints with, goes over to an exponent sooner than Python's repr.
    for precision in (15, 16, 17):
        text = f"{x:.{precision}g}"
        if float(text) == x:
            break
    if abs(x) < 2.2250738585072014e-308:
        return repr(x)  # a subnormal has fewer digits than 15
    return text if "." in text or "e" in text else text + ".0"


def nan_to_text(x: float) -> str:
    """How the NaN X prints: its payload as a number, and its sign."""
    (bits,) = struct.unpack("<Q", struct.pack("<d", x))
    sign = "-" if copysign(1.0, x) < 0 else ""
    return f"{sign}{bits & _PAYLOAD}.0e+NaN"


def make_nan(payload: int, *, negative: bool = False) -> float:
    """The quiet NaN that carries PAYLOAD, as read from `PAYLOAD.0e+NaN`."""
    bits = _QUIET_NAN | (payload & _PAYLOAD) | (int(negative) << 63)
    (value,) = struct.unpack("<d", struct.pack("<Q", bits))
    return float(value)


_PLAIN = 1 << 10000
"""Integers within this range Python prints without looking at its limit on digits."""


def integer_to_text(n: int) -> str:
    """N in decimal, however large."""
    if -_PLAIN < n < _PLAIN:
        return str(n)
    return "-" + _digits(-n, _half(-n)) if n < 0 else _digits(n, _half(n))


def _half(n: int) -> int:
    return max(1, int(n.bit_length() * 0.30103) // 2)


def _digits(n: int, half: int) -> str:
    """The digits of N > 0, divided at HALF digits from the right until Python's limit allows it."""
    if half * 2 < _MOST_DIGITS:
        return str(n)
    high, low = divmod(n, 10**half)
    return _digits(high, _half(high)) + _digits(low, _half(low)).rjust(half, "0")
