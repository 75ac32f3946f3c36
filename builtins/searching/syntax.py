"""Syntax tables: which characters make words, symbols, strings, comments and brackets.

A syntax table is a char-table whose values are conses `(CODE . MATCH)`: the low 16 bits of CODE number the class, the
bits above them are flags.  The standard table is made when first asked for, from what Emacs answers about every
character.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import Any

from elwire.builtins.searching.regexp_sets import ASCII, Ranges
from elwire.interpreter.arrays import CharTable
from elwire.interpreter.characters import MAX_CHAR, RAW_BYTE_OFFSET, from_python, to_python
from elwire.interpreter.objects import Cons, LispString, Obj, nil, t
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import args_out_of_range, error, wrong_type
from elwire.interpreter.strings import check_char

DESIGNATORS = " .w_()'\"$\\/<>@!|"
"""The character of each syntax class, at the number of the class."""

(
    WHITESPACE, PUNCTUATION, WORD, SYMBOL, OPEN, CLOSE, QUOTE, STRING, MATH, ESCAPE, CHARQUOTE, COMMENT, ENDCOMMENT,
    INHERIT, COMMENT_FENCE, STRING_FENCE,
) = range(16)  # fmt: skip

CODE_OF = {ch: code for code, ch in enumerate(DESIGNATORS)} | {"-": WHITESPACE}

FLAGS = {"1": 1 << 16, "2": 1 << 17, "3": 1 << 18, "4": 1 << 19, "p": 1 << 20, "b": 1 << 21, "n": 1 << 22, "c": 1 << 23}
"""The bit of each flag character of a descriptor."""

NAMES = (
    "whitespace", "punctuation", "word", "symbol", "open", "close", "prefix", "string", "math", "escape", "charquote",
    "comment", "endcomment", "inherit", "comment fence", "string fence",
)  # fmt: skip


LISP_RUNS: list[tuple[int, tuple[int, int] | None]] = [
    (0, (3, 0)), (9, (0, 0)), (10, (12, 0)), (11, (3, 0)), (12, (0, 0)), (13, (3, 0)), (32, (0, 0)), (33, (3, 0)),
    (34, (7, 0)), (35, (6, 0)), (36, (3, 0)), (39, (6, 0)), (40, (4, 41)), (41, (5, 40)), (42, (3, 0)), (44, (6, 0)),
    (45, (3, 0)), (48, None), (58, (3, 0)), (59, (11, 0)), (60, (3, 0)), (64, (0x100003, 0)), (65, None), (91, (4, 93)),
    (92, (9, 0)), (93, (5, 91)), (94, (3, 0)), (96, (6, 0)), (97, None), (123, (3, 0)), (128, None), (160, (0, 0)),
    (161, None),
]  # fmt: skip
"""Where the syntax table for Lisp differs from the standard one: first characters of runs, class and flags, match."""


class SyntaxState:
    """The syntax tables of one interpreter."""

    def __init__(self, it: Any) -> None:
        self.purpose = it.s.syntax_table
        self.plain = [Cons(code, nil) for code in range(16)]
        """Descriptors without flags and match, shared by all tables, as Emacs has it."""
        self.standard = self._standard_table()
        self.views: dict[int, SyntaxView] = {}
        buffers = it.chapter_state.get("buffers")
        scratch = buffers.by_name.get("*scratch*") if buffers is not None else None
        if scratch is not None:
            scratch.syntax_table = self.lisp_table()

    def current(self, it: Any) -> CharTable:
        """The current buffer's syntax table."""
        return it.buffer.syntax_table or self.standard

    def lisp_table(self) -> CharTable:
        """A new table for Emacs Lisp, as *scratch* has it."""
        table = CharTable(self.purpose, nil)
        table.parent = self.standard
        runs = LISP_RUNS
        for (first, descriptor), (following, _) in pairwise([*runs, (0x400000, None)]):
            if descriptor is not None:
                code, match = descriptor
                table.set_range(first, following - 1, Cons(code, match) if match else self._shared(code))
        child = CharTable(self.purpose, nil)
        child.parent = table
        return child

    def _shared(self, code: int) -> Cons:
        return self.plain[code] if code < 16 else Cons(code, nil)

    def _standard_table(self) -> CharTable:
        from elwire.builtins.searching.character_facts import FACTS, runs

        descriptors = {}
        for text in FACTS["syntax"][0]:
            code, _, match = text[1:-1].partition(" . ")
            descriptors[text] = Cons(int(code), int(match)) if match else self.plain[int(code)]
        facts = runs("syntax")
        table = CharTable(self.purpose, nil)
        table.starts = [first for first, _ in facts]
        table.values = [descriptors[text] for _, text in facts]
        table.ascii = [table.values[bisect_right(table.starts, char) - 1] for char in range(128)]
        table.default = self.plain[WHITESPACE]
        return table


class SyntaxView:
    """What is computed from TABLE, as long as the table does not change."""

    def __init__(self, table: CharTable) -> None:
        self.table = table
        self.stamp = table.stamp()
        self._members: dict[tuple[int, bool], Ranges] = {}
        self._entries: dict[str, tuple[int, int, Obj]] = {}

    def ranges(self, code: int, kind: int) -> Ranges:
        """The Emacs characters of the class numbered CODE, as far as subjects of KIND can have them."""
        key = (code, kind == ASCII)
        found = self._members.get(key)
        if found is None:
            table = self.table
            if kind == ASCII:
                found = [(char, char) for char in range(128) if class_of(table.get(char)) == code]
            else:
                found = [(first, last) for first, last, value in table.effective_runs() if class_of(value) == code]
            self._members[key] = found
        return found

    def entry(self, ch: str) -> tuple[int, int, Obj]:
        """The class, the flags and the match of CH, a character of multibyte text."""
        found = self._entries.get(ch)
        if found is None:
            found = self._entries[ch] = unpack(self.table.get(from_python(ch)))
        return found

    def class_of_raw_byte(self, ch: str) -> int:
        """The class of CH, a byte above 0x7F of unibyte text."""
        return class_of(self.table.get(ord(ch) + RAW_BYTE_OFFSET))


def class_of(descriptor: Obj) -> int:
    """The number of the class of DESCRIPTOR; whatever is no descriptor is whitespace."""
    if isinstance(descriptor, Cons) and type(descriptor.car) is int:
        return descriptor.car & 0xFFFF
    return WHITESPACE


def unpack(descriptor: Obj) -> tuple[int, int, Obj]:
    """Class, flags and match of DESCRIPTOR."""
    if isinstance(descriptor, Cons) and type(descriptor.car) is int:
        return descriptor.car & 0xFFFF, descriptor.car & ~0xFFFF, descriptor.cdr
    return WHITESPACE, 0, nil


def syntax_state(it: Any) -> SyntaxState:
    """The syntax tables of IT, made when first needed."""
    state = it.chapter_state.get("syntax")
    if state is None:
        state = it.chapter_state["syntax"] = SyntaxState(it)
    return state  # type: ignore[no-any-return]


def syntax_view(it: Any, table: CharTable | None = None) -> SyntaxView:
    """What is computed from TABLE, by default the current buffer's."""
    state = syntax_state(it)
    if table is None:
        table = state.current(it)
    view = state.views.get(id(table))
    if view is None or view.stamp != table.stamp():
        if len(state.views) > 50:
            state.views.clear()
        view = state.views[id(table)] = SyntaxView(table)
    return view


def check_syntax_table(it: Any, table: Obj) -> CharTable:
    """TABLE when it is a syntax table; signals `wrong-type-argument syntax-table-p`."""
    if isinstance(table, CharTable) and table.purpose is it.s.syntax_table:
        return table
    raise wrong_type("syntax-table-p", table)


@primitive("syntax-table-p")
def syntax_table_p(it: Any, object: Obj) -> Obj:
    """Return t when OBJECT is a syntax table."""
    return t if isinstance(object, CharTable) and object.purpose is it.s.syntax_table else nil


@primitive("syntax-table")
def syntax_table(it: Any) -> Obj:
    """Return the current buffer's syntax table."""
    return syntax_state(it).current(it)


@primitive("standard-syntax-table")
def standard_syntax_table(it: Any) -> Obj:
    """Return the syntax table that buffers have unless given another one."""
    return syntax_state(it).standard


@primitive("copy-syntax-table")
def copy_syntax_table(it: Any, table: Obj = nil) -> Obj:
    """Return a copy of TABLE, by default of the standard syntax table.

    What the copy does not say it inherits from the standard table.
    """
    state = syntax_state(it)
    source = state.standard if table is nil else check_syntax_table(it, table)
    copy = source.copy()
    copy.default = nil
    if copy.parent is nil:
        copy.parent = state.standard
    return copy


@primitive("set-syntax-table")
def set_syntax_table(it: Any, table: Obj) -> Obj:
    """Make TABLE the current buffer's syntax table and return it."""
    it.buffer.syntax_table = check_syntax_table(it, table)
    return table


@primitive("char-syntax")
def char_syntax(it: Any, character: Obj) -> Obj:
    """Return the character that stands for the syntax class of CHARACTER in the current buffer's table."""
    char = check_char(character)
    return ord(DESIGNATORS[class_of(syntax_state(it).current(it).get(char))])


@primitive("syntax-class-to-char")
def syntax_class_to_char(syntax: Obj) -> Obj:
    """Return the character that stands for the syntax class numbered SYNTAX, 0 to 15."""
    if type(syntax) is not int:
        raise wrong_type("fixnump", syntax)
    if not 0 <= syntax < 16:
        raise args_out_of_range(15, syntax)
    return ord(DESIGNATORS[syntax])


@primitive("matching-paren")
def matching_paren(it: Any, character: Obj) -> Obj:
    """Return the bracket that matches CHARACTER in the current syntax table, nil when CHARACTER is no bracket."""
    code, _, match = unpack(syntax_state(it).current(it).get(check_char(character)))
    return match if code in (OPEN, CLOSE) else nil


@primitive("string-to-syntax")
def string_to_syntax(it: Any, string: Obj) -> Obj:
    """Return the syntax descriptor that STRING stands for: class, matching character or space, flags.

    `(CODE . MATCH)`, or nil for the class that inherits.
    """
    if not isinstance(string, LispString):
        raise wrong_type("stringp", string)
    text = string.s
    code = CODE_OF.get(text[:1])
    if code is None:
        raise error(f"Invalid syntax description letter: {text[:1] or chr(0)}")
    if code == INHERIT:
        return nil
    match: Obj = nil
    if len(text) > 1 and text[1] != " ":
        match = from_python(text[1]) if string.multibyte else ord(text[1])
    value = code
    for ch in text[2:]:
        value |= FLAGS.get(ch, 0)
    return syntax_state(it).plain[value] if value < 16 and match is nil else Cons(value, match)


@primitive("modify-syntax-entry", interactive="cSet syntax for character: \nsSet syntax for %s to: ")
def modify_syntax_entry(it: Any, char: Obj, newentry: Obj, syntax_table: Obj = nil) -> Obj:
    """Give CHAR, or each character from CAR to CDR when it is a cons, the syntax that the string NEWENTRY describes.

    SYNTAX-TABLE defaults to the current buffer's table.
    """
    if isinstance(char, Cons):
        first, last = check_char(char.car), check_char(char.cdr)
    else:
        first = last = check_char(char)
    table = syntax_state(it).current(it) if syntax_table is nil else check_syntax_table(it, syntax_table)
    table.set_range(first, last, string_to_syntax(it, newentry))
    return nil


@primitive("internal-describe-syntax-value")
def internal_describe_syntax_value(it: Any, syntax: Obj) -> Obj:
    """Insert a description of the syntax descriptor SYNTAX at point and return it."""
    from elwire.builtins.buffers.insertion import insert

    insert(it, LispString(describe(syntax)))
    return syntax


def describe(syntax: Obj) -> str:
    """SYNTAX in words."""
    if syntax is nil:
        return "default"
    code, flags, match = unpack(syntax)
    valid = isinstance(syntax, Cons) and type(syntax.car) is int and (match is nil or type(match) is int)
    if not valid or code > STRING_FENCE:
        return "invalid"
    marks = "".join(ch for ch in "1234pbcn" if flags & FLAGS[ch])
    shown = " " if match is nil else to_python(match) if 0 <= match <= MAX_CHAR else " "
    parts = [f"{DESIGNATORS[code]}{shown}{marks}\twhich means: {NAMES[code]}"]
    if match is not nil:
        parts.append(f", matches {shown}")
    places = (
        ("1", "first", "comment-start"), ("2", "second", "comment-start"),
        ("3", "first", "comment-end"), ("4", "second", "comment-end"),
    )  # fmt: skip
    parts += [
        f",\n\t  is the {place} character of a {what} sequence" for ch, place, what in places if flags & FLAGS[ch]
    ]
    parts += [
        note
        for ch, note in (("b", " (comment style b)"), ("c", " (comment style c)"), ("n", " (nestable)"))
        if flags & FLAGS[ch]
    ]
    if flags & FLAGS["p"]:
        parts.append(",\n\t  is a prefix character for ‘backward-prefix-chars’")
    return "".join(parts)
