"""Font specifications as data: batch Emacs has no fonts, but programs describe some.

See "Low-Level Font" in the Emacs Lisp manual.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from elwire.builtins.buffers.buffers import Buffer
from elwire.builtins.display.display_objects import display, live_window
from elwire.builtins.display.faces_ import SLANTS, WEIGHTS, WIDTHS
from elwire.interpreter.objects import Cons, LispObject, LispString, Obj, Symbol, list_to_lisp, list_to_python, nil, t
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import args_out_of_range, error, signal, wrong_type

_SLOTS = (
    "type", "foundry", "family", "adstyle", "registry", "weight", "slant", "width", "size", "dpi", "spacing",
    "avgwidth",
)  # fmt: skip
_INDEX = {f":{name}": index for index, name in enumerate(_SLOTS)}
_NAMES = ("type", "foundry", "family", "adstyle", "registry")
_STYLES = {"weight": WEIGHTS, "slant": SLANTS, "width": WIDTHS}
_SPACING = {"p": 0, "proportional": 0, "d": 90, "dual": 90, "m": 100, "mono": 100, "c": 110, "charcell": 110}


class FontSpec(LispObject):
    """What a font should be like: a value for each of `_SLOTS`, and an alist of further properties."""

    __slots__ = ("__weakref__", "extra", "slots")

    def __init__(self) -> None:
        self.slots: list[Obj] = [nil] * len(_SLOTS)
        self.extra: dict[Symbol, Obj] = {}

    def lisp_equal(self, other: Obj) -> bool:
        """Whether OTHER describes the same."""
        from elwire.interpreter.equality import equal

        if self.extra.keys() != other.extra.keys() or not all(map(equal, self.slots, other.slots)):
            return False
        return all(equal(value, other.extra[key]) for key, value in self.extra.items())

    def lisp_hash(self) -> int:
        """The same for equal specifications."""
        return hash(tuple(each if isinstance(each, int | float) else 0 for each in self.slots))

    def print_name(self, it: Any) -> str:
        """How the printer shows it."""
        extra = list_to_lisp([Cons(key, self.extra[key]) for key in sorted(self.extra, key=lambda each: each.name)])
        return f"#<font-spec {' '.join(it.prin1(each) for each in [*self.slots, extra])}>"


def _checked(it: Any, key: Symbol, value: Obj) -> Obj:
    """VALUE as the specification keeps it for KEY; signals an error when it is not of the right kind."""
    name = key.name[1:]
    if value is nil:
        return nil
    if name in _NAMES:
        if isinstance(value, LispString):
            return it.intern(value.s)
        if isinstance(value, Symbol):
            return value
    elif name in _STYLES:
        if isinstance(value, Symbol) and value.name in _STYLES[name]:
            return value
        if type(value) is int and value >= 0:
            return value
    elif name == "size":
        if isinstance(value, int | float) and value >= 0:
            return value
    elif name == "spacing":
        if type(value) is int and 0 <= value <= 110:
            return value
        if isinstance(value, Symbol) and value.name in _SPACING:
            return _SPACING[value.name]
    elif type(value) is int and value >= 0:
        return value
    raise signal("error", LispString("invalid font property"), Cons(key, value))


def _put(it: Any, spec: FontSpec, key: Obj, value: Obj) -> None:
    if not isinstance(key, Symbol):
        raise wrong_type("symbolp", key)
    index = _INDEX.get(key.name)
    if index is not None:
        spec.slots[index] = _checked(it, key, value)
    else:
        spec.extra[key] = value


@primitive("fontp")
def fontp(object_: Obj, extra_type: Obj = nil) -> Obj:
    """Return t if OBJECT is a font specification, or of EXTRA-TYPE: font-spec, font-entity or font-object.

    There are no fonts of the last two kinds here.  Signals `wrong-type-argument font-extra-type`.
    """
    if extra_type is not nil and getattr(extra_type, "name", "") not in ("font-spec", "font-entity", "font-object"):
        raise wrong_type("font-extra-type", extra_type)
    return t if type(object_) is FontSpec and (extra_type is nil or extra_type.name == "font-spec") else nil


@primitive("font-spec")
def font_spec(it: Any, *args: Obj) -> Obj:
    """Return a font specification of the keywords and values ARGS: `:family`, `:size`, `:weight` and others.

    Signals an error for a value that the keyword cannot have, or none.
    """
    spec = FontSpec()
    for index in range(0, len(args), 2):
        if index + 1 == len(args):
            raise error(f"No value for key \u2018{it.princ(args[index])}\u2019")
        _put(it, spec, args[index], args[index + 1])
    return spec


@primitive("font-get")
def font_get(font: Obj, key: Obj) -> Obj:
    """Return what the font specification FONT says of KEY, nil when it says nothing; signals `wrong-type-argument`."""
    if type(font) is not FontSpec:
        raise wrong_type("font", font)
    if not isinstance(key, Symbol):
        raise wrong_type("symbolp", key)
    index = _INDEX.get(key.name)
    return font.extra.get(key, nil) if index is None else font.slots[index]


@primitive("font-put")
def font_put(it: Any, font_spec: Obj, prop: Obj, val: Obj) -> Obj:
    """Make the font specification FONT-SPEC say VAL of PROP, and return VAL; signals `wrong-type-argument`."""
    if type(font_spec) is not FontSpec:
        raise wrong_type("font-spec", font_spec)
    _put(it, font_spec, prop, val)
    return val


@primitive("font-at")
def font_at(it: Any, position: Obj, window: Obj = nil, string: Obj = nil) -> Obj:
    """Return the font of the character at POSITION of WINDOW's buffer, or of STRING: nil, as a terminal has no fonts.

    Signals `args-out-of-range` for a POSITION where there is no character.
    """
    if isinstance(string, LispString):
        if type(position) is not int:
            raise wrong_type("fixnump", position)
        if not 0 <= position < len(string.s):
            raise args_out_of_range(string, position)
        return nil
    buffer: Buffer = it.buffer
    place = position if type(position) is int else getattr(position, "position", None)
    if place is None:
        raise wrong_type("integer-or-marker-p", position)
    if not buffer.begv <= place < buffer.zv:
        raise args_out_of_range(position, buffer.begv, buffer.zv)
    shown = display(it).selected if window is nil else live_window(it, window)
    if shown.buffer is not buffer:
        raise error("Specified window is not displaying the current buffer")
    return nil


@primitive("x-popup-menu")
def x_popup_menu(position: Obj, menu: Obj) -> Obj:
    """Let the user choose from MENU at POSITION: return nil, as nobody is there to choose."""
    return nil


@primitive("x-popup-dialog")
def x_popup_dialog(position: Obj, contents: Obj, header: Obj = nil) -> Obj:
    """Ask the user by a dialog with CONTENTS and HEADER at POSITION: return nil, as nobody is there to answer."""
    return nil


_SORT_ORDER = (":width", ":height", ":weight", ":slant")


@primitive("internal-set-font-selection-order")
def internal_set_font_selection_order(order: Obj) -> Obj:
    """Make ORDER the order in which attributes choose a font, a list of `:width`, `:height`, `:weight` and `:slant`.

    There are no fonts to choose from.  Signals `error` for another list.
    """
    if not isinstance(order, Cons) and order is not nil:
        raise wrong_type("listp", order)
    names, rest = [], order
    while isinstance(rest, Cons):
        names.append(rest.car.name if isinstance(rest.car, Symbol) else "")
        rest = rest.cdr
    if rest is not nil or len(names) != len(_SORT_ORDER) or not set(names) <= set(_SORT_ORDER):
        data = list_to_python(order) if rest is nil else [order]
        raise signal("error", LispString("Invalid font sort order"), *data)
    return nil


def _alternatives(alist: Obj, convert: Callable[[Obj], Obj]) -> Obj:
    """A copy of ALIST, a list of lists, whose elements went through CONVERT."""
    rows = []
    for row in list_to_python(alist):
        rows.append(list_to_lisp([convert(each) for each in list_to_python(row)]))
    return list_to_lisp(rows)


@primitive("internal-set-alternative-font-family-alist")
def internal_set_alternative_font_family_alist(it: Any, alist: Obj) -> Obj:
    """Note families of fonts that may stand for each other, and return ALIST with symbols.

    Each element of ALIST is a list of names, strings.  There are no fonts.  Signals `wrong-type-argument`.
    """

    def symbol(name: Obj) -> Obj:
        if not isinstance(name, LispString):
            raise wrong_type("stringp", name)
        return it.s.intern.call(name)

    return _alternatives(alist, symbol)


@primitive("internal-set-alternative-font-registry-alist")
def internal_set_alternative_font_registry_alist(it: Any, alist: Obj) -> Obj:
    """Note registries of fonts that may stand for each other, and return ALIST with their names in small letters.

    Each element of ALIST is a list of strings.  There are no fonts.  Signals `wrong-type-argument`.
    """
    return _alternatives(alist, it.s.downcase.call)


@primitive("font-family-list")
def font_family_list(frame: Obj = nil) -> Obj:
    """Return the list of the families of fonts on FRAME: none."""
    return nil


@primitive("list-fonts")
def list_fonts(font_spec: Obj, frame: Obj = nil, num: Obj = nil, prefer: Obj = nil) -> Obj:
    """Return the fonts on FRAME that are as FONT-SPEC says: none.  Signals `wrong-type-argument font-spec`."""
    if type(font_spec) is not FontSpec:
        raise wrong_type("font-spec", font_spec)
    return nil


@primitive("find-font")
def find_font(font_spec: Obj, frame: Obj = nil) -> Obj:
    """Return a font on FRAME that is as FONT-SPEC says: nil, for none.  Signals `wrong-type-argument font-spec`."""
    return list_fonts(font_spec, frame)
