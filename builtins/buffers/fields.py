"""Fields: stretches of text with one value of the property `field`, which motion by lines does not leave."""

from __future__ import annotations

from typing import Any

from elwire.builtins.buffers.buffers import Buffer
from elwire.builtins.buffers.deletion import delete_text, make_string
from elwire.builtins.buffers.markers import fixnum_position
from elwire.builtins.buffers.overlays import overlay_property
from elwire.builtins.buffers.property_search import (
    get_char_property,
    next_single_char_property_change,
    previous_single_char_property_change,
)
from elwire.builtins.buffers.stickiness import property_of, source_of
from elwire.interpreter.objects import LispString, Obj, Symbol, nil
from elwire.interpreter.registry import primitive, variable
from elwire.interpreter.signals import args_out_of_range, wrong_type

variable("inhibit-field-text-motion", nil, "Non-nil means that text motion pays no attention to fields.")


def char_property(it: Any, buffer: Buffer, at: int, prop: Symbol) -> Obj:
    """The value of PROP, of overlays or text, of the character behind AT; nil at the end of the text."""
    value, _overlay = overlay_property(it, buffer, at, prop)
    if value is not nil or buffer.text.props is None or at > buffer.text.length:
        return value
    return property_of(it, buffer.text.props.at(at - 1), prop)


def pos_property(it: Any, buffer: Buffer, at: int, prop: Symbol) -> Obj:
    """The value of PROP that a character inserted at AT would get."""
    if buffer.overlays is not None:
        from elwire.builtins.buffers.overlays import weightiest_first

        near = [
            (start, end, overlay)
            for start, end, overlay in buffer.overlays.near(at, at)
            if not (start == at and overlay.first.advance) and not (end == at and not overlay.last.advance)
        ]
        for overlay in weightiest_first(it, near):
            value = overlay.get(prop)
            if value is not nil:
                return value
    if buffer.text.props is None:
        return nil
    source = source_of(it, buffer, at, prop)
    if source > 0:
        return property_of(it, buffer.text.props.at(at - 1), prop) if at <= buffer.text.length else nil
    if source < 0 and at > buffer.begv:
        return property_of(it, buffer.text.props.at(at - 2), prop)
    return nil


def find_field(it: Any, buffer: Buffer, at: int, merge: bool, low: Obj = nil, high: Obj = nil) -> tuple[int, int]:
    """Where the field at AT begins and ends, not further than LOW and HIGH.

    With MERGE a position between two fields belongs to both, and text whose field is `boundary` to neither.
    """
    field = it.s.field
    after = char_property(it, buffer, at, field)
    # At the very start there is nothing before: as if the field had begun earlier.
    before = char_property(it, buffer, at - 1, field) if at > buffer.begv else after
    starts_here = ends_here = False
    if not merge:
        inserted = pos_property(it, buffer, at, field)
        ends_here = inserted is not after
        starts_here = inserted is not before
        if inserted is nil and starts_here and ends_here:
            # Text whose field sticks nowhere, like a prompt, is not a field of no length.
            starts_here = ends_here = False
    begin: Any = at
    end: Any = at
    if not starts_here:
        if merge and before is it.s.boundary:
            begin = previous_single_char_property_change(it, begin, field, nil, low)
        begin = previous_single_char_property_change(it, begin, field, nil, low)
    if not ends_here:
        if merge and after is it.s.boundary:
            end = next_single_char_property_change(it, end, field, nil, high)
        end = next_single_char_property_change(it, end, field, nil, high)
    return begin, end


def _position(it: Any, pos: Obj) -> int:
    buffer: Buffer = it.buffer
    if pos is nil:
        return buffer.point
    at = fixnum_position(pos)
    if not buffer.begv <= at <= buffer.zv:
        raise args_out_of_range(at)
    return at


@primitive("field-beginning")
def field_beginning(it: Any, pos: Obj = nil, escape_from_edge: Obj = nil, limit: Obj = nil) -> Obj:
    """Return where the field at the position POS, by default point, begins, LIMIT or later.

    With ESCAPE-FROM-EDGE non-nil and POS at the start of a field, the field before counts as well.
    """
    return find_field(it, it.buffer, _position(it, pos), escape_from_edge is not nil, low=limit)[0]


@primitive("field-end")
def field_end(it: Any, pos: Obj = nil, escape_from_edge: Obj = nil, limit: Obj = nil) -> Obj:
    """Return where the field at the position POS, by default point, ends, LIMIT or earlier.

    With ESCAPE-FROM-EDGE non-nil and POS at the end of a field, the field behind counts as well.
    """
    return find_field(it, it.buffer, _position(it, pos), escape_from_edge is not nil, high=limit)[1]


@primitive("field-string")
def field_string(it: Any, pos: Obj = nil) -> Obj:
    """Return the text of the field at the position POS, by default point."""
    return make_string(it.buffer, *find_field(it, it.buffer, _position(it, pos), False))


@primitive("field-string-no-properties")
def field_string_no_properties(it: Any, pos: Obj = nil) -> Obj:
    """Return the text of the field at the position POS, by default point, without properties."""
    return make_string(it.buffer, *find_field(it, it.buffer, _position(it, pos), False), properties=False)


@primitive("delete-field")
def delete_field(it: Any, pos: Obj = nil) -> Obj:
    """Delete the text of the field at the position POS, by default point; return nil."""
    delete_text(it, *find_field(it, it.buffer, _position(it, pos), False))
    return nil


@primitive("constrain-to-field")
def constrain_to_field(
    it: Any,
    new_pos: Obj,
    old_pos: Obj,
    escape_from_edge: Obj = nil,
    only_in_line: Obj = nil,
    inhibit_capture_property: Obj = nil,
) -> Obj:
    """Return NEW-POS, or the edge of the field of OLD-POS nearest to it if NEW-POS is outside of that field.

    NEW-POS nil means point, which is then moved.  ESCAPE-FROM-EDGE non-nil lets an OLD-POS between two fields belong to
    both.  ONLY-IN-LINE non-nil does nothing when the edge is on another line.  A non-nil property
    INHIBIT-CAPTURE-PROPERTY at OLD-POS does so too.
    """
    buffer: Buffer = it.buffer
    new = buffer.point if new_pos is nil else fixnum_position(new_pos)
    old = fixnum_position(old_pos)
    result = constrained(it, new, old, escape_from_edge is not nil, only_in_line is not nil, inhibit_capture_property)
    if new_pos is nil:
        buffer.set_point(result)
    return result


def constrained(it: Any, new: int, old: int, escape: bool, only_in_line: bool = True, capture: Obj = nil) -> int:
    """NEW, or the edge of the field of OLD that keeps it from there."""
    buffer: Buffer = it.buffer
    if new == old or it.s.inhibit_field_text_motion.value is not nil:
        return new
    field = it.s.field
    # Where a field ends shows in the character before.
    looked_at = [new, old, *(each - 1 for each in (new, old) if each > buffer.begv)]
    if all(get_char_property(it, each, field) is nil for each in looked_at):
        return new
    if capture is not nil and (
        get_pos_property(it, old, capture) is not nil
        or (
            old > buffer.begv
            and get_char_property(it, old, capture) is not nil
            and get_char_property(it, old - 1, capture) is not nil
        )
    ):
        return new
    if not buffer.begv <= old <= buffer.zv:
        raise args_out_of_range(old)
    forward = new > old
    if forward:
        edge = find_field(it, buffer, old, escape, high=new)[1]
        beyond = edge < new
    else:
        edge = find_field(it, buffer, old, escape, low=new)[0]
        beyond = edge > new
    if not beyond:
        return new
    if only_in_line and buffer.text.find("\n", min(new, edge) - 1, max(new, edge) - 1) >= 0:
        return new
    return edge


@primitive("get-pos-property")
def get_pos_property(it: Any, position: Obj, prop: Obj, object: Obj = nil) -> Obj:
    """Return the value of PROP that a character inserted at POSITION of OBJECT would get.

    OBJECT is a buffer, by default the current one; in a string it is the value of PROP at POSITION.
    """
    if isinstance(object, LispString):
        return it.s.get_text_property.call(position, prop, object)
    buffer = it.buffer if object is nil else object
    if not isinstance(buffer, Buffer):
        raise wrong_type("buffer-or-string-p", object)
    at = fixnum_position(position)
    if at > buffer.zv:
        # The character before is looked at first, and looking right at the end is allowed.
        wrong = at if at == buffer.zv + 1 else at - 1
        raise args_out_of_range(wrong, wrong)
    if at < buffer.begv:
        raise args_out_of_range(at, at)
    return pos_property(it, buffer, at, prop)
