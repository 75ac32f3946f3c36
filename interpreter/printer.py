"""The printer: the text of a Lisp value.

`prin1_to_str(it, value)` and `princ_to_str(it, value)` are what the rest of the program asks.  `Printer` is one
printing of one value: it reads the `print-...` variables when it is made and collects pieces of text in `out`, in
which a raw byte is a lone surrogate as in a multibyte `LispString`.

Compound values are printed by generators that yield their parts; `Printer.run` keeps the stack of these generators,
so that a structure may be as deep as memory allows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeAlias

from elwire.interpreter.arrays import BoolVector, CharTable
from elwire.interpreter.characters import from_python
from elwire.interpreter.floats import float_to_text, integer_to_text
from elwire.interpreter.functions import ByteCode, CompiledFunction, Subr
from elwire.interpreter.hashtables import HashTable
from elwire.interpreter.objects import Cons, LispString, Obj, Record, Symbol, Vector, nil, t
from elwire.interpreter.printer_text import character_literal, quoted_string, raw_bytes_escaped, symbol_text
from elwire.interpreter.signals import error
from elwire.interpreter.strings import multibyte_text
from elwire.interpreter.textprops import plist_get, plist_has, plist_removed, plist_reversed

if TYPE_CHECKING:
    from elwire.interpreter.core import Interpreter
    from elwire.interpreter.printer_labels import Labels

Parts: TypeAlias = Iterator[Obj]

DEEPEST = 200
"""With `print-circle` nil, how deep a structure may be before it is taken for a circular one."""

_VARIABLES = (
    "print-length",
    "print-level",
    "print-quoted",
    "print-escape-newlines",
    "print-escape-nonascii",
    "print-escape-multibyte",
    "print-escape-control-characters",
    "print-circle",
    "print-gensym",
    "print-continuous-numbering",
    "print-integers-as-characters",
    "print-charset-text-property",
    "float-output-format",
    "print-number-table",
)


def prin1_to_str(it: Interpreter, value: Obj) -> str:
    """The printed representation of VALUE, as `prin1-to-string` gives it."""
    if isinstance(value, Symbol) and value.interned:
        return symbol_text(value.name) if value.name else "##"
    return _to_str(it, value, True)


def princ_to_str(it: Interpreter, value: Obj) -> str:
    """The text of VALUE for people: no quotes around strings."""
    if type(value) is LispString:
        return value.s if value.s.isascii() else raw_bytes_escaped(value.s, value.multibyte)
    if isinstance(value, Symbol) and value.interned:
        return value.name or "##"
    return _to_str(it, value, False)


def _to_str(it: Interpreter, value: Obj, escape: bool) -> str:
    printer = Printer(it, escape=escape, escape_raw=True)
    try:
        printer.run(value)
    finally:
        printer.finish()
    return "".join(printer.out)


class Printer:
    """One printing.

    With `escape`, strings and symbols are written so that they can be read back.  With `escape_raw`, raw bytes of
    strings are octal escapes even where `escape` alone would leave them: so prints what goes into a multibyte buffer
    or string.  With `latin`, the bytes of unibyte strings come out as the characters of the same code: so prints
    `princ` to a function.
    """

    def __init__(
        self,
        it: Interpreter,
        *,
        escape: bool,
        escape_raw: bool = False,
        escape_multibyte: bool = False,
        latin: bool = False,
    ) -> None:
        self.it = it
        self.escape = escape
        self.latin = latin
        self.out: list[str] = []
        self.frames: list[Parts] = []
        self.containers: list[Obj] = []
        """The values being printed, outermost first, in step with `frames`."""
        state = it.chapter_state
        symbols = state.get("printer")
        if symbols is None:
            symbols = state["printer"] = tuple(it.intern(name) for name in _VARIABLES)
            for symbol in symbols:
                if not hasattr(symbol, "value"):
                    symbol.value = t if symbol.name == "print-quoted" else nil
        (
            length,
            level,
            quoted,
            newlines,
            nonascii,
            multibyte,
            control,
            circle,
            gensym,
            continuous,
            characters,
            charset,
            float_format,
            number_table,
        ) = [symbol.value for symbol in symbols]
        self.length: int | None = length if type(length) is int and length >= 0 else None
        self.level: int | None = level if type(level) is int else None
        self.quoted = quoted is not nil
        self.newlines = newlines is not nil
        self.control = control is not nil
        self.escape_raw = escape_raw or nonascii is not nil
        self.escape_multibyte = escape_multibyte or multibyte is not nil
        self.circle = circle is not nil
        self.gensym = gensym is not nil
        self.continuous = continuous is not nil
        self.stale_numbers = number_table is not nil and not self.continuous
        self.characters = characters is not nil
        self.charset = charset
        self.float_format: str | None = float_format.s if type(float_format) is LispString else None
        self.plain_strings = not (self.newlines or self.control or self.escape_multibyte)
        self.backquotes = 0
        """How many backquotes, less commas, are around: only within one is a comma printed short."""
        self.labels: Labels | None = None

    def run(self, value: Obj) -> None:
        """Print VALUE; what was printed before a signal is in `out`."""
        if self.circle:
            from elwire.interpreter.printer_labels import Labels

            self.labels = Labels(self.it, value, gensym=self.gensym, continuous=self.continuous)
        elif type(value) is not Cons:
            text = self.atom(value)
            if text is not None:
                self.out.append(text)
                return
        frames, containers, out = self.frames, self.containers, self.out
        pending = value
        while True:
            depth = len(frames)
            if depth >= DEEPEST and not self.circle:
                raise error("Apparently circular structure being printed")
            if self.labels is not None:
                label, printed = self.labels.on(pending, depth)
                out.append(label)
                text = "" if printed else self.atom(pending)
            else:
                text = self.atom(pending)
                if text is None:
                    for index, container in enumerate(containers):
                        if container is pending:
                            text = f"#{index}"
                            break
            if text is None:
                frames.append(self.compound(pending))
                containers.append(pending)
            else:
                out.append(text)
                if not frames:
                    return
            while True:
                try:
                    pending = next(frames[-1])
                    break
                except StopIteration:
                    frames.pop()
                    containers.pop()
                    if not frames:
                        return

    def finish(self) -> None:
        """Leave `print-number-table` as Lisp finds it after a printing with labels."""
        if self.labels is not None:
            self.labels.leave()
        elif self.stale_numbers:
            self.it.s.print_number_table.value = nil

    # Values that hold no others

    def atom(self, value: Obj) -> str | None:
        """The text of VALUE, None when it has parts that must be printed one by one."""
        kind = type(value)
        if kind is int:
            if self.characters:
                literal = character_literal(value)
                if literal is not None:
                    return literal
            return integer_to_text(value)
        if isinstance(value, Symbol):
            return self.symbol(value)
        if kind is LispString:
            if self.escape and value.props is not None and value.props:
                return None
            return self.string(value)
        if kind is float:
            return float_to_text(value, self.float_format)
        if kind in _COMPOUND or isinstance(value, Cons):
            return None
        if kind is Subr:
            return f"#<subr {value.name}>"
        if kind is BoolVector:
            return self.bool_vector(value)
        if isinstance(value, HashTable):
            return None
        try:
            plain = None if self.escape else getattr(value, "princ_name", None)
            name: str = (plain or value.print_name)(self.it)
        except AttributeError:
            name = f"#<{kind.__name__.lower()}>"
        return name

    def symbol(self, symbol: Symbol) -> str:
        """SYMBOL's name, escaped as needed; an uninterned one is marked when `print-gensym` asks for it."""
        name = symbol.name
        if self.gensym and not symbol.interned:
            return "#:" + (symbol_text(name) if self.escape else name) if name else "#:"
        if not name:
            return "##"
        return symbol_text(name) if self.escape else name

    def string(self, string: LispString) -> str:
        """STRING without its properties."""
        text = string.s
        if self.escape:
            if self.plain_strings and text.isascii():
                return '"' + _SPECIAL.sub(r"\\\g<0>", text) + '"'
            return quoted_string(self, text, string.multibyte)
        if text.isascii() or self.latin:
            return text
        if self.escape_raw:
            return raw_bytes_escaped(text, string.multibyte)
        return multibyte_text(string)

    def bool_vector(self, vector: BoolVector) -> str:
        """`#&LENGTH"PACKED"`, printed as a unibyte string whose bytes are escaped."""
        packed = vector.packed().decode("latin-1")
        dots = ""
        if self.length is not None and len(packed) > self.length:
            packed, dots = packed[: self.length], " ..."
        body = "".join([_bit_text(char, self) for char in packed])
        return f'#&{len(vector)}"{body}{dots}"'

    # Values with parts

    def compound(self, value: Obj) -> Parts:
        """The generator that prints VALUE and yields each part that it cannot print on its own."""
        if isinstance(value, Cons):
            # Vectors count as a level but are never cut off.
            if self.level is not None and len(self.frames) >= self.level:
                return self.cut()
            return self.list_(value)
        kind = type(value)
        if kind is Vector:
            return self.vector("[", value, "]")
        if kind is LispString:
            return self.string_with_properties(value)
        if kind is Record:
            return self.vector("#s(", value, ")")
        if kind is ByteCode:
            return self.vector("#[", value.slots, "]")
        if kind is CompiledFunction:
            return self.vector("#[", value.slots(), "]")
        if kind is CharTable:
            return self.char_table("#^[", value.slots())
        if isinstance(value, HashTable):
            return self.hash_table(value)
        raise TypeError(f"no way to print {kind.__name__}")

    def cut(self) -> Parts:
        """Print what stands for a list that is too deep."""
        self.out.append("...")
        return
        yield

    def part(self) -> Callable[[Obj], str | None]:
        """What prints the parts of the value at hand that are atoms: None for each where `run` must look first."""
        if self.labels is not None or len(self.frames) >= DEEPEST - 1:
            return _not_here
        return self.atom

    def list_(self, value: Cons) -> Parts:
        """Print a list, or one of the forms `'x`, `#'x` and the like."""
        head, rest = value.car, value.cdr
        if self.quoted and type(rest) is Cons and rest.cdr is nil:
            prefix = _PREFIXES.get(head.name) if isinstance(head, Symbol) and head.interned else None
            if prefix is not None and (self.backquotes or prefix[0] != ","):
                nesting = _NESTING.get(prefix, 0)
                self.backquotes += nesting
                self.out.append(prefix)
                yield rest.car
                self.backquotes -= nesting
                return
        out, atom, limit = self.out, self.part(), self.length
        out.append("(")
        count = 0
        separator = ""
        tail: Obj = value
        # Brent's method of finding a circle: the tortoise stays put while the hare runs 2, 4, 8... cells.
        tortoise: Obj = value
        power = lap = 2
        labels = self.labels
        while True:
            if limit is not None and count >= limit:
                out.append(separator + "...")
                break
            if separator:
                out.append(separator)
            separator = " "
            item = tail.car
            text = atom(item)
            if text is None:
                yield item
            else:
                out.append(text)
            count += 1
            tail = tail.cdr
            if not isinstance(tail, Cons):
                if tail is not nil:
                    out.append(" . ")
                    yield tail
                break
            if labels is not None:
                if labels.has(tail):
                    out.append(" . ")
                    yield tail
                    break
                continue
            lap -= 1
            if lap == 0:
                power = lap = power * 2
                tortoise = tail
            elif tail is tortoise:
                out.append(f" . #{count // 2}")
                break
        out.append(")")

    def vector(self, opener: str, items: list[Obj], closer: str) -> Parts:
        """Print ITEMS between OPENER and CLOSER."""
        out, atom, limit = self.out, self.part(), self.length
        out.append(opener)
        cut = limit is not None and len(items) > limit
        separator = ""
        for item in items[:limit] if cut else items:
            if separator:
                out.append(separator)
            separator = " "
            text = atom(item)
            if text is None:
                yield item
            else:
                out.append(text)
        if cut:
            out.append(" ...")
        out.append(closer)

    def char_table(self, opener: str, slots: Iterable[Any]) -> Parts:
        """Print the tree of a char-table, its sub-tables being tuples (depth, first character, contents...)."""
        out = self.out
        separator = opener
        items = list(slots)
        end = "]"
        # The two numbers at the head of a sub-table count as one element, and are always printed.
        head = 2 if opener.endswith("^^[") else 0
        if self.length is not None and self.length < len(items) - head // 2:
            del items[max(head, self.length + head // 2) :]
            end = " ...]"
            if not items:
                out.append(opener)
        for slot in items:
            out.append(separator)
            separator = " "
            if isinstance(slot, tuple):
                # A table at the bottom starts a line, so that no line gets too long.
                yield from self.char_table("\n#^^[" if slot[0] == 3 else "#^^[", slot)
            else:
                yield slot
        out.append(end)

    def hash_table(self, table: HashTable) -> Parts:
        """Print `#s(hash-table size N test T ... data (KEY VALUE ...))`."""
        out, limit = self.out, self.length
        head = f"#s(hash-table size {table.size()} test {symbol_text(table.test.name)}"
        if table.weakness is not nil:
            head += f" weakness {symbol_text(table.weakness.name)}"
        size, threshold = table.rehash_size, table.rehash_threshold
        head += f" rehash-size {size if type(size) is int else float_to_text(size, self.float_format)}"
        head += f" rehash-threshold {float_to_text(float(threshold), self.float_format)}"
        out.append(head + (" purecopy t data (" if table.purecopy else " data ("))
        pairs = list(table.items())
        # A limit of 0 cuts nothing here.
        cut = limit is not None and 0 < limit < len(pairs)
        separator = ""
        for key, value in pairs[:limit] if cut else pairs:
            if separator:
                out.append(separator)
            separator = " "
            yield key
            out.append(" ")
            yield value
        out.append(" ...))" if cut else "))")

    def string_with_properties(self, string: LispString) -> Parts:
        """Print `#("text" START END PLIST...)`."""
        out = self.out
        runs = self.shown_runs(string)
        if not runs:
            out.append(self.string(string))
            return
        out.append("#(" + self.string(string))
        for start, end, plist in runs:
            out.append(f" {start} {end} ")
            yield plist
        out.append(")")

    def shown_runs(self, string: LispString) -> list[tuple[int, int, Obj]]:
        """The runs of STRING that have properties, without `charset` ones that say nothing new.

        As in Emacs, taking them out turns the property lists round, even where there are none.
        """
        runs: list[tuple[int, int, Obj]] = [run for run in string.props.runs() if run[2] is not nil]
        if self.charset is t:
            return runs
        charset = self.it.intern("charset")
        if self.charset is not nil:
            text = string.s
            for start, end, plist in runs:
                if plist_has(plist, charset) and not text[start:end].isascii():
                    said = plist_get(plist, charset)
                    other = next(char for char in text[start:end] if char > "\x7f")
                    if self.it.s.char_charset.call(from_python(other)) is not said:
                        return runs
        shown = [(start, end, plist_reversed(plist_removed(plist, [charset]))) for start, end, plist in runs]
        return [run for run in shown if run[2] is not nil]


def _not_here(_value: Obj) -> None:
    return None


def _bit_text(char: str, printer: Printer) -> str:
    if char == "\n" and printer.newlines:
        return "\\n"
    if char == "\f" and printer.newlines:
        return "\\f"
    if char > "\x7f" or (printer.control and (char < " " or char == "\x7f")):
        return f"\\{ord(char):o}"
    return "\\" + char if char in '"\\' else char


_SPECIAL = re.compile(r'["\\]')
_PREFIXES = {"quote": "'", "function": "#'", "`": "`", ",": ",", ",@": ",@"}
_NESTING = {"`": 1, ",": -1, ",@": -1}
_COMPOUND: frozenset[Any] = frozenset({Cons, Vector, Record, ByteCode, CompiledFunction, CharTable})
