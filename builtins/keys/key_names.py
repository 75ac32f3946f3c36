"""How keys are shown: `key-description` and its kin."""

from __future__ import annotations

from typing import Any

from elwire.builtins.keys.event_names import (
    ALT,
    CHAR_MASK,
    CONTROL,
    HYPER,
    META,
    MODIFIERS,
    SHIFT,
    SUPER,
    char_of_list,
    event_head,
    is_event_list,
)
from elwire.interpreter.characters import from_python, to_python
from elwire.interpreter.objects import Cons, LispString, Obj, Symbol, Vector, list_to_python, nil
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import error, wrong_type

_PREFIXES = ((ALT, "A-"), (CONTROL, "C-"), (HYPER, "H-"), (META, "M-"), (SHIFT, "S-"), (SUPER, "s-"))
_TAB, _RETURN, _ESCAPE, _DELETE = 9, 13, 27, 127
_NAMES = {_TAB: "TAB", _RETURN: "RET", _ESCAPE: "ESC", 32: "SPC", _DELETE: "DEL"}


def char_name(char: int) -> str:
    """How the character CHAR, with its modifiers, is shown."""
    char &= CHAR_MASK
    base = char & ~MODIFIERS
    mask = char & MODIFIERS
    if base == _TAB and mask == META:
        # M-TAB is what window managers take, so the key is shown as the terminal sends it.
        return "C-M-i"
    name = _NAMES.get(base)
    if name is None:
        if base < 32:
            mask |= CONTROL
            name = chr(base + 96) if 1 <= base <= 26 else chr(base + 64)
        else:
            name = to_python(base)
    return "".join(prefix for bit, prefix in _PREFIXES if mask & bit) + name


def event_name(it: Any, event: Obj, angles: bool = True) -> str:
    """How EVENT is shown; signals `error` when it is none."""
    if isinstance(event, Cons):
        if is_event_list(event):
            event = char_of_list(it, event)
        elif type(event.car) is int and type(event.cdr) is int:
            return f"{char_name(event.car)}..{char_name(event.cdr)}"
    event = event_head(event)
    if type(event) is int:
        return char_name(event)
    if isinstance(event, Symbol):
        name = event.name
        if not angles:
            return name
        start = 0
        while start + 2 < len(name) and name[start + 1] == "-" and name[start] in "ACHMSs":
            start += 2
        return f"{name[:start]}<{name[start:]}>"
    if isinstance(event, LispString):
        return event.s
    raise error("KEY must be an integer, cons, symbol, or string")


@primitive("single-key-description")
def single_key_description(it: Any, key: Obj, no_angles: Obj = nil) -> Obj:
    """Return a string that shows the event KEY: C-x, <f1>, C-M-<down>.

    With NO-ANGLES, the name of a function key stands without <>.  Signals `error` when KEY is no event.
    """
    return LispString(event_name(it, key, no_angles is nil))


def events_of(keys: Obj) -> list[Obj]:
    """The events of KEYS, a string, vector or list, without Meta prefixes taken together."""
    if isinstance(keys, LispString):
        codes = [from_python(ch) if keys.multibyte else ord(ch) for ch in keys.s]
        return [code ^ 0x80 | META if 0x80 <= code < 0x100 else code for code in codes]
    if type(keys) is Vector:
        return list(keys)
    if keys is nil or isinstance(keys, Cons):
        return list_to_python(keys)
    raise wrong_type("arrayp", keys)


@primitive("key-description")
def key_description(it: Any, keys: Obj, prefix: Obj = nil) -> Obj:
    """Return a string that shows the key sequence KEYS, with PREFIX before it, as in "C-x M-f <f1>".

    Both may be strings, vectors or lists of events.  Signals `wrong-type-argument`, and `error` for what is no event.
    """
    for each in (keys, prefix):
        if not isinstance(each, LispString | Vector | Cons) and each is not nil:
            raise wrong_type("sequencep", each)
    escape = it.s.meta_prefix_char.value
    names: list[str] = []
    meta = False
    for event in events_of(prefix) + events_of(keys):
        if meta:
            if type(event) is not int or event == escape or event & META:
                names.append(event_name(it, escape))
                if type(event) is int and event == escape:
                    continue
            else:
                event |= META
            meta = False
        elif type(event) is int and event == escape:
            meta = True
            continue
        names.append(event_name(it, event))
    if meta:
        names.append(event_name(it, escape))
    return LispString(" ".join(names))
