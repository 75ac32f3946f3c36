"""Coding systems: what each one is, and how Lisp asks about it.

The systems that Emacs has are facts in `coding_data`, read when the first of them is asked for.  Each interpreter has
its own table, for Lisp may define systems and change properties.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from elwire.builtins.coding.coding_engines import (
    GRAMMARS,
    Engine,
    ManyBytes,
    OneByte,
    PythonCodec,
    Utf8,
    Utf16,
)
from elwire.interpreter.objects import Cons, LispString, Obj, Symbol, Vector, list_to_lisp, list_to_python, nil
from elwire.interpreter.signals import Signal, signal, wrong_type

EOLS = ("unix", "dos", "mac")

LOCKED_OUT = frozenset(
    [
        "emacs-mule", "iso-2022-7bit-ss2", "iso-2022-7bit-lock", "iso-2022-7bit-lock-ss2", "iso-2022-8bit-ss2",
        "compound-text", "ctext-no-compositions", "compound-text-with-extensions", "utf-7-imap", "iso-2022-cn",
        "iso-2022-cn-ext", "euc-tw", "in-is13194-devanagari", "vietnamese-viqr", "tibetan-iso-8bit",
    ]
)  # fmt: skip
"""Systems that are known by name and properties but convert nothing here."""

_CODECS = {"utf-7": "utf-7", "chinese-hz": "hz", "japanese-shift-jis-2004": "shift_jis_2004"}


class System:
    """One coding system.

    `eol` is "" when the end-of-line form is open, else "unix", "dos" or "mac".  `plist` is the property list as Lisp
    has it, made when first asked for.
    """

    __slots__ = (
        "_facts", "_it", "_plist", "ascii", "category", "default", "engine_maker", "eol", "eol_names", "kind", "names",
        "prefer_utf_8", "unibyte",
    )  # fmt: skip

    def __init__(self, it: Any, names: list[str], eol: str, ascii_compatible: bool, category: str, kind: str) -> None:
        self._it = it
        self.names = names
        self.eol = eol
        self.ascii = ascii_compatible
        self.category = category
        self.kind = kind
        self.unibyte = False
        self.prefer_utf_8 = False
        self.default = b" "
        self.engine_maker: Callable[[], Engine] = Engine
        self.eol_names: Obj = None
        self._facts = ""
        self._plist: Obj = None

    @property
    def plist(self) -> Obj:
        if self._plist is None:
            name = self.names[0]
            head = f":ascii-compatible-p {'t' if self.ascii else 'nil'} :category coding-category-{self.category}"
            self._plist = _read(self._it, f"({head} :name {name} {self._facts})")
            cell = self._plist
            while isinstance(cell, Cons):
                if cell.car is self._it.intern(":docstring"):
                    cell.cdr.car = LispString(f"The coding system {name}, of type {self.kind}.", False)
                cell = cell.cdr.cdr
        return self._plist

    @plist.setter
    def plist(self, value: Obj) -> None:
        self._plist = value


class Coding:
    """A coding system with an end-of-line form: what a symbol names.  `eol` is "" while that is open."""

    __slots__ = ("eol", "name", "system")

    def __init__(self, system: System, eol: str, name: str) -> None:
        self.system = system
        self.eol = eol
        self.name = name


def _read(it: Any, text: str) -> Obj:
    from elwire.interpreter.reader import Reader

    return Reader(it, text).read()


@cache
def _facts() -> list[tuple[list[str], str, bool, str, str]]:
    """Names, end-of-line form, whether ASCII is itself, category and other properties of each of Emacs's systems."""
    from elwire.builtins.coding.coding_data import SYSTEMS

    facts: list[tuple[list[str], str, bool, str, str]] = []
    for line in SYSTEMS.splitlines():
        if line[0] == " ":
            facts[-1] = (*facts[-1][:4], f"{facts[-1][4]} {line.strip()}".lstrip())
        else:
            names, eol, ascii_compatible, category, _ = line.split(" |")
            facts.append((names.split(), "unix" if eol == " 0" else "", ascii_compatible == " t", category.strip(), ""))
    return facts


class Table:
    """The coding systems of one interpreter."""

    def __init__(self, it: Any) -> None:
        from elwire.builtins.coding.coding_data import CATEGORY_MEMBERS, PRIORITY

        self.it = it
        self.systems: list[System] = []
        self.by_name: dict[str, Coding] = {}
        self.cache: dict[Symbol, Coding] = {}
        self.pinned: dict[tuple[System, str], list[str]] = {}
        """Further names of a system with one end-of-line form."""
        self.order: list[str] = []
        """All names, the last defined first."""
        self.priority = PRIORITY.split()
        self.members = dict(CATEGORY_MEMBERS)
        self.terminal: Obj = nil
        self.keyboard: Obj = it.intern("utf-8-unix")
        late: list[tuple[str, System]] = []
        for names, eol, ascii_compatible, category, properties in _facts():
            system = _from_facts(it, names, eol, ascii_compatible, category, properties)
            self.systems.append(system)
            if names[0] == "utf-8-emacs":
                _add_late(self, late)
            for name in names:
                if name in ("binary", "mule-utf-8", "cp65001", "utf-16-le", "utf-16-be"):
                    late.append((name, system))
                else:
                    self.add_name(name, system, "")
            if names[0] == "undecided":
                _add_late(self, late)
                for each in EOLS:
                    self.add_name(each, system, each)
            elif names[0] == "utf-16":
                _add_late(self, late)
            elif names[0] == "utf-8-emacs":
                self.add_name("emacs-internal", system, "unix")

    def add_name(self, name: str, system: System, eol: str) -> None:
        """Let NAME, with its variants if it has any, be SYSTEM with the end-of-line form EOL."""
        coding = Coding(system, eol or system.eol, name)
        if eol and not system.eol:
            self.pinned.setdefault((system, eol), []).append(name)
        if not coding.eol:
            for each in EOLS:
                self.by_name[f"{name}-{each}"] = Coding(system, each, f"{name}-{each}")
                self.order.append(f"{name}-{each}")
        self.by_name[name] = coding
        self.order.append(name)


def _add_late(table: Table, late: list[tuple[str, System]]) -> None:
    """Add the names of LATE, which Emacs defines later than the systems themselves."""
    for name, system in late:
        table.add_name(name, system, "")
    late.clear()


def _from_facts(it: Any, names: list[str], eol: str, ascii_compatible: bool, category: str, properties: str) -> System:
    words = properties.replace("(", " ( ").replace(")", " ) ").replace("[", " [ ").replace("]", " ] ").split()
    kind = words[words.index(":coding-type") + 1]
    system = System(it, list(names), eol, ascii_compatible, category, kind)
    system._facts = properties
    name = names[0]
    charsets = _group(words, ":charset-list")
    system.unibyte = ":for-unibyte" in words and words[words.index(":for-unibyte") + 1] == "t"
    system.prefer_utf_8 = ":prefer-utf-8" in words
    if ":default-char" in words:
        system.default = bytes((int(words[words.index(":default-char") + 1]),))
    if name in LOCKED_OUT:
        system.engine_maker = _no_engine(name)
    elif name in _CODECS:
        system.engine_maker = lambda: PythonCodec(_CODECS[name], system.default)
    elif name in GRAMMARS:
        system.engine_maker = lambda: ManyBytes(name, system.default)
    elif kind == "charset":
        system.engine_maker = lambda: OneByte(charsets[0], system.default, ascii_compatible)
    elif kind in ("utf-8", "utf-16"):
        bom = None
        pair = ("", "")
        if ":bom" in words:
            at = words.index(":bom") + 1
            bom = "yes" if words[at] == "t" else "auto"
            if bom == "auto":
                pair = (words[at + 1], words[at + 3])
        if kind == "utf-8":
            system.engine_maker = lambda: Utf8(bom, pair, name == "utf-8-emacs")
        else:
            big = ":endian" not in words or words[words.index(":endian") + 1] == "big"
            system.engine_maker = lambda: Utf16(big, bom, pair)
    elif kind == "iso-2022":
        flags = frozenset(_group(words, ":flags"))
        designation = _designation(properties)
        system.engine_maker = lambda: _iso_2022(None if charsets == [] else charsets, designation, flags)
    return system


def _no_engine(name: str) -> Callable[[], Engine]:
    def refuse() -> Engine:
        raise signal("error", LispString(f"Coding system {name} is known by name only; it converts nothing"))

    return refuse


def _iso_2022(charsets: list[str] | None, designation: list[str | None], flags: frozenset[str]) -> Engine:
    from elwire.builtins.coding.coding_iso2022 import Iso2022

    return Iso2022(charsets, designation, flags)


def _group(words: list[str], key: str) -> list[str]:
    """The words of the list that follows KEY, none if a symbol does."""
    if key not in words:
        return []
    at = words.index(key) + 1
    if words[at] != "(":
        return []
    return [word.replace("\\", "") for word in words[at + 1 : words.index(")", at)]]


def _designation(properties: str) -> list[str | None]:
    """What G0 to G3 hold at first, from the vector after :designation."""
    import re

    start = properties.index(":designation [") + 14
    inner = properties[start : properties.index("]", start)]
    result: list[str | None] = []
    for item in re.findall(r"\([^)]*\)|\S+", inner):
        first = item.strip("()").split()[0].replace("\\", "")
        result.append(None if first == "nil" else first)
    return result


# Finding


def table_of(it: Any) -> Table:
    """The coding systems of IT."""
    table: Table | None = it.chapter_state.get("coding")
    if table is None:
        table = it.chapter_state["coding"] = Table(it)
    return table


def find(it: Any, symbol: Obj) -> Coding | None:
    """The coding system that SYMBOL names, None when there is none; nil names `no-conversion`."""
    table = table_of(it)
    found = table.cache.get(symbol)
    if found is None and isinstance(symbol, Symbol):
        found = table.by_name.get("no-conversion" if symbol is nil else symbol.name)
        if found is not None:
            table.cache[symbol] = found
    return found


def coding_of(it: Any, symbol: Obj) -> Coding:
    """The coding system that SYMBOL names.  Signals `coding-system-error`, `wrong-type-argument`."""
    found = find(it, symbol)
    if found is None:
        raise no_such(symbol)
    return found


def no_such(symbol: Obj) -> Signal:
    """The signal for SYMBOL, which names no coding system."""
    if not isinstance(symbol, Symbol):
        return wrong_type("symbolp", symbol)
    return signal("coding-system-error", symbol)


def eol_vector(it: Any, system: System) -> Obj:
    """The vector of the names that SYSTEM has with each end-of-line form."""
    if system.eol_names is None:
        system.eol_names = Vector([it.intern(f"{system.names[0]}-{eol}") for eol in EOLS])
    return system.eol_names


# Definition by Lisp


def define(it: Any, args: list[Obj]) -> None:
    """Define a coding system from the arguments of `define-coding-system-internal`."""
    table = table_of(it)
    name_symbol, mnemonic, kind, charsets = args[0], args[1], args[2], args[3]
    if not isinstance(name_symbol, Symbol):
        raise wrong_type("symbolp", name_symbol)
    name = name_symbol.name
    ascii_compatible, plist, eol_type = args[4] is not nil, args[11], args[12]
    eol = EOLS[eol_type] if type(eol_type) is int and 0 <= eol_type < 3 else ""
    if isinstance(eol_type, Symbol) and eol_type.name in EOLS:
        eol = eol_type.name
    system = System(it, [name], eol, ascii_compatible, "undecided", kind.name)
    names = [each.name for each in list_to_python(charsets)] if isinstance(charsets, Cons) else []
    system.unibyte = args[10] is not nil
    if type(args[8]) is int:
        system.default = chr(args[8]).encode("latin-1", "replace")
    extra = args[13:]
    _set_engine(it, system, names, extra)
    head = [
        it.intern(":ascii-compatible-p"), args[4], it.intern(":category"),
        it.intern(f"coding-category-{system.category}"),
    ]  # fmt: skip
    system.plist = list_to_lisp(head, plist)
    assert mnemonic is not None
    table.systems.append(system)
    table.cache.clear()
    table.add_name(name, system, "")
    publish(it, name, system)


def _set_engine(it: Any, system: System, charsets: list[str], extra: list[Obj]) -> None:
    from elwire.builtins.coding.coding_charsets import byte_table

    kind = system.kind
    if kind == "charset":
        system.category = "charset"
        if len(charsets) != 1 or byte_table(charsets[0]) is None:
            raise signal("error", LispString("No such charset here: " + " ".join(charsets)))
        system.ascii = byte_table(charsets[0])[:128] == "".join(map(chr, range(128)))  # type: ignore[index]
        system.engine_maker = lambda: OneByte(charsets[0], system.default, system.ascii)
    elif kind in ("utf-8", "utf-16"):
        bom = extra[0] if extra else nil
        word = None if bom is nil else "auto" if isinstance(bom, Cons) else "yes"
        pair = (bom.car.name, bom.cdr.name) if isinstance(bom, Cons) else ("", "")
        if kind == "utf-8":
            system.category = {None: "utf-8", "yes": "utf-8-sig", "auto": "utf-8-auto"}[word]
            system.ascii = word is None
            system.engine_maker = lambda: Utf8(word, pair, charsets == ["emacs"])
        else:
            big = len(extra) < 2 or extra[1] is not it.intern("little")
            end = "be" if big else "le"
            system.category = {None: f"utf-16-{end}-nosig", "yes": f"utf-16-{end}", "auto": "utf-16-auto"}[word]
            system.engine_maker = lambda: Utf16(big, word, pair)
    elif kind == "raw-text":
        system.category = "raw-text"
        system.ascii = True
    elif kind == "undecided":
        system.prefer_utf_8 = len(extra) > 2 and extra[2] is not nil
        system.ascii = not system.prefer_utf_8
    else:
        raise signal("error", LispString(f"Coding systems of type {kind} cannot be defined"))


def publish(it: Any, name: str, system: System) -> None:
    """Put NAME, and its variants, into the variables that list coding systems."""
    names, alist = it.intern("coding-system-list"), it.intern("coding-system-alist")
    eol = table_of(it).by_name[name].eol
    for each in [name] if eol else [f"{name}-unix", f"{name}-dos", f"{name}-mac", name]:
        names.value = Cons(it.intern(each), names.value)
        alist.value = Cons(Cons(LispString(each), nil), alist.value)


def names_as_lisp(it: Any, entry: Callable[[str], Obj]) -> Obj:
    """A list with ENTRY of each coding system's name, the last defined first."""
    return list_to_lisp([entry(name) for name in reversed(table_of(it).order)])


def category_list(it: Any) -> Obj:
    """The value of `coding-category-list`: the categories by priority."""
    return list_to_lisp([it.intern(f"coding-category-{name}") for name in table_of(it).priority])
