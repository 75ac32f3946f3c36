"""Reading Lisp: `read`, `read-from-string`, and the streams they read from."""

from __future__ import annotations

from typing import Any

from elwire.builtins.buffers.buffers import Buffer
from elwire.builtins.buffers.markers import Marker
from elwire.builtins.language.symbols import intern, main_obarray
from elwire.interpreter.characters import MAX_CHAR, to_python
from elwire.interpreter.objects import Cons, LispString, Obj, Symbol, Vector, nil, t
from elwire.interpreter.reader import Reader, displayed_column
from elwire.interpreter.registry import primitive, variable
from elwire.interpreter.signals import signal, wrong_type
from elwire.interpreter.strings import check_range, check_string, column_settings, multibyte_text

variable("standard-input", t, "The stream `read` reads from by default; t is the minibuffer, in batch standard input.")
variable("read-circle", t, "Non-nil means that `#N=` and `#N#` are read as labels; nil makes them errors.")
variable(
    "read-symbol-shorthands",
    nil,
    "An alist of strings (SHORT . LONG): a symbol whose name is read with the prefix SHORT gets LONG in its place.",
)
variable(
    "lread--unescaped-character-literals",
    nil,
    "Characters read without the backslash they should have, such as `?(`; the loader warns about them.",
)

_FIRST_CHUNK = 2048


class OtherObarray:
    """Mixed into readers: symbols go where the variable `obarray` says."""

    it: Any
    symbols: dict[str, Symbol]

    def follow_obarray(self) -> None:
        """Look at the variable `obarray`; its usual value needs nothing done."""
        if getattr(self.it.s.obarray, "value", nil) is not main_obarray(self.it):
            self.symbols = {}

    def intern(self, name: str) -> Symbol:
        """The symbol called NAME in the obarray that `obarray` says."""
        if self.symbols is self.it.obarray:
            symbol: Symbol = self.it.intern(name)
        else:
            symbol = intern(self.it, LispString(name), self.it.s.obarray.value)
        return symbol


class StringReader(OtherObarray, Reader):
    """Reads from a string."""


class BufferReader(OtherObarray, Reader):
    """Reads BUFFER from POSITION to the end of its accessible part; `position` is where it has come to."""

    def __init__(self, it: Any, buffer: Buffer, position: int, *, located: bool) -> None:
        super().__init__(it, "", located=located)
        self.buffer = buffer
        self.start = min(position, buffer.zv)
        self.limit = 0
        self.chunk = _FIRST_CHUNK

    @property
    def position(self) -> int:
        """The buffer position of `pos`."""
        return self.start + self.pos

    def more(self) -> None:
        # Growing pieces: one form of a large buffer costs little, and one large form is not copied often.
        begin = self.start + len(self.text)
        end = min(begin + self.chunk, self.buffer.zv)
        self.chunk *= 4
        piece = self.buffer.string(begin, end)
        if not self.buffer.multibyte and not piece.isascii():
            piece = multibyte_text(LispString(piece, False))
        self.text += piece
        self.limit = -1 if end >= self.buffer.zv else len(self.text)

    def error_place(self, pos: int) -> tuple[int, int]:
        text = self.buffer.string(self.buffer.begv, self.start + pos)
        return text.count("\n") + 1, displayed_column(text, *column_settings(self.it))


class FunctionReader(OtherObarray, Reader):
    """Reads from a function, which returns the next character, nil at the end; with an argument it takes that back.

    No more is asked of it than the object needs, which is one character more where only that shows the end.
    """

    def __init__(self, it: Any, function: Obj) -> None:
        super().__init__(it, "")
        self.function = function
        self.limit = 0

    def more(self) -> None:
        call = self.function.call  # on its own: a missing attribute then says whose it was
        char = call()
        if char is nil:
            self.limit = -1
            return
        if type(char) is not int or not 0 <= char <= MAX_CHAR:
            raise wrong_type("characterp", char)
        self.text += to_python(char)
        self.limit = len(self.text)

    def take_back(self) -> None:
        """Give back the character that was one too many."""
        if self.pos < len(self.text):
            from elwire.interpreter.characters import from_python

            self.function.call(from_python(self.text[self.pos]))


@primitive("read")
def read(it: Any, stream: Obj = nil) -> Obj:
    """Read one Lisp object from STREAM and return it.

    STREAM may be a buffer (read from point, which moves behind the object), a marker (which moves), a string (read from
    its beginning), a function (called without argument for the next character, nil at the end, and with a character to
    take it back), or t or the symbol `read-char`: the minibuffer, in batch a line of standard input.  Nil or omitted
    means the value of `standard-input`.  Signals `end-of-file` and `invalid-read-syntax`.
    """
    if stream is nil:
        stream = it.s.standard_input.value
    if isinstance(stream, LispString):
        return read_from_string(it, stream).car
    if isinstance(stream, Buffer):
        return _read_buffer(it, stream)
    if isinstance(stream, Marker):
        return _read_marker(it, stream)
    if stream is t or stream is it.s.read_char:
        return read_standard_input(it, "Lisp expression: ")
    reader = FunctionReader(it, stream)
    reader.follow_obarray()
    try:
        return reader.read()
    finally:
        reader.take_back()


def read_standard_input(it: Any, prompt: str) -> Obj:
    """Show PROMPT, and read the one object in the next line of standard input, as Emacs does in batch."""
    it.stdout.write(prompt)
    it.stdout.flush()
    text = multibyte_text(LispString(input_line(), False))
    try:
        text = text.encode("ascii", "surrogateescape").decode("utf-8")
    except UnicodeDecodeError:
        pass
    reader = StringReader(it, text)
    reader.follow_obarray()
    value = reader.read()
    if text[reader.pos :].strip(" \t\n"):
        raise signal("invalid-read-syntax", LispString("Trailing garbage following expression"))
    return value


def input_line() -> str:
    """The next line of standard input, bytes as U+0000 to U+00FF, without its end; a carriage return ends one too."""
    import sys

    line = bytearray()
    while (byte := sys.stdin.buffer.read(1)) not in (b"\n", b"\r"):
        if not byte:
            if line:
                break
            raise signal("end-of-file", LispString("Error reading from stdin"))
        line += byte
    return line.decode("latin-1")


def _read_buffer(it: Any, buffer: Buffer) -> Obj:
    reader = BufferReader(it, buffer, buffer.point, located=True)
    reader.follow_obarray()
    try:
        return reader.read()
    finally:
        buffer.set_point(reader.position)


def _read_marker(it: Any, marker: Marker) -> Obj:
    position = marker.position
    buffer = marker.buffer
    assert buffer is not None
    reader = BufferReader(it, buffer, position, located=False)
    reader.follow_obarray()
    try:
        return reader.read()
    finally:
        marker.set(buffer, reader.position)


@primitive("read-from-string")
def read_from_string(it: Any, string: Obj, start: Obj = nil, end: Obj = nil) -> Obj:
    """Read one Lisp object from STRING; return (OBJECT . INDEX), where INDEX is the place behind the object.

    Reading begins at index START and may not go beyond END; both may be negative, counting from the end.  Signals
    `end-of-file`, `invalid-read-syntax`, and `args-out-of-range` for START and END.
    """
    # A unibyte string is read as the characters U+0000 to U+00FF.
    text = check_string(string).s
    first, last = check_range(string, start, end, len(text))
    reader = StringReader(it, text if last == len(text) else text[:last], first)
    reader.follow_obarray()
    value = reader.read()
    return Cons(value, reader.pos)


@primitive("lread--substitute-object-in-subtree")
def substitute_object_in_subtree(object_: Obj, placeholder: Obj, completed: Obj) -> Obj:
    """Put OBJECT in the place of each PLACEHOLDER, by `eq', in conses, vectors, records and properties within OBJECT.

    COMPLETED is t, or a list of objects that have been gone through already and are left alone.  Returns nil.
    """
    seen = {id(each) for each in completed} if isinstance(completed, Cons) else set()
    same = (lambda each: each == placeholder and type(each) is int) if type(placeholder) is int else None
    waiting: list[Obj] = [object_]

    def replaced(each: Obj) -> Obj:
        if each is placeholder or (same is not None and same(each)):
            return object_
        waiting.append(each)
        return each

    while waiting:
        tree = waiting.pop()
        if id(tree) in seen or not isinstance(tree, Cons | Vector | LispString):
            continue
        seen.add(id(tree))
        if isinstance(tree, Cons):
            tree.car = replaced(tree.car)
            tree.cdr = replaced(tree.cdr)
        elif isinstance(tree, Vector):
            tree[:] = [replaced(each) for each in tree]
        elif tree.props is not None:
            for _low, _high, plist in tree.props.runs(0, len(tree.s)):
                replaced(plist)
    return nil
