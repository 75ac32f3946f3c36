"""What a regexp means, as a tree.

The tree knows nothing of case, syntax tables or buffers; `regexp_translate` makes a Python pattern of it and
`regexp_program` a program for the backtracking matcher.
"""

from __future__ import annotations

from dataclasses import dataclass, field


class Node:
    """A part of a regexp."""

    __slots__ = ()


@dataclass(slots=True)
class Literal(Node):
    """One character, an Emacs character number."""

    char: int


@dataclass(slots=True)
class AnyChar(Node):
    """`.`: any character but a newline."""


@dataclass(slots=True)
class CharSet(Node):
    """`[...]`: ranges of Emacs characters and names of classes."""

    ranges: list[tuple[int, int]]
    classes: list[str]
    negated: bool


@dataclass(slots=True)
class SyntaxChar(Node):
    """`\\sC`: a character whose syntax class is numbered `code`; -1 stands for a class that does not exist."""

    code: int
    negated: bool


@dataclass(slots=True)
class CategoryChar(Node):
    """`\\cC`: a character of the category `category`."""

    category: int
    negated: bool


@dataclass(slots=True)
class Assertion(Node):
    """A place: `kind` is one of `^ $ \\` ' = b B < > _< _>`, without backslash."""

    kind: str


@dataclass(slots=True)
class Sequence(Node):
    """One after the other."""

    items: list[Node]


@dataclass(slots=True)
class Alternatives(Node):
    """The first of these that lets the rest match."""

    items: list[Node]


@dataclass(slots=True)
class Repeat(Node):
    """`item` at least `least` times and at most `most` times; `most` is None for no limit.

    `counted` is true for `\\{m,n\\}`, false for `*`, `+`, `?` and their non-greedy kin.
    """

    item: Node
    least: int
    most: int | None
    greedy: bool
    counted: bool = False


@dataclass(slots=True)
class Group(Node):
    """`\\(...\\)`: what it matches is remembered under `number`."""

    item: Node
    number: int


@dataclass(slots=True)
class BackReference(Node):
    """`\\N`: what group N matched."""

    number: int


@dataclass(slots=True)
class Tree:
    """A whole regexp; `groups` is the highest group number."""

    root: Node
    groups: int
    numbers: list[int] = field(default_factory=list)
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
