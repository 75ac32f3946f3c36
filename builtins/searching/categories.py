"""Character categories: sets of characters with a one-letter name, which `\\cX` in a regexp stands for.

A category table maps a character to its category set, a bool-vector of 128 bits.  The standard table is made when
first asked for, from what Emacs answers about every character.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Any
from weakref import WeakKeyDictionary

from elwire.builtins.searching.regexp_sets import ASCII, Ranges
from elwire.interpreter.arrays import BoolVector, CharTable
from elwire.interpreter.objects import Cons, LispString, Obj, Vector, list_to_lisp, list_to_python, nil, t
from elwire.interpreter.registry import primitive, variable
from elwire.interpreter.signals import error, wrong_type
from elwire.interpreter.strings import check_char

FIRST_CATEGORY, LAST_CATEGORY = 0x20, 0x7E

STANDARD_DOCS = {
    " ": "Spaces", ".": "Base characters", "0": "Thai consonants", "1": "Thai upper vowels",
    "2": "Thai upper tone marks", "3": "Thai lower vowels", "4": "Tibetan digits",
    "5": "Letters a syllable may be built on, Lao and Thai", "6": "Digits", "7": "Vowel marks", "8": "Vowel signs",
    "9": "Final consonants", "<": "Not at the end of a line", ">": "Not at the start of a line",
    "A": "Two-column alphanumerics", "C": "Chinese (Han) characters of two columns", "G": "Two-column Greek",
    "H": "Two-column Hiragana", "I": "Indian glyphs", "K": "Two-column Katakana", "L": "Strong left-to-right",
    "N": "Two-column Hangul", "R": "Strong right-to-left", "V": "Vietnamese of old", "Y": "Two-column Cyrillic",
    "^": "Combining marks", "a": "ASCII", "b": "Arabic", "c": "Chinese", "e": "Ethiopic", "g": "Greek", "h": "Korean",
    "i": "Indian", "j": "Japanese", "k": "Katakana", "l": "Latin", "o": "Lao", "q": "Tibetan", "r": "Roman Japanese",
    "t": "Thai", "v": "Vietnamese", "w": "Hebrew", "y": "Cyrillic", "|": "A line may break here",
}  # fmt: skip
"""What the categories of the standard table are for."""


class CategoryState:
    """The category tables of one interpreter."""

    def __init__(self, it: Any) -> None:
        self.standard = _standard_table(it)
        self.of_buffer: WeakKeyDictionary[Any, CharTable] = WeakKeyDictionary()
        self.views: dict[int, CategoryView] = {}

    def current(self, it: Any) -> CharTable:
        """The current buffer's category table."""
        return self.of_buffer.get(it.buffer, self.standard) if self.of_buffer else self.standard


class CategoryView:
    """The members of each category of TABLE as ranges, as long as the table does not change."""

    def __init__(self, it: Any, table: CharTable) -> None:
        self.it = it
        self.table = table
        self.stamp = table.stamp()
        self._members: dict[int, Ranges] = {}

    def ranges(self, category: int, kind: int) -> Ranges:
        """The Emacs characters in CATEGORY; only the ASCII ones when KIND says that no others occur."""
        if category >= 128:
            return []
        table = self.table
        if kind == ASCII:
            return [(char, char) for char in range(128) if _has(table.get(char), category)]
        found = self._members.get(category)
        if found is None:
            found = self._members[category] = [
                (first, last) for first, last, value in table.effective_runs() if _has(value, category)
            ]
        return found

    def word_rules(self) -> tuple[Any, Any]:
        """The pairs of `word-combining-categories` and `word-separating-categories`, None for nil."""
        return _pairs(self.it, "word-combining-categories"), _pairs(self.it, "word-separating-categories")


def _pairs(it: Any, name: str) -> list[tuple[int | None, int | None]]:
    result = []
    for pair in list_to_python(it.symbol_value(name)):
        if isinstance(pair, Cons):
            first, second = (each if type(each) is int else None for each in (pair.car, pair.cdr))
            result.append((first, second))
    return result


def rules_key(it: Any) -> object:
    """What tells the present rules for words of several scripts from others."""
    return tuple(_pairs(it, "word-combining-categories")), tuple(_pairs(it, "word-separating-categories"))


def _has(value: Obj, category: int) -> bool:
    return isinstance(value, BoolVector) and value.bits[category] == 1


def category_state(it: Any) -> CategoryState:
    """The category tables of IT, made when first needed."""
    state = it.chapter_state.get("categories")
    if state is None:
        state = it.chapter_state["categories"] = CategoryState(it)
    return state  # type: ignore[no-any-return]


def category_view(it: Any) -> CategoryView:
    """The members of the categories of the current table."""
    state = category_state(it)
    table = state.current(it)
    view = state.views.get(id(table))
    if view is None or view.stamp != table.stamp():
        if len(state.views) > 50:
            state.views.clear()
        view = state.views[id(table)] = CategoryView(it, table)
    return view


def _new_table(it: Any) -> CharTable:
    table = CharTable(it.s.category_table, BoolVector(bytes(128)), 2)
    table.default = BoolVector(bytes(128))
    table.extras[0] = Vector([nil] * (LAST_CATEGORY - FIRST_CATEGORY + 1))
    return table


def _standard_table(it: Any) -> CharTable:
    from elwire.builtins.searching.character_facts import FACTS, runs

    table = _new_table(it)
    sets = {}
    for value in FACTS["categories"][0]:
        bits = bytearray(128)
        for ch in value[1:-1].replace("\\", ""):
            bits[ord(ch)] = 1
        sets[value] = BoolVector(bits)
    facts = runs("categories")
    table.starts = [first for first, _ in facts]
    table.values = [sets[value] for _, value in facts]
    table.ascii = [table.values[bisect_right(table.starts, char) - 1] for char in range(128)]
    for name, doc in STANDARD_DOCS.items():
        table.extras[0][ord(name) - FIRST_CATEGORY] = LispString(doc)
    return table


def _check_table(it: Any, table: Obj) -> CharTable:
    if table is nil:
        return category_state(it).current(it)
    if isinstance(table, CharTable) and table.purpose is it.s.category_table:
        return table
    raise wrong_type("category-table-p", table)


def _check_category(category: Obj) -> int:
    if type(category) is int and FIRST_CATEGORY <= category <= LAST_CATEGORY:
        return category
    raise wrong_type("categoryp", category)


@primitive("make-category-set")
def make_category_set(categories: Obj) -> Obj:
    """Return the category set, a bool-vector, whose members are the characters of the string CATEGORIES."""
    if not isinstance(categories, LispString):
        raise wrong_type("stringp", categories)
    if categories.multibyte:
        raise error("Multibyte string in ‘make-category-set’")
    bits = bytearray(128)
    for ch in categories.s:
        bits[_check_category(ord(ch))] = 1
    return BoolVector(bits)


@primitive("define-category")
def define_category(it: Any, category: Obj, docstring: Obj, table: Obj = nil) -> Obj:
    """Make CATEGORY, a printing ASCII character, a category of TABLE, described by the string DOCSTRING.

    TABLE defaults to the current buffer's.  Signal an error when the category exists already.
    """
    code = _check_category(category)
    if not isinstance(docstring, LispString):
        raise wrong_type("stringp", docstring)
    docs = _check_table(it, table).extras[0]
    if docs[code - FIRST_CATEGORY] is not nil:
        raise error(f"Category ‘{chr(code)}’ is already defined")
    docs[code - FIRST_CATEGORY] = docstring
    return nil


@primitive("category-docstring")
def category_docstring(it: Any, category: Obj, table: Obj = nil) -> Obj:
    """Return what CATEGORY of TABLE is for, nil when there is no such category."""
    code = _check_category(category)
    return _check_table(it, table).extras[0][code - FIRST_CATEGORY]


@primitive("get-unused-category")
def get_unused_category(it: Any, table: Obj = nil) -> Obj:
    """Return a character that names no category of TABLE yet, nil when all do."""
    docs = _check_table(it, table).extras[0]
    for code in range(FIRST_CATEGORY, LAST_CATEGORY + 1):
        if docs[code - FIRST_CATEGORY] is nil:
            return code
    return nil


@primitive("category-table-p")
def category_table_p(it: Any, arg: Obj) -> Obj:
    """Return t when ARG is a category table."""
    return t if isinstance(arg, CharTable) and arg.purpose is it.s.category_table else nil


@primitive("category-table")
def category_table(it: Any) -> Obj:
    """Return the current buffer's category table."""
    return category_state(it).current(it)


@primitive("standard-category-table")
def standard_category_table(it: Any) -> Obj:
    """Return the category table that buffers have unless given another one."""
    return category_state(it).standard


@primitive("copy-category-table")
def copy_category_table(it: Any, table: Obj = nil) -> Obj:
    """Return a copy of TABLE, by default of the standard category table."""
    source = category_state(it).standard if table is nil else _check_table(it, table)
    copy = source.copy()
    if isinstance(copy.default, BoolVector):
        copy.default = BoolVector(copy.default.bits)
    copy.extras[0] = Vector(source.extras[0])
    return copy


@primitive("make-category-table")
def make_category_table(it: Any) -> Obj:
    """Return a new category table without categories."""
    return _new_table(it)


@primitive("set-category-table")
def set_category_table(it: Any, table: Obj) -> Obj:
    """Make TABLE, nil meaning the standard one, the current buffer's category table and return it."""
    chosen = _check_table(it, table)
    category_state(it).of_buffer[it.buffer] = chosen
    return chosen


@primitive("char-category-set")
def char_category_set(it: Any, char: Obj) -> Obj:
    """Return the category set of CHAR in the current buffer's table."""
    return category_state(it).current(it).get(check_char(char))


@primitive("category-set-mnemonics")
def category_set_mnemonics(category_set: Obj) -> Obj:
    """Return the string of the characters that name the members of CATEGORY-SET."""
    if not isinstance(category_set, BoolVector) or len(category_set.bits) != 128:
        raise wrong_type("categorysetp", category_set)
    bits = category_set.bits
    return LispString("".join([chr(code) for code in range(FIRST_CATEGORY, LAST_CATEGORY + 1) if bits[code]]))


@primitive("modify-category-entry")
def modify_category_entry(it: Any, character: Obj, category: Obj, table: Obj = nil, reset: Obj = nil) -> Obj:
    """Put CHARACTER, or each from CAR to CDR when it is a cons, into CATEGORY of TABLE; take out when RESET is non-nil.

    TABLE defaults to the current buffer's.
    """
    if type(character) is int:
        first = last = check_char(character)
    elif isinstance(character, Cons):
        first, last = check_char(character.car), check_char(character.cdr)
    else:
        raise wrong_type("consp", character)
    code = _check_category(category)
    char_table = _check_table(it, table)
    if char_table.extras[0][code - FIRST_CATEGORY] is nil:
        raise error(f"Undefined category: {chr(code)}")
    bit = 0 if reset is not nil else 1
    changed: dict[int, BoolVector] = {}
    for start, end, value in char_table.runs():
        if start > last or end < first:
            continue
        old = value if isinstance(value, BoolVector) else char_table.default
        if old.bits[code] != bit:
            new = changed.get(id(old))
            if new is None:
                new = changed[id(old)] = BoolVector(old.bits)
                new.bits[code] = bit
            char_table.set_range(max(start, first), min(end, last), new)
    return nil


def _rules(*pairs: tuple[str, str]) -> Any:
    def make(_it: Any) -> Obj:
        return list_to_lisp([Cons(ord(a) if a else nil, ord(b) if b else nil) for a, b in pairs])

    return make


variable(
    "word-combining-categories",
    _rules(("", "^"), ("^", ""), ("C", "H"), ("C", "K")),
    "Pairs of categories; characters of two scripts that have them, in this order, do not end a word between them.",
)
variable(
    "word-separating-categories",
    _rules(("H", "K")),
    "Pairs of categories; characters of one script that have them, in this order, end a word between them.",
)
