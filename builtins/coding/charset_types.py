"""What a character set is, and the sets that an interpreter has.

A charset's codes are characters in one of four ways: they follow each other from an offset on, a map says so, they are
part of another charset's codes, or they are those of several other charsets.  Those with an offset may be *unified*: a
map says which of their codes are characters of Unicode; the others are characters that only Emacs has.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from elwire.builtins.coding.charset_maps import CharMap, CodeSpace, known_map
from elwire.interpreter.objects import Cons, Obj

MAX_UNICODE = 0x10FFFF
MAX_CHAR = 0x3FFFFF


class Charset:
    """One character set; `kind` is "offset", "map", "subset" or "superset"."""

    __slots__ = (
        "_map", "_plist", "ascii", "emacs_mule_id", "facts", "final", "first", "first_index", "has_map", "id",
        "invalid",
        "it", "kind", "last", "name", "offset", "parents", "revision", "space", "supplementary", "unified",
    )  # fmt: skip

    def __init__(self, name: str, number: int, space: CodeSpace) -> None:
        self.name = name
        self.id = number
        self.space = space
        self.first = space.first
        self.last = space.last
        self.first_index = 0
        self.final = -1
        """The final byte of the escape sequence that designates it, -1 for none."""
        self.revision = -1
        self.emacs_mule_id = -1
        self.ascii = False
        self.supplementary = False
        self.invalid: int | None = None
        self.kind = "offset"
        self.offset = 0
        self.has_map = False
        """Whether a map says which characters its codes are, or which of them are Unicode's."""
        self.unified = True
        """Whether the map of a charset with an offset counts."""
        self._map: CharMap | None = None
        self.parents: list[tuple[Charset, int, int, int]] = []
        """Charset, first and last code there (of a subset), and what is added to its codes to make codes of this."""
        self.it: Any = None
        self.facts = ""
        self._plist: Obj = None

    @property
    def map(self) -> CharMap | None:
        """Its map, if there is one."""
        if self._map is None and self.has_map:
            self._map = known_map(self.name)
            self.has_map = self._map is not None
        return self._map

    @map.setter
    def map(self, value: CharMap | None) -> None:
        self._map = value
        self.has_map = value is not None

    @property
    def is_unified(self) -> bool:
        """Whether it has an offset and a map that counts."""
        return self.kind == "offset" and self.has_map and self.unified

    @property
    def plist(self) -> Obj:
        """Its property list."""
        if self._plist is None:
            from elwire.interpreter.reader import Reader

            words = f':docstring "The character set {self.name}." :short-name "{self.name}" :long-name "{self.name}"'
            name = self.name.replace(".", "\\.")
            self._plist = Reader(self.it, f"(:name {name} {words} {self.facts[1:]}").read()
        return self._plist

    @plist.setter
    def plist(self, value: Obj) -> None:
        self._plist = value

    @property
    def dimension(self) -> int:
        """How many bytes a code has."""
        return self.space.dimension

    @property
    def is_96(self) -> bool:
        """Whether a byte may be 32 and 127 as well, in ISO 2022."""
        low, high = self.space.ranges[0]
        return high - low + 1 == 96

    def decode(self, code: int) -> int:
        """The character with CODE, -1 when there is none."""
        if not self.first <= code <= self.last:
            return -1
        kind = self.kind
        if kind == "subset":
            parent, low, high, shift = self.parents[0]
            code -= shift
            return parent.decode(code) if low <= code <= high else -1
        if kind == "superset":
            for parent, _, _, shift in self.parents:
                char = parent.decode(code - shift) if code >= shift else -1
                if char >= 0:
                    return char
            return -1
        index = self.space.index(code)
        if index is None:
            return -1
        if kind == "map":
            return -1 if self.map is None else self.map.char(code)
        if self.has_map and self.unified and self.map is not None:
            char = self.map.char(code)
            if char >= 0:
                return char
        char = self.offset + index - self.first_index
        return char if char <= MAX_CHAR else -1

    def encode(self, char: int) -> int:
        """The code of CHAR, -1 when it has none."""
        kind = self.kind
        if kind == "subset":
            parent, low, high, shift = self.parents[0]
            code = parent.encode(char)
            return code + shift if low <= code <= high and code >= 0 else -1
        if kind == "superset":
            for parent, _, _, shift in self.parents:
                code = parent.encode(char)
                if code >= 0:
                    return code + shift
            return -1
        if kind == "map":
            return -1 if self.map is None else self.map.code(char)
        unified = self.map if self.has_map and self.unified else None
        if unified is not None:
            code = unified.code(char)
            if code >= 0:
                return code
            if char <= MAX_UNICODE:
                return -1
        index = char - self.offset + self.first_index
        if index < self.first_index:
            return -1
        code = self.space.code(index)
        if not self.first <= code <= self.last or self.space.index(code) != index:
            return -1
        return code


_PROPERTY = re.compile(r":([a-z-]+) (\((?:[^()]|\([^()]*\))*\)|\[[^]]*\]|\S+?)(?=[ )])")
_PARENT = re.compile(r"\(?([^ ()]+)(?: \. (-?\d+)\))?")


def _code(text: str) -> int:
    """The code that TEXT, a number or a pair of its halves, says."""
    numbers = [int(word) for word in text.strip("()").split(" . ")]
    return numbers[0] if len(numbers) == 1 else numbers[0] << 16 | numbers[1]


def read_code(value: Any) -> int:
    """A code as a definition has it: a number or two halves of one."""
    return (value.car << 16) | value.cdr if isinstance(value, Cons) else value  # type: ignore[no-any-return]


class Charsets:
    """The character sets of one interpreter."""

    def __init__(self, it: Any) -> None:
        self.it = it
        self.by_name: dict[str, Charset] = {}
        self.names: list[str] = []
        """All names in the order of definition."""
        self.by_id: list[Charset] = []
        self.priority: list[Charset] = []
        self.chosen: list[Charset] = []
        """Those that the last `set-charset-priority` was about."""
        self.equivalents: dict[tuple[int, bool, int], Charset] = {}
        """Charsets by what designates them: dimension, whether of 96 characters, final byte."""
        for line in _definitions():
            name, _, rest = line.partition(" ")
            if rest.startswith("= "):
                self.add_alias(name, self.by_name[rest[2:]])
            else:
                self.add(self._standard(name, rest))
        for name in ("emacs", "eight-bit"):
            self._move_before_supplementary(self.by_name[name])

    def _standard(self, name: str, text: str) -> Charset:
        values = dict(_PROPERTY.findall(text))
        charset = Charset(name, len(self.by_id), standard_space(name))
        charset.it = self.it
        charset.facts = text

        def number(key: str) -> int:
            value = values.get(key, "nil")
            return int(value) if value.isdigit() else -1

        if "min-code" in values:
            charset.first = _code(values["min-code"])
        if "max-code" in values:
            charset.last = _code(values["max-code"])
        elif name == "emacs":
            charset.last = 0x3FFF7F  # The characters above are bytes.
        charset.first_index = charset.space.index(charset.first) or 0
        charset.final = number("iso-final-char")
        charset.emacs_mule_id = number("emacs-mule-id")
        charset.ascii = values.get("ascii-compatible-p") == "t"
        charset.supplementary = values.get("supplementary-p") == "t"
        if "code-offset" in values:
            charset.offset = number("code-offset")
            charset.has_map = "unify-map" in values
        elif "map" in values:
            charset.kind = "map"
            charset.has_map = True
        elif "subset" in values:
            charset.kind = "subset"
            parent, low, high, shift = values["subset"][1:-1].split()
            charset.parents = [(self.by_name[parent], int(low), int(high), int(shift))]
        else:
            charset.kind = "superset"
            for parent, added in _PARENT.findall(values["superset"][1:-1]):
                charset.parents.append((self.by_name[parent.replace("\\", "")], 0, 0, int(added or 0)))
        return charset

    def add(self, charset: Charset) -> None:
        """Add CHARSET, which is new."""
        self.by_id.append(charset)
        self.by_name[charset.name] = charset
        self.names.append(charset.name)
        if charset.final >= 0:
            self.equivalents.setdefault((charset.dimension, charset.is_96, charset.final), charset)
        self.place(charset)

    def replace(self, old: Charset, new: Charset) -> None:
        """Let NEW be what the names of OLD name."""
        for name, charset in self.by_name.items():
            if charset is old:
                self.by_name[name] = new
        self.by_id[new.id] = new
        self.priority[self.priority.index(old)] = new
        if new.final >= 0:
            self.equivalents[new.dimension, new.is_96, new.final] = new

    def prefer(self, chosen: list[Charset]) -> None:
        """Put the charsets of CHOSEN first, in that order."""
        chosen = list(dict.fromkeys(chosen))
        self.priority = chosen + [charset for charset in self.priority if charset not in chosen]
        self.chosen = chosen

    def place(self, charset: Charset) -> None:
        """Put CHARSET into the order of priority: the supplementary ones come last."""
        if charset.supplementary:
            self.priority.append(charset)
        else:
            self._move_before_supplementary(charset)

    def _move_before_supplementary(self, charset: Charset) -> None:
        if charset in self.priority:
            self.priority.remove(charset)
        at = next((at for at, each in enumerate(self.priority) if each.supplementary), len(self.priority))
        self.priority.insert(at, charset)

    def add_alias(self, name: str, charset: Charset) -> None:
        """Let NAME name CHARSET as well."""
        if name not in self.by_name:
            self.names.append(name)
        self.by_name[name] = charset


@cache
def _definitions() -> list[str]:
    from elwire.builtins.coding.charset_facts import DEFINITIONS

    return DEFINITIONS.strip().splitlines()


@cache
def _spaces() -> dict[str, CodeSpace]:
    spaces = {}
    for line in _definitions():
        name, _, rest = line.partition(" ")
        if rest.startswith("("):
            numbers = [int(word) for word in rest.partition(":code-space [")[2].partition("]")[0].split()]
            dimension = int(rest.partition(":dimension ")[2].split()[0].rstrip(")"))
            spaces[name] = CodeSpace([(numbers[at], numbers[at + 1]) for at in range(0, 2 * dimension, 2)])
    return spaces


def standard_space(name: str) -> CodeSpace:
    """The codes of the charset that Emacs calls NAME."""
    return _spaces()[name]


def charsets_of(it: Any) -> Charsets:
    """The character sets of IT."""
    found: Charsets | None = it.chapter_state.get("charsets")
    if found is None:
        found = it.chapter_state["charsets"] = Charsets(it)
    return found
