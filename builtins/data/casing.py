"""Upper and lower case as Lisp sees it, and case tables.

While no program has looked at a case table, case is that of `interpreter.casing`.  The standard case table becomes a
char-table when Lisp first asks for it; from then on the characters of a table that was changed, and of a buffer that
was given its own, are looked up in it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from elwire.interpreter import casing
from elwire.interpreter.arrays import CHANGES, CharTable
from elwire.interpreter.case_data import DOWNCASE_TEXT, TITLECASE_TEXT, UPCASE_TEXT
from elwire.interpreter.characters import from_python, to_python
from elwire.interpreter.objects import LispString, Obj, nil, t
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import wrong_type
from elwire.interpreter.strings import EMPTY, EMPTY_MULTIBYTE, check_char

_MODIFIERS = 0x0FC00000
"""The modifier bits an event may have above its character: alt, super, hyper, shift, control, meta."""

_WORD = 2
"""The number of the syntax class of word constituents."""

UP, CANONICALIZE, EQUIVALENCES = range(3)
"""The extra slots of a case table."""


class CaseTables:
    """The case tables of one interpreter: the standard one and those of buffers that have their own."""

    def __init__(self, it: Any) -> None:
        self.standard = standard_case_table(it)
        self.stamp = self.standard.version

    def changed_table(self, it: Any) -> CharTable | None:
        """The current buffer's case table, None when it is the standard one as Emacs has it."""
        table: CharTable | None = it.buffer.case_table
        if table is not None and table is not self.standard:
            return table
        return None if self.standard.version == self.stamp else self.standard


def standard_case_table(it: Any) -> CharTable:
    """A new case table with the contents of Emacs's standard one."""
    purpose = it.s.case_table
    table = CharTable(purpose, nil, 3)
    up = CharTable(purpose, nil)
    down_map, up_map = casing.downcase_map(), casing.upcase_map()
    for char in sorted({*range(128), *down_map, *down_map.values(), *up_map, *up_map.values()}):
        table.set(char, down_map.get(char, char))
        up.set(char, up_map.get(char, char))
    table.extras[UP] = up
    _complete(table)
    return table


def _complete(table: CharTable) -> None:
    """Fill in what is nil among the extra slots of the case TABLE."""
    if table.extras[UP] is nil:
        up = CharTable(table.purpose, nil)
        for char, lower in _pairs(table):
            previous = up.get(lower)
            up.set(lower, char)
            up.set(char, lower if previous is nil else previous)
        table.extras[UP] = up
    if table.extras[CANONICALIZE] is nil:
        canonical = CharTable(table.purpose, nil)
        for first, last, value in table.runs():
            if value is not nil:
                for char in range(first, last + 1):
                    lower = table.get(char)
                    raised = table.extras[UP].get(lower)
                    settled = table.get(raised) if type(raised) is int else nil
                    canonical.set(char, lower if settled is nil else settled)
        table.extras[CANONICALIZE] = canonical
        table.extras[EQUIVALENCES] = nil
    if table.extras[EQUIVALENCES] is nil:
        equivalences = CharTable(table.purpose, nil)
        for char, canon in _pairs(table.extras[CANONICALIZE]):
            previous = equivalences.get(canon)
            equivalences.set(canon, char)
            equivalences.set(char, canon if previous is nil else previous)
        table.extras[EQUIVALENCES] = equivalences


def _pairs(table: CharTable) -> list[tuple[int, int]]:
    """Characters that TABLE maps to others, and to which."""
    return [
        (char, value)
        for first, last, value in table.runs()
        if type(value) is int
        for char in range(first, last + 1)
        if char != value
    ]


def set_up(it: Any) -> None:
    """Say that a char-table for the case of characters has three extra slots."""
    it.call(it.s.put, it.s.case_table, it.s.char_table_extra_slots, 3)


def case_tables(it: Any) -> CaseTables:
    """The case tables of IT, made when first needed."""
    tables = it.chapter_state.get("casing")
    if tables is None:
        tables = it.chapter_state["casing"] = CaseTables(it)
    return tables  # type: ignore[no-any-return]


def _changed_table(it: Any) -> CharTable | None:
    tables = it.chapter_state.get("casing")
    return tables.changed_table(it) if tables is not None else None


# Characters


def downcase_char(it: Any, char: int) -> int:
    """The character that `downcase` makes of CHAR in the current buffer."""
    if (table := _changed_table(it)) is None:
        return casing.downcase_map().get(char, char)
    lower = table.get(char)
    return lower if type(lower) is int else char


def upcase_char(it: Any, char: int) -> int:
    """The character that `upcase` makes of CHAR in the current buffer."""
    if (table := _changed_table(it)) is None:
        return casing.upcase_map().get(char, char)
    upper = table.extras[UP].get(char)
    return upper if type(upper) is int else char


def _titlecase_char(it: Any, char: int) -> int:
    return casing.titlecase_map().get(char, char) if _changed_table(it) is None else upcase_char(it, char)


def _change_char(it: Any, char: int, change: Callable[[Any, int], int]) -> int:
    """CHAR, which may have modifier bits, changed by CHANGE."""
    base = char & ~_MODIFIERS
    if base > 0x3FFFFF:
        return char
    if base >= 0x80 and not getattr(it.buffer, "multibyte", True):
        return char
    changed = change(it, base)
    return char if changed == base else changed | (char & _MODIFIERS)


# Text


def word_test(it: Any) -> Callable[[str], bool]:
    """A function that tells whether a character of multibyte text is a word constituent in the current buffer."""
    from elwire.builtins.searching.syntax import syntax_view

    entry = syntax_view(it).entry
    return lambda char: entry(char)[0] == _WORD


def _by_table(it: Any, change: Callable[[Any, int], int], special: dict[int, str]) -> Callable[[str], str]:
    """A function on text that changes each character by CHANGE, but those in SPECIAL to what it says."""
    return lambda text: "".join([special.get(ord(char)) or to_python(change(it, from_python(char))) for char in text])


def _change_string(string: LispString, change: Callable[[str], str]) -> LispString:
    """A new string: STRING's text changed by CHANGE; a multibyte string loses its properties."""
    text = string.s
    if not text:
        return EMPTY_MULTIBYTE if string.multibyte else EMPTY
    if string.multibyte:
        return LispString(change(text), True)
    result = LispString(casing.fold_unibyte(text, change), False)
    if string.props is not None:
        result.props = string.props.slice(0, len(text))
    return result


def upcase_function(it: Any) -> Callable[[str], str]:
    """What upcases multibyte text in the current buffer."""
    return casing.upcase_text if _changed_table(it) is None else _by_table(it, upcase_char, UPCASE_TEXT)


def downcase_function(it: Any) -> Callable[[str], str]:
    """What downcases multibyte text in the current buffer."""
    if _changed_table(it) is None:
        return lambda text: casing.downcase_text(text, lambda char: word_test(it)(char))
    return _by_table(it, downcase_char, DOWNCASE_TEXT)


def capitalize_function(it: Any) -> Callable[[str], str]:
    """What capitalizes multibyte text in the current buffer."""
    is_word = word_test(it)
    if _changed_table(it) is None:
        return lambda text: casing.capitalize_text(text, is_word)
    first = _by_table(it, upcase_char, TITLECASE_TEXT)
    inside = _by_table(it, downcase_char, DOWNCASE_TEXT)
    return lambda text: casing.change_words(text, is_word, first, inside)


def upcase_initials_function(it: Any) -> Callable[[str], str]:
    """What upcases the initials of multibyte text in the current buffer."""
    is_word = word_test(it)
    if _changed_table(it) is None:
        return lambda text: casing.upcase_initials_text(text, is_word)
    first = _by_table(it, upcase_char, TITLECASE_TEXT)
    return lambda text: casing.change_words(text, is_word, first, None)


def _is_char(value: Obj) -> bool:
    """True for a character; any other fixnum that is not negative passes as one, unchanged."""
    if type(value) is int and 0 <= value < 0x2000000000000000:
        return True
    raise wrong_type("char-or-string-p", value)


@primitive("upcase")
def upcase(it: Any, obj: Obj) -> Obj:
    """OBJ, a string or a character, in upper case; a string is copied and may grow: a sharp s becomes two letters."""
    if isinstance(obj, LispString):
        if "casing" not in it.chapter_state and obj.props is None and obj.s.isascii():
            return LispString(obj.s.upper(), obj.multibyte) if obj.s else obj
        return _change_string(obj, upcase_function(it))
    return _is_char(obj) and _change_char(it, obj, upcase_char)


@primitive("downcase")
def downcase(it: Any, obj: Obj) -> Obj:
    """OBJ, a string or a character, in lower case; a string is copied."""
    if isinstance(obj, LispString):
        if "casing" not in it.chapter_state and obj.props is None and obj.s.isascii():
            return LispString(obj.s.lower(), obj.multibyte) if obj.s else obj
        return _change_string(obj, downcase_function(it))
    return _is_char(obj) and _change_char(it, obj, downcase_char)


@primitive("capitalize")
def capitalize(it: Any, obj: Obj) -> Obj:
    """OBJ with the first character of each word in title case and the others in lower case.

    What a word is, the current buffer's syntax table says.  A character becomes its title case.
    """
    if isinstance(obj, LispString):
        return _change_string(obj, capitalize_function(it))
    return _is_char(obj) and _change_char(it, obj, _titlecase_char)


@primitive("upcase-initials")
def upcase_initials(it: Any, obj: Obj) -> Obj:
    """OBJ with the first character of each word in title case and the others left alone."""
    if isinstance(obj, LispString):
        return _change_string(obj, upcase_initials_function(it))
    return _is_char(obj) and _change_char(it, obj, _titlecase_char)


@primitive("char-equal")
def char_equal(it: Any, c1: Obj, c2: Obj) -> Obj:
    """Return t if the characters C1 and C2 are the same, or differ only in case and `case-fold-search` is non-nil."""
    check_char(c1)
    check_char(c2)
    if c1 == c2:
        return t
    if getattr(it.s.case_fold_search, "value", t) is nil:
        return nil
    if c1 | c2 < 0x80 and "casing" not in it.chapter_state:
        return t if c1 ^ c2 == 0x20 and 97 <= c1 | 0x20 <= 122 else nil
    return t if _change_char(it, c1, downcase_char) == _change_char(it, c2, downcase_char) else nil


# Case tables


@primitive("case-table-p")
def case_table_p(object_: Obj) -> Obj:
    """Return t if OBJECT is a case table."""
    if not isinstance(object_, CharTable) or object_.purpose.name != "case-table" or len(object_.extras) < 3:
        return nil
    up, canonicalize, equivalences = object_.extras[:3]
    if not all(each is nil or isinstance(each, CharTable) for each in (up, canonicalize, equivalences)):
        return nil
    return nil if canonicalize is nil and equivalences is not nil else t


def _check_case_table(value: Obj) -> CharTable:
    if case_table_p(value) is nil:
        raise wrong_type("case-table-p", value)
    _complete(value)
    return value  # type: ignore[no-any-return]


@primitive("current-case-table")
def current_case_table(it: Any) -> Obj:
    """The case table of the current buffer."""
    tables = case_tables(it)
    return it.buffer.case_table or tables.standard


@primitive("standard-case-table")
def standard_case_table_(it: Any) -> Obj:
    """The case table that new buffers get."""
    return case_tables(it).standard


@primitive("set-case-table")
def set_case_table(it: Any, table: Obj) -> Obj:
    """Make TABLE the case table of the current buffer, its empty extra slots filled in; return TABLE."""
    it.buffer.case_table = _check_case_table(table)
    return table


@primitive("set-standard-case-table")
def set_standard_case_table(it: Any, table: Obj) -> Obj:
    """Make TABLE the case table of new buffers; return TABLE."""
    tables = case_tables(it)
    tables.standard = _check_case_table(table)
    tables.stamp = -1
    CHANGES.count += 1
    return table
