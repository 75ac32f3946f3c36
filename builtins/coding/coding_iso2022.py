"""ISO 2022: escape sequences designate charsets to four registers, and shifts choose among these.

This is ISO-2022-JP and its relatives, compound text, the EUC family, and Emacs's own ISO-2022-7BIT.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from elwire.builtins.coding.charset_types import Charset, Charsets
from elwire.builtins.coding.coding_engines import CharSink, Engine, Runs
from elwire.builtins.coding.coding_wide import quick
from elwire.interpreter.characters import FIRST_RAW_BYTE, from_python

_CODES = re.compile(rb"(?:[\x21-\x7e]{2})+")
_PLAIN = re.compile(rb"[\x00-\x0d\x10-\x1a\x1c-\x7f]+")
_ESCAPE = re.compile(
    rb"\x1b(?:\$(?P<short>[@AB])|\$(?P<into>[(-/])(?P<wide>[0-~])|(?P<into94>[(-/])(?P<narrow>[0-~])"
    rb"|(?P<single>[NO])|(?P<lock>[no])|(?P<revision>&[@-~](?=\x1b[$(-/]))|(?P<direction>\[[012]?\])"
    rb"|(?P<segment>%[G@])|(?P<compose>[01]))"
)
_UNFINISHED = re.compile(rb"\x1b(?:\$[(-/]?|[(-/]|&(?:[@-~]\x1b?)?|%(?:/(?:[0-4][\x80-\xff]?)?)?)?\Z")
_UNFINISHED_DIRECTION = re.compile(rb"\x1b\[[012]?\Z")

REQUESTING = frozenset(
    [
        "iso-2022-7bit-ss2", "iso-2022-7bit-lock", "iso-2022-8bit-ss2", "compound-text", "ctext-no-compositions",
        "compound-text-with-extensions",
    ]
)  # fmt: skip
"""Systems in which a charset goes to the register whose list of designations names it or its kind.

In all others Emacs 28.2 puts what has no register from the start into the first one.
"""


class Designations:
    """What the designations in the definition of a coding system say."""

    def __init__(self, charsets: Charsets, entries: list[list[str]], requesting: bool) -> None:
        self.initial: list[Charset | None] = []
        self.requests: dict[str, int] = {}
        for register, entry in enumerate(entries):
            first = entry[0] if entry else "nil"
            self.initial.append(charsets.by_name.get(first))
            for name in entry[1:] if requesting else ():
                self.requests.setdefault(name, register)

    def register(self, charset: Charset) -> int:
        """The register that CHARSET goes to when it is needed."""
        for register, initial in enumerate(self.initial):
            if initial is charset:
                return register
        named = self.requests.get(charset.name)
        if named is None:
            named = self.requests.get("96" if charset.is_96 else "94", 0)
        return named


class Iso2022(Engine):
    """CANDIDATES are the charsets that may be used, in the order in which they are tried; ANY says that all may."""

    def __init__(
        self,
        charsets: Charsets,
        candidates: list[Charset],
        designations: Designations,
        flags: frozenset[str],
        name: str = "",
    ) -> None:
        self.quick = quick(name)
        self.charsets = charsets
        self.candidates = candidates
        self.designations = designations
        self.flags = flags
        self.seven = "7-bit" in flags
        self.allowed = frozenset(charset.name for charset in candidates)
        self.ascii_charset = charsets.by_name["ascii"]
        self.sets: list[Charset | None] = list(designations.initial)
        self.segment = False
        """True in a stretch that is in UTF-8, whose bytes are left for others to decode."""
        self.left = 0
        """The register whose charset the bytes 0x20 to 0x7F are codes of; those from 0xA0 on are of the second."""
        self._known: dict[str, tuple[Charset, bytes] | None] = {}

    # Decoding

    def decode(self, data: bytes, final: bool = True) -> tuple[str, int, Runs | None]:
        if self.quick is not None and final and self.sets == self.designations.initial:
            found = self.quick.decode(data)
            if found is not None:
                return found
        sink = CharSink()
        at, size = 0, len(data)
        while at < size:
            byte = data[at]
            left = self.sets[self.left]
            if byte < 0x80 and left is self.ascii_charset and byte not in (0x1B, 0x0E, 0x0F):
                plain = _PLAIN.match(data, at)
                assert plain is not None
                sink.plain(plain.group().decode("ascii"))
                at = plain.end()
                continue
            if byte == 0x1B:
                match = _ESCAPE.match(data, at)
                if match is None:
                    if not final and self._unfinished(data, at):
                        break
                    self._invalid(sink, byte)
                    at += 1
                    continue
                single = self._escape(match)
                if single == -1:
                    self._invalid(sink, byte)
                    at += 1
                    continue
                if single == 0:
                    at = match.end()
                    continue
                step = self._graphic(data, at, match.end(), self.sets[single], sink, single=True)
            elif byte in (0x0E, 0x0F):
                register = 1 if byte == 0x0E else 0
                if "locking-shift" not in self.flags or self.sets[register] is None:
                    self._invalid(sink, byte)
                else:
                    self.left = register
                at += 1
                continue
            elif byte in (0x8E, 0x8F):
                register = 2 if byte == 0x8E else 3
                if "single-shift" not in self.flags or self.sets[register] is None:
                    self._invalid(sink, byte)
                    at += 1
                    continue
                step = self._graphic(data, at, at + 1, self.sets[register], sink, single=True)
            elif byte < 0x20 or (byte in (0x20, 0x7F) and (left is None or not left.is_96)):
                sink.plain(chr(byte))
                at += 1
                continue
            elif byte < 0x80:
                step = self._graphic(data, at, at, left, sink)
            elif byte < 0xA0:
                self._invalid(sink, byte)
                at += 1
                continue
            else:
                right = None if self.seven or self.segment else self.sets[1]
                if byte in (0xA0, 0xFF) and right is not None and not right.is_96:
                    self._invalid(sink, byte)
                    at += 1
                    continue
                step = self._graphic(data, at, at, right, sink)
            if step < 0:
                break
            at = step
        sink.end()
        if final and at < size:
            sink.raw(data[at:])
            at = size
        return sink.text(), at, sink.runs()

    def _unfinished(self, data: bytes, at: int) -> bool:
        """Whether what is at AT could go on to be a sequence."""
        if _UNFINISHED.match(data, at) is not None:
            return True
        return "direction" in self.flags and _UNFINISHED_DIRECTION.match(data, at) is not None

    def _invalid(self, sink: CharSink, byte: int) -> None:
        """BYTE cannot be meant: it is itself, and ASCII is in force, which is the safest thing to go on with."""
        sink.raw(bytes((byte,)))
        self.left = 0
        self.sets[0] = self.ascii_charset

    def _escape(self, match: re.Match[bytes]) -> int:
        """Obey a sequence: the register it selects for one character, 0 if it selects none, -1 if it is not allowed."""
        kind = match.groupdict()
        if kind["revision"] is not None:
            return 0
        if kind["segment"] is not None:
            self.segment = kind["segment"] == b"%G"
            return -1
        if kind["compose"] is not None:
            return 0 if "composition" in self.flags else -1
        if kind["direction"] is not None:
            return 0 if "direction" in self.flags else -1
        if kind["single"] is not None:
            register = 2 if kind["single"] == b"N" else 3
            return register if "single-shift" in self.flags and self.sets[register] is not None else -1
        if kind["lock"] is not None:
            register = 2 if kind["lock"] == b"n" else 3
            if "locking-shift" not in self.flags or self.sets[register] is None:
                return -1
            self.left = register
            return 0
        if kind["short"] is not None:
            into, final, dimension = 0x28, kind["short"][0], 2
        elif kind["wide"] is not None:
            into, final, dimension = kind["into"][0], kind["wide"][0], 2
        else:
            into, final, dimension = kind["into94"][0], kind["narrow"][0], 1
        is_96 = into >= 0x2C
        charset = self.charsets.equivalents.get((dimension, is_96, final))
        if charset is None or not self._may_hold(charset):
            return -1
        self.sets[into & 3] = charset
        return 0

    def _may_hold(self, charset: Charset) -> bool:
        return charset.name in self.allowed and "designation" in self.flags

    def _graphic(
        self, data: bytes, start: int, at: int, charset: Charset | None, sink: CharSink, single: bool = False
    ) -> int:
        """Decode what starts at START, with codes from AT on, which are CHARSET's: where that ends, -1 if it does not.

        Without SINGLE, all that follows of the same kind is decoded at once.
        """
        size = len(data)
        if at >= size:
            return -1
        first = data[at]
        if charset is None:
            self._invalid(sink, data[start])
            return start + 1
        high = first & 0x80
        if single and (
            (not high and not self.seven) or first & 0x7F < 0x20 or (first & 0x7F in (0x20, 0x7F) and not charset.is_96)
        ):
            self._invalid(sink, data[start])
            return start + 1
        sink.charset(charset.name if charset is not self.ascii_charset else "")
        dimension = charset.dimension
        begin = start
        if dimension == 2 and not high and not single:
            codes = _CODES.match(data, at)
            text = None
            if codes is not None and charset.is_unified and (table := charset.map) is not None:
                text = table.run(codes.group())
            if text is not None and codes is not None:
                sink.plain(text)
                return codes.end()
        while True:
            if at + dimension > size:
                bad = next((byte for byte in data[at:] if byte & 0x80 != high or byte & 0x7F < 0x20), None)
                if bad is None:
                    return start if start > begin else -1
            code = 0
            for offset in range(dimension):
                byte = data[at + offset]
                if byte & 0x7F < 0x20 or byte & 0x80 != high:
                    self._invalid(sink, data[start])
                    return start + 1
                code = code << 8 | byte & 0x7F
            char = charset.decode(code)
            at += dimension
            if char < 0:
                for byte in data[start:at]:
                    sink.raw(bytes((byte,)))
            else:
                sink.char(char)
            if single or at >= size:
                return at
            following = data[at]
            if following & 0x80 != high or following & 0x7F < 0x21 or following & 0x7F == 0x7F:
                return at
            start = at

    # Encoding

    def encode(self, text: str) -> bytes:
        if self.quick is not None:
            data = self.quick.encode(text)
            if data is not None:
                return data
        return _Writer(self).write(text)

    def encodable(self, char: str) -> bool:
        return char < "\x80" or self.code_of(char) is not None

    def code_of(self, char: str, preferred: Charset | None = None) -> tuple[Charset, bytes] | None:
        """The first charset that has CHAR, and its code there."""
        if preferred is None and char in self._known:
            return self._known[char]
        number = from_python(char)
        result = None
        for charset in self._in_order(preferred):
            code = charset.encode(number)
            if code >= 0:
                result = charset, code.to_bytes(charset.dimension, "big")
                break
        if preferred is None:
            self._known[char] = result
        return result

    def _in_order(self, preferred: Charset | None) -> Iterable[Charset]:
        return self.candidates if preferred is None else [preferred, *self.candidates]


class _Writer:
    """Writes one text."""

    def __init__(self, engine: Iso2022) -> None:
        self.engine = engine
        self.initial = engine.designations.initial
        self.flags = engine.flags
        self.sets = list(self.initial)
        self.left = 0
        self.out: list[bytes] = []
        by_name = engine.charsets.by_name
        self.roman = by_name["latin-jisx0201"] if "use-roman" in self.flags else engine.ascii_charset
        self.default = b"?" if "safe" in self.flags else b" "

    def write(self, text: str) -> bytes:
        flags = self.flags
        at_eol, at_control = "ascii-at-eol" in flags, "ascii-at-cntl" in flags
        ascii_charset = self.engine.ascii_charset
        for char in text:
            if char == "\n":
                if at_eol:
                    self._reset()
                self.out.append(b"\n")
                if "init-at-bol" in flags:
                    self.sets = list(self.initial)
            elif char < " " or char == "\x7f":
                if at_control:
                    self._reset()
                self.out.append(char.encode("ascii"))
            elif char < "\x80":
                if self.sets[0] is ascii_charset and self.left == 0 and self.roman is ascii_charset:
                    self.out.append(char.encode("ascii"))
                else:
                    self._put(self.roman, char.encode("ascii"))
            elif "\udc80" <= char <= "\udcff" and from_python(char) >= FIRST_RAW_BYTE:
                self.out.append(bytes((ord(char) & 0xFF,)))
            else:
                found = self.engine.code_of(char)
                if found is None:
                    self._put(self.roman, self.default)
                else:
                    self._put(self._variant(found[0]), found[1])
        if at_eol:
            self._reset()
        return b"".join(self.out)

    def _variant(self, charset: Charset) -> Charset:
        if charset.name == "japanese-jisx0208" and "use-oldjis" in self.flags:
            return self.engine.charsets.by_name["japanese-jisx0208-1978"]
        return charset

    def _put(self, charset: Charset, code: bytes) -> None:
        engine = self.engine
        register = next((at for at, each in enumerate(self.sets) if each is charset), -1)
        if register < 0:
            register = engine.designations.register(charset)
            self.out.append(self._designation(charset, register))
            self.sets[register] = charset
        if register == 0 or (register == 1 and engine.seven):
            if self.left != register:
                self.out.append(b"\x0f" if register == 0 else b"\x0e")
                self.left = register
            self.out.append(bytes(byte & 0x7F for byte in code))
        elif register == 1:
            self.out.append(bytes(byte | 0x80 for byte in code))
        elif engine.seven:
            self.out.append((b"\x1bN" if register == 2 else b"\x1bO") + bytes(byte & 0x7F for byte in code))
        else:
            self.out.append((b"\x8e" if register == 2 else b"\x8f") + bytes(byte | 0x80 for byte in code))

    def _designation(self, charset: Charset, register: int) -> bytes:
        """The sequence that designates CHARSET to REGISTER."""
        final = bytes((charset.final,))
        head = b"\x1b"
        if "revision" in self.flags and charset.revision > 0:
            head = b"\x1b&" + bytes((0x40 + charset.revision,)) + head
        into = bytes(((0x2C if charset.is_96 else 0x28) + register,))
        if charset.dimension == 1:
            return head + into + final
        if into == b"(" and final in (b"@", b"A", b"B") and "long-form" not in self.flags:
            return head + b"$" + final
        return head + b"$" + into + final

    def _reset(self) -> None:
        if self.left != 0:
            self.out.append(b"\x0f")
            self.left = 0
        for register, charset in enumerate(self.initial):
            if charset is not None and self.sets[register] is not charset:
                self.out.append(self._designation(charset, register))
                self.sets[register] = charset


def candidates_of(charsets: Charsets, names: list[str] | None) -> Iterator[Charset]:
    """The charsets called NAMES; for None, all that ISO 2022 can designate, by priority."""
    if names is not None:
        yield from (charsets.by_name[name] for name in names)
        return
    for charset in charsets.priority:
        if charset.final >= 0 and charset.dimension <= 2:
            yield charset
