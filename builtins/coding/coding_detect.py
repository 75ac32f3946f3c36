"""Finding out which coding system bytes are in, and how their lines end.

Each category of encodings stands for one coding system.  They are tried in the order of priority, each only as far as
the answer needs.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any

from elwire.builtins.coding.coding_detect_iso import ESCAPES, ISO_CATEGORIES, IsoScan, has_escapes
from elwire.builtins.coding.coding_systems import Coding, System, Table, table_of
from elwire.builtins.coding.coding_unicode import BOM_8, is_begun_utf_8, looks_like_utf_8
from elwire.interpreter.objects import nil

_HIGH = re.compile(rb"[\x80-\xff]")
_ASCII = rb"[\x00-\x7f]++"
_LATIN = rb"[\x00-\x7f\x91-\x96\xa0-\xff]++"
_BIG5 = rb"[\xa1-\xff][\x40-\x7e\xa1-\xff]"


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


class Fits:
    """Tells which categories DATA may be of; what that takes is looked at once, and only when it is asked for.

    MORE tells that DATA need not be all of it: a sequence may be unfinished.
    """

    def __init__(self, it: Any, data: bytes, table: Table, more: bool = False) -> None:
        self.it = it
        self.data = data
        self.table = table
        self.more = more
        self.eight = not data.isascii()
        self.escapes = not _flag(it, "inhibit-iso-escape-detection") and has_escapes(data)

    @cached_property
    def iso(self) -> IsoScan:
        """What there is of ISO 2022."""
        return IsoScan(self.it, self.data, self.table, self.escapes)

    @cached_property
    def null(self) -> bool:
        """Whether there is a null byte that shows that this is no text.

        What comes behind an escape that may be one of ISO 2022 is not looked at for that.
        """
        if b"\0" not in self.data or _flag(self.it, "inhibit-null-byte-detection"):
            return False
        if not self.escapes or not self.iso.possible:
            return True
        return self.data.index(b"\0") < min(at for each in ESCAPES if (at := self.data.find(each)) >= 0)

    @cached_property
    def utf_8(self) -> bool:
        """Whether it is UTF-8, with something beyond ASCII."""
        return self.eight and (looks_like_utf_8(self.data) or (self.more and is_begun_utf_8(self.data)))

    @cached_property
    def utf_16(self) -> str:
        """ "be" or "le" if it starts with the mark of UTF-16, else ""."""
        if len(self.data) % 2 and not self.more:
            return ""
        return {b"\xfe\xff": "be", b"\xff\xfe": "le"}.get(self.data[:2], "")

    def system(self, category: str) -> System:
        """The coding system that CATEGORY stands for."""
        return self.table.by_name[self.table.members[category]].system

    def category(self, name: str) -> bool:
        """Whether something in the data speaks for the category NAME, and nothing against it."""
        if name in ISO_CATEGORIES:
            return (self.eight or self.escapes) and self.iso.has(name)
        if not self.eight:
            return False
        if name in ("utf-8", "utf-8-auto"):
            return self.utf_8
        if name == "utf-8-sig":
            return self.data.startswith(BOM_8) and len(self.data) > 3 and self.utf_8
        if name.startswith("utf-16-"):
            return bool(self.utf_16) and name in ("utf-16-auto", "utf-16-" + self.utf_16)
        if name == "charset":
            return self._matches(_of_charsets(self.it, self.system(name)))
        if name == "emacs-mule":
            return self._is_emacs_mule()
        if name == "sjis":
            last = rb"\xfc" if len(self.system(name).charset_list) > 3 else rb"\xef"
            lead = rb"[\x81-\x9f\xe0-" + last + rb"]"
            return self._matches(_repeated(rb"[\x00-\x7f\xa0-\xdf]++", (lead + rb"[\x40-\x7e\x80-\xfc]", 2)), lead)
        return name == "big5" and self._matches(_repeated(_ASCII, (_BIG5, 2)), rb"[\xa1-\xff]")

    def undecided(self, name: str) -> bool:
        """Whether nothing speaks for the category NAME, and nothing against it either."""
        if name in ISO_CATEGORIES:
            if self.eight and name != "iso-8-else":
                return False
            return not self.category(name) and name not in self.iso.rejected
        if not self.eight or self.category(name):
            return False
        if name == "big5" and not (self.escapes and self.iso.possible):
            # Only here Emacs does not hold a wrong second byte against the category.
            end = self._end(_repeated(_ASCII, (_BIG5, 2)))
            return end + 1 < len(self.data) and self.data[end] > 0xA0
        if self.iso.possible:
            return False
        return name == "raw-text" or (name.endswith("-nosig") and len(self.data) % 2 == 0)

    def _end(self, characters: re.Pattern[bytes], start: int = 0) -> int:
        """Where the data from START on cease to be CHARACTERS."""
        match = characters.match(self.data, start)
        return match.end() if match else start

    def _matches(self, characters: re.Pattern[bytes], begun: bytes = b"", start: int = 0) -> bool:
        """Whether the data from START on are CHARACTERS, the last perhaps BEGUN only."""
        end = self._end(characters, start)
        if end == len(self.data):
            return True
        if not self.more or not begun or _HIGH.search(self.data, start, end) is None:
            return False
        return re.compile(begun).fullmatch(self.data, end) is not None

    def _is_emacs_mule(self) -> bool:
        start = 0
        if self.escapes and not self.iso.possible:
            # What failed as ISO 2022 is looked at again from its first high byte on.
            found = _HIGH.search(self.data)
            start = found.start() if found else 0
        one, begun = _of_emacs_mule(self.it)
        return self._matches(one, begun, start)


def _repeated(*alternatives: bytes | tuple[bytes, int]) -> re.Pattern[bytes]:
    """A pattern for any number of ALTERNATIVES: regexps with nothing to take back, or regexps with their length.

    Before one of the latter is taken, it is looked at as a whole: where a possessive repetition fails halfway, the
    matcher of Python 3.11.2 goes on from there.
    """
    parts = [each if isinstance(each, bytes) else b"(?=%s)[\x00-\xff]{%d}" % each for each in alternatives]
    return re.compile(b"(?:" + b"|".join(parts) + b")*+")


_LETTERS = rb"[\x00-\x0d\x10-\x1a\x1c-\x7f]++"
_MULE_PRIVATE = {0x9A: 3, 0x9B: 3, 0x9C: 4, 0x9D: 4}


def _of_emacs_mule(it: Any) -> tuple[re.Pattern[bytes], bytes]:
    """A pattern for text in Emacs's old encoding, and a regexp for the beginning of a character.

    The first byte of a character has its length.
    """
    from elwire.builtins.coding.charset_types import charsets_of

    sizes = dict.fromkeys(range(0x81, 0x100), 1) | _MULE_PRIVATE
    for charset in charsets_of(it).priority:
        lead = charset.emacs_mule_id
        if lead > 0x80:
            sizes[lead] = charset.dimension + (2 if lead >= 0xA0 else 1)
    leads = {size: b"".join(b"\\x%02x" % lead for lead in sizes if sizes[lead] == size) for size in (1, 2, 3, 4)}
    one = [(b"[%s][\xa0-\xff]{%d}" % (leads[size], size - 1), size) for size in (2, 3, 4)]
    begun = [b"[%s][\xa0-\xff]{0,%d}" % (leads[size], size - 2) for size in (2, 3, 4)]
    return _repeated(_LETTERS, b"[%s]" % leads[1], *one), b"|".join(begun)


def _of_charsets(it: Any, system: System) -> re.Pattern[bytes]:
    """A pattern for codes that the charsets of SYSTEM have room for."""
    from elwire.builtins.coding.charset_types import charsets_of

    names = system.charset_list
    if len(names) == 1 and names[0].startswith("iso-8859-"):
        return _repeated(_LATIN)
    known = charsets_of(it).by_name
    one: list[bytes | tuple[bytes, int]] = [_ASCII]
    for charset in sorted((known[each] for each in names), key=lambda charset: charset.dimension):
        codes = [b"[\\x%02x-\\x%02x]" % limits for limits in reversed(charset.space.ranges)]
        one.append(codes[0] + b"++" if len(codes) == 1 else (b"".join(codes), len(codes)))
    return _repeated(*one)


def possible(it: Any, data: bytes) -> list[str]:
    """The names of the coding systems that DATA may be in, best first.

    The last may be one for which nothing speaks but which cannot be ruled out.
    """
    table = table_of(it)
    fits = Fits(it, data, table)
    if fits.null:
        return ["no-conversion"]
    if not fits.eight and not fits.escapes:
        return ["undecided"]
    categories = [each for each in table.priority if each in table.members or each.endswith("text")]
    names = [table.members[each] for each in categories if fits.category(each)]
    names += [table.members[each] for each in categories if fits.undecided(each)][:1]
    return names or ["raw-text"]


def best(it: Any, data: bytes, system: System, more: bool = False) -> Coding | None:
    """What DATA is in, where SYSTEM, `undecided` or `prefer-utf-8`, was asked for; None for ASCII.

    MORE tells that DATA need not be all, as Emacs takes it with files and processes: a sequence may be unfinished.
    """
    table = table_of(it)
    ascii_only = data.isascii()
    if ascii_only and b"\0" not in data and not has_escapes(data):
        return None
    if not ascii_only and b"\0" not in data:
        # One look at the common cases, in the usual order, saves trying all.
        preferred = "utf-8" if system.prefer_utf_8 else table.priority[0]
        if (
            system.prefer_utf_8
            and data.startswith(BOM_8)
            and table.priority.index("utf-8-sig") < table.priority.index("utf-8")
        ):
            preferred = "utf-8-sig"
        name = table.members[preferred] if preferred in ("utf-8", "utf-8-sig") else ""
        if name and (looks_like_utf_8(data) or (more and is_begun_utf_8(data))):
            return table.by_name[name]
    fits = Fits(it, data, table, more)
    for category in table.priority:
        if fits.null and not category.startswith("utf-16-") and not (ascii_only and category in ISO_CATEGORIES):
            continue
        if category in table.members and fits.category(category):
            name = table.members["utf-16-" + fits.utf_16 if category == "utf-16-auto" else category]
            return table.by_name[name]
    if fits.null:
        return table.by_name["no-conversion"]
    if not ascii_only and fits.undecided("iso-8-else"):
        return table.by_name[table.members["iso-8-else"]]
    return None if ascii_only else table.by_name["raw-text"]
