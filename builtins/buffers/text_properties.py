"""Text properties of strings and buffers: looking at them and changing them."""

from __future__ import annotations

from typing import Any

from elwire.builtins.buffers.property_targets import Target, checked_pairs, lookup
from elwire.interpreter.objects import Cons, LispString, Obj, Symbol, eq, lisp_list, list_to_lisp, nil, t
from elwire.interpreter.registry import primitive, variable
from elwire.interpreter.signals import signal, wrong_type
from elwire.interpreter.textprops import (
    Intervals,
    adder,
    plist_added,
    plist_get,
    plist_has,
    plist_of,
    remover,
    uniform,
)

variable("default-text-properties", doc="Property list of the values that text has where it says nothing itself.")
variable("char-property-alias-alist", doc="Alist from a property to others that stand in for it where it is not set.")
variable("inhibit-point-motion-hooks", t, "Non-nil means that moving point runs no `point-entered' functions.")
variable(
    "text-property-default-nonsticky",
    lambda it: list_to_lisp([Cons(it.intern(n), t) for n in ("fill-space", "composition", "syntax-table", "display")]),
    "Alist from a property to non-nil when it does not stick to text inserted behind it.",
)


# Looking


@primitive("text-properties-at")
def text_properties_at(it: Any, position: Obj, object: Obj = nil) -> Obj:
    """Return the property list of the character behind POSITION of OBJECT, a string or buffer (nil: the current one).

    At the end of OBJECT it is nil.  Signals `args-out-of-range'.
    """
    target = Target(it, object)
    return target.plist_at(target.position(position))


@primitive("get-text-property")
def get_text_property(it: Any, position: Obj, prop: Obj, object: Obj = nil) -> Obj:
    """Return the value of the text property PROP of the character behind POSITION of OBJECT, a string or buffer.

    A property that the text does not have is looked up in the symbol that is its `category', then by
    `char-property-alias-alist' and `default-text-properties'.  Signals `args-out-of-range'.
    """
    if object is nil and type(position) is int:
        buffer = it.buffer
        if buffer.begv <= position < buffer.zv:
            props = buffer.text.props
            return lookup(it, nil if props is None else props.at(position - 1), prop)
    target = Target(it, object)
    return lookup(it, target.plist_at(target.position(position)), prop)


@primitive("object-intervals")
def object_intervals(it: Any, object: Obj) -> Obj:
    """Return the runs of text of OBJECT, a string or buffer, as lists (START END PLIST) with offsets from 0."""
    if object is nil:
        raise wrong_type("buffer-or-string-p", object)
    props = Target(it, object).props
    if props is None:
        return nil
    return list_to_lisp([lisp_list(*run) for run in props.runs()])


@primitive("text-property-any")
def text_property_any(it: Any, start: Obj, end: Obj, property: Obj, value: Obj, object: Obj = nil) -> Obj:
    """Return the first position from START to END of OBJECT where PROPERTY is `eq' to VALUE, nil when there is none."""
    return _first_where(it, start, end, property, object, lambda found: eq(found, value))


@primitive("text-property-not-all")
def text_property_not_all(it: Any, start: Obj, end: Obj, property: Obj, value: Obj, object: Obj = nil) -> Obj:
    """Return the first position from START to END of OBJECT where PROPERTY is not `eq' to VALUE, nil if none."""
    return _first_where(it, start, end, property, object, lambda found: not eq(found, value))


def _first_where(it: Any, start: Obj, end: Obj, prop: Obj, thing: Obj, wanted: Any) -> Obj:
    target = Target(it, thing)
    low, high = target.range(start, end)
    if low == high:
        return nil
    props = target.props if target.props is not None else Intervals(target.size())
    for run_low, _run_high, plist in props.runs(low, high):
        if wanted(lookup(it, plist, prop)):
            return run_low + target.first
    return nil


# Changing


@primitive("propertize")
def propertize(it: Any, string: Obj, *properties: Obj) -> Obj:
    """Return a copy of STRING with PROPERTIES, names and values in turn, added all over it.

    Signals `wrong-number-of-arguments' when there is a name without a value.
    """
    if len(properties) % 2:
        raise signal("wrong-number-of-arguments", it.s.propertize, len(properties) + 1)
    if type(string) is not LispString:
        raise wrong_type("stringp", string)
    text = string.s
    result = LispString(text, string.multibyte)
    if string.props is not None:
        result.props = string.props.slice(0, len(text))
    if properties and text:
        pairs = [(properties[i], properties[i + 1]) for i in range(len(properties) - 2, -1, -2)]
        if result.props is None:
            result.props = uniform(len(text), plist_added(nil, pairs))
        else:
            result.props.add(0, len(text), pairs)
    return result


@primitive("add-text-properties")
def add_text_properties(it: Any, start: Obj, end: Obj, properties: Obj, object: Obj = nil) -> Obj:
    """Give the text from START to END of OBJECT, a string or buffer, the property list PROPERTIES as well.

    Return t when that changed anything, else nil.  Signals `args-out-of-range'.
    """
    pairs = checked_pairs(properties)
    target = Target(it, object)
    if not pairs:
        return nil
    return t if _add(it, target, start, end, pairs) else nil


@primitive("put-text-property")
def put_text_property(it: Any, start: Obj, end: Obj, property: Obj, value: Obj, object: Obj = nil) -> Obj:
    """Set PROPERTY to VALUE for the text from START to END of OBJECT, a string or buffer; return nil.

    Signals `args-out-of-range'.
    """
    _add(it, Target(it, object), start, end, [(property, value)])
    return nil


def _add(it: Any, target: Target, start: Obj, end: Obj, pairs: list[tuple[Obj, Obj]]) -> bool:
    low, high = target.range(start, end)
    return target.change(it, low, high, adder(pairs), list(pairs))


@primitive("remove-text-properties")
def remove_text_properties(it: Any, start: Obj, end: Obj, properties: Obj, object: Obj = nil) -> Obj:
    """Remove the properties that the property list PROPERTIES names from START to END of OBJECT.

    The values in PROPERTIES do not matter.  Return t when that changed anything, else nil.
    """
    names = []
    seen: set[int] = set()
    while isinstance(properties, Cons) and id(properties) not in seen:
        seen.add(id(properties))
        names.append(properties.car)
        properties = properties.cdr.cdr if isinstance(properties.cdr, Cons) else nil
    return _remove(it, start, end, names, object)


@primitive("remove-list-of-text-properties")
def remove_list_of_text_properties(it: Any, start: Obj, end: Obj, list_of_properties: Obj, object: Obj = nil) -> Obj:
    """Remove the properties in LIST-OF-PROPERTIES from the text from START to END of OBJECT.

    Return t when that changed anything, else nil.
    """
    names = []
    seen: set[int] = set()
    while isinstance(list_of_properties, Cons) and id(list_of_properties) not in seen:
        seen.add(id(list_of_properties))
        names.append(list_of_properties.car)
        list_of_properties = list_of_properties.cdr
    return _remove(it, start, end, names, object)


def _remove(it: Any, start: Obj, end: Obj, names: list[Obj], thing: Obj) -> Obj:
    target = Target(it, thing)
    low, high = target.range(start, end)
    changed = target.change(it, low, high, remover(names), [(name, None) for name in names])
    return t if changed else nil


@primitive("set-text-properties")
def set_text_properties(it: Any, start: Obj, end: Obj, properties: Obj, object: Obj = nil) -> Obj:
    """Make PROPERTIES all the text properties from START to END of OBJECT, a string or buffer.

    Return nil when there was and is no property, else t.
    """
    target = Target(it, object)
    plist = plist_of(checked_pairs(properties))
    low, high = target.range(start, end)
    if low == high or (target.props is None and plist is nil):
        return nil

    if target.first == 0:
        props = target.make_props()
        props.set(low, high, plist)
        if not props:
            target.holder.props = None
    else:
        with target.changing(it, low, high):
            props = target.make_props()
            high = min(high, props.length)
            target.record_set(it, low, high, plist)
            props.set(low, high, plist)
    return t


@primitive("add-face-text-property")
def add_face_text_property(it: Any, start: Obj, end: Obj, face: Obj, append: Obj = nil, object: Obj = nil) -> Obj:
    """Add FACE to the `face' property from START to END of OBJECT, a string or buffer; return nil.

    FACE comes before the faces that are there, with APPEND non-nil behind them.
    """
    target = Target(it, object)
    low, high = target.range(start, end)
    prop = it.s.face

    def new(plist: Obj) -> Obj:
        if not plist_has(plist, prop):
            return plist_added(plist, [(prop, face)])
        old = plist_get(plist, prop)
        if eq(old, face):
            return plist
        faces = old if isinstance(old, Cons) and not _is_keyword(old.car) else Cons(old, nil)
        both = list_to_lisp([*faces, face]) if append is not nil else Cons(face, faces)
        return plist_added(plist, [(prop, both)])

    target.change(it, low, high, new, [(prop, None)])
    return nil


def _is_keyword(value: Obj) -> bool:
    return isinstance(value, Symbol) and value.name.startswith(":") and value.interned
