"""Coding systems as Lisp sees them: names, properties, priorities, which one to use for what."""

from __future__ import annotations

from typing import Any

from elwire.builtins.coding.coding_systems import (
    EOLS,
    System,
    category_list,
    coding_of,
    define,
    eol_vector,
    find,
    no_such,
    publish,
    table_of,
)
from elwire.interpreter.objects import Cons, LispString, Obj, Symbol, list_to_lisp, nil, t
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import Signal, error, signal, wrong_type
from elwire.interpreter.strings import check_symbol

# Names and properties


@primitive("coding-system-p")
def coding_system_p(it: Any, object: Obj) -> Obj:
    """Return t if OBJECT is nil or a symbol that names a coding system."""
    return t if find(it, object) is not None else nil


@primitive("check-coding-system")
def check_coding_system(it: Any, coding_system: Obj) -> Obj:
    """Return CODING-SYSTEM if it is nil or names a coding system, else signal `coding-system-error`."""
    coding_of(it, coding_system)
    return coding_system


@primitive("coding-system-base")
def coding_system_base(it: Any, coding_system: Obj) -> Obj:
    """Return the proper name of CODING-SYSTEM, without an end-of-line form."""
    return it.intern(coding_of(it, coding_system).system.names[0])


@primitive("coding-system-aliases")
def coding_system_aliases(it: Any, coding_system: Obj) -> Obj:
    """Return all names of CODING-SYSTEM, the proper one first, with the end-of-line form that it has."""
    coding = coding_of(it, coding_system)
    suffix = "" if coding.system.eol or not coding.eol else f"-{coding.eol}"
    names = [name + suffix for name in coding.system.names]
    names += table_of(it).pinned.get((coding.system, coding.eol), ())
    return list_to_lisp([it.intern(name) for name in names])


@primitive("coding-system-eol-type")
def coding_system_eol_type(it: Any, coding_system: Obj) -> Obj:
    """Return the end-of-line form of CODING-SYSTEM: 0, 1 or 2 for LF, CRLF and CR, or a vector of the names with each.

    What is no coding system gives nil.
    """
    coding = find(it, coding_system)
    if coding is None:
        return nil
    return EOLS.index(coding.eol) if coding.eol else eol_vector(it, coding.system)


@primitive("coding-system-plist")
def coding_system_plist(it: Any, coding_system: Obj) -> Obj:
    """Return the property list of CODING-SYSTEM."""
    return coding_of(it, coding_system).system.plist


@primitive("coding-system-put")
def coding_system_put(it: Any, coding_system: Obj, prop: Obj, val: Obj) -> Obj:
    """Give CODING-SYSTEM the property PROP with value VAL and return it.

    `:mnemonic` wants a character, of which a string's first will do; `:default-char` a character.  Others that describe
    how the system converts are only noted.
    """
    system = coding_of(it, coding_system).system
    s = it.s
    if prop is it.intern(":mnemonic"):
        if isinstance(val, LispString):
            if not val.s:
                raise signal("args-out-of-range", val, 0)
            val = ord(val.s[0])
        _check_character(val)
    elif prop is it.intern(":default-char"):
        if val is nil:
            val = 32
        _check_character(val)
        system.default = _default_bytes(system, val)
    system.plist = s.plist_put.call(system.plist, prop, val)
    return val


def _check_character(value: Obj) -> None:
    if type(value) is not int or not 0 <= value <= 0x3FFFFF:
        raise wrong_type("characterp", value)


def _default_bytes(system: System, char: int) -> bytes:
    from elwire.interpreter.characters import to_python

    return system.engine_maker().encode(to_python(char))


@primitive("define-coding-system-alias")
def define_coding_system_alias(it: Any, alias: Obj, coding_system: Obj) -> Obj:
    """Make ALIAS, a symbol, one more name of CODING-SYSTEM; return nil."""
    coding = find(it, coding_system)
    if coding is None:
        raise no_such(coding_system)
    name = check_symbol(alias).name
    table = table_of(it)
    table.cache.clear()
    system = coding.system
    if name not in system.names and (coding.eol == system.eol):
        system.names.append(name)
    table.add_name(name, system, coding.eol)
    publish(it, name, system)
    return nil


@primitive("define-coding-system-internal")
def define_coding_system_internal(
    it: Any,
    name: Obj,
    mnemonic: Obj,
    coding_type: Obj,
    charset_list: Obj,
    ascii_compatible_p: Obj,
    decode_translation_table: Obj,
    encode_translation_table: Obj,
    post_read_conversion: Obj,
    pre_write_conversion: Obj,
    default_char: Obj,
    for_unibyte: Obj,
    plist: Obj,
    eol_type: Obj,
    *rest: Obj,
) -> Obj:
    """Define the coding system NAME; `define-coding-system` is made of this.

    CODING-TYPE may be `charset` with a CHARSET-LIST of one set, `utf-8`, `utf-16`, `raw-text` or `undecided`; other
    types signal an error.
    """
    if not isinstance(name, Symbol):
        raise wrong_type("symbolp", name)
    if not isinstance(coding_type, Symbol):
        raise wrong_type("symbolp", coding_type)
    for table in (post_read_conversion, pre_write_conversion):
        if not isinstance(table, Symbol):
            raise wrong_type("symbolp", table)
    define(
        it,
        [
            name, mnemonic, coding_type, charset_list, ascii_compatible_p, decode_translation_table,
            encode_translation_table, post_read_conversion, default_char, pre_write_conversion, for_unibyte, plist,
            eol_type, *rest,
        ],
    )  # fmt: skip
    return nil


# Priorities


@primitive("coding-system-priority-list")
def coding_system_priority_list(it: Any, highestp: Obj = nil) -> Obj:
    """Return the coding systems by which text is judged, best first; with HIGHESTP non-nil only the best one."""
    table = table_of(it)
    members = [table.members[category] for category in table.priority if category in table.members]
    names = [table.by_name[name].system.names[0] for name in members]
    if highestp is not nil:
        return it.intern(names[0])
    return list_to_lisp([it.intern(name) for name in names])


@primitive("set-coding-system-priority")
def set_coding_system_priority(it: Any, *coding_systems: Obj) -> Obj:
    """Make CODING-SYSTEMS, in that order, the ones that text is tried for first; return nil."""
    table = table_of(it)
    first: list[str] = []
    for each in coding_systems:
        system = coding_of(it, each).system
        if system.category not in first:
            first.append(system.category)
            table.members[system.category] = "no-conversion" if each is nil else each.name
    table.priority = first + [category for category in table.priority if category not in first]
    it.s.coding_category_list.value = category_list(it)
    return nil


# Terminal and keyboard, which batch Emacs has as well


def _check_terminal(it: Any, terminal: Obj) -> None:
    if terminal is not nil:
        from elwire.builtins.display.terminals import terminal_live_p

        if terminal_live_p(it, terminal) is nil:
            raise wrong_type("terminal-live-p", terminal)


@primitive("terminal-coding-system")
def terminal_coding_system(it: Any, terminal: Obj = nil) -> Obj:
    """Return the coding system for output to TERMINAL, by default the selected one."""
    _check_terminal(it, terminal)
    return table_of(it).terminal


@primitive("keyboard-coding-system")
def keyboard_coding_system(it: Any, terminal: Obj = nil) -> Obj:
    """Return the coding system of keyboard input from TERMINAL, by default the selected one."""
    _check_terminal(it, terminal)
    return table_of(it).keyboard


@primitive("set-terminal-coding-system-internal")
def set_terminal_coding_system_internal(it: Any, coding_system: Obj, terminal: Obj = nil) -> Obj:
    """Make CODING-SYSTEM that of terminal output."""
    check_coding_system(it, check_symbol(coding_system))
    table_of(it).terminal = coding_system
    return nil


@primitive("set-safe-terminal-coding-system-internal")
def set_safe_terminal_coding_system_internal(it: Any, coding_system: Obj) -> Obj:
    """Make CODING-SYSTEM that of terminal output where the usual one has nothing to say."""
    check_coding_system(it, check_symbol(coding_system))
    return nil


@primitive("set-keyboard-coding-system-internal")
def set_keyboard_coding_system_internal(it: Any, coding_system: Obj, terminal: Obj = nil) -> Obj:
    """Make CODING-SYSTEM that of keyboard input."""
    check_coding_system(it, check_symbol(coding_system))
    table_of(it).keyboard = coding_system
    return nil


# Which coding system for what


_TARGETS = {
    "insert-file-contents": (0, "file"), "write-region": (2, "file"), "start-process": (2, "process"),
    "call-process": (0, "process"), "call-process-region": (2, "process"), "open-network-stream": (3, "network"),
}  # fmt: skip
"""The operations: which argument says what they are about, and which alist knows about that."""


@primitive("find-operation-coding-system")
def find_operation_coding_system(it: Any, operation: Obj, *arguments: Obj) -> Obj:
    """Return the coding systems for OPERATION with ARGUMENTS, a cons for reading and writing, or nil.

    OPERATION is an I/O primitive such as `write-region` or `call-process`; what is asked is `file-coding-system-alist`,
    `process-coding-system-alist` or `network-coding-system-alist`.
    """
    from elwire.builtins.files.file_names import first_match

    known = _TARGETS.get(operation.name) if isinstance(operation, Symbol) else None
    if not arguments:
        raise error("Too few arguments")
    if known is None:
        raise error("Invalid first argument")
    index, kind = known
    if len(arguments) <= index:
        raise error("Too few arguments")
    target = arguments[index]
    if not (
        isinstance(target, LispString)
        or (kind == "file" and isinstance(target, Cons) and isinstance(target.car, LispString)
            and hasattr(target.cdr, "text") and operation.name == "insert-file-contents")
        or (kind == "network" and (type(target) is int or target is t))
    ):  # fmt: skip
        raise _invalid_argument(index + 1 if index else 1, operation)
    name = target.car if isinstance(target, Cons) else target
    alist = it.intern(f"{kind}-coding-system-alist").value
    while isinstance(alist, Cons):
        entry = alist.car
        alist = alist.cdr
        if not isinstance(entry, Cons):
            continue
        key = entry.car
        if isinstance(name, LispString):
            if not isinstance(key, LispString):
                continue
            matched = first_match(it, key, name) >= 0
        else:
            matched = key is name or (type(key) is int and key == name)
        if matched:
            return _found(it, entry.cdr, operation, arguments)
    return nil


def _found(it: Any, value: Obj, operation: Obj, arguments: tuple[Obj, ...]) -> Obj:
    """What VALUE, found in an alist, says: a coding system for both ways, a pair, or a function to ask."""
    if isinstance(value, Cons):
        return value
    if not isinstance(value, Symbol):
        return nil
    if find(it, value) is not None:
        return Cons(value, value)
    if value.function is not nil:
        answer = value.call(list_to_lisp([operation, *arguments]))
        if isinstance(answer, Cons):
            return answer
        if isinstance(answer, Symbol) and find(it, answer) is not None:
            return Cons(answer, answer)
    return nil


def _invalid_argument(number: int, operation: Obj) -> Signal:
    return error(f"Invalid argument {number} of operation ‘{operation.name}’")
