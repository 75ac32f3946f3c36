"""Compiled regexps: finding matches in Python text, forwards and backwards, within bounds that Lisp can set.

`Regexp.search` works on a stretch of a Python string from `beginning` to `end`, which is all that the match may know
of.  Most of the work is Python's `re`; where a match comes next to an edge that `re` cannot be told of, or where `re`
and Emacs differ, the matcher of `regexp_matcher` has the last word.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from collections.abc import Sequence as PySequence
from typing import Any

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
from elwire.interpreter.arrays import CHANGES
from elwire.interpreter.characters import RAW_BYTE_OFFSET, from_python
from elwire.interpreter.objects import LispString, Obj, nil
from elwire.interpreter.signals import signal
from elwire.interpreter.variables import VOID
from elwire.interpreter.watchers import unwatched

Spans = PySequence[Span]

MAX_CACHED = 2000
"""Regexps kept compiled; when there are more, all are forgotten and start anew."""

NEAR = 256
"""How far Python's `re` looks for mere text, before what has to be prepared but is faster takes over."""

FOLDED_START, FOLDED_MOST = 256, 1 << 14
"""How many places a search that ignores case looks at first, and at most at a time."""

BACKWARD_LEAST, BACKWARD_MOST = 8, 1 << 16
"""How many places a search backwards looks at first; each further stretch is four times as long."""

LINE_START = "(?m:^)"
"""How a translation begins that matches at the start of a line."""


class Regexp:
    """A regexp for one kind of subject, one case folding and one state of the tables it depends on."""

    __slots__ = (
        "_first", "_program", "_reach", "at_edge", "at_end", "by_place", "exact", "folded", "groups", "lead", "line",
        "line_text", "literal", "near", "numbers", "pattern", "plain", "quick", "quick_match", "tables", "tight",
        "translation", "tree", "whole",
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
        self.line: re.Pattern[str] | None = None
        """What is looked for instead when a match is at the start of a line: the newline before, and all the rest."""
        self.line_text: str | None = None
        """The same when it is nothing but text."""
        root = tree.root
        if self.exact and isinstance(root, Sequence) and translation.text.startswith(LINE_START):
            self.line = re.compile("\n" + translation.text[len(LINE_START) :])
            rest = _literal_text(Sequence(root.items[1:]), tables)
            self.line_text = None if rest is None else "\n" + rest
        kinds = _assertions(tree.root, set())
        self.at_edge = not kinds.isdisjoint(("^", "`", "b", "B", "<", ">", "_<", "_>"))
        """True when what lies before the place of a match may matter."""
        self.at_end = not kinds.isdisjoint(("$", "'", "b", "B", ">", "_>"))
        """True when what lies behind a match may matter."""
        self.tight = self.at_end and not kinds.isdisjoint(("<", "_<"))
        """True when some place may look behind the last character of a match, and another may not."""
        self.by_place = not kinds.isdisjoint(("b", "B", "<", ">", "_<", "_>")) or contains(tree.root, SyntaxChar)
        """True when the syntax that text properties give to characters may matter."""
        self.quick: Callable[..., re.Match[str] | None] | None = None
        """Finds the first match of a `plain` regexp in a stretch without edges that count, from `lead` places before.

        What lies further than `near` is found faster by `search`.
        """
        self.quick_match: Callable[..., re.Match[str] | None] | None = None
        """Finds a match at a place in the same way."""
        if self.plain and self.pattern is not None:
            self.quick = (self.line or self.pattern).search
            self.quick_match = self.pattern.match
        self.lead = 0 if self.line is None else 1
        self.near = NEAR if self.literal or self.folded or self.line_text else sys.maxsize
        self.whole = self.lead == 0 and self.near > NEAR
        """True when `quick` is all that is needed for a whole text."""
        self._reach = 8 * BACKWARD_LEAST
        """How far back the next search backwards looks first."""
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
        if self.line is not None:
            return self._search_lines(text, start, beginning, end, stop, point, longest)
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
                return self._spans(match, at, text, beginning, end, stop, point)
            spans = self.program.match(text, at, beginning, end, stop, point, longest=longest)
            if spans is not None:
                return spans
            start = at + 1
        return None

    def _search_lines(
        self, text: str, start: int, beginning: int, end: int, stop: int, point: int, longest: bool
    ) -> Spans | None:
        """`search` for a regexp that matches at the start of a line only: newlines are found fast."""
        line = self.line
        assert line is not None
        if start == beginning:
            found = self.match(text, start, beginning, end, stop, point, longest)
            if found is not None or start == stop:
                return found
            start += 1
        if self.line_text is not None:
            at = text.find(self.line_text, start - 1, stop)
            return None if at < 0 else ((at + 1, at + len(self.line_text)),)
        limit = stop if stop == end or not self.at_end else stop + 1
        while start <= stop:
            match = line.search(text, start - 1, limit)
            if match is None:
                return None
            at, reach = match.span()
            at += 1
            if at > stop:
                return None
            if reach <= stop and not longest and not (self.tight and reach == stop < end):
                if self.plain:
                    return ((at, reach), *match.regs[1:])
                return self._spans(match, at, text, beginning, end, stop, point)
            spans = self.program.match(text, at, beginning, end, stop, point, longest=longest)
            if spans is not None:
                return spans
            start = at + 1
        return None

    def search_whole(self, text: str, start: int) -> Spans | None:
        """The first match from START on in TEXT, which is all there is."""
        if self.quick is not None and self.whole:
            match = self.quick(text, start)
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
        return self._spans(match, start, text, beginning, end, stop, point)

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
        # What is found at the start of a line begins with the newline before, so the first place is left for the end.
        before = 0 if self.line is None else 1
        search = pattern.search if self.line is None else self.line.search
        edge = low == beginning and (before == 1 or (beginning > 0 and self.at_edge))
        lowest = low + 1 if edge else low
        high = start
        size = self._reach
        if self.line_text is not None:
            at = text.rfind(self.line_text, lowest - 1, start)
            if at >= 0:
                return ((at + 1, at + len(self.line_text)),)
            high = -1
        while high >= lowest:
            at = max(lowest, high - size)
            best: Spans | None = None
            while at <= high:
                match = search(text, at - before, limit)
                if match is None:
                    break
                at, reach = match.span()
                at += before
                if at > high:
                    break
                if reach > start or longest or (self.tight and reach == start < end):
                    best = self.program.match(text, at, beginning, end, start, point, longest=longest) or best
                elif not self.plain:
                    best = self._spans(match, at, text, beginning, end, start, point)
                else:
                    best = ((at, reach), *match.regs[1:]) if before else match.regs
                at += 1
            if best is not None:
                self._reach = min(max(start - best[0][0] + 16, BACKWARD_LEAST), BACKWARD_MOST)
                return best
            high = max(lowest, high - size) - 1
            size *= 4
        return self.match(text, low, beginning, end, start, point, longest) if edge else None

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

    def _spans(
        self, match: re.Match[str], at: int, text: str, beginning: int, end: int, stop: int, point: int
    ) -> Spans:
        """The spans of MATCH, which starts at AT, under the numbers that the groups have in the regexp."""
        if not self.translation.groups_exact:
            found = self.program.match(text, at, beginning, end, stop, point)
            if found is not None:
                return found
        spans = no_spans(self.groups)
        regs = match.regs
        spans[0] = (at, regs[0][1])
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

    __slots__ = ("by_syntax", "fold", "kind", "needs", "ready", "tree", "variants")

    def __init__(self, tree: Tree, kind: int, fold: Fold | None) -> None:
        self.tree = tree
        self.kind = kind
        self.fold = fold
        self.needs = Needs(tree.root)
        self.by_syntax = self.needs.syntax and (not self.needs.categories or (kind == ASCII and self.needs.scripts))
        """True when it depends on the syntax table alone."""
        self.ready: Regexp | None = None
        """The one `Regexp` there is when it depends on no table."""
        self.variants: dict[object, Regexp] = {}
        if not self.needs.syntax and not self.needs.categories:
            self.ready = Regexp(tree, Tables(kind, fold, None, None))

    def variant(self, it: Any) -> Regexp:
        """The regexp under the present tables."""
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


class Setting:
    """What a regexp means depends on beside the kind of subject: case folding and the syntax table.

    `regexps` has, for each kind, the regexps met under it that depend on nothing else, by their text, all ASCII; and
    `texts` the same for texts searched for.
    """

    __slots__ = ("case_table", "folding", "regexps", "stamp", "syntax_table", "texts")

    def __init__(self, folding: bool | Fold, case_table: Any, syntax_table: Any, stamp: object) -> None:
        self.folding = folding
        self.case_table = case_table
        self.syntax_table = syntax_table
        self.stamp = stamp
        """The state of the syntax table."""
        self.regexps: tuple[dict[str, Regexp], ...] = ({}, {}, {})
        self.texts: tuple[dict[str, Regexp], ...] = ({}, {}, {})


class RegexpCache:
    """The compiled regexps of one interpreter, and what deciding between them takes."""

    __slots__ = (
        "_case_fold", "_case_fold_variable", "_case_table", "_case_tables", "_changes", "_folded", "_known", "_regexps",
        "_setting", "_settings", "_syntax_table", "_texts", "it", "match", "spaces",
    )  # fmt: skip

    def __init__(self, it: Any) -> None:
        self.it = it
        self.match = match_state(it)
        self.spaces = it.intern("search-spaces-regexp")
        self._case_fold = it.intern("case-fold-search")
        self._case_fold_variable: Any = unwatched(self._case_fold)
        """Read here without a call; it stays the same, as no alias can be made of this variable."""
        self._case_tables = case_tables(it)
        self._known: dict[object, Compiled] = {}
        self._settings: dict[object, Setting] = {}
        self._setting: Setting
        """The present one."""
        self._regexps: tuple[dict[str, Regexp], ...]
        self._texts: tuple[dict[str, Regexp], ...]
        # What `_setting` was chosen for.
        self._folded: Obj = VOID
        self._case_table: Any = None
        self._syntax_table: Any = None
        self._changes = -1

    def find(self, regexp: LispString, text: str, multibyte: bool, as_text: bool = False) -> Regexp:
        """REGEXP compiled for the subject TEXT, which is MULTIBYTE or not; may signal `invalid-regexp`.

        With AS_TEXT it is no regexp but the very text to look for.
        """
        buffer = self.it.buffer
        if (
            buffer.locals.get(self._case_fold, self._case_fold_variable.default) is not self._folded
            or buffer.syntax_table is not self._syntax_table
            or buffer.case_table is not self._case_table
            or CHANGES.count != self._changes
        ):
            self._settle(buffer)
        kind = ASCII if text.isascii() else TEXT if multibyte else BYTES
        if as_text:
            found = self._texts[kind].get(regexp.s)
            return self._find_text(regexp, kind, multibyte) if found is None else found
        if self.spaces.value is nil:
            found = self._regexps[kind].get(regexp.s)
            if found is not None:
                return found
        return self._find(regexp, kind)

    def _settle(self, buffer: Any) -> None:
        """Choose the setting for what BUFFER, the current one, has now."""
        it = self.it
        folded = buffer.locals.get(self._case_fold, self._case_fold_variable.default)
        if folded is VOID:
            raise signal("void-variable", self._case_fold)
        folding: bool | Fold = folded is not nil
        case_table = self._case_tables.changed_table(it)
        if folding and case_table is not None:
            folding = fold_of_table(case_table)
        state = it.chapter_state.get("syntax")
        stamp = None if state is None else state.current(it).stamp()
        key = (folding.key if isinstance(folding, Fold) else folding, id(buffer.syntax_table))
        setting = self._settings.get(key)
        if setting is None or setting.stamp != stamp:
            if len(self._settings) > 50:
                self._settings.clear()
            setting = self._settings[key] = Setting(folding, case_table, buffer.syntax_table, stamp)
        self._setting = setting
        self._regexps, self._texts = setting.regexps, setting.texts
        self._folded = folded
        self._case_table, self._syntax_table = buffer.case_table, buffer.syntax_table
        self._changes = CHANGES.count

    def _find(self, regexp: LispString, kind: int) -> Regexp:
        """What `find` gives for a subject of KIND, under the present setting, where that is not yet remembered."""
        folding, spaces = self._setting.folding, self.spaces.value
        plain = spaces is nil and regexp.s.isascii()
        if spaces is not nil and isinstance(spaces, LispString):
            regexp = with_spaces(regexp, spaces)
        key = (regexp.s, folding.key if isinstance(folding, Fold) else folding, kind, regexp.multibyte)
        known = self._known.get(key)
        if known is None:
            known = self._add(key, Parser(characters(regexp)).parse(), kind, folding)
        found = known.ready or known.variant(self.it)
        if plain and (known.ready is not None or known.by_syntax):
            self._regexps[kind][regexp.s] = found
        return found

    def _add(self, key: object, tree: Tree, kind: int, folding: bool | Fold) -> Compiled:
        fold = folding if isinstance(folding, Fold) else standard_fold() if folding else None
        if len(self._known) >= MAX_CACHED:
            self._known.clear()
            self._settings.clear()
            self._settle(self.it.buffer)
        known = self._known[key] = Compiled(tree, kind, fold)
        return known

    def _find_text(self, string: LispString, kind: int, multibyte: bool) -> Regexp:
        """What finds STRING itself in a subject of KIND, which is MULTIBYTE or not; see `_find`."""
        folding = self._setting.folding
        fold_key = folding.key if isinstance(folding, Fold) else folding
        key = (string.s, fold_key, kind, string.multibyte, multibyte)
        known = self._known.get(key)
        if known is None:
            chars = characters(string)
            if not multibyte and string.multibyte:
                low = [char & 0xFF for char in chars]
                chars = [byte if byte < 0x80 else RAW_BYTE_OFFSET + byte for byte in low]
            known = self._add(key, Tree(Sequence([Literal(char) for char in chars]), 0), kind, folding)
        found = known.ready or known.variant(self.it)
        if string.s.isascii() and known.ready is not None:
            self._texts[kind][string.s] = found
        return found


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
    cache: RegexpCache | None = it.regexps
    if cache is None:
        cache = it.regexps = RegexpCache(it)
    return cache
