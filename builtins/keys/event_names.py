"""Events as data: modifiers, symbols with modifiers in their names, lists such as (control x)."""

from __future__ import annotations

from typing import Any

from elwire.interpreter.objects import Cons, Obj, Symbol, lisp_list, list_to_lisp, nil
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import error, wrong_type

ALT, SUPER, HYPER, SHIFT, CONTROL, META = (1 << bit for bit in range(22, 28))
CHAR_MASK = (1 << 28) - 1
"""The bits of a character event: the character and its modifiers."""
MODIFIERS = ALT | SUPER | HYPER | SHIFT | CONTROL | META
_UP, _DOWN, _DRAG, _CLICK, _DOUBLE, _TRIPLE = 1, 2, 4, 8, 16, 32

_BITS = {
    "up": _UP, "down": _DOWN, "drag": _DRAG, "click": _CLICK, "double": _DOUBLE, "triple": _TRIPLE,
    "alt": ALT, "super": SUPER, "hyper": HYPER, "shift": SHIFT, "control": CONTROL, "meta": META,
}  # fmt: skip
_LETTERS = {"A-": ALT, "C-": CONTROL, "H-": HYPER, "M-": META, "S-": SHIFT, "s-": SUPER}
_WORDS = {"up-": _UP, "down-": _DOWN, "drag-": _DRAG, "double-": _DOUBLE, "triple-": _TRIPLE}
_SHOWN = (
    (ALT, "A-"), (CONTROL, "C-"), (HYPER, "H-"), (META, "M-"), (SHIFT, "S-"), (SUPER, "s-"),
    (_DOUBLE, "double-"), (_TRIPLE, "triple-"), (_UP, "up-"), (_DOWN, "down-"), (_DRAG, "drag-"),
)  # fmt: skip


def event_head(event: Obj) -> Obj:
    """What identifies EVENT: the car of a mouse event, else EVENT itself."""
    return event.car if isinstance(event, Cons) else event


def is_event_list(value: Obj) -> bool:
    """Whether VALUE is a list of symbols and integers such as (control x)."""
    while isinstance(value, Cons):
        if type(value.car) is not int and not isinstance(value.car, Symbol):
            return False
        value = value.cdr
    return value is nil


def split_name(name: str) -> tuple[int, str]:
    """The modifiers that the event NAME starts with, and the rest of it."""
    mask, start = 0, 0
    while start < len(name) - 1:
        bit = _LETTERS.get(name[start : start + 2])
        width = 2
        if bit is None:
            for word, word_bit in _WORDS.items():
                if name.startswith(word, start):
                    bit, width = word_bit, len(word)
                    break
            else:
                break
        mask |= bit
        start += width
    base = name[start:]
    # A button pressed and let go is a click unless the name says otherwise.
    if not mask & (_DOWN | _DRAG | _DOUBLE | _TRIPLE) and (
        (len(base) == 7 and base.startswith("mouse-") and base[6].isdigit()) or base in ("wheel-up", "wheel-down",
                                                                                        "wheel-left", "wheel-right")
    ):  # fmt: skip
        mask |= _CLICK
    return mask, base


def shown_name(mask: int, base: str) -> str:
    """BASE with the modifiers of MASK before it, in the one right order."""
    return "".join(prefix for bit, prefix in _SHOWN if mask & bit) + base


def reordered(it: Any, symbol: Symbol) -> Symbol:
    """The event SYMBOL with its modifiers in the right order."""
    name = symbol.name
    if "-" not in name:
        return symbol
    mask, base = split_name(name)
    if not mask:
        return symbol
    better = shown_name(mask, base)
    return symbol if better == name else it.intern(better)


def with_modifiers(it: Any, mask: int, base: Obj) -> Obj:
    """The event BASE, a character or symbol, with the modifiers of MASK."""
    if isinstance(base, Symbol):
        return it.intern(shown_name(mask, base.name))
    char = base | (mask & (MODIFIERS & ~(CONTROL | SHIFT)))
    if mask & SHIFT:
        letter = base & ~MODIFIERS
        if ord("a") <= letter <= ord("z"):
            char = char - 32
        else:
            char |= SHIFT
    if mask & CONTROL:
        char = control_char(char)
    return char


def control_char(char: int) -> int:
    """CHAR with Control: an ASCII control character where there is one."""
    upper = char & ~0x7F
    low = char & 0x7F
    if upper & ~MODIFIERS:
        return char | CONTROL
    if 64 <= low < 96:
        low_result = low & 31
        # Control of a capital letter keeps that it was one.
        return upper | low_result | (SHIFT if 65 <= low <= 90 else 0)
    if 97 <= low <= 122:
        return upper | low & 31
    if low < 32:
        return char
    return upper | low | CONTROL


def char_of_list(it: Any, description: Cons) -> Obj:
    """The event that DESCRIPTION, a list such as (control x), describes."""
    base: Obj = nil
    mask = 0
    cell: Obj = description
    while isinstance(cell, Cons):
        item, cell = cell.car, cell.cdr
        bit = _BITS.get(item.name, 0) if isinstance(item, Symbol) else 0
        if bit and (cell is not nil or base is not nil):
            mask |= bit
        elif base is not nil:
            raise error("Two bases given in one event")
        else:
            base = item
    if isinstance(base, Symbol) and base is not nil and len(base.name) == 1:
        base = ord(base.name)
    if type(base) is not int and not isinstance(base, Symbol):
        raise error("Invalid base event")
    if base is nil:
        return nil
    return with_modifiers(it, mask & ~_CLICK, base)


@primitive("event-convert-list")
def event_convert_list(it: Any, event_desc: Obj) -> Obj:
    """Return the event that EVENT-DESC, a list of modifiers and at last a base such as (control ?x), describes.

    Signals `error` for a base that is neither a character nor a symbol, and for two of them.
    """
    return char_of_list(it, event_desc) if isinstance(event_desc, Cons) else nil


@primitive("internal-event-symbol-parse-modifiers")
def parse_modifiers(it: Any, symbol: Obj) -> Obj:
    """Return a list of the event SYMBOL without modifiers, and its modifiers as symbols."""
    if not isinstance(symbol, Symbol):
        raise wrong_type("symbolp", symbol)
    elements_property = it.s.event_symbol_elements
    known = it.s.get.call(symbol, elements_property)
    if isinstance(known, Cons):
        return known
    mask, name = split_name(symbol.name)
    base = it.intern(name) if name != symbol.name else symbol
    words = [it.intern(word) for word, bit in reversed(_BITS.items()) if mask & bit]
    elements = Cons(base, list_to_lisp(words))
    # Kept where event-modifiers and others look for it.
    it.s.put.call(symbol, it.s.event_symbol_element_mask, lisp_list(base, mask))
    it.s.put.call(symbol, elements_property, elements)
    return elements


def set_up(it: Any) -> None:
    """Mouse movements are known as events from the start."""
    parse_modifiers(it, it.intern("mouse-movement"))
