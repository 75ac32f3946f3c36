"""The reader: from source text to Lisp objects.

The syntax is defined by grammar.lark.  `_tokens.py` is made from its terminals; the driver here does what the grammar's
rules say, with a stack of its own, so that nesting may be as deep as memory allows.  docs/reader.md has the figures.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import Any, NoReturn

from elwire.interpreter import _tokens as token
from elwire.interpreter import reader_objects
from elwire.interpreter.arrays import EMPTY_VECTOR
from elwire.interpreter.characters import from_python
from elwire.interpreter.objects import Cons, LispString, Obj, PlainSymbol, Symbol, Vector, nil
from elwire.interpreter.reader_escapes import (
    UNESCAPED,
    Cursor,
    EndOfText,
    escaped_string,
    invalid,
    plain_string,
    scan_character,
    scan_string,
)
from elwire.interpreter.reader_numbers import float_of, integer_of, radix_integer
from elwire.interpreter.signals import Name, Signal
from elwire.interpreter.strings import char_columns, without_shorthand

# What an open frame is.  In the first group values are collected; in the second each value means something at once.
_LIST, _VECTOR = 0, 1
_PREFIX = 2
"""After a quote: the next value becomes the list (QUOTE VALUE)."""
_AFTER_DOT = 3
"""Between the dot of a dotted pair and what follows it."""
_TAIL = 4
"""After what follows the dot: only a closing parenthesis may come."""
_LABELLED = 5
_PROPERTIES = 6
"""In `#(`: a string, then any number of START END PLIST, each put on the string as soon as it is there."""
_LENGTH = 7
"""After `#&`."""
_TOP = 8

_VECTORS = {
    token.VECTOR_OPEN: None,
    token.BYTE_CODE_OPEN: reader_objects.byte_code,
    token.CHAR_TABLE_OPEN: reader_objects.char_table,
    token.SUB_CHAR_TABLE_OPEN: reader_objects.sub_char_table,
}
_LAST_LABEL = (1 << 61) - 1


@cache
def _matcher() -> Any:
    """The regular expression of all tokens, compiled when the first text is read."""
    return re.compile(token.PATTERN).match


@cache
def _skipper() -> Any:
    return re.compile(token.SKIP).match


def symbol_name(text: str) -> str:
    """The name of the symbol written TEXT."""
    return re.sub(r"\\([\s\S])", r"\1", text) if "\\" in text else text


class Reader:
    """Reads objects from TEXT, the first from position `pos`, which ends up behind the object.

    FILENAME is what `#$` reads as; by default the value of `load-file-name`.  With POSITIONS, `positions` maps the `id`
    of each list's and each quoted form's first cons to its line (from 1) and column (from 0).  With LOCATED,
    `invalid-read-syntax` carries line and column too, as it does in Emacs when a buffer or a source file is read.
    """

    def __init__(
        self,
        it: Any,
        text: str,
        pos: int = 0,
        *,
        filename: Obj = None,
        positions: bool = False,
        located: bool = False,
    ) -> None:
        self.it = it
        self.text = text
        self.pos = pos
        self.filename = filename
        self.located = located
        self.positions: dict[int, tuple[int, int]] | None = {} if positions else None
        self.limit = -1
        """The length of the text when the stream may have more, else -1."""
        self.labels: dict[int, Obj] = {}
        self.symbols: dict[str, Symbol] = it.obarray
        """The symbols that need no thought, by name as written."""
        self._line_starts: list[int] | None = None
        s = it.s
        self._prefixes = {
            token.QUOTE: s.quote,
            token.FUNCTION: s.function,
            token.BACKQUOTE: it.intern("`"),
            token.COMMA: it.intern(","),
            token.COMMA_AT: it.intern(",@"),
        }

    # What a stream does differently

    def more(self) -> None:
        """Append more of the stream to `text` and set `limit`, to -1 when there is no more."""
        self.limit = -1

    def place(self, pos: int) -> tuple[int, int]:
        """Line and column of POS."""
        starts = self._line_starts
        if starts is None:
            starts = self._line_starts = [0, *(match.end() for match in re.finditer("\n", self.text))]
        line = bisect_right(starts, pos)
        return line, pos - starts[line - 1]

    def error_place(self, pos: int) -> tuple[int, int]:
        """Line and column of POS as `invalid-read-syntax` has them: the column as displayed."""
        line = self.text.count("\n", 0, pos) + 1
        return line, displayed_column(self.text[:pos])

    def intern(self, name: str) -> Symbol:
        """The symbol called NAME, made if need be."""
        symbol: Symbol = self.it.intern(name)
        return symbol

    # Reading

    def at_end(self) -> bool:
        """Skip blanks and comments; true when nothing else is left."""
        while True:
            end = _skipper()(self.text, self.pos).end()
            if end < len(self.text):
                self.pos = end
                return False
            if self.limit == -1:
                self.pos = end
                return True
            self.more()

    def read(self) -> Obj:
        """The next object; signals `end-of-file` and `invalid-read-syntax`."""
        self.labels.clear()
        variables = self.it.s
        shorthands = getattr(variables.read_symbol_shorthands, "value", nil)
        if shorthands is nil:
            return self._read(self.symbols, self.intern)
        return self._read({}, self._shorthand_intern)

    def _read(self, symbols: dict[str, Symbol], intern: Any) -> Obj:
        match = _matcher()
        pos = self.pos
        limit = self.limit
        text = self.text
        positions = self.positions
        stack: list[tuple[list[Obj], int, Any, int]] = []
        items: list[Obj] = []
        kind = _TOP
        finish: Any = None  # what makes of `items`, or of the value after a prefix, the value of the frame
        start = 0
        while True:
            m = match(text, pos)
            if m is None:
                self.pos = pos
                value = self._unmatched()
                if value is None:
                    text, limit = self.text, self.limit
                    continue
                pos = self.pos
            else:
                end = m.end()
                which = m.lastindex
                if end == limit and which not in _CLOSED:
                    self.pos = pos
                    self.more()
                    text, limit = self.text, self.limit
                    continue
                pos = end
                if which == _SYMBOL:
                    name = m[_SYMBOL]
                    value = symbols.get(name)
                    if value is None:
                        value = intern(name)
                elif which == _OPEN:
                    stack.append((items, kind, finish, start))
                    items, kind, finish, start = [], _LIST, None, pos - 1
                    continue
                elif which == _CLOSE:
                    if kind == _LIST:
                        value = nil
                    elif kind == _TAIL or (kind == _PROPERTIES and len(items) == 1):
                        value = items.pop()
                    else:
                        self._misplaced(")", kind, items, pos)
                    if items:
                        for item in reversed(items):
                            value = Cons(item, value)
                        if positions is not None and finish is None:
                            positions[id(value)] = self.place(start)
                    if finish is not None:
                        self.pos = pos
                        value = finish(self.it, value)
                    items, kind, finish, start = stack.pop()
                elif which == _STRING:
                    value = plain_string(m[_STRING][1:-1])
                elif which in self._prefixes:
                    stack.append((items, kind, finish, start))
                    items, kind, finish, start = [], _PREFIX, self._prefixes[which], m.start(which)
                    continue
                elif which == _ESCAPED_STRING:
                    value = escaped_string(m[which])
                    if value is None:
                        self.pos = m.start(which)
                        value = self._scan(scan_string)
                        pos = self.pos
                elif which == _INTEGER:
                    value = integer_of(m[which])
                elif which == _VECTOR_CLOSE:
                    if kind != _VECTOR:
                        self._misplaced("]", kind, items, pos)
                    self.pos = pos
                    value = Vector(items) or EMPTY_VECTOR if finish is None else self._finished(finish, items)
                    items, kind, finish, start = stack.pop()
                elif which in _VECTORS:
                    stack.append((items, kind, finish, start))
                    items, kind, finish, start = [], _VECTOR, _VECTORS[which], pos
                    continue
                elif which == _DOT:
                    if kind != _LIST:
                        self._misplaced(".", kind, items, pos)
                    kind = _AFTER_DOT
                    continue
                elif which in _OPENING:
                    stack.append((items, kind, finish, start))
                    items, start = [], pos
                    kind, finish = self._opened(which, m)
                    continue
                else:
                    self.pos = pos
                    value = self._rare(which, m)
                    pos = self.pos

            # Deliver the value to the frame.
            while kind >= _PREFIX:
                if kind == _PREFIX:
                    value = Cons(finish, Cons(value, nil))
                    if positions is not None:
                        positions[id(value)] = self.place(start)
                elif kind == _TOP:
                    self.pos = pos
                    return value
                elif kind == _AFTER_DOT:
                    items.append(value)
                    kind = _TAIL
                    break
                elif kind == _LABELLED:
                    value = self._label(finish, value)
                elif kind == _LENGTH:
                    self.pos = pos
                    value = self._bool_vector(value)
                    pos, text, limit = self.pos, self.text, self.limit
                elif kind == _PROPERTIES:
                    self.pos = pos
                    self._property(items, value)
                    break
                else:
                    self._misplaced("", kind, items, pos)
                items, kind, finish, start = stack.pop()
            else:
                items.append(value)

    # Tokens that are not frequent

    def _opened(self, which: int, m: Any) -> tuple[int, Any]:
        """The frame kind, and what finishes it, that a token of `_OPENING` begins."""
        if which == token.RECORD_OPEN:
            return _LIST, reader_objects.record
        if which == token.PROPERTIES_OPEN:
            return _PROPERTIES, None
        if which == token.BOOL_VECTOR:
            return _LENGTH, None
        number = integer_of(m[which][1:-1])
        if number > _LAST_LABEL or not self._circles():
            self._fail(invalid("#"), m.end() - 1)
        placeholder = Cons(nil, nil)
        self.labels[number] = placeholder
        return _LABELLED, (number, placeholder)

    def _rare(self, which: int, m: Any) -> Obj:
        text = m[which]
        if which == token.CHARACTER:
            if len(text) == 2 and text[1] not in UNESCAPED:
                code = ord(text[1])
                if code < 0xD800 or code > 0xDFFF:
                    return code
            self.pos = m.start(which)
            return self._scan(scan_character)
        if which == token.QUOTED_SYMBOL:
            return self._symbol(text)
        if which == token.FLOAT:
            return float_of(text)
        if which == token.RADIX_INTEGER:
            try:
                return radix_integer(text)
            except Signal as problem:
                at_radix = re.match("#[0-9]+[rR]", text)
                bad_radix = at_radix and not 2 <= integer_of(at_radix[0][1:-1]) <= 36
                self._fail(problem, m.start(which) + at_radix.end() if at_radix and bad_radix else m.end())
        if which == token.UNINTERNED:
            return PlainSymbol(symbol_name(text[2:]))
        if which == token.RAW_SYMBOL:
            name = symbol_name(text[2:])
            # Without a name it is a new symbol each time, oddly enough.
            return self.intern(name) if name else PlainSymbol("")
        if which == token.EMPTY_SYMBOL:
            return self.intern("")
        if which == token.REFERENCE:
            number = integer_of(text[1:-1])
            if number not in self.labels or not self._circles():
                self._fail(invalid("#"), m.end() - 1)
            return self.labels[number]
        if which == token.FILE_NAME:
            if self.filename is None:
                return getattr(self.it.s.load_file_name, "value", nil)
            return LispString(self.filename) if isinstance(self.filename, str) else self.filename
        return nil  # REST

    def _symbol(self, text: str) -> Symbol:
        """The symbol written TEXT, which has a backslash."""
        name = symbol_name(text)
        if getattr(self.it.s.read_symbol_shorthands, "value", nil) is nil:
            return self.intern(name)
        return self._shorthand_intern(name)

    def _shorthand_intern(self, name: str) -> Symbol:
        """The symbol that NAME stands for under `read-symbol-shorthands`."""
        return self.intern(without_shorthand(name, self.it.s.read_symbol_shorthands.value))

    def _circles(self) -> bool:
        return getattr(self.it.s.read_circle, "value", None) is not nil

    def _label(self, label: tuple[int, Cons], value: Obj) -> Obj:
        number, placeholder = label
        filled = reader_objects.fill_placeholder(placeholder, value)
        self.labels[number] = filled
        if self.positions is not None and filled is not value:
            place = self.positions.pop(id(value), None)
            if place is not None:
                self.positions[id(filled)] = place
        return filled

    def _property(self, items: list[Obj], value: Obj) -> None:
        """VALUE comes next in `#(`; ITEMS holds the string and what is there of one START END PLIST."""
        if not items and not isinstance(value, LispString):
            self._fail(invalid("#"), self.pos)
        items.append(value)
        if len(items) == 4:
            reader_objects.put_properties(*items)
            del items[1:]

    def _bool_vector(self, length: Obj) -> Obj:
        """The bool-vector of LENGTH, whose string follows at once."""
        ch = self._peek()
        if ch != '"':
            self._fail(invalid("#&..."), self.pos + len(ch))
        bits = self._scan(scan_string)
        try:
            return reader_objects.bool_vector(length, bits)
        except Signal as problem:
            self._fail(problem, self.pos)

    def _finished(self, finish: Any, items: list[Obj]) -> Obj:
        try:
            return finish(self.it, items)
        except Signal as problem:
            self._fail(problem, self.pos)

    def _peek(self) -> str:
        while self.pos >= len(self.text):
            if self.limit == -1:
                return ""
            self.more()
        return self.text[self.pos]

    def _cursor(self, pos: int) -> Cursor:
        return Cursor(self.text, pos, None if self.limit == -1 else self._longer)

    def _longer(self) -> str | None:
        """The text with more of the stream, None when there is no more."""
        if self.limit == -1:
            return None
        self.more()
        return self.text

    def _scan(self, scan: Any) -> Obj:
        """What SCAN reads after the character at `pos`; `pos` goes behind it."""
        cursor = self._cursor(self.pos + 1)
        try:
            if scan is scan_character and (ch := cursor.peek()) in UNESCAPED:
                self._note_unescaped(ord(ch))
            value = scan(cursor)
        except EndOfText:
            self._end_of_file()
        except Signal as problem:
            self._fail(problem, cursor.pos)
        self.pos = cursor.pos
        return value

    def _note_unescaped(self, char: int) -> None:
        """Remember that CHAR was written without a backslash, for the loader's warning."""
        symbol = self.it.s.lread__unescaped_character_literals
        noted = getattr(symbol, "value", None)
        if noted is not None and char not in (noted if isinstance(noted, Cons) else ()):
            symbol.value = Cons(char, noted)

    # Errors

    def _unmatched(self) -> Obj:
        """What stands where no token matches: None after more text has come, an odd character, mostly an error."""
        pos = _skipper()(self.text, self.pos).end()
        ch = self.text[pos : pos + 1]
        self.pos = pos
        if ch == "?":
            return self._scan(scan_character)
        if ch == '"':
            return self._scan(scan_string)
        size = len(self.text)
        if ch == "#":
            cursor = self._cursor(pos + 1)
            try:
                problem = sharp_error(cursor)
            except EndOfText:
                self._end_of_file()
            if problem is not None:
                self._fail(problem, cursor.pos)
        elif self.limit != -1:
            self.more()
        if self.limit == -1 and len(self.text) == size:
            self._end_of_file()
        return None

    def _misplaced(self, what: str, kind: int, items: list[Obj], pos: int) -> NoReturn:
        """Signal that WHAT (a token, or a value when empty), which ends at POS, may not come in a frame of KIND."""
        message = what
        if kind == _LENGTH:
            # Emacs looks for the string before it looks at the length.
            self.pos = pos
            pos += len(self._peek())
        if kind == _VECTOR:
            message = ") or . in a vector"
        elif kind == _PROPERTIES:
            message = "Invalid string property list" if items else "#"
        elif kind == _LENGTH:
            message = "#&..."
        elif kind == _TAIL:
            message = ". in wrong context"
        elif kind == _LIST:
            message = "] in a list"
        self._fail(invalid(message), pos)

    def _fail(self, problem: Signal, pos: int) -> NoReturn:
        """Raise PROBLEM, found when the text before POS had been read."""
        self.pos = pos
        if self.located and problem.symbol == "invalid-read-syntax":
            problem = Signal(problem.symbol, (*problem.data, *self.error_place(pos)))
        raise problem

    def _end_of_file(self) -> NoReturn:
        self.pos = len(self.text)
        name = getattr(self.it.s.load_true_file_name, "value", nil)
        raise Signal(Name("end-of-file"), (name,) if isinstance(name, LispString) else ())


def displayed_column(text: str, tab_width: int = 8, control_width: int = 2) -> int:
    """The column in which TEXT, whole lines and the beginning of one, ends on the screen."""
    line = text[text.rfind("\n") + 1 :]
    if line.isascii() and line.isprintable():
        return len(line)
    column = 0
    for ch in line:
        if ch == "\t":
            column += tab_width - column % tab_width
        else:
            column += char_columns(from_python(ch), tab_width, control_width)
    return column


def sharp_error(cursor: Cursor) -> Signal | None:
    """What is wrong after the sharp sign CURSOR has passed, where no token matches; CURSOR goes where it shows.

    None when nothing is wrong, or not yet: a stream had not given enough.
    """
    size = len(cursor.text)
    ch = cursor.peek()
    if ch and (ch in "'([&$#!" or (ch in "@:_" and len(cursor.text) > size)):
        return None
    if ch and ch in "@:_":
        # Text to skip without its end, or a symbol with a backslash at the very end.
        cursor.pos = len(cursor.text)
        if cursor.next() == "":
            raise EndOfText
        return None
    if ch == "s":
        cursor.next()
        return None if cursor.peek() == "(" else invalid("#")
    if ch == "^":
        cursor.next()
        ch = cursor.next()
        if ch != "^":
            return None if ch == "[" else invalid("#^")
        return None if cursor.next() == "[" else invalid("#^^")
    return _radix_error(cursor)


def _radix_error(cursor: Cursor) -> Signal | None:
    radix = {"x": 16, "o": 8, "b": 2}.get(cursor.peek().lower())
    if radix is None:
        digits = ""
        while (ch := cursor.peek()) and ch in "0123456789":
            digits += cursor.next()
        if digits and ch and ch in "=#":
            return None
        if not digits or not ch or ch not in "rR":
            return invalid("#")
        radix = integer_of(digits)
    cursor.next()
    if 2 <= radix <= 36:
        if cursor.peek() in ("+", "-"):
            cursor.next()
        if (ch := cursor.peek()).isascii() and ch.isalnum():
            return None
    return invalid(f"integer, radix {radix}")


# Names of tokens as globals: one look-up less in the loop.
_OPEN, _CLOSE, _DOT, _SYMBOL, _INTEGER = token.OPEN, token.CLOSE, token.DOT, token.SYMBOL, token.INTEGER
_STRING, _ESCAPED_STRING, _VECTOR_CLOSE = token.STRING, token.ESCAPED_STRING, token.VECTOR_CLOSE
_OPENING = frozenset((token.RECORD_OPEN, token.PROPERTIES_OPEN, token.BOOL_VECTOR, token.LABEL))
# Tokens that end by themselves; the others might go on in what a stream has yet to give.
_CLOSED = _OPENING | frozenset(
    (
        token.OPEN,
        token.CLOSE,
        token.STRING,
        token.ESCAPED_STRING,
        token.QUOTE,
        token.FUNCTION,
        token.BACKQUOTE,
        token.COMMA_AT,
        token.VECTOR_OPEN,
        token.VECTOR_CLOSE,
        token.EMPTY_SYMBOL,
        token.BYTE_CODE_OPEN,
        token.CHAR_TABLE_OPEN,
        token.SUB_CHAR_TABLE_OPEN,
        token.REFERENCE,
        token.FILE_NAME,
    )
)
