"""Emacs's regexp syntax, read into a tree.

Errors come out as `(invalid-regexp MESSAGE)` with Emacs's words, in the order in which Emacs meets them.
"""

from __future__ import annotations

from elwire.builtins.searching.regexp_sets import between
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
)
from elwire.interpreter.objects import LispString
from elwire.interpreter.signals import Signal, signal

MAX_REPEAT = 65535
MAX_GROUP = (1 << 31) - 1

SYNTAX_CODES = {ch: code for code, ch in enumerate(" .w_()'\"$\\/<>@!|")} | {"-": 0}
"""The number of the syntax class that each designator stands for."""

CLASS_NAMES = frozenset(
    (
        "alnum", "alpha", "ascii", "blank", "cntrl", "digit", "graph", "lower", "multibyte", "nonascii", "print",
        "punct", "space", "unibyte", "upper", "word", "xdigit",
    )
)  # fmt: skip

ALWAYS = frozenset("`'bB")
"""Assertions that do not become the thing a following `*` repeats."""


def invalid_regexp(message: str) -> Signal:
    """`(invalid-regexp MESSAGE)`."""
    return signal("invalid-regexp", LispString(message))


def unmatched_bracket() -> Signal:
    """The signal for a bracket that is not closed."""
    return invalid_regexp("Unmatched [ or [^")


def premature_end() -> Signal:
    """The signal for a regexp that stops inside a construct."""
    return invalid_regexp("Premature end of regular expression")


class _Level:
    """A group being read: the branches before the last `\\|`, and the branch being read."""

    __slots__ = ("branches", "items", "last", "number")

    def __init__(self, number: int | None) -> None:
        self.number = number
        """The group's number, None when it is shy or the whole regexp."""
        self.branches: list[Node] = []
        self.items: list[Node] = []
        self.last: int | None = None
        """The index in `items` at which what a postfix operator repeats starts."""

    def finish(self) -> Node:
        """The node for what was read."""
        branch = self.items[0] if len(self.items) == 1 else Sequence(self.items)
        if not self.branches:
            return branch
        return Alternatives([*self.branches, branch])


class Parser:
    """Reads one regexp, given as a list of Emacs character numbers."""

    def __init__(self, chars: list[int]) -> None:
        self.chars = chars
        self.text = "".join([chr(c) if c < 0x80 else "\x80" for c in chars])
        """The regexp with every character that is not ASCII replaced: what means something is ASCII."""
        self.at = 0
        self.groups = 0
        self.numbers: list[int] = []

    def parse(self) -> Tree:
        """The tree of the whole regexp."""
        text, end = self.text, len(self.text)
        stack = [_Level(None)]
        level = stack[0]
        while self.at < end:
            ch = text[self.at]
            self.at += 1
            if ch == "\\":
                if self.at == end:
                    raise invalid_regexp("Trailing backslash")
                ch = text[self.at]
                self.at += 1
                if ch == "(":
                    level = _Level(self._group_number())
                    stack.append(level)
                elif ch == ")":
                    if len(stack) == 1:
                        raise invalid_regexp("Unmatched ) or \\)")
                    node = level.finish()
                    number = level.number
                    stack.pop()
                    level = stack[-1]
                    self._add(level, node if number is None else Group(node, number))
                elif ch == "|":
                    level.branches.append(level.items[0] if len(level.items) == 1 else Sequence(level.items))
                    level.items = []
                    level.last = None
                elif ch == "{":
                    self._interval(level)
                else:
                    self._escape(level, ch, stack)
            elif ch in "*+?" and level.last is not None:
                self._postfix(level, ch)
            elif ch == ".":
                self._add(level, AnyChar())
            elif ch == "[":
                self._add(level, self._bracket())
            elif ch == "^" and not level.items:
                level.items.append(Assertion("^"))
            elif ch == "$" and (self.at == end or text.startswith(("\\)", "\\|"), self.at)):
                level.items.append(Assertion("$"))
            else:
                self._add(level, Literal(self.chars[self.at - 1]))
        if len(stack) > 1:
            raise invalid_regexp("Unmatched ( or \\(")
        return Tree(level.finish(), self.groups, self.numbers)

    @staticmethod
    def _add(level: _Level, node: Node) -> None:
        level.last = len(level.items)
        level.items.append(node)

    def _group_number(self) -> int | None:
        """Read what may follow `\\(`; the number of the group that starts, None for a shy one."""
        text, end = self.text, len(self.text)
        number = 0
        if self.at + 1 < end and text[self.at] == "?":
            self.at += 1
            while True:
                if self.at == end:
                    raise premature_end()
                ch = text[self.at]
                self.at += 1
                if ch == ":":
                    if not number:
                        return None
                    break
                if not ("1" <= ch <= "9" or (ch == "0" and number)):
                    raise invalid_regexp("Invalid regular expression")
                number = number * 10 + int(ch)
                if number > MAX_GROUP:
                    raise invalid_regexp("Regular expression too big")
        if number:
            self.groups = max(self.groups, number)
        else:
            self.groups += 1
            number = self.groups
        self.numbers.append(number)
        return number

    def _postfix(self, level: _Level, ch: str) -> None:
        """Apply the operator CH and those that follow it; a `?` after another one makes them non-greedy."""
        text, end = self.text, len(self.text)
        zero = many = False
        greedy = True
        while True:
            if ch == "?" and (zero or many):
                greedy = False
            else:
                zero = zero or ch != "+"
                many = many or ch != "?"
            if self.at == end or text[self.at] not in "*+?":
                break
            ch = text[self.at]
            self.at += 1
        self._repeat(level, 0 if zero else 1, None if many else 1, greedy, counted=False)

    @staticmethod
    def _repeat(level: _Level, least: int, most: int | None, greedy: bool, counted: bool) -> None:
        last = level.last
        items = level.items[last:]
        item = items[0] if len(items) == 1 else Sequence(items)
        level.items[last:] = [Repeat(item, least, most, greedy, counted)]

    def _interval(self, level: _Level) -> None:
        """Read the rest of `\\{m,n\\}`."""
        text, end = self.text, len(self.text)
        start = self.at
        least = self._count()
        if least is None:
            least = 0
        most: int | None = least
        if text[self.at] == ",":
            self.at += 1
            most = self._count()
        if most is not None and most < least:
            raise invalid_regexp("Invalid content of \\{\\}")
        if text[self.at] != "\\":
            raise invalid_regexp("Invalid content of \\{\\}")
        self.at += 1
        if self.at == end:
            raise invalid_regexp("Trailing backslash")
        if text[self.at] != "}":
            raise invalid_regexp("Invalid content of \\{\\}")
        self.at += 1
        if level.last is None:
            self.at = start
            self._add(level, Literal(ord("{")))
            return
        self._repeat(level, least, most, greedy=True, counted=True)

    def _count(self) -> int | None:
        """Read a number of an interval, None when there is none; something must follow."""
        text, end = self.text, len(self.text)
        number: int | None = None
        while self.at < end and "0" <= text[self.at] <= "9":
            number = (number or 0) * 10 + int(text[self.at])
            if number > MAX_REPEAT:
                raise invalid_regexp("Invalid content of \\{\\}")
            self.at += 1
        if self.at == end:
            raise invalid_regexp("Unmatched \\{")
        return number

    def _escape(self, level: _Level, ch: str, stack: list[_Level]) -> None:
        """Add what backslash CH means, when it is neither a group nor an interval."""
        text, end = self.text, len(self.text)
        if ch in "wW":
            self._add(level, SyntaxChar(2, ch == "W"))
        elif ch in "sS":
            if self.at == end:
                raise premature_end()
            self._add(level, SyntaxChar(SYNTAX_CODES.get(text[self.at], -1), ch == "S"))
            self.at += 1
        elif ch in "cC":
            if self.at == end:
                raise premature_end()
            self._add(level, CategoryChar(self.chars[self.at], ch == "C"))
            self.at += 1
        elif ch == "_":
            if self.at == end:
                raise premature_end()
            ch = text[self.at]
            self.at += 1
            if ch not in "<>":
                raise invalid_regexp("Invalid regular expression")
            self._add(level, Assertion("_" + ch))
        elif ch in ALWAYS:
            level.items.append(Assertion(ch))
        elif ch in "<>=":
            self._add(level, Assertion(ch))
        elif "1" <= ch <= "9":
            number = int(ch)
            if number > self.groups or any(each.number == number for each in stack):
                raise invalid_regexp("Invalid back reference")
            self._add(level, BackReference(number))
        else:
            self._add(level, Literal(self.chars[self.at - 1]))

    def _bracket(self) -> CharSet:
        """Read the rest of `[...]`."""
        text, chars, end = self.text, self.chars, len(self.text)
        negated = False
        if self.at < end and text[self.at] == "^":
            negated = True
            self.at += 1
        ranges: list[tuple[int, int]] = []
        classes: list[str] = []
        first = True
        while True:
            if self.at >= end:
                raise unmatched_bracket()
            ch = text[self.at]
            if ch == "]" and not first:
                self.at += 1
                return CharSet(ranges, classes, negated)
            first = False
            if ch == "[" and text.startswith("[:", self.at):
                close = text.find(":]", self.at + 2)
                if close >= 0:
                    name = text[self.at + 2 : close]
                    if name not in CLASS_NAMES:
                        raise invalid_regexp("Invalid character class name")
                    classes.append(name)
                    self.at = close + 2
                    if self.at >= end:
                        raise unmatched_bracket()
                    continue
            char = chars[self.at]
            self.at += 1
            if self.at < end and text[self.at] == "-" and not text.startswith("-]", self.at):
                if self.at + 1 >= end:
                    raise premature_end()
                last = chars[self.at + 1]
                self.at += 2
                ranges += between(char, last)
            else:
                ranges.append((char, char))
