"""What the argument OBJECT of the text property functions stands for: a string or a buffer, seen alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from elwire.builtins.buffers.buffers import Buffer
from elwire.builtins.buffers.markers import fixnum_position, position_of
from elwire.builtins.buffers.undo import after_change, before_change, note_change, record_properties
from elwire.interpreter.objects import Cons, LispString, Obj, Symbol, eq, nil, t
from elwire.interpreter.signals import args_out_of_range, error, wrong_type
from elwire.interpreter.textprops import (
    MISSING,
    Intervals,
    Run,
    plist_added,
    plist_find,
    plist_get,
    plist_has,
    plist_pairs,
    plist_removed,
)


class Target:
    """A string or a buffer with text properties.

    `first` is the number of the first position: 0 in a string, 1 in a buffer.  `low` and `high` are the limits of the
    positions that may be given.
    """

    __slots__ = ("first", "high", "holder", "low", "planned", "text")

    def __init__(self, it: Any, thing: Obj) -> None:
        self.holder: Any
        if type(thing) is LispString:
            self.text: Obj = thing
            self.holder = thing
            self.first = self.low = 0
            self.high = len(thing.s)
            return
        if thing is nil:
            thing = it.buffer
        if not isinstance(thing, Buffer):
            raise wrong_type("buffer-or-string-p", thing)
        self.text = thing
        self.holder = thing.text
        self.first = 1
        self.low, self.high = thing.begv, thing.zv

    @property
    def props(self) -> Intervals | None:
        """The properties, None when there are none."""
        props: Intervals | None = self.holder.props
        return props

    def make_props(self) -> Intervals:
        """The properties, made if need be."""
        props: Intervals | None = self.holder.props
        if props is None:
            props = self.holder.props = Intervals(self.size())
        return props

    def size(self) -> int:
        """How many characters there are in all."""
        return len(self.holder.s) if self.first == 0 else self.holder.length

    def position(self, value: Obj) -> int:
        """The offset that the position VALUE means; signals `args-out-of-range` with it twice."""
        position = fixnum_position(value)
        if not self.low <= position <= self.high:
            raise args_out_of_range(value, value)
        return position - self.first

    def range(self, start: Obj, end: Obj) -> tuple[int, int]:
        """The offsets of the stretch between START and END, in either order."""
        low, high = fixnum_position(start), fixnum_position(end)
        if low > high:
            low, high = high, low
        if low != high and not self.low <= low <= high <= self.high:
            raise args_out_of_range(start, end)
        return low - self.first, high - self.first

    def plist_at(self, offset: int) -> Obj:
        """The property list of the character behind OFFSET; nil at the end of what is accessible."""
        props = self.holder.props
        if props is None or offset + self.first >= self.high:
            return nil
        return props.at(offset)

    # Changing

    def change(
        self, it: Any, low: int, high: int, new: Callable[[Obj], Obj], steps: list[tuple[Obj, Obj | None]]
    ) -> bool:
        """Give each run between LOW and HIGH the property list that NEW makes of its own; true when any changed.

        STEPS are the properties that NEW sets one after the other and the values they get, None for one that is gone
        or depends on what is there.
        """
        props: Intervals | None = self.holder.props
        if props is None:
            if low >= high or new(nil) is nil:
                return False
            props = self.make_props()
        plan = props.plan(low, high, new)
        if plan is None:
            return False
        if self.first == 0:
            props.carry_out(plan)
            if not props:
                self.holder.props = None
        else:
            saved = it.buffer
            try:
                try:
                    self.before(it, low, high)
                except BaseException:
                    props.split(plan.start)  # what is forbidden has been prepared by then
                    raise
                current = self.make_props()
                # Hooks may have done something to the text since.
                if current is not props or self.holder.modiff != self.planned:
                    plan = current.plan(low, min(high, current.length), new)
                if plan is not None:
                    current.carry_out(plan)
                    self.record(it, plan.changed, new, steps)
                self.after(it, low, high)
            finally:
                if saved.name is not nil:
                    it.buffer = saved
        return True

    @contextmanager
    def changing(self, it: Any, low: int, high: int) -> Iterator[None]:
        """Around a change of a buffer's properties: checks, hooks, modification count."""
        saved = it.buffer
        try:
            self.before(it, low, high)
            yield
            self.after(it, low, high)
        finally:
            if saved.live:
                it.buffer = saved

    def before(self, it: Any, low: int, high: int) -> None:
        """Make the buffer current and do what comes before a change of its properties, and count it."""
        buffer: Buffer = self.text
        self.planned = buffer.text.modiff
        it.buffer = buffer
        before_change(it, buffer, low + 1, high + 1)
        undisturbed = buffer.text.modiff == self.planned
        note_change(it, buffer, characters=False)
        if undisturbed:
            self.planned = buffer.text.modiff

    def after(self, it: Any, low: int, high: int) -> None:
        """Do what comes after a change of the properties of a buffer."""
        after_change(it, self.text, low + 1, high + 1, high - low)

    def record(
        self, it: Any, changed: list[Run], new: Callable[[Obj], Obj], steps: list[tuple[Obj, Obj | None]]
    ) -> None:
        """Note in the buffer's undo list what the properties of the runs CHANGED were before each of STEPS."""
        buffer: Buffer = self.text
        if buffer.locals[buffer.table.undo_list] is t:
            return
        for low, high, plist in changed:
            after = new(plist)
            for prop, value in steps:
                old = plist_get(plist, prop)
                stays = value is not None or plist_has(after, prop)
                if value is None:
                    value = plist_get(after, prop)
                if plist_has(plist, prop) is not stays or not eq(old, value):
                    record_properties(it, buffer, low + 1, high + 1, prop, old)
                    plist = plist_added(plist, [(prop, value)]) if stays else plist_removed(plist, [prop])

    def record_set(self, it: Any, low: int, high: int, new: Obj) -> None:
        """Note in the buffer's undo list what it takes to undo that all properties from LOW to HIGH become NEW.

        A run that is cut by that counts as one without properties: so Emacs does it.
        """
        buffer: Buffer = self.text
        props = self.props
        if props is None or buffer.locals[buffer.table.undo_list] is t:
            return
        for start, end, plist in list(props.runs(low, high)):
            old = plist if props.run_at(start)[:2] == (start, end) else nil
            for prop, value in _undo_records(old, new, plist_pairs(new)):
                record_properties(it, buffer, start + 1, end + 1, prop, value)


def _undo_records(old: Obj, new: Obj, pairs: list[tuple[Obj, Obj]]) -> list[tuple[Obj, Obj]]:
    """What must be put back to get from NEW to OLD: old values that are gone, nil for properties that are new.

    PAIRS are those of NEW in the order in which they count.
    """
    records = [(p, v) for p, v in plist_pairs(old) if not plist_has(new, p) or not eq(plist_get(new, p), v)]
    return records + [(p, nil) for p, _v in pairs if not plist_has(old, p)]


def lookup(it: Any, plist: Obj, prop: Obj, defaults: bool = True) -> Obj:
    """The value of PROP for text with PLIST: its own, its category's, an alias's or the default one."""
    if plist is not nil:
        own = plist_find(plist, prop)
        if own is not MISSING:
            return own
        category = plist_get(plist, it.s.category)
        if isinstance(category, Symbol) and category is not nil:
            value = plist_get(category.plist, prop)
            if value is not nil:
                return value
    aliases = it.s.char_property_alias_alist.value
    while isinstance(aliases, Cons):
        entry = aliases.car
        if isinstance(entry, Cons) and eq(entry.car, prop):
            names = entry.cdr
            while isinstance(names, Cons):
                value = plist_get(plist, names.car)
                if value is not nil:
                    return value
                names = names.cdr
            break
        aliases = aliases.cdr
    if defaults:
        default = it.s.default_text_properties.value
        if default is not nil:
            return plist_get(default, prop)
    return nil


def value_of(it: Any, prop: Obj) -> Callable[[Obj], Obj]:
    """The function that looks PROP up in a property list as `lookup` does."""
    simple = it.s.char_property_alias_alist.value is nil and it.s.default_text_properties.value is nil
    if not simple or type(prop) is int:
        return lambda plist: lookup(it, plist, prop)
    category = it.s.category

    def value(plist: Obj) -> Obj:
        cell = plist
        while cell is not nil:
            key = cell.car
            if key is prop:
                return cell.cdr.car
            if key is category:
                return lookup(it, plist, prop)
            cell = cell.cdr.cdr
        return nil

    return value


def checked_pairs(properties: Obj) -> list[tuple[Obj, Obj]]:
    """The property list PROPERTIES, given by Lisp, as pairs; what is no list is a property with the value nil."""
    if properties is nil:
        return []
    if not isinstance(properties, Cons):
        return [(properties, nil)]
    pairs: list[tuple[Obj, Obj]] = []
    while isinstance(properties, Cons):
        if not isinstance(properties.cdr, Cons):
            raise error("Odd length text property list")
        pairs.append((properties.car, properties.cdr.car))
        properties = properties.cdr.cdr
    return pairs


def limit_of(limit: Obj) -> int | None:
    """LIMIT as a number, None for nil."""
    return None if limit is nil else position_of(limit)
