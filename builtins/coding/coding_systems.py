"""Coding systems: what each one is, and how Lisp asks about it.

The systems that Emacs has are facts in `coding_data`, read when the first of them is asked for.  Each interpreter has
its own table, for Lisp may define systems and change properties.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

from elwire.builtins.coding.coding_engines import Engine, Utf8, Utf16
from elwire.interpreter.objects import Cons, LispString, Obj, Symbol, Vector, list_to_lisp, list_to_python, nil, t
from elwire.interpreter.signals import Signal, signal, wrong_type

if TYPE_CHECKING:
    from elwire.builtins.coding.coding_wide import OneByte

EOLS = ("unix", "dos", "mac")


class System:
    """One coding system.

    `eol` is "" when the end-of-line form is open, else "unix", "dos" or "mac".  `plist` is the property list as Lisp
    has it, made when first asked for.
    """

    __slots__ = (
        "_facts", "_it", "_plist", "ascii", "category", "charset_list", "conversions", "default",
        "engine_maker", "eol", "eol_names", "flags", "kind", "names", "one_byte",
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
        self.charset_list: list[str] = []
        """The names of its charsets; none where a symbol stands for very many."""
        self.conversions: dict[str, str] = {}
        """The names of the functions that convert text after reading and before writing."""
        self.flags: frozenset[str] = frozenset()
        """What ISO 2022 may do in it."""
        self.engine_maker: Callable[[], Engine] = Engine
        self.one_byte: OneByte | None = None
        """The engine of a charset of one byte a character, once it was made."""
        self.eol_names: Obj = None
        self._facts = ""
        self._plist: Obj = None

    def charset_names(self, it: Any) -> list[str]:
        """The names of all charsets that it can have."""
        if self.charset_list:
            return self.charset_list
        from elwire.builtins.coding.charset_types import charsets_of
        from elwire.builtins.coding.coding_iso2022 import candidates_of

        charsets = charsets_of(it)
        if self.kind == "emacs-mule":
            return [charset.name for charset in charsets.priority if charset.emacs_mule_id >= 0]
        return [charset.name for charset in candidates_of(charsets, None)]

    @property
    def plist(self) -> Obj:
        """Its property list."""
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
        self.terminal: Obj = it.intern("utf-8-unix")
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
    system.charset_list = _group(words, ":charset-list")
    system.unibyte = ":for-unibyte" in words and words[words.index(":for-unibyte") + 1] == "t"
    system.prefer_utf_8 = ":prefer-utf-8" in words
    for key in ("post-read-conversion", "pre-write-conversion"):
        if f":{key}" in words:
            system.conversions[key] = words[words.index(f":{key}") + 1]
    if ":default-char" in words:
        system.default = bytes((int(words[words.index(":default-char") + 1]),))
    if kind in ("utf-8", "utf-16"):
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
        flags = system.flags = frozenset(_group(words, ":flags"))
        designation = _designation(properties)
        system.engine_maker = lambda: make_iso_2022(it, system, designation, flags)
    elif kind not in ("raw-text", "undecided"):
        system.engine_maker = lambda: make_wide(it, system)
    return system


def make_wide(it: Any, system: System) -> Engine:
    """An engine for SYSTEM, which is of type `charset`, `shift-jis`, `big5` or `emacs-mule`."""
    from elwire.builtins.coding import coding_wide
    from elwire.builtins.coding.charset_types import charsets_of

    known = charsets_of(it)
    name = system.names[0]
    charsets = [known.by_name[each] for each in system.charset_list]
    if system.kind == "emacs-mule":
        return coding_wide.EmacsMule(known, system.default)
    if system.kind == "shift-jis":
        return coding_wide.ShiftJis(
            name, charsets[1], charsets[2], charsets[3] if len(charsets) > 3 else None, system.default
        )
    if system.kind == "big5":
        return coding_wide.Big5(name, charsets[1], system.default)
    if len(charsets) == 1 and charsets[0].dimension == 1:
        # It has tables and no state: one is enough, as long as the charset is the same.
        if system.one_byte is None or system.one_byte.charset is not charsets[0]:
            system.one_byte = coding_wide.OneByte(charsets[0], system.default, system.ascii)
        return system.one_byte
    return coding_wide.ManyCharsets(name, charsets, system.default, system.ascii)


def make_iso_2022(it: Any, system: System, designation: list[list[str]], flags: frozenset[str]) -> Engine:
    """An engine for SYSTEM, of type `iso-2022`."""
    from elwire.builtins.coding import coding_iso2022
    from elwire.builtins.coding.charset_types import charsets_of

    known = charsets_of(it)
    name = system.names[0]
    candidates = list(coding_iso2022.candidates_of(known, system.charset_list or None))
    designations = coding_iso2022.Designations(known, designation, name in coding_iso2022.REQUESTING)
    return coding_iso2022.Iso2022(known, candidates, designations, flags, name)


def _group(words: list[str], key: str) -> list[str]:
    """The words of the list that follows KEY, none if a symbol does."""
    if key not in words:
        return []
    at = words.index(key) + 1
    if words[at] != "(":
        return []
    return [word.replace("\\", "") for word in words[at + 1 : words.index(")", at)]]


def _designation(properties: str) -> list[list[str]]:
    """What the vector after :designation says about each register."""
    import re

    start = properties.index(":designation [") + 14
    inner = properties[start : properties.index("]", start)]
    return [item.strip("()").replace("\\", "").split() for item in re.findall(r"\([^)]*\)|\S+", inner)]


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
    system.charset_list = [each.name for each in list_to_python(charsets)] if isinstance(charsets, Cons) else []
    system.unibyte = args[10] is not nil
    for key, function in (("post-read-conversion", args[7]), ("pre-write-conversion", args[9])):
        if function is not nil:
            system.conversions[key] = function.name
    _set_engine(it, system, args[13:])
    if type(args[8]) is int:
        system.default = system.engine_maker().encode(chr(args[8]))
    head = [
        it.intern(":ascii-compatible-p"), t if system.ascii else nil, it.intern(":category"),
        it.intern(f"coding-category-{system.category}"),
    ]  # fmt: skip
    system.plist = list_to_lisp(head, plist)
    assert mnemonic is not None
    table.cache.clear()
    old = table.by_name.get(name)
    if old is not None and old.system.names[0] == name:
        table.systems[table.systems.index(old.system)] = system
        for alias, coding in table.by_name.items():
            if coding.system is old.system:
                table.by_name[alias] = Coding(system, coding.eol, alias)
        return
    table.systems.append(system)
    table.add_name(name, system, "")
    table.members.setdefault(system.category, name)
    publish(it, name, system)


def _set_engine(it: Any, system: System, extra: list[Obj]) -> None:
    from elwire.builtins.coding.charset_types import charsets_of

    kind = system.kind
    known = charsets_of(it).by_name
    for each in system.charset_list:
        if each not in known:
            raise wrong_type("charsetp", it.intern(each))
    if kind == "charset":
        system.category = "charset"
        system.ascii = known[system.charset_list[0]].ascii
        system.engine_maker = lambda: make_wide(it, system)
    elif kind in ("utf-8", "utf-16"):
        bom = extra[0] if extra else nil
        word = None if bom is nil else "auto" if isinstance(bom, Cons) else "yes"
        pair = (bom.car.name, bom.cdr.name) if isinstance(bom, Cons) else ("", "")
        if kind == "utf-8":
            system.category = {None: "utf-8", "yes": "utf-8-sig", "auto": "utf-8-auto"}[word]
            system.ascii = word is None
            system.engine_maker = lambda: Utf8(word, pair, system.charset_list == ["emacs"])
        else:
            big = len(extra) < 2 or extra[1] is not it.intern("little")
            end = "be" if big else "le"
            system.category = {None: f"utf-16-{end}-nosig", "yes": f"utf-16-{end}", "auto": "utf-16-auto"}[word]
            system.ascii = False
            system.engine_maker = lambda: Utf16(big, word, pair)
    elif kind == "iso-2022":
        _set_iso_2022(it, system, extra)
    elif kind in ("shift-jis", "big5", "emacs-mule"):
        if len(system.charset_list) < {"shift-jis": 3, "big5": 2, "emacs-mule": 0}[kind]:
            raise signal(
                "error", LispString(f"There should be {'three or four' if kind[0] == 's' else 'two'} charsets")
            )
        system.category = {"shift-jis": "sjis", "big5": "big5", "emacs-mule": "emacs-mule"}[kind]
        system.engine_maker = lambda: make_wide(it, system)
    elif kind == "raw-text":
        system.category = "raw-text"
        system.ascii = True
    elif kind == "undecided":
        system.prefer_utf_8 = len(extra) > 2 and extra[2] is not nil
        system.ascii = not system.prefer_utf_8
    else:
        raise signal("error", LispString(f"Invalid coding system type: {kind}"))


def _set_iso_2022(it: Any, system: System, extra: list[Obj]) -> None:
    """EXTRA has the vector of designations and the list of flags."""
    designation = []
    for entry in extra[0]:
        names = list_to_python(entry) if isinstance(entry, Cons) else [entry]
        designation.append([each.name if isinstance(each, Symbol) else str(each) for each in names])
    if len(designation) < 4:
        raise signal("args-out-of-range", extra[0], 3)
    flags = system.flags = frozenset(each.name for each in list_to_python(extra[1]))
    right = designation[1][0]
    if "7-bit" in flags:
        tight = right == "nil" and "locking-shift" not in flags and "single-shift" not in flags
        system.category = ("iso-7-tight" if system.charset_list else "iso-7") if tight else "iso-7-else"
    elif right == "nil" or flags & {"locking-shift", "single-shift", "designation"}:
        system.category = "iso-8-else"
    else:
        from elwire.builtins.coding.charset_types import charsets_of

        system.category = "iso-8-1" if charsets_of(it).by_name[right].dimension == 1 else "iso-8-2"
    system.ascii = "7-bit" not in flags and system.category in ("iso-8-1", "iso-8-2")
    system.engine_maker = lambda: make_iso_2022(it, system, designation, flags)


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
