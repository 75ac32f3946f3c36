"""Bytes to text and back for processes, chunk by chunk.

A `Decoder` keeps what a chunk leaves unfinished, half a character or half a CRLF, for the next one, and finds out what
an undecided coding system is.  Its `name` is then the coding system found.
"""

from __future__ import annotations

import codecs
from typing import Any

from elwire.interpreter.objects import Cons, LispString, Obj, Symbol, nil
from elwire.interpreter.signals import signal, wrong_type

# alias -> base name
_ALIASES = {
    "binary": "binary", "no-conversion": "no-conversion", "raw-text": "raw-text",
    "utf-8": "utf-8", "mule-utf-8": "utf-8", "cp65001": "utf-8", "utf-8-emacs": "utf-8-emacs",
    "emacs-internal": "utf-8-emacs", "prefer-utf-8": "prefer-utf-8", "undecided": "undecided",
    "latin-1": "iso-latin-1", "iso-latin-1": "iso-latin-1", "iso-8859-1": "iso-latin-1",
    "us-ascii": "us-ascii", "iso-safe": "us-ascii", "ascii": "us-ascii",
    "latin-0": "iso-latin-9", "latin-9": "iso-latin-9", "iso-latin-9": "iso-latin-9", "iso-8859-15": "iso-latin-9",
    "latin-2": "iso-latin-2", "iso-latin-2": "iso-latin-2", "iso-8859-2": "iso-latin-2",
    "windows-1252": "windows-1252", "cp1252": "windows-1252", "windows-1251": "windows-1251", "cp1251": "windows-1251",
    "koi8-r": "koi8-r", "koi8": "koi8-r",
}  # fmt: skip

_PYTHON_CODECS = {
    "iso-latin-9": "iso8859-15", "iso-latin-2": "iso8859-2", "windows-1252": "cp1252", "windows-1251": "cp1251",
    "koi8-r": "koi8-r",
}  # fmt: skip

_CHARSETS = {
    "iso-latin-1": "iso-8859-1", "iso-latin-2": "iso-8859-2", "iso-latin-9": "iso-8859-15",
    "windows-1252": "windows-1252", "windows-1251": "windows-1251", "koi8-r": "koi8-r",
}  # fmt: skip

_UNIBYTE = frozenset({"binary", "no-conversion", "raw-text"})
_SUFFIXES = ("-unix", "-dos", "-mac")


class Coding:
    """A coding system taken apart: `base` its own name, `eol` "unix", "dos", "mac" or "" while that is open."""

    __slots__ = ("base", "eol")

    def __init__(self, base: str, eol: str) -> None:
        self.base = base
        self.eol = "unix" if base in ("binary", "no-conversion") else eol


def parse(name: str) -> Coding | None:
    """The coding system called NAME, None when there is no such."""
    base, eol = name, ""
    for suffix in _SUFFIXES:
        if name.endswith(suffix):
            base, eol = name[: -len(suffix)], suffix[1:]
    known = _ALIASES.get(base)
    if known is None or (eol and known in ("binary", "no-conversion")):
        return None
    return Coding(known, eol)


def coding_of(it: Any, symbol: Obj) -> Coding:
    """The coding system that SYMBOL names; nil is `no-conversion`.  Signals `coding-system-error`."""
    if symbol is nil:
        return Coding("no-conversion", "unix")
    if not isinstance(symbol, Symbol):
        raise wrong_type("symbolp", symbol)
    found = parse(symbol.name)
    if found is None:
        raise signal("coding-system-error", symbol)
    return found


def complete_for_writing(it: Any, symbol: Obj) -> Obj:
    """SYMBOL with its end-of-line form settled, as a process's coding system for writing is: "-unix" unless given."""
    if symbol is nil:
        return it.intern("raw-text-unix")
    coding = coding_of(it, symbol)
    return symbol if coding.eol else it.intern(coding.base + "-unix")


class Decoder:
    """Decodes the chunks of one process."""

    __slots__ = ("_bytes", "_carriage_return", "base", "eol", "multibyte", "name", "settled")

    def __init__(self, it: Any, symbol: Obj) -> None:
        coding = coding_of(it, symbol)
        self.base = coding.base
        self.eol = coding.eol
        self.name = symbol
        self.multibyte = coding.base not in _UNIBYTE
        self._bytes = b""
        self._carriage_return = False
        self.settled = True
        """False when the last chunk has changed `base` or `eol`, until somebody takes notice."""

    def decode(self, data: bytes, final: bool = False) -> str:
        """The text of DATA, as a string of this decoder's kind holds it; FINAL gives out what was kept back, too."""
        if self.base == "utf-8" and self.eol == "unix" and not self._bytes:
            if data.isascii():
                return data.decode("ascii")
            text, used = codecs.utf_8_decode(data, "surrogateescape", final)
            if used < len(data):
                self._bytes = data[used:]
            return text
        return self._any_eol(self._any_text(data, final), final)

    def _any_text(self, data: bytes, final: bool) -> str:
        if self._bytes:
            data = self._bytes + data
            self._bytes = b""
        base = self.base
        if base in ("undecided", "prefer-utf-8") and not data.isascii():
            base = self._detect(data, base)
        if base in ("utf-8", "utf-8-emacs", "prefer-utf-8"):
            text, used = codecs.utf_8_decode(data, "surrogateescape", final)
            self._bytes = data[used:]
            return text
        if base == "us-ascii":
            return data.decode("ascii", "surrogateescape")
        if base in _PYTHON_CODECS:
            return data.decode(_PYTHON_CODECS[base], "surrogateescape")
        return data.decode("latin-1")

    def _detect(self, data: bytes, base: str) -> str:
        try:
            codecs.utf_8_decode(data, "strict", False)
            found = "utf-8"
        except UnicodeDecodeError:
            found = "iso-latin-1" if base == "undecided" else "utf-8"
        self.base = found
        self.settled = False
        return found

    def _any_eol(self, text: str, final: bool) -> str:
        eol = self.eol
        if eol == "unix":
            return text
        if not eol:
            eol = _detect_eol(text)
            if eol:
                self.eol = eol
                self.settled = False
                if eol == "dos":
                    return text.replace("\r\n", "\n")
            if eol != "mac":
                return text
        if eol == "mac":
            return text.replace("\r", "\n")
        if self._carriage_return:
            text = "\r" + text
            self._carriage_return = False
        if not final and text.endswith("\r"):
            self._carriage_return = True
            text = text[:-1]
        return text.replace("\r\n", "\n")

    def settle(self, it: Any) -> Obj:
        """The symbol of the coding system that has been found."""
        self.settled = True
        self.name = it.intern(f"{self.base}-{self.eol}" if self.eol else self.base)
        return self.name

    def string(self, it: Any, text: str) -> LispString:
        """TEXT, which `decode` has returned, as a Lisp string; other characters than ASCII tell their charset."""
        charset = _CHARSETS.get(self.base)
        if charset is None or text.isascii():
            return LispString(text, self.multibyte)
        from elwire.interpreter.textprops import intervals_of

        plist = Cons(it.s.charset, Cons(it.intern(charset), nil))
        return LispString(text, True, intervals_of([(0, len(text), plist)], len(text)))

    @property
    def unfinished(self) -> bool:
        """True while something is kept back."""
        return bool(self._bytes) or self._carriage_return


def _detect_eol(text: str) -> str:
    """How the first lines of TEXT end; "" when none does, "unix" when they disagree."""
    seen = ""
    at = 0
    for _ in range(3):
        newline, carriage = text.find("\n", at), text.find("\r", at)
        if newline < 0 and carriage < 0:
            break
        if carriage < 0 or 0 <= newline < carriage:
            this, at = "unix", newline + 1
        elif text.startswith("\n", carriage + 1):
            this, at = "dos", carriage + 2
        else:
            this, at = "mac", carriage + 1
        if not seen or seen == this:
            seen = this
        elif {seen, this} == {"dos", "mac"}:
            seen = "dos"
        else:
            return "unix"
    return seen


class Encoder:
    """Encodes what is sent to one process."""

    __slots__ = ("base", "eol")

    def __init__(self, it: Any, symbol: Obj) -> None:
        coding = coding_of(it, symbol)
        self.base = coding.base
        self.eol = coding.eol

    def encode(self, text: str, multibyte: bool) -> bytes:
        """The bytes of TEXT, which comes from a multibyte or unibyte string."""
        if self.eol == "dos":
            text = text.replace("\n", "\r\n")
        elif self.eol == "mac":
            text = text.replace("\n", "\r")
        if text.isascii():
            return text.encode("ascii")
        if not multibyte:
            return text.encode("latin-1")
        base = self.base
        if base in ("iso-latin-1", "us-ascii") or base in _PYTHON_CODECS:
            codec = _PYTHON_CODECS.get(base) or ("ascii" if base == "us-ascii" else "latin-1")
            return _encode_each(text, codec, b"?" if base == "us-ascii" else b" ")
        try:
            return text.encode("utf-8")
        except UnicodeEncodeError:
            return _encode_each(text, "utf-8", b"?")


def _encode_each(text: str, codec: str, substitute: bytes) -> bytes:
    """TEXT in the Python CODEC; raw bytes stay themselves, and what the codec cannot say becomes SUBSTITUTE."""
    out = []
    for char in text:
        if "\udc80" <= char <= "\udcff":
            out.append(bytes([ord(char) & 0xFF]))
        else:
            try:
                out.append(char.encode(codec))
            except UnicodeEncodeError:
                out.append(_encode_special(char) if codec == "utf-8" else substitute)
    return b"".join(out)


def _encode_special(char: str) -> bytes:
    """A character that Python's UTF-8 refuses: a surrogate, or a number that Unicode does not have."""
    from elwire.interpreter.characters import from_python

    number = from_python(char)
    if number < 0x10000:
        return bytes([0xE0 | number >> 12, 0x80 | number >> 6 & 63, 0x80 | number & 63])
    if number < 0x200000:
        return bytes([0xF0 | number >> 18, 0x80 | number >> 12 & 63, 0x80 | number >> 6 & 63, 0x80 | number & 63])
    return bytes(
        [0xF8, 0x80 | number >> 18 & 63, 0x80 | number >> 12 & 63, 0x80 | number >> 6 & 63, 0x80 | number & 63]
    )


# What a process starts with


def initial_coding(it: Any, contact_coding: Obj, given: bool, kind_default: Obj, buffer: Obj) -> tuple[Obj, Obj]:
    """The coding systems for reading and writing of a new process.

    CONTACT_CODING is its `:coding`, GIVEN tells whether it has one; KIND_DEFAULT is the entry of
    `network-coding-system-alist` or its kin that matches, nil for none.
    """
    s = it.s
    default = s.default_process_coding_system.value

    def half(value: Obj, reading: bool) -> Obj:
        if isinstance(value, Cons):
            return value.car if reading else value.cdr
        return value

    if given and contact_coding is not nil:
        chosen = [half(contact_coding, True), half(contact_coding, False)]
    else:
        chosen = []
        for reading, override in ((True, s.coding_system_for_read.value), (False, s.coding_system_for_write.value)):
            value = override
            if value is nil and (buffer is nil or buffer.multibyte):
                value = half(kind_default, reading)
                if value is nil:
                    value = half(default, reading)
            chosen.append(value)
    for value in chosen:
        if value is not nil:
            coding_of(it, value)
    return chosen[0], chosen[1]


def coding_from_alist(it: Any, alist: Obj, target: Obj) -> Obj:
    """What ALIST, such as `process-coding-system-alist`, says about TARGET: a coding system, a pair, nil for nothing.

    Its keys are regexps for a string, and integers.
    """
    from elwire.builtins import match_data

    while isinstance(alist, Cons):
        entry = alist.car
        alist = alist.cdr
        if not isinstance(entry, Cons):
            continue
        key = entry.car
        if isinstance(target, LispString) and isinstance(key, LispString):
            saved = match_data.save(it)
            found = it.s.string_match.call(key, target) is not nil
            match_data.restore(it, saved)
        else:
            found = type(key) is int and key == target
        if not found:
            continue
        value = entry.cdr
        if isinstance(value, Symbol) and value is not nil and parse(value.name) is None and value.function is not nil:
            value = value.call(target)
        return value
    return nil


def set_codings(process: Any, reading: Obj, writing: Obj) -> None:
    """Make READING and WRITING the coding systems of PROCESS."""
    it = process.it
    decoder, encoder = Decoder(it, reading), Encoder(it, writing)
    process.decode_name, process.decoder = reading, decoder
    process.encode_name, process.encoder = writing, encoder


def text_for(string: LispString, process: Any) -> bytes:
    """The bytes that STRING is to PROCESS."""
    return process.encoder.encode(string.s, string.multibyte)  # type: ignore[no-any-return]
