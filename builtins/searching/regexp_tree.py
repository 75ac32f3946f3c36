"""What a regexp means, as a tree.

The tree knows nothing of case, syntax tables or buffers; `regexp_translate` makes a Python pattern of it and
`regexp_program` a program for the backtracking matcher.
"""

from __future__ import annotations


class Node:
    """A part of a regexp."""

    __slots__ = ()


class Literal(Node):
    """One character, an Emacs character number."""

    __slots__ = ("char",)

    def __init__(self, char: int) -> None:
        self.char = char


class AnyChar(Node):
    """`.`: any character but a newline."""

    __slots__ = ()


class CharSet(Node):
    """`[...]`: ranges of Emacs characters and names of classes."""

    __slots__ = ("classes", "negated", "ranges")

    def __init__(self, ranges: list[tuple[int, int]], classes: list[str], negated: bool) -> None:
        self.ranges = ranges
        self.classes = classes
        self.negated = negated


class SyntaxChar(Node):
    """`\\sC`: a character whose syntax class is numbered `code`; -1 stands for a class that does not exist."""

    __slots__ = ("code", "negated")

    def __init__(self, code: int, negated: bool) -> None:
        self.code = code
        self.negated = negated


class CategoryChar(Node):
    """`\\cC`: a character of the category `category`."""

    __slots__ = ("category", "negated")

    def __init__(self, category: int, negated: bool) -> None:
        self.category = category
        self.negated = negated


class Assertion(Node):
    """A place: `kind` is one of `^ $ \\` ' = b B < > _< _>`, without backslash."""

    __slots__ = ("kind",)

    def __init__(self, kind: str) -> None:
        self.kind = kind


class Sequence(Node):
    """One after the other."""

    __slots__ = ("items",)

    def __init__(self, items: list[Node]) -> None:
        self.items = items


class Alternatives(Node):
    """The first of these that lets the rest match."""

    __slots__ = ("items",)

    def __init__(self, items: list[Node]) -> None:
        self.items = items


class Repeat(Node):
    """`item` at least `least` times and at most `most` times; `most` is None for no limit.

    `counted` is true for `\\{m,n\\}`, false for `*`, `+`, `?` and their non-greedy kin.
    """

    __slots__ = ("counted", "greedy", "item", "least", "most")

    def __init__(self, item: Node, least: int, most: int | None, greedy: bool, counted: bool = False) -> None:
        self.item = item
        self.least = least
        self.most = most
        self.greedy = greedy
        self.counted = counted


class Group(Node):
    """`\\(...\\)`: what it matches is remembered under `number`."""

    __slots__ = ("item", "number")

    def __init__(self, item: Node, number: int) -> None:
        self.item = item
        self.number = number


class BackReference(Node):
    """`\\N`: what group N matched."""

    __slots__ = ("number",)

    def __init__(self, number: int) -> None:
        self.number = number


class Tree:
    """A whole regexp; `groups` is the highest group number."""

    __slots__ = ("groups", "numbers", "root")

    def __init__(self, root: Node, groups: int, numbers: list[int] | None = None) -> None:
        self.root = root
        self.groups = groups
        self.numbers = numbers if numbers is not None else []
        """The number of each group, in the order of their opening parentheses."""


def can_be_empty(node: Node) -> bool:
    """True when NODE may match without taking a character."""
    if isinstance(node, Sequence):
        return all(can_be_empty(item) for item in node.items)
    if isinstance(node, Alternatives):
        return any(can_be_empty(item) for item in node.items)
    if isinstance(node, Repeat):
        return node.least == 0 or can_be_empty(node.item)
    if isinstance(node, Group):
        return can_be_empty(node.item)
    return isinstance(node, Assertion | BackReference)


def children(node: Node) -> list[Node]:
    """The parts of NODE."""
    if isinstance(node, Sequence | Alternatives):
        return node.items
    if isinstance(node, Repeat | Group):
        return [node.item]
    return []


def contains(node: Node, kinds: type[Node] | tuple[type[Node], ...]) -> bool:
    """True when NODE is or has a part that is one of KINDS."""
    return isinstance(node, kinds) or any(contains(child, kinds) for child in children(node))
