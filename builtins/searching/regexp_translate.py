"""From the tree of a regexp to a pattern for Python's `re`.

Both backtrack in the same order, so most constructs have an equal; `Translation.exact` is false where they do not,
and then the matcher of `regexp_matcher` decides.  Case folding and syntax become sets of characters: nothing is left to
Python's own ideas of case and of words.
"""

from __future__ import annotations

from typing import Any

from elwire.builtins.searching import regexp_sets as sets
from elwire.builtins.searching.regexp_fold import Fold
from elwire.builtins.searching.regexp_sets import ASCII, TEXT, Ranges
from elwire.builtins.searching.regexp_tree import (
    Alternatives,
    AnyChar,
    Assertion,
    BackReference,
    CategoryChar,
    CharSet,
    Group,
    Literal,
    Node,
    Repeat,
    Sequence,
    SyntaxChar,
    Tree,
    can_be_empty,
    contains,
)

SINGLE = (Literal, AnyChar, CharSet, SyntaxChar, CategoryChar)
"""Nodes that match exactly one character."""


class Tables:
    """What a regexp means depends on: the kind of subject, case folding, and the syntax and category tables.

    `syntax` and `categories` are asked for the Emacs characters of a syntax class and of a category; `scripts` gives
    the pattern of a place between two word constituents of different scripts.
    """

    def __init__(self, kind: int, fold: Fold | None, syntax: Any, categories: Any) -> None:
        self.kind = kind
        self.fold = fold
        self._syntax = syntax
        self._categories = categories
        self._classes: dict[str, str] = {}

    def syntax(self, code: int) -> Ranges:
        """Emacs characters of the syntax class CODE."""
        return self._syntax.ranges(code, self.kind) if code >= 0 else []

    def class_of_character(self, ch: str) -> int:
        """The number of the syntax class of CH."""
        code: int
        if self.kind == sets.BYTES and ch > "\x7f":
            code = self._syntax.class_of_raw_byte(ch)
        else:
            code = self._syntax.entry(ch)[0]
        return code

    def code_points(self, node: Node) -> Ranges:
        """The Python code points that NODE, which matches a single character, takes in subjects of this kind."""
        kind, fold = self.kind, self.fold
        if isinstance(node, Literal):
            if fold is None:
                return sets.to_kind([(node.char, node.char)], kind)
            return sets.to_kind([(char, char) for char in fold.equivalents(node.char)], kind)
        if isinstance(node, AnyChar):
            return sets.complement([(10, 10)], sets.LAST[kind])
        if isinstance(node, CharSet):
            ranges = list(node.ranges)
            if fold is not None:
                ranges = fold.close(ranges, kind)
            for name in node.classes:
                if fold is not None and name in ("upper", "lower"):
                    ranges += self._cased()
                else:
                    word = self.syntax(2) if name in ("word", "punct") else []
                    space = self.syntax(0) if name == "space" else []
                    ranges += sets.class_ranges(name, kind, word, space)
            found = sets.to_kind(ranges, kind)
            return sets.complement(found, sets.LAST[kind]) if node.negated else found
        if isinstance(node, SyntaxChar):
            found = sets.to_kind(self.syntax(node.code), kind)
        elif isinstance(node, CategoryChar):
            found = sets.to_kind(self._categories.ranges(node.category, kind), kind)
        else:
            raise TypeError(node)
        return sets.complement(found, sets.LAST[kind]) if node.negated else found

    def _cased(self) -> Ranges:
        """What `[:upper:]` and `[:lower:]` take when case is ignored: whatever has case."""
        if self.kind != TEXT:
            return [(65, 90), (97, 122)]
        return sets.class_ranges("upper", TEXT, [], []) + sets.class_ranges("lower", TEXT, [], [])

    def pattern(self, node: Node) -> str:
        """The Python pattern of NODE, which matches a single character."""
        if isinstance(node, AnyChar):
            return "."
        if isinstance(node, Literal) and (self.fold is None or not (node.char > 0x7F or chr(node.char).isalpha())):
            return sets.bracket_text(sets.to_kind([(node.char, node.char)], self.kind), self.kind)
        return sets.bracket_text(self.code_points(node), self.kind)

    def word(self) -> str:
        """The pattern of a word constituent."""
        return self._class("w", [2])

    def symbol(self) -> str:
        """The pattern of a word or symbol constituent."""
        return self._class("_", [2, 3])

    def _class(self, name: str, codes: list[int]) -> str:
        found = self._classes.get(name)
        if found is None:
            ranges = [pair for code in codes for pair in self.syntax(code)]
            found = sets.bracket_text(sets.to_kind(ranges, self.kind), self.kind)
            self._classes[name] = found
        return found

    def scripts(self) -> str:
        """The pattern of a place between two word constituents where one word ends and the next one starts.

        That is so between characters of different scripts, with exceptions by category.  Empty in plain text.
        """
        if self.kind != TEXT:
            return ""
        found = self._classes.get("scripts")
        if found is None:
            found = self._classes["scripts"] = self._script_boundary()
        return found

    def _script_boundary(self) -> str:
        from elwire.builtins.searching.syntax_words import script_ranges

        word = sets.to_kind(self.syntax(2), TEXT)

        def members(ranges: Ranges) -> str:
            return sets.bracket_text(sets.intersection(sets.to_kind(ranges, TEXT), word), TEXT)

        def rules(pairs: list[tuple[int | None, int | None]]) -> str:
            parts = []
            for first, second in pairs:
                part = ""
                for category, look in ((first, "<="), (second, "=")):
                    if category is not None:
                        part += f"(?{look}{members(self._categories.ranges(category, TEXT))})"
                for category, look in ((first, "!"), (second, "<!")):
                    if category is not None:
                        part += f"(?{look}{members(self._categories.ranges(category, TEXT))})"
                parts.append(part)
            return "|".join(parts) or "(?!)"

        anything = sets.bracket_text(word, TEXT)
        scripts = [members(ranges) for ranges in script_ranges()]
        same = "|".join(f"(?<={each}){each}" for each in scripts if each != "(?!)") or "(?!)"
        combining, separating = self._categories.word_rules()
        return f"(?<={anything})(?={anything})(?:(?={same})(?:{rules(separating)})|(?!{same})(?!{rules(combining)}))"

    def assertion(self, kind: str) -> str:
        """The Python pattern of the place KIND; see `regexp_tree.Assertion`."""
        if kind == "^":
            return "(?m:^)"
        if kind == "$":
            return "(?m:$)"
        if kind == "`":
            return "\\A"
        if kind == "'":
            return "\\Z"
        if kind in ("_<", "_>"):
            constituent = self.symbol()
            return f"(?<!{constituent})(?={constituent})" if kind == "_<" else f"(?<={constituent})(?!{constituent})"
        word = self.word()
        scripts = self.scripts()
        scripts = f"|{scripts}" if scripts else ""
        if kind == "<":
            return f"(?:(?<!{word})(?={word}){scripts})"
        if kind == ">":
            return f"(?:(?<={word})(?!{word}){scripts})"
        edge = f"\\A|\\Z|(?<={word})(?!{word})|(?<!{word})(?={word}){scripts}"
        return f"(?:{edge})" if kind == "b" else f"(?!{edge})"


class Translation:
    """The Python pattern of a regexp, in `text`, for one `Tables`.

    `numbers` has Emacs's number for each Python group; `exact` is false when `re` could answer differently from Emacs
    about whether and how far the regexp matches, and `groups_exact` when it could only about what the groups match.
    """

    def __init__(self, tree: Tree, tables: Tables) -> None:
        self.tables = tables
        self.numbers: list[int] = []
        self.exact = True
        self.groups_exact = True
        self.repeated = len(set(tree.numbers)) != len(tree.numbers)
        self.refers = False
        """True when there are back references."""
        self.text = self._emit(tree.root)
        if self.refers and not self.groups_exact:
            self.exact = False
        if not self.exact:
            self.groups_exact = False

    def _emit(self, node: Node) -> str:
        if isinstance(node, SINGLE):
            return self.tables.pattern(node)
        if isinstance(node, Sequence):
            return self._sequence(node.items)
        if isinstance(node, Alternatives):
            return "|".join(self._emit(item) for item in node.items)
        if isinstance(node, Repeat):
            return self._repeat(node)
        if isinstance(node, Group):
            self.numbers.append(node.number)
            return f"({self._emit(node.item)})"
        if isinstance(node, BackReference):
            return self._back_reference(node)
        if isinstance(node, Assertion):
            if node.kind == "=":
                self.exact = False
                return ""
            return self.tables.assertion(node.kind)
        raise TypeError(node)

    def _sequence(self, items: list[Node]) -> str:
        parts = []
        for index, item in enumerate(items):
            if isinstance(item, Alternatives):
                parts.append(f"(?:{self._emit(item)})")
            elif index and isinstance(item, SINGLE) and self._is_start(items[index - 1]):
                # A pattern that begins with a character is found faster, so what is before it is looked at afterwards.
                before = items[index - 1]
                assert isinstance(before, Assertion)
                set_before = self.tables.word() if before.kind == "<" else self.tables.symbol()
                parts[-1] = f"{self._emit(item)}(?<={set_before})(?<!{set_before}(?s:.))"
            else:
                parts.append(self._emit(item))
        return "".join(parts)

    def _is_start(self, node: Node) -> bool:
        """True when NODE is the start of a word or a symbol that only depends on the characters around."""
        return (
            isinstance(node, Assertion) and node.kind in ("<", "_<") and (node.kind == "_<" or self.tables.kind != TEXT)
        )

    def _repeat(self, node: Repeat) -> str:
        if node.most == 0:
            return ""
        loops = node.most != 1
        inner = self._emit(node.item)
        if not (isinstance(node.item, SINGLE) and inner != "(?!)") and not isinstance(node.item, Group):
            inner = f"(?:{inner})"
        if loops and can_be_empty(node.item) and contains(node.item, Group):
            # After an iteration that took nothing, `re` may remember groups of a way it has left.
            self.groups_exact = False
        if node.counted:
            most = "" if node.most is None else str(node.most)
            return f"{inner}{{{node.least},{most}}}"
        mark = "?" if node.most == 1 else "+" if node.least else "*"
        return inner + mark + ("" if node.greedy else "?")

    def _back_reference(self, node: BackReference) -> str:
        self.refers = True
        if self.repeated or self.tables.fold is not None:
            self.exact = False
        if node.number not in self.numbers:
            return "(?!)"
        return f"(?:\\{self.numbers.index(node.number) + 1})"


def first_characters(node: Node, tables: Tables) -> Ranges | None:
    """The code points a match of NODE may start with; None when it may match the empty string."""
    if isinstance(node, SINGLE):
        return tables.code_points(node)
    if isinstance(node, Group):
        return first_characters(node.item, tables)
    if isinstance(node, Repeat):
        return first_characters(node.item, tables) if node.least else None
    if isinstance(node, Sequence):
        for item in node.items:
            if isinstance(item, Assertion):
                continue
            found = first_characters(item, tables)
            if found is not None or not isinstance(item, Assertion):
                if found is None:
                    return None
                return found
        return None
    if isinstance(node, Alternatives):
        parts = [first_characters(item, tables) for item in node.items]
        if any(part is None for part in parts):
            return None
        return sets.union(pair for part in parts if part is not None for pair in part)
    return None


__all__ = ["ASCII", "SINGLE", "Tables", "Translation", "first_characters"]
