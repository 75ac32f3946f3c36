"""Format strings, cut into literal text and directives."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_DIRECTIVE = re.compile(
    r"%(?:(?P<field>[0-9]+)\$)?(?P<flags>[-+ #0]*)(?P<width>[0-9]*)(?:\.(?P<precision>[0-9]*))?"
    r"(?P<conversion>.?)",
    re.DOTALL,
)
_CONVERSIONS = frozenset("sSdioxXcefg%")
_LONGEST = (1 << 31) - 1
"""Greatest width or precision; Emacs has 2^61 on paper, and dies long before."""


@dataclass(frozen=True, slots=True)
class Directive:
    """One %-sequence, from `start` to `end` of the format string.

    `problem` is the message of the error it signals when it is used, `plain` true when it has neither flags nor
    width nor precision, `field` None when it takes the next argument.
    """

    start: int
    end: int
    conversion: str
    field: int | None
    minus: bool
    plus: bool
    space: bool
    sharp: bool
    zero: bool
    width: int
    precision: int | None
    plain: bool
    problem: str | None


@lru_cache(maxsize=512)
def parsed_format(text: str) -> tuple[str | Directive, ...]:
    """The literal stretches and the directives of the format string TEXT, in order."""
    parts: list[str | Directive] = []
    at = 0
    while True:
        percent = text.find("%", at)
        if percent < 0:
            break
        if percent > at:
            parts.append(text[at:percent])
        match = _DIRECTIVE.match(text, percent)
        assert match is not None
        parts.append(_directive(match))
        at = match.end()
    if at < len(text):
        parts.append(text[at:])
    return tuple(parts)


def _directive(match: re.Match[str]) -> Directive:
    flags = match["flags"]
    width = int(match["width"] or 0)
    precision = None if match["precision"] is None else int(match["precision"] or 0)
    conversion = match["conversion"]
    problem = None
    if conversion == "":
        problem = "Format string ends in middle of format specifier"
    elif conversion not in _CONVERSIONS:
        problem = f"Invalid format operation %{conversion}"
    elif width > _LONGEST or (precision or 0) > _LONGEST:
        problem = "Maximum string size exceeded"
    return Directive(
        start=match.start(),
        end=match.end(),
        conversion="d" if conversion == "i" else conversion,
        field=None if match["field"] is None else int(match["field"]),
        minus="-" in flags,
        plus="+" in flags,
        space=" " in flags,
        sharp="#" in flags,
        zero="0" in flags,
        width=width,
        precision=precision,
        plain=not flags and not width and precision is None,
        problem=problem,
    )
