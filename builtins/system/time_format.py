"""`format-time-string`: the conversions of GNU's strftime in the C locale."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from elwire.builtins.system.time import MONTHS, WEEKDAYS, BrokenDown, break_down, zone_of
from elwire.builtins.system.time_values import decode, representable_seconds
from elwire.interpreter.objects import LispString, Obj, nil
from elwire.interpreter.registry import primitive
from elwire.interpreter.strings import EMPTY_MULTIBYTE, check_string, multibyte_text
from elwire.interpreter.timezones import days_of

_SPEC = r"(?s)%([-_0+^#]*)([0-9]*)(:{0,3}z|([EO]?)(.))"
_LONE = r"%[-_0+^#]*([0-9]*)[EO:]*"
_TAKES_E = frozenset("cCnpPqrRstTuxXyYzZ%")
_TAKES_O = frozenset("bBCdeghGHIjklmMnNpPrRsStTuUVwWyzZ%")
_ALTERNATIVE = frozenset("CdegGHIjklmMSUVwWyY")
"""Conversions that E or O asks to be written in the locale's own digits, of which the C locale has none."""

_COMPOSED = {
    "c": "%a %b %e %H:%M:%S %Y",
    "D": "%m/%d/%y",
    "x": "%m/%d/%y",
    "r": "%I:%M:%S %p",
    "R": "%H:%M",
    "T": "%H:%M:%S",
    "X": "%H:%M:%S",
}
_NUMBERS: dict[str, tuple[Callable[[BrokenDown], int], int]] = {
    "d": (lambda broken: broken.day, 2),
    "e": (lambda broken: broken.day, 2),
    "H": (lambda broken: broken.hour, 2),
    "I": (lambda broken: broken.hour % 12 or 12, 2),
    "j": (lambda broken: broken.day_of_year, 3),
    "k": (lambda broken: broken.hour, 2),
    "l": (lambda broken: broken.hour % 12 or 12, 2),
    "m": (lambda broken: broken.month, 2),
    "M": (lambda broken: broken.minute, 2),
    "q": (lambda broken: (broken.month + 2) // 3, 1),
    "S": (lambda broken: broken.second, 2),
    "u": (lambda broken: broken.weekday or 7, 1),
    "U": (lambda broken: (broken.day_of_year + 6 - broken.weekday) // 7, 2),
    "w": (lambda broken: broken.weekday, 1),
    "W": (lambda broken: (broken.day_of_year + 6 - (broken.weekday - 1) % 7) // 7, 2),
}
"""Conversions that are a number: how to find it, and its digits."""

_USUAL: dict[str, Callable[[BrokenDown], str]] = {
    "d": lambda broken: f"{broken.day:02}",
    "H": lambda broken: f"{broken.hour:02}",
    "m": lambda broken: f"{broken.month:02}",
    "M": lambda broken: f"{broken.minute:02}",
    "S": lambda broken: f"{broken.second:02}",
    "s": lambda broken: str(broken.time),
    "T": lambda broken: f"{broken.hour:02}:{broken.minute:02}:{broken.second:02}",
    "R": lambda broken: f"{broken.hour:02}:{broken.minute:02}",
    "%": lambda _broken: "%",
}
"""Frequent conversions without anything between the % and the letter, made the short way."""

_MOST_COLUMNS = 1 << 24
"""A field wider than this is not made: nothing useful is, and it would fill the memory."""


class Formatter:
    """One time to be formatted; `nanos` are the nanoseconds past its second."""

    def __init__(self, broken: BrokenDown, nanos: int) -> None:
        self.broken = broken
        self.nanos = nanos

    def format(self, template: str, upper: bool = False) -> str:
        """TEMPLATE with its conversions carried out, in upper case when UPPER."""
        spec_at = re.compile(_SPEC).match
        pieces = []
        at = 0
        while True:
            start = template.find("%", at)
            if start < 0:
                pieces.append(template[at:])
                return "".join(pieces)
            pieces.append(template[at:start])
            usual = _USUAL.get(template[start + 1 : start + 2])
            if usual is not None:
                pieces.append(usual(self.broken))
                at = start + 2
                continue
            match = spec_at(template, start)
            text = self._convert(match, upper) if match else None
            if match and text is not None:
                pieces.append(text)
                at = match.end()
            else:
                at = match.end() if match else len(template)
                pieces.append(_as_it_stands(template[start:at]))

    def _convert(self, match: re.Match[str], upper: bool) -> str | None:
        """What the conversion MATCH makes of the time; None when there is no such conversion."""
        flags, width_text, rest, modifier, letter = match.groups()
        pad = ""
        swap = False
        for flag in flags:
            if flag == "^":
                upper = True
            elif flag == "#":
                swap = True
            else:
                pad = flag
        width = min(int(width_text), _MOST_COLUMNS) if width_text else -1
        if letter is None:
            return self._offset(rest.count(":"), pad, width)
        if (modifier == "E" and letter not in _TAKES_E) or (modifier == "O" and letter not in _TAKES_O):
            return None
        if modifier and letter in _ALTERNATIVE:
            # With E or O the C library is asked, which knows neither flags nor width.
            plain = self._convert(_plain(letter, modifier), upper)
            return None if plain is None else _padded(plain, pad, width)
        text = self._text(letter, swap, upper)
        if text is not None:
            return _padded(text, pad, width)
        if letter in _COMPOSED:
            return _padded(self.format(_COMPOSED[letter], upper), pad, width)
        if letter == "F":
            return self._date(pad, width)
        if letter == "N":
            return self._fraction(pad, width)
        if letter == "z":
            return self._offset(0, pad, width)
        if letter in "CgGyY":
            return self._year(letter, pad, width)
        return self._number(letter, pad, width)

    def _text(self, letter: str, swap: bool, upper: bool) -> str | None:
        """The text conversion LETTER, in the other case when SWAP; None when it is no text conversion."""
        broken = self.broken
        if letter in "aAbBh":
            names = WEEKDAYS if letter in "aA" else MONTHS
            text = names[broken.weekday if letter in "aA" else broken.month - 1]
            if letter in "abh":
                text = text[:3]
            return text.upper() if upper or swap else text
        if letter in "pP":
            text = "PM" if broken.hour >= 12 else "AM"
            return text.lower() if swap or letter == "P" else text
        if letter == "Z":
            text = broken.local.name
            return text.lower() if swap else text.upper() if upper else text
        return {"n": "\n", "t": "\t", "%": "%"}.get(letter)

    def _number(self, letter: str, pad: str, width: int) -> str | None:
        broken = self.broken
        if letter == "s":
            return _digits(broken.time, 1, pad, width)
        if letter == "V":
            return _digits(self._iso_week()[1], 2, pad, width)
        found = _NUMBERS.get(letter)
        if found is None:
            return None
        value, digits = found
        return _digits(value(broken), digits, pad or ("_" if letter in "ekl" else ""), width)

    def _iso_week(self) -> tuple[int, int]:
        """The year and the week that the ISO calendar puts the day in."""
        thursday = self.broken.days + 4 - (self.broken.weekday or 7)
        year = self.broken.year
        while thursday < days_of(year, 1, 1):
            year -= 1
        while thursday >= days_of(year + 1, 1, 1):
            year += 1
        return year, (thursday - days_of(year, 1, 1)) // 7 + 1

    def _year(self, letter: str, pad: str, width: int) -> str:
        year = self._iso_week()[0] if letter in "gG" else self.broken.year
        if letter in "YG":
            return _yearish(abs(year), 4, year < 0, pad, width)
        if letter == "C":
            return _yearish(abs(year) // 100, 2, year < 0, pad, width)
        return _yearish(abs(year) % 100, 2, False, pad, width)

    def _date(self, pad: str, width: int) -> str:
        year = self.broken.year
        if not pad and width < 0:
            text = _yearish(abs(year), 4, year < 0, "+", 4)
        else:
            text = _yearish(abs(year), 4, year < 0, pad, max(width - 6, 0))
        return f"{text}-{self.broken.month:02}-{self.broken.day:02}"

    def _fraction(self, pad: str, width: int) -> str:
        if width < 0:
            width = 9
        text = f"{self.nanos:09}"[: max(width, 1)] if width < 9 else f"{self.nanos:09}".ljust(width, "0")
        if pad not in ("-", "_"):
            return text
        text = text.rstrip("0") or "0"
        return text.ljust(width) if pad == "_" else text

    def _offset(self, colons: int, pad: str, width: int) -> str:
        """The offset from universal time, with COLONS 0 to 3 of them."""
        offset = self.broken.local.offset
        hours, rest = divmod(abs(offset), 3600)
        minutes, seconds = divmod(rest, 60)
        if colons == 3:
            colons = 2 if seconds else 1 if minutes else 0
            digits, text = (9, 6, 3)[2 - colons], str(hours)
        else:
            digits, text = (5, 6, 9)[colons], str(hours)
            if colons == 0:
                text = str(hours * 100 + minutes)
        if colons >= 1:
            text += f":{minutes:02}"
        if colons == 2:
            text += f":{seconds:02}"
        sign = "-" if offset < 0 else "+"
        return _signed(text, sign, digits if width < 0 else width, pad)


def _plain(letter: str, modifier: str) -> re.Match[str]:
    """The match of the conversion LETTER by itself; with E, a year is not padded."""
    match = re.match(_SPEC, "%-Y" if letter == "Y" and modifier == "E" else f"%{letter}")
    assert match is not None
    return match


def _as_it_stands(text: str) -> str:
    """TEXT, which looks like a conversion but is none, in the columns it asks for."""
    match = re.match(_LONE, text)
    assert match is not None
    flags = text[1 : match.start(1)]
    pads = [flag for flag in flags if flag not in "^#"]
    width = min(int(match.group(1)), _MOST_COLUMNS) if match.group(1) else -1
    return _padded(text, pads[-1] if pads else "", width)


def _padded(text: str, pad: str, width: int) -> str:
    if width <= len(text) or pad == "-":
        return text
    return text.rjust(width, "0" if pad in ("0", "+") and pad else " ")


def _digits(value: int, digits: int, pad: str, width: int) -> str:
    """VALUE in at least DIGITS columns, or WIDTH when that is not negative."""
    return _signed(str(abs(value)), "-" if value < 0 else "", digits if width < 0 else width, pad)


def _yearish(value: int, digits: int, negative: bool, pad: str, width: int) -> str:
    """As `_digits`, with a plus sign before many digits when PAD asks for one."""
    sign = "-" if negative else ""
    if not negative and pad == "+" and (value > (99 if digits == 2 else 9999) or digits < width):
        sign = "+"
    return _signed(str(value), sign, digits if width < 0 else width, pad)


def _signed(text: str, sign: str, columns: int, pad: str) -> str:
    if pad == "-":
        return sign + text
    if pad == "_":
        return (sign + text).rjust(columns)
    return sign + text.rjust(columns - len(sign), "0")


@primitive("format-time-string")
def format_time_string(it: Any, format_string: Obj, time: Obj = nil, zone: Obj = nil) -> Obj:
    """TIME, nil for now, in the time zone ZONE, written as FORMAT-STRING says.

    Conversions: %Y year, %m month, %d day, %H hour, %M minute, %S second, %N nanoseconds (%3N milliseconds), %s seconds
    since 1970, %z offset (%:z with a colon), %Z zone name; %a %A weekday, %b %B month name, %p AM or PM, %I hour of 12,
    %y %C year in century and century, %e %k %l padded with a space, %j day of the year, %u %w weekday number,
    %U %V %W week, %g %G year of that week, %q quarter; %F %T %D %R %r %c %x %X are composed of these; %n %t %%.
    After the % may stand - (no padding), _ (spaces), 0 (zeros), + (zeros and a sign), ^ (upper case), # (other case),
    then a width.  For ZONE see `set-time-zone-rule`.  Signals `error`.
    """
    text = multibyte_text(check_string(format_string))
    ticks, hz, _pair = decode(time)
    broken = break_down(representable_seconds(ticks, hz), zone_of(it, zone))
    result = Formatter(broken, ticks % hz * 10**9 // hz).format(text)
    return LispString(result, True) if result else EMPTY_MULTIBYTE
