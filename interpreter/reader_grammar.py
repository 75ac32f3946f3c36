"""The reader as the grammar alone makes it: grammar.lark parsed by lark, its trees turned into objects.

Slow, and it takes lark to import; nothing but the tests uses it.  They hold `reader.Reader` against it.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from elwire.interpreter import reader_objects
from elwire.interpreter.arrays import EMPTY_VECTOR
from elwire.interpreter.objects import Cons, LispString, Obj, PlainSymbol, Symbol, Vector, list_to_lisp, nil
from elwire.interpreter.reader_escapes import Cursor, scan_character, scan_string
from elwire.interpreter.reader_generate import lark_grammar
from elwire.interpreter.reader_numbers import float_of, integer_of, radix_integer

_QUOTES = {"QUOTE": "quote", "FUNCTION": "function", "BACKQUOTE": "`", "COMMA": ",", "COMMA_AT": ",@"}


@cache
def _grammar() -> Any:
    return lark_grammar()


def parse(it: Any, text: str) -> Obj:
    """The one object in TEXT; raises lark's exceptions for what the grammar does not allow."""
    return _Builder(it).build(_grammar().parse(text, start="start").children[0])


def parse_file(it: Any, text: str) -> list[Obj]:
    """The objects in TEXT."""
    return [_Builder(it).build(each) for each in _grammar().parse(text, start="file").children]


class _Builder:
    """Makes the object that a tree describes."""

    def __init__(self, it: Any) -> None:
        self.it = it
        self.labels: dict[int, Obj] = {}

    def build(self, node: Any) -> Obj:
        """The object for NODE, a tree or a token."""
        if hasattr(node, "data"):
            return getattr(self, "tree_" + node.data)(node.children)
        return getattr(self, "token_" + node.type.lower())(str(node))

    def _all(self, nodes: list[Any]) -> list[Obj]:
        return [self.build(node) for node in nodes]

    def tree_quoted(self, children: list[Any]) -> Obj:
        return Cons(self.it.intern(_QUOTES[children[0].type]), Cons(self.build(children[1]), nil))

    def tree_list(self, children: list[Any]) -> Obj:
        return self.build(children[1])

    def tree_items(self, children: list[Any]) -> Obj:
        *items, dot, tail = children
        return list_to_lisp(self._all(items), nil if dot is None else self.build(tail))

    def tree_vector(self, children: list[Any]) -> Obj:
        return Vector(self._all(children[1:-1])) or EMPTY_VECTOR

    def tree_record(self, children: list[Any]) -> Obj:
        return reader_objects.record(self.it, self.build(children[1]))

    def tree_properties(self, children: list[Any]) -> Obj:
        string, *rest = self._all(children[1:-1])
        for index in range(0, len(rest), 3):
            reader_objects.put_properties(string, *rest[index : index + 3])
        return string

    def tree_byte_code(self, children: list[Any]) -> Obj:
        return reader_objects.byte_code(self.it, self._all(children[1:-1]))

    def tree_char_table(self, children: list[Any]) -> Obj:
        return reader_objects.char_table(self.it, self._all(children[1:-1]))

    def tree_sub_char_table(self, children: list[Any]) -> Obj:
        return reader_objects.sub_char_table(self.it, self._all(children[1:-1]))

    def tree_bool_vector(self, children: list[Any]) -> Obj:
        return reader_objects.bool_vector(self.build(children[1]), self.build(children[2]))

    def tree_labelled(self, children: list[Any]) -> Obj:
        number = integer_of(children[0][1:-1])
        placeholder = Cons(nil, nil)
        self.labels[number] = placeholder
        value = reader_objects.fill_placeholder(placeholder, self.build(children[1]))
        self.labels[number] = value
        return value

    def tree_reference(self, children: list[Any]) -> Obj:
        return self.labels[integer_of(children[0][1:-1])]

    def token_symbol(self, text: str) -> Symbol:
        symbol: Symbol = self.it.intern(text)
        return symbol

    def token_quoted_symbol(self, text: str) -> Symbol:
        return self.token_symbol(_without_backslashes(text))

    def token_raw_symbol(self, text: str) -> Symbol:
        return self.token_symbol(_without_backslashes(text[2:])) if len(text) > 2 else PlainSymbol("")

    def token_uninterned(self, text: str) -> Symbol:
        return PlainSymbol(_without_backslashes(text[2:]))

    def token_empty_symbol(self, text: str) -> Symbol:
        return self.token_symbol("")

    def token_integer(self, text: str) -> int:
        return integer_of(text)

    def token_float(self, text: str) -> float:
        return float_of(text)

    def token_radix_integer(self, text: str) -> int:
        return radix_integer(text)

    def token_character(self, text: str) -> int:
        return scan_character(Cursor(text, 1))

    def token_string(self, text: str) -> LispString:
        return scan_string(Cursor(text, 1))

    token_escaped_string = token_string

    def token_file_name(self, text: str) -> Obj:
        return getattr(self.it.s.load_file_name, "value", nil)

    def token_rest(self, text: str) -> Obj:
        return nil


def _without_backslashes(text: str) -> str:
    result = ""
    rest = iter(text)
    for ch in rest:
        result += next(rest) if ch == "\\" else ch
    return result
