"""Which text properties an insertion takes over from its neighbours."""

from __future__ import annotations

from typing import Any

from elwire.builtins.buffers.buffers import Buffer
from elwire.interpreter.objects import Cons, Obj, Symbol, list_to_lisp, nil
from elwire.interpreter.textprops import (
    MISSING,
    Intervals,
    plist_find,
    plist_get,
    plist_has,
    plist_pairs,
    plist_reversed,
    same_plist,
)


def property_of(it: Any, plist: Obj, prop: Symbol) -> Obj:
    """The value of PROP in PLIST or in the category that PLIST names."""
    if plist is nil:
        return nil
    value = plist_find(plist, prop)
    if value is not MISSING:
        return value
    category = plist_find(plist, it.s.category)
    if category is not MISSING and isinstance(category, Symbol) and category is not nil:
        return plist_get(category.plist, prop)
    return nil


def memq(item: Obj, items: Obj) -> bool:
    """Whether the symbol ITEM is in the list ITEMS."""
    while isinstance(items, Cons):
        if items.car is item:
            return True
        items = items.cdr
    return False


def _covers(spec: Obj, prop: Symbol) -> bool:
    """Whether the stickiness SPEC, a list of properties or non-nil for all, is about PROP."""
    return memq(prop, spec) if isinstance(spec, Cons) else spec is not nil


def nonsticky_by_default(it: Any, prop: Symbol) -> bool:
    """Whether `text-property-default-nonsticky` keeps PROP from sticking to text inserted behind it."""
    table = getattr(it.s.text_property_default_nonsticky, "value", nil)
    while isinstance(table, Cons):
        if isinstance(table.car, Cons) and table.car.car is prop:
            return table.car.cdr is not nil
        table = table.cdr
    return False


def front_sticky(it: Any, plist: Obj, prop: Symbol) -> bool:
    """Whether text inserted before text with PLIST takes PROP over."""
    return _covers(property_of(it, plist, it.s.front_sticky), prop)


def rear_sticky(it: Any, plist: Obj, prop: Symbol) -> bool:
    """Whether text inserted behind text with PLIST takes PROP over."""
    return not _covers(property_of(it, plist, it.s.rear_nonsticky), prop) and not nonsticky_by_default(it, prop)


def neighbours(buffer: Buffer, at: int) -> tuple[Obj, Obj]:
    """The property lists of the characters before and behind position AT, nil where there is none."""
    props = buffer.text.props
    if props is None:
        return nil, nil
    return (
        props.at(at - 2) if at > 1 else nil,
        props.at(at - 1) if at <= buffer.text.length else nil,
    )


def source_of(it: Any, buffer: Buffer, at: int, prop: Symbol) -> int:
    """Where text inserted at AT gets PROP from: -1 for the character before, 1 for the one behind, 0 for neither."""
    before, after = neighbours(buffer, at)
    from_before = at > buffer.begv and rear_sticky(it, before, prop)
    from_after = front_sticky(it, after, prop)
    if from_before and from_after:
        return 1 if property_of(it, before, prop) is nil else -1
    return -1 if from_before else 1 if from_after else 0


def inherited(it: Any, buffer: Buffer, at: int, size: int, own: Intervals | None) -> Intervals | None:
    """The properties of SIZE characters inserted at AT: what they inherit, and what of their OWN that leaves free."""
    before, after = neighbours(buffer, at)
    props = buffer.text.props
    inside = 1 < at <= buffer.text.length and props.run_at(at - 2)[1] > at - 1
    plist = before if inside and _sticks_whole(it, before) else sticking(it, before, after)
    if plist is nil and own is None:
        return own
    result = Intervals(size)
    for start, end, mine in own.runs() if own is not None else [(0, size, nil)]:
        merged = plist
        for prop, value in plist_pairs(mine):
            if not plist_has(plist, prop):
                merged = Cons(prop, Cons(value, merged))
        result.set(start, end, merged)
    return result


def turned_round(props: Intervals) -> Intervals:
    """PROPS with each property list turned round, as merging them with none makes them."""
    result = Intervals(props.length)
    for start, end, plist in props.runs():
        if plist is not nil:
            result.set(start, end, plist_reversed(plist))
    return result


def given_up(it: Any, buffer: Buffer, at: int) -> list[tuple[Obj, Obj]]:
    """The properties that text inserted at AT takes over first and then, as it inherits none, gives up again.

    Undo records them where they make a run of their own.
    """
    before, after = neighbours(buffer, at)
    if before is nil and after is nil:
        return []
    if 1 < at <= buffer.text.length and buffer.text.props.run_at(at - 2)[1] > at - 1 and _sticks_whole(it, before):
        return []
    plist = sticking(it, before, after)
    if plist is nil or same_plist(plist, before if at > 1 else after) or same_plist(plist, after):
        return []
    return plist_pairs(plist)


def join_runs(props: Intervals, start: int, end: int) -> None:
    """Make one run of the inherited properties from START to END and of those before them when they are the same."""
    if start == 0:
        return
    before, boundary, plist = props.run_at(start - 1)
    if boundary != start:
        return
    _start, last, new = props.run_at(start)
    if last < end or new is nil or not same_plist(plist, new):
        return
    if last < props.length:
        _start, further, after = props.run_at(last)
        if after is plist:  # the run that the insertion has cut in two
            last = further
    props.set(before, last, plist)


def _sticks_whole(it: Any, plist: Obj) -> bool:
    """Whether text inserted inside a run with PLIST simply becomes part of it."""
    front, rear = property_of(it, plist, it.s.front_sticky), property_of(it, plist, it.s.rear_nonsticky)
    return all(
        _covers(front, prop) or not (_covers(rear, prop) or nonsticky_by_default(it, prop))
        for prop, _value in plist_pairs(plist)
        if prop is not it.s.front_sticky and prop is not it.s.rear_nonsticky
    )


def sticking(it: Any, before: Obj, after: Obj) -> Obj:
    """The properties that text inserted between text with BEFORE and text with AFTER inherits."""
    front, rear = it.s.front_sticky, it.s.rear_nonsticky
    before_front, before_rear = property_of(it, before, front), property_of(it, before, rear)
    after_front, after_rear = property_of(it, after, front), property_of(it, after, rear)
    pairs: list[tuple[Obj, Obj]] = []
    fronts: list[Obj] = []
    rears: list[Obj] = []
    names = [prop for prop, _ in plist_pairs(after)]
    names += [prop for prop, _ in plist_pairs(before) if prop not in names]
    for prop in names:
        if prop is front or prop is rear:
            continue
        has_before, has_after = plist_has(before, prop), plist_has(after, prop)
        use_before = has_before and not _covers(before_rear, prop) and not nonsticky_by_default(it, prop)
        use_after = _covers(after_front, prop)
        if use_before and use_after and has_after and plist_get(before, prop) is nil:
            use_before = False
        if use_before:
            pairs.append((prop, plist_get(before, prop)))
            sources = before_front, before_rear
        elif use_after:
            if has_after:
                pairs.append((prop, plist_get(after, prop)))
            sources = after_front, after_rear
        else:
            continue
        if _covers(sources[0], prop):
            fronts.append(prop)
        if _covers(sources[1], prop):
            rears.append(prop)
    if rears:
        pairs.insert(0, (rear, list_to_lisp(rears)))
    if fronts:
        pairs.insert(0, (front, list_to_lisp(fronts)))
    result: Obj = nil
    for prop, value in reversed(pairs):
        result = Cons(prop, Cons(value, result))
    return result
