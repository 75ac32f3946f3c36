"""Compiled regexps: finding matches in Python text, forwards and backwards, within bounds that Lisp can set.

`Regexp.search` works on a stretch of a Python string from `beginning` to `end`, which is all that the match may know
of.  Most of the work is Python's `re`; where a match comes next to an edge that `re` cannot be told of, or where `re`
and Emacs differ, the matcher of `regexp_matcher` has the last word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence as PySequence
from typing import Any

from elwire.builtins.buffers.buffer_variables import PerBuffer
from elwire.builtins.data.casing import case_tables
from elwire.builtins.searching import regexp_sets as sets
from elwire.builtins.searching.match_data import match_state
from elwire.builtins.searching.regexp_fold import Fold, fold_of_table, standard_fold
from elwire.builtins.searching.regexp_matcher import Program, Span, no_spans
from elwire.builtins.searching.regexp_parser import Parser
from elwire.builtins.searching.regexp_sets import ASCII, BYTES, TEXT
from elwire.builtins.searching.regexp_translate import Tables, Translation, first_characters
from elwire.builtins.searching.regexp_tree import (
    Assertion,
    CategoryChar,
    CharSet,
    Literal,
    Node,
    Sequence,
    SyntaxChar,
    Tree,
    children,
    contains,
)
from elwire.interpreter.characters import RAW_BYTE_OFFSET, from_python
from elwire.interpreter.objects import LispString, Symbol, nil
from elwire.interpreter.signals import signal
from elwire.interpreter.variables import VOID, ForwardedSymbol

Spans = PySequence[Span]

_slot_of = Symbol.__dict__["value"].__get__

MAX_CACHED = 2000
"""Regexps kept compiled; when there are more, all are forgotten and start anew."""

FOLDED_START, FOLDED_MOST = 256, 1 << 16
"""How many places a search that ignores case looks at first, and at most at a time."""

BACKWARD_START = 64
"""How many places a search backwards looks at first; each further stretch is twice as long."""


class Regexp:
    """A regexp for one kind of subject, one case folding and one state of the tables it depends on."""

    __slots__ = (
        "_first", "_program", "at_edge", "at_end", "by_place", "exact", "folded", "groups", "literal", "numbers",
        "pattern", "plain", "tables", "tight", "translation", "tree",
    )  # fmt: skip

    def __init__(self, tree: Tree, tables: Tables) -> None:
        self.tree = tree
        self.tables = tables
        self.groups = tree.groups
        self.translation = translation = Translation(tree, tables)
        self.exact = translation.exact
        self.numbers = translation.numbers
        self.plain = (
            translation.groups_exact
            and len(self.numbers) == tree.groups
            and self.numbers == list(range(1, tree.groups + 1))
        )
        """True when the groups of `pattern` are those of the regexp."""
        self.pattern = re.compile(translation.text) if self.exact else None
        self.literal = _literal_text(tree.root, tables) if tree.groups == 0 else None
        """The text to look for when nothing but that text matches."""
        self.folded = _folded_text(tree.root, tables) if tree.groups == 0 and self.literal is None else None
        """The same for text whose case does not count, in lower case; only for subjects that are ASCII."""
        kinds = _assertions(tree.root, set())
        self.at_edge = not kinds.isdisjoint(("^", "`", "b", "B", "<", ">", "_<", "_>"))
        """True when what lies before the place of a match may matter."""
        self.at_end = not kinds.isdisjoint(("$", "'", "b", "B", ">", "_>"))
        """True when what lies behind a match may matter."""
        self.tight = self.at_end and not kinds.isdisjoint(("<", "_<"))
        """True when some place may look behind the last character of a match, and another may not."""
        self.by_place = not kinds.isdisjoint(("b", "B", "<", ">", "_<", "_>")) or contains(tree.root, SyntaxChar)
        """True when the syntax that text properties give to characters may matter."""
        self._program: Program | None = None
        self._first: Any = None

    @property
    def program(self) -> Program:
        """The regexp for our own matcher."""
        if self._program is None:
            self._program = Program(self.tree, self.tables)
        return self._program

    def search(
        self, text: str, start: int, beginning: int, end: int, stop: int, point: int, longest: bool = False
    ) -> Spans | None:
        """The first match from START on that ends at STOP or before; the spans of the whole and of the groups.

        The subject is TEXT from BEGINNING to END, and POINT is where `\\=` matches.
        """
        if self.literal is not None:
            found = text.find(self.literal, start, stop)
            return None if found < 0 else ((found, found + len(self.literal)),)
        if self.folded is not None:
            return _find_folded(self.folded, text, start, stop)
        pattern = self.pattern
        if pattern is None:
            return self._search_slowly(text, start, beginning, end, stop, point, longest)
        if start == beginning > 0 and self.at_edge:
            spans = self.program.match(text, start, beginning, end, stop, point, longest=longest)
            if spans is not None or start == stop:
                return spans
            start += 1
        limit = stop if stop == end or not self.at_end else stop + 1
        while start <= stop:
            match = pattern.search(text, start, limit)
            if match is None:
                return None
            at, reach = match.span()
            if at > stop:
                return None
            if reach <= stop and not longest and not (self.tight and reach == stop < end):
                if self.plain:
                    return match.regs
                return self._spans(match, text, beginning, end, stop, point)
            spans = self.program.match(text, at, beginning, end, stop, point, longest=longest)
            if spans is not None:
                return spans
            start = at + 1
        return None

    def search_whole(self, text: str, start: int) -> Spans | None:
        """The first match from START on in TEXT, which is all there is."""
        if self.plain and self.pattern is not None:
            match = self.pattern.search(text, start)
            return None if match is None else match.regs
        size = len(text)
        return self.search(text, start, 0, size, size, -1)

    def match(
        self, text: str, start: int, beginning: int, end: int, stop: int, point: int, longest: bool = False
    ) -> Spans | None:
        """The match at START that ends at STOP or before, like `search`."""
        pattern = self.pattern
        if pattern is None or longest or (start == beginning > 0 and self.at_edge):
            return self.program.match(text, start, beginning, end, stop, point, longest=longest)
        limit = stop if stop == end or not self.at_end else stop + 1
        match = pattern.match(text, start, limit)
        if match is None:
            return None
        if match.end() > stop or (self.tight and match.end() == stop < end):
            return self.program.match(text, start, beginning, end, stop, point)
        if self.plain:
            return match.regs
        return self._spans(match, text, beginning, end, stop, point)

    def search_backward(
        self, text: str, start: int, low: int, beginning: int, end: int, point: int, longest: bool = False
    ) -> Spans | None:
        """The match that starts last among those that start from LOW on and end at START or before."""
        if self.literal is not None:
            found = text.rfind(self.literal, low, start)
            return None if found < 0 else ((found, found + len(self.literal)),)
        if self.folded is not None:
            return _find_folded_backward(self.folded, text, start, low)
        pattern = self.pattern
        if pattern is None:
            for at in range(start, low - 1, -1):
                spans = self.program.match(text, at, beginning, end, start, point, longest=longest)
                if spans is not None:
                    return spans
            return None
        limit = start if start == end or not self.at_end else start + 1
        edge = beginning > 0 and self.at_edge and low == beginning
        lowest = low + 1 if edge else low
        high = start
        size = BACKWARD_START
        search = pattern.search
        while high >= lowest:
            at = max(lowest, high - size)
            best: Spans | None = None
            while at <= high:
                match = search(text, at, limit)
                if match is None or match.start() > high:
                    break
                at = match.start()
                if match.end() <= start and not longest and not (self.tight and match.end() == start < end):
                    best = match.regs if self.plain else self._spans(match, text, beginning, end, start, point)
                else:
                    best = self.program.match(text, at, beginning, end, start, point, longest=longest) or best
                at += 1
            if best is not None:
                return best
            high = max(lowest, high - size) - 1
            size *= 2
        if edge:
            return self.program.match(text, low, beginning, end, start, point, longest=longest)
        return None

    def _search_slowly(
        self, text: str, start: int, beginning: int, end: int, stop: int, point: int, longest: bool
    ) -> Spans | None:
        """`search` without Python's `re`, except to find places where a match may start."""
        program = self.program
        if self._first is None:
            first = first_characters(self.tree.root, self.tables)
            self._first = re.compile("" if first is None else sets.bracket_text(first, self.tables.kind))
        candidate = self._first.search
        while start <= stop:
            found = candidate(text, start, stop)
            if found is None:
                return None
            start = found.start()
            spans = program.match(text, start, beginning, end, stop, point, longest=longest)
            if spans is not None:
                return spans
            start += 1
        return None

    def _spans(self, match: re.Match[str], text: str, beginning: int, end: int, stop: int, point: int) -> Spans:
        """The spans of MATCH under the numbers that the groups have in the regexp."""
        if not self.translation.groups_exact:
            found = self.program.match(text, match.start(), beginning, end, stop, point)
            if found is not None:
                return found
        spans = no_spans(self.groups)
        regs = match.regs
        spans[0] = regs[0]
        for number, span in zip(self.numbers, regs[1:], strict=True):
            if span[0] >= 0:
                spans[number] = span
        return spans


def _literal_text(node: Node, tables: Tables) -> str | None:
    """The text NODE stands for when it is nothing but characters that stand for themselves."""
    items = node.items if isinstance(node, Sequence) else [node]
    result = []
    for item in items:
        if not isinstance(item, Literal):
            return None
        points = tables.code_points(item)
        if len(points) != 1 or points[0][0] != points[0][1]:
            return None
        result.append(chr(points[0][0]))
    return "".join(result) or None


def _folded_text(node: Node, tables: Tables) -> str | None:
    """The text NODE stands for, in lower case, when it is nothing but several ASCII characters and case is ignored."""
    if tables.kind != ASCII or tables.fold is None or tables.fold.key != "standard" or not isinstance(node, Sequence):
        return None
    if len(node.items) < 2 or not all(isinstance(item, Literal) and item.char < 0x80 for item in node.items):
        return None
    return "".join(chr(item.char) for item in node.items if isinstance(item, Literal)).lower()


def _find_folded(wanted: str, text: str, start: int, stop: int) -> Spans | None:
    """Where WANTED, in lower case, is next in TEXT, which is ASCII.  Growing stretches are put in lower case."""
    size = len(wanted)
    stretch = FOLDED_START
    while start + size <= stop:
        found = text[start : min(stop, start + stretch + size - 1)].lower().find(wanted)
        if found >= 0:
            return ((start + found, start + found + size),)
        start += stretch
        stretch = min(2 * stretch, FOLDED_MOST)
    return None


def _find_folded_backward(wanted: str, text: str, start: int, low: int) -> Spans | None:
    """Where WANTED, in lower case, was last in TEXT between LOW and START."""
    size = len(wanted)
    stretch = FOLDED_START
    while start - size >= low:
        first = max(low, start - stretch - size + 1)
        found = text[first:start].lower().rfind(wanted)
        if found >= 0:
            return ((first + found, first + found + size),)
        start -= stretch
        stretch = min(2 * stretch, FOLDED_MOST)
    return None


def _assertions(node: Node, found: set[str]) -> set[str]:
    if isinstance(node, Assertion):
        found.add(node.kind)
    for child in children(node):
        _assertions(child, found)
    return found


class Needs:
    """Which tables a regexp depends on."""

    __slots__ = ("categories", "scripts", "syntax")

    def __init__(self, root: Node) -> None:
        self.syntax = self.categories = self.scripts = False
        self._look(root)
        if self.scripts:
            self.categories = True

    def _look(self, node: Node) -> None:
        if isinstance(node, SyntaxChar):
            self.syntax = True
        elif isinstance(node, CategoryChar):
            self.categories = True
        elif isinstance(node, CharSet):
            if not {"word", "space", "punct"}.isdisjoint(node.classes):
                self.syntax = True
        elif isinstance(node, Assertion) and node.kind in ("b", "B", "<", ">", "_<", "_>"):
            self.syntax = True
            if node.kind in "bB<>":
                self.scripts = True
        for child in children(node):
            self._look(child)


class Compiled:
    """What is known of a regexp for one kind of subject and one case folding."""

    __slots__ = ("_last", "_stamp", "_table", "by_syntax", "fold", "kind", "needs", "ready", "tree", "variants")

    def __init__(self, tree: Tree, kind: int, fold: Fold | None) -> None:
        self.tree = tree
        self.kind = kind
        self.fold = fold
        self.needs = Needs(tree.root)
        self.by_syntax = self.needs.syntax and (not self.needs.categories or (kind == ASCII and self.needs.scripts))
        """True when it depends on the syntax table alone."""
        self._table: Any = None
        self._stamp: object = None
        self._last: Regexp | None = None
        """The last variant asked for when `by_syntax`, under `_table` as it was at `_stamp`."""
        self.ready: Regexp | None = None
        """The one `Regexp` there is when it depends on no table."""
        self.variants: dict[object, Regexp] = {}
        if not self.needs.syntax and not self.needs.categories:
            self.ready = Regexp(tree, Tables(kind, fold, None, None))

    def variant(self, it: Any) -> Regexp:
        """The regexp under the present tables."""
        if not self.by_syntax:
            return self._variant(it)
        state = it.chapter_state.get("syntax")
        table = None if state is None else state.current(it)
        if table is None or table is not self._table or self._last is None or table.stamp() != self._stamp:
            self._last = self._variant(it)
            self._table = it.chapter_state["syntax"].current(it)
            self._stamp = self._table.stamp()
        return self._last

    def _variant(self, it: Any) -> Regexp:
        from elwire.builtins.searching.categories import category_view, rules_key
        from elwire.builtins.searching.syntax import syntax_view

        key: list[object] = []
        syntax = categories = None
        if self.needs.syntax:
            syntax = syntax_view(it)
            key.append(syntax)
        if self.needs.categories and not (self.kind == ASCII and self.needs.scripts):
            categories = category_view(it)
            key.append(categories)
            if self.needs.scripts:
                key.append(rules_key(it))
        found = self.variants.get(tuple(key))
        if found is None:
            if len(self.variants) > 20:
                self.variants.clear()
            if categories is None:
                categories = category_view(it) if self.needs.categories and self.kind != ASCII else None
            if categories is None and self.needs.categories:
                categories = category_view(it)
            found = self.variants[tuple(key)] = Regexp(self.tree, Tables(self.kind, self.fold, syntax, categories))
        return found


class RegexpCache:
    """The compiled regexps of one interpreter, and what deciding between them takes."""

    def __init__(self, it: Any) -> None:
        self.it = it
        self.match = match_state(it)
        self.spaces = it.intern("search-spaces-regexp")
        self._case_fold = it.intern("case-fold-search")
        self._case_tables = case_tables(it)
        self._fold: Fold | None = None
        """The case folding of a table that is not the standard one, as it was at `_fold_stamp`."""
        self._fold_stamp: object = None
        self._known: dict[object, Compiled] = {}
        self._last_text: str | None = None
        self._last: Regexp | None
        """The last regexp asked for, when it was ASCII as the text was, and ignored case in the standard way."""
        self._last_known: Compiled
        """The same one when it depends on tables, and `_last` is None."""
        self._ready: dict[object, Regexp] = {}
        """Those that depend on nothing but their key: text, case folding, kind of subject, where the text came from."""

    def folding(self) -> bool | Fold:
        """Whether case is ignored now: false, true for the standard case table, or what another table makes equal."""
        symbol = self._case_fold
        variable: Any = _slot_of(symbol) if type(symbol) is ForwardedSymbol else None
        # The variable's own `get` does this as well, and costs two calls.
        direct = type(variable) is PerBuffer
        value = self.it.buffer.locals.get(symbol, variable.default) if direct else symbol.value
        if value is nil:
            return False
        if value is VOID:
            raise signal("void-variable", symbol)
        tables = self._case_tables
        if tables.has_own or tables.standard.version != tables.stamp:
            table = tables.changed_table(self.it)
            if table is not None:
                stamp = table.stamp()
                if self._fold is None or self._fold_stamp != stamp:
                    self._fold, self._fold_stamp = fold_of_table(table), stamp
                return self._fold
        return True

    def find(self, regexp: LispString, text: str, multibyte: bool) -> Regexp:
        """REGEXP compiled for the subject TEXT, which is MULTIBYTE or not; may signal `invalid-regexp`."""
        folding = self.folding()
        spaces = self.spaces.value
        if text.isascii():
            if folding is True and regexp.s is self._last_text and spaces is nil:
                # A loop asks for the same regexp again and again.
                return self._last_known.variant(self.it) if self._last is None else self._last
            kind = ASCII
        else:
            kind = TEXT if multibyte else BYTES
        if spaces is not nil and isinstance(spaces, LispString):
            regexp = with_spaces(regexp, spaces)
        key: object = (regexp.s, folding, kind, regexp.multibyte)
        ready = self._ready.get(key)
        if ready is not None:
            if folding is True and kind == ASCII and spaces is nil and regexp.s.isascii():
                self._last_text, self._last = regexp.s, ready
            return ready
        if isinstance(folding, Fold):
            key = (regexp.s, folding.key, kind, regexp.multibyte)
        known = self._known.get(key)
        if known is None:
            known = self._add(key, Parser(characters(regexp)).parse(), kind, folding)
        if known.ready is None and folding is True and kind == ASCII and spaces is nil and regexp.s.isascii():
            self._last_text, self._last, self._last_known = regexp.s, None, known
        return known.ready or known.variant(self.it)

    def _add(self, key: object, tree: Tree, kind: int, folding: bool | Fold) -> Compiled:
        fold = folding if isinstance(folding, Fold) else standard_fold() if folding else None
        if len(self._known) >= MAX_CACHED:
            self._known.clear()
            self._ready.clear()
        known = self._known[key] = Compiled(tree, kind, fold)
        if known.ready is not None and not isinstance(folding, Fold):
            self._ready[key] = known.ready
        return known

    def find_text(self, string: LispString, text: str, multibyte: bool) -> Regexp:
        """What finds STRING itself in the subject TEXT."""
        kind = ASCII if text.isascii() else TEXT if multibyte else BYTES
        folding = self.folding()
        key: object = (string.s, folding, kind, string.multibyte, multibyte)
        ready = self._ready.get(key)
        if ready is not None:
            return ready
        if isinstance(folding, Fold):
            key = (string.s, folding.key, kind, string.multibyte, multibyte)
        known = self._known.get(key)
        if known is None:
            chars = characters(string)
            if not multibyte and string.multibyte:
                low = [char & 0xFF for char in chars]
                chars = [byte if byte < 0x80 else RAW_BYTE_OFFSET + byte for byte in low]
            known = self._add(key, Tree(Sequence([Literal(char) for char in chars]), 0), kind, folding)
        return known.ready or known.variant(self.it)


def characters(regexp: LispString) -> list[int]:
    """The Emacs characters of REGEXP; bytes of a unibyte one above 0x7F are raw bytes."""
    text = regexp.s
    if text.isascii():
        return list(text.encode("ascii"))
    if regexp.multibyte:
        return [from_python(ch) for ch in text]
    return [code if code < 0x80 else code + RAW_BYTE_OFFSET for code in map(ord, text)]


_SPACES = re.compile(r"\\(?:[sScC_].|.)|\[\^?\]?(?:\[:[a-z]+:\]|[^]])*\]| +(?![*+?]|\\\{)|.", re.DOTALL)


def with_spaces(regexp: LispString, spaces: LispString) -> LispString:
    """REGEXP with the regexp SPACES for each run of spaces outside of brackets that no operator repeats."""
    replaced = _SPACES.sub(
        lambda match: f"\\(?:{spaces.s}\\)" if match[0][0] == " " else match[0],
        regexp.s,
    )
    return LispString(replaced, regexp.multibyte or spaces.multibyte)


def regexp_cache(it: Any) -> RegexpCache:
    """The compiled regexps of IT."""
    cache = it.chapter_state.get("regexps")
    if cache is None:
        cache = it.chapter_state["regexps"] = RegexpCache(it)
    return cache  # type: ignore[no-any-return]
