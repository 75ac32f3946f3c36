"""Where text properties, and overlays' properties, change."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from elwire.builtins.buffers.buffers import Buffer
from elwire.builtins.buffers.markers import fixnum_position, position_of
from elwire.builtins.buffers.overlays import next_boundary, overlay_property, previous_boundary
from elwire.builtins.buffers.property_targets import Target, limit_of, lookup, value_of
from elwire.interpreter.objects import Cons, LispString, Obj, eq, nil, t
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import args_out_of_range, wrong_type
from elwire.interpreter.textprops import same_plist


@primitive("next-property-change")
def next_property_change(it: Any, position: Obj, object: Obj = nil, limit: Obj = nil) -> Obj:
    """Return the next position after POSITION of OBJECT, a string or buffer, where a text property changes.

    When there is none before LIMIT, return LIMIT, which may be nil.  LIMIT t asks for the end of the run of text
    that POSITION is in, whatever comes behind it.
    """
    bound = None if limit is t else limit_of(limit)
    target = Target(it, object)
    offset = target.position(position)
    if limit is t:
        props = target.props
        if props is None or offset >= props.length:
            return target.high
        return min(props.run_at(offset)[1] + target.first, target.high)
    return _next(target, offset, same_plist, bound)


@primitive("next-single-property-change")
def next_single_property_change(it: Any, position: Obj, prop: Obj, object: Obj = nil, limit: Obj = nil) -> Obj:
    """Return the next position after POSITION of OBJECT, a string or buffer, where the text property PROP changes.

    When there is none before LIMIT, return LIMIT, which may be nil.
    """
    if object is nil and limit is nil and type(position) is int:
        buffer = it.buffer
        if buffer.begv <= position <= buffer.zv:
            props = buffer.text.props
            found = None if props is None else props.next_value(position - 1, value_of(it, prop))
            return nil if found is None or found + 1 >= buffer.zv else found + 1
    bound = limit_of(limit)
    target = Target(it, object)
    offset = target.position(position)
    props = target.props
    return _before_limit(target, None if props is None else props.next_value(offset, value_of(it, prop)), bound)


@primitive("previous-property-change")
def previous_property_change(it: Any, position: Obj, object: Obj = nil, limit: Obj = nil) -> Obj:
    """Return the last position before POSITION of OBJECT, a string or buffer, where a text property changes.

    When there is none after LIMIT, return LIMIT, which may be nil.
    """
    bound = limit_of(limit)
    target = Target(it, object)
    return _previous(target, target.position(position), same_plist, bound)


@primitive("previous-single-property-change")
def previous_single_property_change(it: Any, position: Obj, prop: Obj, object: Obj = nil, limit: Obj = nil) -> Obj:
    """Return the last position before POSITION of OBJECT, a string or buffer, where the text property PROP changes.

    When there is none after LIMIT, return LIMIT, which may be nil.
    """
    bound = limit_of(limit)
    target = Target(it, object)
    return _previous(target, target.position(position), _same_value(it, prop), bound)


def _same_value(it: Any, prop: Obj) -> Callable[[Obj, Obj], bool]:
    return lambda one, other: one is other or eq(lookup(it, one, prop), lookup(it, other, prop))


def _next(target: Target, offset: int, same: Callable[[Obj, Obj], bool], bound: int | None) -> Obj:
    props = target.props
    return _before_limit(target, None if props is None else props.next_change(offset, same), bound)


def _before_limit(target: Target, found: int | None, bound: int | None) -> Obj:
    """The position for the offset FOUND if it comes before BOUND; else BOUND, or nil."""
    if found is None or found + target.first >= (target.high if bound is None else bound):
        return nil if bound is None else bound
    return found + target.first


def _previous(target: Target, offset: int, same: Callable[[Obj, Obj], bool], bound: int | None) -> Obj:
    limit: Obj = nil if bound is None else bound
    props = target.props
    if props is None:
        return limit
    found = props.previous_change(offset, same)
    if found is None or found + target.first <= (target.low if bound is None else bound):
        return limit
    return found + target.first


# Overlays and text together


@primitive("get-char-property")
def get_char_property(it: Any, position: Obj, prop: Obj, object: Obj = nil) -> Obj:
    """Return the value of PROP that overlays or else the text give the character behind POSITION of OBJECT.

    OBJECT is a buffer (nil: the current one) or a string, which has no overlays.
    """
    return char_property(it, position, prop, object)[0]


@primitive("get-char-property-and-overlay")
def get_char_property_and_overlay(it: Any, position: Obj, prop: Obj, object: Obj = nil) -> Obj:
    """Return (VALUE . OVERLAY): what `get-char-property' returns for POSITION, PROP and OBJECT, and where it is from.

    OVERLAY is nil when VALUE comes from a text property.
    """
    value, overlay = char_property(it, position, prop, object)
    return Cons(value, overlay)


def char_property(it: Any, position: Obj, prop: Obj, thing: Obj) -> tuple[Obj, Obj]:
    """The value of PROP behind POSITION, and the overlay it is from or nil."""
    at = fixnum_position(position)
    if thing is nil:
        thing = it.buffer
    if isinstance(thing, Buffer):
        if not thing.begv <= at <= thing.zv:
            raise args_out_of_range(position)
        value, overlay = overlay_property(it, thing, at, prop)
        if overlay is not None:
            return value, overlay
    elif type(thing) is not LispString:
        raise wrong_type("buffer-or-string-p", thing)
    target = Target(it, thing)
    return lookup(it, target.plist_at(target.position(at)), prop), nil


@primitive("next-char-property-change")
def next_char_property_change(it: Any, position: Obj, limit: Obj = nil) -> Obj:
    """Return the next position after POSITION of the current buffer where a text property or an overlay changes.

    At the latest that is LIMIT, or the end of the accessible text.
    """
    position_of(position)
    bound = it.buffer.zv if limit is nil else position_of(limit)
    target = Target(it, nil)
    offset = target.position(position)
    bound = min(bound, next_boundary(it.buffer, offset + 1), target.high)
    result: int = _next(target, offset, same_plist, bound)
    return result


@primitive("previous-char-property-change")
def previous_char_property_change(it: Any, position: Obj, limit: Obj = nil) -> Obj:
    """Return the last position before POSITION of the current buffer where a text property or an overlay changes.

    At the earliest that is LIMIT, or the beginning of the accessible text.
    """
    position_of(position)
    bound = it.buffer.begv if limit is nil else position_of(limit)
    target = Target(it, nil)
    offset = target.position(position)
    bound = max(bound, previous_boundary(it.buffer, offset + 1), target.low)
    result: int = _previous(target, offset, same_plist, bound)
    return result


@primitive("next-single-char-property-change")
def next_single_char_property_change(it: Any, position: Obj, prop: Obj, object: Obj = nil, limit: Obj = nil) -> Obj:
    """Return the next position after POSITION of OBJECT where PROP changes, in the text or by an overlay.

    OBJECT is a buffer (nil: the current one) or a string.  When PROP does not change before LIMIT, return LIMIT;
    without LIMIT, the end of OBJECT.
    """
    if type(object) is LispString:
        found = next_single_property_change(it, position, prop, object, limit)
        return found if found is not nil else len(object.s)
    with _Current(it, object):
        buffer = it.buffer
        value = char_property(it, position, prop, nil)[0]
        at = fixnum_position(position)
        bound = buffer.zv if limit is nil else min(position_of(limit), buffer.zv)
        while at < bound:
            at = next_char_property_change(it, at, bound)
            if at < bound and not eq(char_property(it, at, prop, nil)[0], value):
                return at
        return bound


@primitive("previous-single-char-property-change")
def previous_single_char_property_change(it: Any, position: Obj, prop: Obj, object: Obj = nil, limit: Obj = nil) -> Obj:
    """Return the last position before POSITION of OBJECT where PROP changes, in the text or by an overlay.

    OBJECT is a buffer (nil: the current one) or a string.  When PROP does not change after LIMIT, return LIMIT;
    without LIMIT, the beginning of OBJECT.
    """
    if type(object) is LispString:
        found = previous_single_property_change(it, position, prop, object, limit)
        return found if found is not nil else 0
    with _Current(it, object):
        buffer = it.buffer
        at = fixnum_position(position)
        bound = buffer.begv if limit is nil else position_of(limit)
        if at <= bound:
            return max(bound, buffer.begv)
        value = char_property(it, at - 1, prop, nil)[0]
        while True:
            at = previous_char_property_change(it, at, bound)
            if at <= bound:
                return bound
            if not eq(char_property(it, at - 1, prop, nil)[0], value):
                return at


class _Current:
    """Makes the buffer OBJECT current for a while; nil stands for the one that is."""

    def __init__(self, it: Any, thing: Obj) -> None:
        if thing is not nil and not isinstance(thing, Buffer):
            raise wrong_type("bufferp", thing)
        self.it = it
        self.thing = it.buffer if thing is nil else thing

    def __enter__(self) -> None:
        self.saved = self.it.buffer
        self.it.buffer = self.thing

    def __exit__(self, *_exception: object) -> None:
        self.it.buffer = self.saved
