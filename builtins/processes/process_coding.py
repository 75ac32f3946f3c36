"""Bytes to text and back for processes, chunk by chunk.

A `Decoder` keeps what a chunk leaves unfinished, half a character or half a CRLF, for the next one, and finds out what
an undecided coding system is.  Its `name` is then the coding system found.
"""

from __future__ import annotations

from typing import Any

from elwire.builtins.coding.coding_unicode import decode_utf_8, encode_utf_8
from elwire.interpreter.objects import Cons, LispString, Obj, Symbol, nil
from elwire.interpreter.signals import signal, wrong_type

_QUICK = frozenset({"utf-8-unix", "mule-utf-8-unix", "cp65001-unix"})
"""Names of what nearly every process uses, for which the table of coding systems is not looked at."""


class Coding:
    """A coding system taken apart: `base` its own name, `eol` "unix", "dos", "mac" or "" while that is open."""

    __slots__ = ("base", "eol")

    def __init__(self, base: str, eol: str) -> None:
        self.base = base
        self.eol = eol


def parse(it: Any, name: str) -> Coding | None:
    """The coding system called NAME, None when there is no such."""
    if name in _QUICK:
        return Coding("utf-8", "unix")
    from elwire.builtins.coding.coding_systems import table_of

    found = table_of(it).by_name.get(name)
    return None if found is None else Coding(found.system.names[0], found.eol)


def coding_of(it: Any, symbol: Obj) -> Coding:
    """The coding system that SYMBOL names; nil is `no-conversion`.  Signals `coding-system-error`."""
    if symbol is nil:
        return Coding("no-conversion", "unix")
    if not isinstance(symbol, Symbol):
        raise wrong_type("symbolp", symbol)
    found = parse(it, symbol.name)
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
    """Decodes the chunks of one process: UTF-8 with line feeds itself, the rest by `coding_conversion.Decoder`."""

    __slots__ = ("_bytes", "_inner", "_runs", "name", "raw", "settled")

    def __init__(self, it: Any, symbol: Obj, raw: bool = False) -> None:
        """For the coding system SYMBOL, nil for `undecided`; RAW leaves all but ends of lines as it is."""
        self.name = symbol
        self.raw = raw
        self._bytes = b""
        self._runs: Any = None
        self._inner: Any = None
        self.settled = symbol is not nil
        """False when the last chunk has shown the coding system or the ends of lines, until somebody takes notice."""
        if raw or not (isinstance(symbol, Symbol) and symbol.name in _QUICK):
            from elwire.builtins.coding.coding_conversion import Decoder as AnyDecoder

            used = it.intern("undecided") if symbol is nil else symbol
            if raw:
                used = raw_text_of(it, used)
                self.settled = used is symbol
            self._inner = AnyDecoder(it, used)
            self._inner.settled = self.settled

    @property
    def kept(self) -> bytes:
        """The bytes that have been kept back."""
        return self._bytes if self._inner is None else self._inner.kept

    @property
    def base(self) -> str:
        """The coding system's own name."""
        return "utf-8" if self._inner is None else self._inner.system.names[0]

    @property
    def eol(self) -> str:
        """How lines end: "unix", "dos", "mac", "" while that is open."""
        return "unix" if self._inner is None else self._inner.eol

    @property
    def multibyte(self) -> bool:
        """Whether it makes multibyte text."""
        return True if self._inner is None else self._inner.multibyte

    @property
    def unfinished(self) -> bool:
        """True while something is kept back."""
        return bool(self._bytes) if self._inner is None else self._inner.unfinished

    def decode(self, data: bytes, final: bool = False) -> str:
        """The text of DATA, as a string of this decoder's kind holds it; FINAL gives out what was kept back, too."""
        inner = self._inner
        if inner is not None:
            text, self._runs = inner.decode_runs(data, final)
            self.settled = inner.settled
            return text  # type: ignore[no-any-return]
        if self._bytes:
            data = self._bytes + data
            self._bytes = b""
        if data.isascii():
            return data.decode("ascii")
        text, used = decode_utf_8(data, final)
        if used < len(data):
            self._bytes = data[used:]
        elif not final and "\udc80" <= text[-1] <= "\udcff":
            # As in Emacs, a byte that cannot begin a character is told from one that can when the next has come.
            self._bytes = data[-1:]
            return text[:-1]
        return text

    def take_over(self, kept: bytes) -> None:
        """Begin with the bytes KEPT, which another decoder of the process has kept back."""
        if self._inner is None:
            self._bytes = kept
        else:
            self._inner.kept = kept

    def settle(self, it: Any) -> Obj:
        """The symbol of the coding system that has been found."""
        self.settled = True
        if self._inner is not None:
            self.name = self._inner.settle()
        return self.name

    def string(self, it: Any, text: str) -> LispString:
        """TEXT, which `decode` has returned, as a Lisp string; other characters than ASCII tell their charset."""
        if not self._runs:
            return LispString(text, self.multibyte)
        from elwire.builtins.coding.coding_conversion import charset_props

        return LispString(text, True, charset_props(it, self._runs, len(text)))


def raw_text_of(it: Any, symbol: Obj) -> Obj:
    """The coding system that ends lines as SYMBOL does and leaves everything else as it is."""
    coding = coding_of(it, symbol)
    if coding.base in ("raw-text", "no-conversion"):
        return symbol
    return it.intern(f"raw-text-{coding.eol}" if coding.eol else "raw-text")


class Encoder:
    """Encodes what is sent to one process."""

    __slots__ = ("_inner",)

    def __init__(self, it: Any, symbol: Obj) -> None:
        self._inner: Any = None
        if not (isinstance(symbol, Symbol) and symbol.name in _QUICK):
            from elwire.builtins.coding.coding_conversion import Encoder as AnyEncoder

            self._inner = AnyEncoder(it, symbol)

    @property
    def stateless(self) -> bool:
        """True when a text may be encoded piece by piece."""
        return self._inner is None

    @property
    def base(self) -> str:
        """The coding system's own name."""
        return "utf-8" if self._inner is None else self._inner.coding.system.names[0]

    @property
    def eol(self) -> str:
        """How lines end: "unix", "dos", "mac", "" while that is open."""
        return "unix" if self._inner is None else self._inner.coding.eol

    def encode(self, text: str, multibyte: bool) -> bytes:
        """The bytes of TEXT, which comes from a multibyte or unibyte string."""
        inner = self._inner
        if inner is not None:
            if multibyte:
                return inner.encode(text, multibyte)  # type: ignore[no-any-return]
            # As in Emacs, bytes are sent as they are, but for the ends of their lines.
            if inner.coding.eol in ("dos", "mac"):
                text = text.replace("\n", "\r\n" if inner.coding.eol == "dos" else "\r")
            return text.encode("latin-1")
        if text.isascii():
            return text.encode("ascii")
        return encode_utf_8(text) if multibyte else text.encode("latin-1")


# What a process starts with


def initial_coding(
    it: Any, contact_coding: Obj, given: bool, kind_default: Obj, buffer: Obj, program: bool = False
) -> tuple[Obj, Obj]:
    """The coding systems for reading and writing of a new process with BUFFER.

    CONTACT_CODING is its `:coding`, GIVEN tells whether it has one; KIND_DEFAULT is the entry of
    `network-coding-system-alist` or its kin that matches, nil for none.  PROGRAM is for a child: a half of `:coding`
    that is nil gets the default, and a unibyte buffer does not matter.
    """
    s = it.s
    default = s.default_process_coding_system.value
    explicit = given and contact_coding is not nil

    def half(value: Obj, reading: bool) -> Obj:
        if isinstance(value, Cons):
            return value.car if reading else value.cdr
        return value

    chosen = []
    for reading, override in ((True, s.coding_system_for_read.value), (False, s.coding_system_for_write.value)):
        value = half(contact_coding, reading) if explicit else override
        if value is nil and (program or not explicit):
            bytes_wanted = reading and not program and buffer is not nil and not buffer.multibyte
            if not bytes_wanted:
                value = half(kind_default, reading)
                if value is nil and isinstance(default, Cons):
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
    from elwire.builtins.searching import match_data

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
        if isinstance(value, Symbol) and value.function is not nil and parse(it, value.name) is None:
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
