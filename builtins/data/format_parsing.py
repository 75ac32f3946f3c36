"""Format strings, cut into literal text and directives."""

from __future__ import annotations

from functools import lru_cache

_DIGITS = frozenset("0123456789")
_FLAGS = frozenset("-+ #0")
_CONVERSIONS = frozenset("sSdioxXcefg%")
_LONGEST = (1 << 31) - 1
"""Greatest width or precision; Emacs has 2^61 on paper, and dies long before."""


class Directive:
    """One %-sequence, from `start` to `end` of the format string.

    `problem` is the message of the error it signals when it is used, `plain` true when it has neither flags nor
    width nor precision, `field` None when it takes the next argument.
    """

    __slots__ = (
        "conversion",
        "end",
        "field",
        "minus",
        "plain",
        "plus",
        "precision",
        "problem",
        "sharp",
        "space",
        "start",
        "width",
        "zero",
    )

    def __init__(self, text: str, start: int) -> None:
        """The directive that begins with the % at START of TEXT."""
        self.start = start
        at = start + 1
        end = _after_digits(text, at)
        self.field: int | None = None
        if end > at and text[end : end + 1] == "$":
            self.field = int(text[at:end])
            at = end + 1
        end = at
        while text[end : end + 1] in _FLAGS:
            end += 1
        flags = text[at:end]
        self.minus = "-" in flags
        self.plus = "+" in flags
        self.space = " " in flags
        self.sharp = "#" in flags
        self.zero = "0" in flags
        at = end
        end = _after_digits(text, at)
        self.width = int(text[at:end] or 0)
        self.precision: int | None = None
        if text[end : end + 1] == ".":
            at = end + 1
            end = _after_digits(text, at)
            self.precision = int(text[at:end] or 0)
        conversion = text[end : end + 1]
        self.end = end + len(conversion)
        self.conversion = "d" if conversion == "i" else conversion
        self.plain = not flags and not self.width and self.precision is None
        self.problem: str | None = None
        if conversion == "":
            self.problem = "Format string ends in middle of format specifier"
        elif conversion not in _CONVERSIONS:
            self.problem = f"Invalid format operation %{conversion}"
        elif self.width > _LONGEST or (self.precision or 0) > _LONGEST:
            self.problem = "Maximum string size exceeded"


def _after_digits(text: str, at: int) -> int:
    while text[at : at + 1] in _DIGITS:
        at += 1
    return at


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
        directive = Directive(text, percent)
        parts.append(directive)
        at = directive.end
    if at < len(text):
        parts.append(text[at:])
    return tuple(parts)
