"""Decoding and encoding text: what primitives, files and processes call.

`decode_bytes` and `encode_text` do a whole text at once; `Decoder` and `Encoder` do it chunk by chunk, keeping what a
chunk leaves unfinished, half a character or half a CRLF, for the next.
"""

from __future__ import annotations

from typing import Any

from elwire.builtins.coding.coding_detect import best, detect_eol
from elwire.builtins.coding.coding_engines import Engine, Runs, Utf16
from elwire.builtins.coding.coding_systems import Coding, System, coding_of, table_of
from elwire.interpreter.objects import Cons, LispString, Obj, nil
from elwire.interpreter.signals import error
from elwire.interpreter.strings import internal_bytes, multibyte_text


class Decoded:
    """The text that bytes have turned out to be: as unless `multibyte` a unibyte string has it.

    `runs` tells the charsets, `coding` is the symbol of the coding system that was used.
    """

    __slots__ = ("coding", "multibyte", "runs", "text")

    def __init__(self, text: str, multibyte: bool, runs: Runs | None, coding: Obj) -> None:
        self.text = text
        self.multibyte = multibyte
        self.runs = runs
        self.coding = coding

    def props(self, it: Any) -> Any:
        """The text properties of the text, None for none."""
        return charset_props(it, self.runs, len(self.text))

    def string(self, it: Any) -> LispString:
        """The text as a Lisp string."""
        return LispString(self.text, self.multibyte, self.props(it))


def charset_props(it: Any, runs: Runs | None, size: int) -> Any:
    """The text properties of a text of SIZE characters whose charsets RUNS tells."""
    if not runs:
        return None
    from elwire.interpreter.textprops import Intervals

    props = Intervals(size)
    key = it.intern("charset")
    for start, end, charset in runs:
        props.set(start, end, Cons(key, Cons(it.intern(charset), nil)))
    return props


def decode(it: Any, data: bytes, coding: Coding, symbol: Obj, more: bool = False) -> Decoded:
    """The text of DATA, which is in CODING, called SYMBOL; MORE is for `best`."""
    system = coding.system
    eol = coding.eol
    known = True
    name = ""
    if system.kind == "undecided":
        found = best(it, data, system, more)
        if found is not None:
            system = found.system
            name = found.name
            eol = found.eol or eol
        known = found is not None
    engine = Engine() if not known else system.engine_maker()
    engine.more = more
    inhibited = it.s.inhibit_eol_conversion.value is not nil
    runs: Runs | None
    if engine.ascii:
        if not eol and not inhibited:
            eol = detect_eol(data)
        if not inhibited:
            if eol == "dos":
                data = data.replace(b"\r\n", b"\n")
            elif eol == "mac":
                data = data.replace(b"\r", b"\n")
        if system.unibyte and known:
            text, runs = data.decode("latin-1"), None
        else:
            text, _, runs = engine.decode(data)
    else:
        text, _, runs = engine.decode(data)
        if not eol and not inhibited:
            eol = text_eol(text)
        if not inhibited:
            before = text
            text = convert_eol(text, eol)
            if runs and len(text) != len(before):
                runs = moved(runs, before)
    if "post-read-conversion" in system.conversions:
        text, runs = _after_reading(it, system, text, runs)
    if engine.found:
        name = ""
        system = table_of(it).by_name[engine.found].system
    return Decoded(text, not (system.unibyte and known), runs, _used(it, coding, symbol, system, name, eol, inhibited))


def _used(it: Any, coding: Coding, symbol: Obj, system: System, name: str, eol: str, inhibited: bool) -> Obj:
    """The symbol of what was used for decoding: SYMBOL unless something was found out.

    NAME is by which SYSTEM was found, "" for its own.
    """
    if inhibited or (system is coding.system and eol == coding.eol):
        return it.s.no_conversion if symbol is nil else symbol
    return it.intern(_full_name(system, name, eol))


def _full_name(system: System, name: str, eol: str) -> str:
    """What SYSTEM, found by NAME, is called with the end-of-line form EOL: an alias has that of its own name."""
    if system.eol or not eol:
        return name or system.names[0]
    return f"{system.names[0]}-{eol}"


def text_eol(text: str) -> str:
    """How the lines of TEXT end, as `detect_eol` has it."""
    feeds = text.count("\n")
    if "\r" not in text:
        return "unix" if feeds else ""
    pairs = text.count("\r\n")
    if feeds > pairs:
        return "unix"
    return "dos" if pairs else "mac"


def convert_eol(text: str, eol: str) -> str:
    """TEXT, whose lines end as EOL says, with line feeds."""
    if eol == "dos":
        return text.replace("\r\n", "\n")
    return text.replace("\r", "\n") if eol == "mac" else text


def _converted(it: Any, helper: str, function: str, text: str, runs: Runs | None = None) -> LispString:
    """TEXT after the Lisp FUNCTION has converted it, with the help of the function called HELPER; RUNS are charsets."""
    symbol = it.intern(function)
    if symbol.function is nil:
        raise error(f"Cannot convert text: no function {function}")
    result: LispString = it.intern(helper).call(symbol, LispString(text, True, charset_props(it, runs, len(text))))
    return result


def _after_reading(it: Any, system: System, text: str, before: Runs | None) -> tuple[str, Runs | None]:
    """TEXT, decoded by SYSTEM, after its conversion in Lisp, and the charsets that are in its properties then.

    BEFORE are those that the text has to begin with.
    """
    string = _converted(it, "coding--after-reading", system.conversions["post-read-conversion"], text, before)
    runs: Runs = []
    if string.props:
        from elwire.interpreter.textprops import plist_get

        for start, end, plist in string.props.runs():
            charset = plist_get(plist, it.intern("charset"))
            if charset is not nil:
                runs.append((start, end, charset.name))
    return multibyte_text(string), runs or None


def moved(runs: Runs, text: str) -> Runs:
    """RUNS, which tell about TEXT, after each CRLF there has become one character."""
    places = [0]
    gone = 0
    for at, char in enumerate(text):
        if char == "\r" and text[at + 1 : at + 2] == "\n":
            gone += 1
        places.append(at + 1 - gone)
    return [(places[start], places[end], charset) for start, end, charset in runs]


def decode_bytes(it: Any, data: bytes, coding: Obj) -> Decoded:
    """The text of DATA, which is in the coding system CODING, a symbol.  Signals `coding-system-error`."""
    return decode(it, data, coding_of(it, coding), coding)


def encode_text(it: Any, text: str, coding: Obj, multibyte: bool = True) -> bytes:
    """The bytes of TEXT, from a string or buffer that is MULTIBYTE, in the coding system CODING, a symbol."""
    return encode(it, text, coding_of(it, coding), multibyte)


def encode(it: Any, text: str, coding: Coding, multibyte: bool) -> bytes:
    """The bytes of TEXT in CODING."""
    eol = coding.eol
    if "pre-write-conversion" in coding.system.conversions:
        if not multibyte:
            text = multibyte_text(LispString(text, False))
            multibyte = True
        function = coding.system.conversions["pre-write-conversion"]
        text = multibyte_text(_converted(it, "coding--before-writing", function, text))
    if eol != "unix" and eol and it.s.inhibit_eol_conversion.value is nil:
        text = text.replace("\n", "\r\n" if eol == "dos" else "\r")
    system = coding.system
    if not multibyte:
        if system.unibyte or (system.ascii and text.isascii()):
            return text.encode("latin-1")
        text = multibyte_text(LispString(text, False))
    elif system.ascii and text.isascii():
        return text.encode("ascii")
    if system.kind == "undecided":
        return Engine().encode(text)
    return system.engine_maker().encode(text)


def bytes_of(string: LispString) -> bytes:
    """The bytes that STRING stands for when it is to be decoded."""
    if string.multibyte:
        return internal_bytes(string, raw_as_one=True)
    return string.s.encode("latin-1")


# Chunk by chunk


class Decoder:
    """Decodes the chunks of one stream."""

    __slots__ = (
        "_carriage_return", "_engine", "_found_as", "_it", "_pending", "coding", "eol", "name", "settled", "system",
    )  # fmt: skip

    def __init__(self, it: Any, symbol: Obj) -> None:
        self._it = it
        self.coding = coding_of(it, symbol)
        self.system = self.coding.system
        self.eol = self.coding.eol
        self.name = symbol
        self._engine: Engine | None = None
        if self.system.kind != "undecided":
            self._engine = self.system.engine_maker()
            self._engine.more = True
        self._pending = b""
        self._found_as = ""
        self._carriage_return = False
        self.settled = True
        """False when the last chunk has shown the coding system or the ends of lines, until somebody takes notice."""

    @property
    def multibyte(self) -> bool:
        """Whether it makes multibyte text."""
        return not self.system.unibyte

    @property
    def unfinished(self) -> bool:
        """True while something is kept back."""
        return bool(self._pending) or self._carriage_return

    @property
    def kept(self) -> bytes:
        """The bytes that wait for what comes next."""
        return self._pending + (b"\r" if self._carriage_return else b"")

    @kept.setter
    def kept(self, data: bytes) -> None:
        self._pending = data

    def decode(self, data: bytes, final: bool = False) -> str:
        """The text of DATA, as a string of this decoder's kind holds it; FINAL gives out what was kept back, too."""
        return self.decode_runs(data, final)[0]

    def string(self, data: bytes, final: bool = False) -> LispString:
        """The text of DATA as a Lisp string with the properties that decoding gives it."""
        text, runs = self.decode_runs(data, final)
        return LispString(text, self.multibyte, charset_props(self._it, runs, len(text)))

    def decode_runs(self, data: bytes, final: bool = False) -> tuple[str, Runs | None]:
        """What `decode` returns, and its charsets."""
        if self._pending:
            data = self._pending + data
            self._pending = b""
        if self._engine is None:
            # What comes last is no more reason to decide for something else than what came before.
            found = best(self._it, data, self.system, more=True)
            if found is None:
                return self._lines(data.decode("ascii", "surrogateescape"), final), None
            self.system = found.system
            self._found_as = found.name
            self.settled = False
            self._engine = found.system.engine_maker()
            self._engine.more = True
            self.eol = found.eol or self.eol
        if self.system.unibyte:
            return self._lines(data.decode("latin-1"), final), None
        text, used, runs = self._engine.decode(data, final)
        if self._engine.found and self.system.names[0] != self._engine.found:
            self.system = table_of(self._it).by_name[self._engine.found].system
            self._found_as = ""
            self.settled = False
        if used < len(data):
            self._pending = data[used:]
        elif not final and "\udc80" <= text[-1:] <= "\udcff" and self.system.names[0] == "utf-8":
            # A byte that cannot begin a character is told from one that can when the next has come.
            self._pending, text = data[-1:], text[:-1]
        before = len(text)
        if final and self._carriage_return and not text and isinstance(self._engine, Utf16):
            # What was kept back were bytes, and so they come out.
            self._carriage_return = False
            text = "\0\r" if self._engine.reads_big else "\r\0"
        text = self._lines(text, final)
        if runs and len(text) != before:
            # Ends of lines have moved what follows; where several charsets meet, each keeps what it can.
            runs = [(min(a, len(text)), min(b, len(text)) if b < before else len(text), c) for a, b, c in runs]
            runs = [run for run in runs if run[0] < run[1]] or None
        if "post-read-conversion" in self.system.conversions:
            return _after_reading(self._it, self.system, text, runs) if text else ("", None)
        return text, runs

    def _lines(self, text: str, final: bool) -> str:
        eol = self.eol
        if eol == "unix" or self._it.s.inhibit_eol_conversion.value is not nil:
            return text
        if not eol:
            # As in Emacs, the chunk that decides keeps nothing back.
            eol = text_eol(text)
            if eol:
                self.eol = eol
                self.settled = False
            return convert_eol(text, eol)
        if self._carriage_return:
            text = "\r" + text
            self._carriage_return = False
        if not final and eol == "dos" and text.endswith("\r"):
            self._carriage_return = True
            text = text[:-1]
        return convert_eol(text, eol)

    def settle(self) -> Obj:
        """The symbol of the coding system that has been found."""
        self.settled = True
        self.name = self._it.intern(_full_name(self.system, self._found_as, self.eol))
        return self.name


class Encoder:
    """Encodes what is written to one stream."""

    __slots__ = ("_it", "coding")

    def __init__(self, it: Any, symbol: Obj) -> None:
        self._it = it
        self.coding = coding_of(it, symbol)

    def encode(self, text: str, multibyte: bool) -> bytes:
        """The bytes of TEXT, which comes from a multibyte or unibyte string."""
        if multibyte and self.coding.eol in ("unix", "") and text.isascii() and self.coding.system.ascii:
            return text.encode("ascii")
        return encode(self._it, text, self.coding, multibyte)


def encodable(it: Any, symbol: Obj, text: str) -> bool:
    """Whether the coding system SYMBOL has each character of multibyte TEXT; raw bytes always pass."""
    system = coding_of(it, symbol).system
    if text.isascii() or system.kind in ("raw-text", "undecided"):
        return True
    engine = system.engine_maker()
    return all(char < "\x80" or "\udc80" <= char <= "\udcff" or engine.encodable(char) for char in set(text))
