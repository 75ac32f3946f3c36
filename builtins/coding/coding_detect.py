"""Finding out which coding system bytes are in, and how their lines end."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any

from elwire.builtins.coding.coding_systems import System, Table, table_of
from elwire.builtins.coding.coding_unicode import BOM_8, is_utf_8
from elwire.interpreter.objects import nil
from elwire.interpreter.strings import has_surrogates

_LATIN = re.compile(rb"[\x80-\x90\x97-\x9f]")
"""Bytes that no text in Latin-1 has; 0x91 to 0x96 are the extra ones that Emacs lets pass."""

_ESCAPES = (b"\x0e", b"\x0f", b"\x1b")
_DESIGNATION = re.compile(rb"\x1b(?:\$(?:[@AB]|[(-+][@-DG-MO-Q])|[(-+][BIJ]|[,-/][A-DFGHLMT_bf])")
_JAPANESE = re.compile(rb"\x1b(?:\$[@B]|\([BJ])")
_SJIS = re.compile(rb"(?:[\x00-\x7f\xa0-\xdf]++|[\x81-\x9f\xe0-\xef][\x40-\x7e\x80-\xfc])*+")
_BIG5 = re.compile(rb"(?:[\x00-\x7f]++|[\xa1-\xfe][\x40-\x7e\xa1-\xfe])*+")
_EUC = re.compile(rb"(?:[\x00-\x7f]++|[\xa1-\xfe]{2})*+[\xa1-\xfe]?")
_ISO_8_1 = re.compile(rb"[\x00-\x7f\xa0-\xff]*+")
_EMACS_MULE = re.compile(
    rb"(?:[\x00-\x7f]++|[\x81-\x8f][\xa0-\xff]|[\x90-\x99][\xa0-\xff]{2}|[\x9a\x9b][\xe0-\xef][\xa0-\xff]"
    rb"|[\x9c\x9d][\xf0-\xfe][\xa0-\xff]{2})*+"
)


def detect_eol(data: bytes) -> str:
    """How lines end in DATA, text in an ASCII-compatible encoding; "" when there are none, "unix" for a mixture."""
    feeds = data.count(b"\n")
    if b"\r" not in data:
        return "unix" if feeds else ""
    pairs = data.count(b"\r\n")
    if feeds > pairs:
        return "unix"
    return "dos" if pairs else "mac"


def _flag(it: Any, name: str) -> bool:
    return getattr(it.intern(name), "value", nil) is not nil


def _has_escapes(data: bytes) -> bool:
    """Whether DATA has what may switch charsets; each byte looked for by itself, which is 20 times a regexp's speed."""
    return any(byte in data for byte in _ESCAPES)


def possible(it: Any, data: bytes, table: Table) -> list[str]:
    """The categories whose encodings DATA, which has bytes beyond ASCII or escapes, may be in, in no special order."""
    fits = Fits(it, data, table)
    return [category for category in _CATEGORIES if fits.category(category)]


_CATEGORIES = (
    "utf-8", "utf-8-auto", "utf-8-sig", "iso-7", "iso-7-else", "iso-8-else", "iso-7-tight", "charset", "emacs-mule",
    "sjis", "big5", "iso-8-2", "iso-8-1",
)  # fmt: skip
_PATTERNS = {"emacs-mule": _EMACS_MULE, "sjis": _SJIS, "big5": _BIG5, "iso-8-2": _EUC, "iso-8-1": _ISO_8_1}


class Fits:
    """Tells which categories DATA may be of; what that takes is looked at once, and only when it is asked for."""

    def __init__(self, it: Any, data: bytes, table: Table) -> None:
        self.data = data
        self.table = table
        self.eight = not data.isascii()
        self.escapes = not _flag(it, "inhibit-iso-escape-detection") and _has_escapes(data)
        self.designations = self.escapes and _DESIGNATION.search(data) is not None

    @cached_property
    def utf_8(self) -> bool:
        """Whether it is UTF-8, with something beyond ASCII."""
        return _is_utf_8(self.data)

    @cached_property
    def latin(self) -> bool:
        """Whether all bytes are of Latin-1."""
        return self.eight and _LATIN.search(self.data) is None

    def category(self, name: str) -> bool:
        """Whether the data may be of the category NAME."""
        data, seven = self.data, self.escapes and not self.eight
        if name in ("utf-8", "utf-8-auto"):
            return self.utf_8
        if name == "utf-8-sig":
            return data.startswith(BOM_8) and self.utf_8
        if name == "iso-7":
            return seven and (self.designations or b"\x1b" in data)
        if name == "iso-7-else":
            return seven and (self.designations or b"\x0e" in data)
        if name == "iso-8-else":
            return (seven and self.designations) or self.latin
        if name == "iso-7-tight":
            return seven and self.designations and len(_JAPANESE.findall(data)) == len(_DESIGNATION.findall(data))
        if name == "charset":
            if self.table.members.get("charset") == "iso-latin-1":
                return self.latin
            return self.eight and _in_charset(self.table, data)
        pattern = _PATTERNS.get(name)
        return self.eight and pattern is not None and pattern.fullmatch(data) is not None


def _in_charset(table: Table, data: bytes) -> bool:
    """Whether the coding system that stands for those of one charset has characters for all of DATA."""
    engine = table.by_name[table.members["charset"]].system.engine_maker()
    text, _, _ = engine.decode(data)
    return not has_surrogates(text)


def _is_utf_8(data: bytes) -> bool:
    return not data.isascii() and is_utf_8(data)


_UNFINISHED = re.compile(rb"[\x80-\xff][\x80-\xbf]{0,3}")


def _is_begun_utf_8(data: bytes) -> bool:
    """Whether DATA is UTF-8 but for a sequence at the end that could go on; what it begins with does not matter."""
    for size in range(1, 5):
        head = data[:-size]
        if _UNFINISHED.fullmatch(data[-size:]) and (head.isascii() or is_utf_8(head)):
            return True
    return False


def best(it: Any, data: bytes, system: System, more: bool = False) -> System | None:
    """What DATA is in, where SYSTEM, `undecided` or `prefer-utf-8`, was asked for; None for ASCII.

    MORE tells that DATA need not be all, as Emacs takes it with files: a sequence may be unfinished.

    Where Emacs would decide for a system that converts nothing here, the bytes are left as they are.
    """
    table = table_of(it)
    prefer = system.prefer_utf_8
    ascii_only = data.isascii()
    if not ascii_only and data[:2] in (b"\xfe\xff", b"\xff\xfe") and len(data) % 2 == 0:
        category = "utf-16-be" if data[0] == 0xFE else "utf-16-le"
        return table.by_name[table.members[category]].system
    if b"\0" in data and not _flag(it, "inhibit-null-byte-detection"):
        return table.by_name["no-conversion"].system
    if ascii_only and (_flag(it, "inhibit-iso-escape-detection") or not _has_escapes(data)):
        return None
    if prefer and _is_utf_8(data):
        return table.by_name["utf-8"].system
    # One look at the common cases, in the usual order, saves trying all.
    if table.priority[0] == "utf-8" and _is_utf_8(data):
        return table.by_name[table.members["utf-8"]].system
    if more and table.priority[0] == "utf-8" and _is_begun_utf_8(data):
        return table.by_name[table.members["utf-8"]].system
    fits = Fits(it, data, table)
    for category in table.priority:
        name = table.members.get(category)
        if name is not None and fits.category(category):
            return table.by_name[name].system
    return None if ascii_only else table.by_name["raw-text"].system
