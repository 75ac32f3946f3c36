"""Char-tables."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Any

from elwire.interpreter.arrays import MAX_CHAR, CharTable
from elwire.interpreter.equality import equal
from elwire.interpreter.objects import FIXNUM_LIMIT, Cons, Obj, Symbol, nil, t
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import args_out_of_range, error, wrong_type
from elwire.interpreter.strings import check_char
from elwire.interpreter.textprops import plist_get

_MOST_EXTRA_SLOTS = 10


def check_char_table(value: Obj) -> CharTable:
    """VALUE when it is a char-table; signals `wrong-type-argument char-table-p`."""
    if type(value) is CharTable:
        return value
    raise wrong_type("char-table-p", value)


@primitive("make-char-table")
def make_char_table(it: Any, purpose: Obj, init: Obj = nil) -> Obj:
    """Return a new char-table for PURPOSE, a symbol, in which every character has the value INIT.

    It has as many extra slots as PURPOSE's property `char-table-extra-slots` says, 0 to 10.  Signals
    `wrong-type-argument` with `symbolp` or `wholenump`, and `args-out-of-range`.
    """
    if not isinstance(purpose, Symbol):
        raise wrong_type("symbolp", purpose)
    extra_slots = plist_get(purpose.plist, it.s.char_table_extra_slots)
    if extra_slots is nil:
        extra_slots = 0
    elif type(extra_slots) is not int or extra_slots < 0:
        raise wrong_type("wholenump", extra_slots)
    elif extra_slots > _MOST_EXTRA_SLOTS:
        raise args_out_of_range(extra_slots, nil)
    table = CharTable(purpose, init, extra_slots)
    table.extras = [init] * extra_slots
    return table


@primitive("char-table-p")
def char_table_p(object_: Obj) -> Obj:
    """Return t when OBJECT is a char-table."""
    return t if type(object_) is CharTable else nil


@primitive("char-table-subtype")
def char_table_subtype(char_table: Obj) -> Obj:
    """Return the purpose, a symbol, for which CHAR-TABLE was made."""
    return check_char_table(char_table).purpose


@primitive("char-table-parent")
def char_table_parent(char_table: Obj) -> Obj:
    """Return the char-table from which CHAR-TABLE inherits the values it has not itself, nil for none."""
    return check_char_table(char_table).parent


@primitive("set-char-table-parent")
def set_char_table_parent(char_table: Obj, parent: Obj) -> Obj:
    """Let CHAR-TABLE inherit from PARENT, a char-table or nil, and return PARENT.

    Signals `wrong-type-argument char-table-p`, and `error` when CHAR-TABLE would be its own ancestor.
    """
    table = check_char_table(char_table)
    if parent is not nil:
        ancestor: Obj = check_char_table(parent)
        while ancestor is not nil:
            if ancestor is table:
                raise error("Attempt to make a chartable be its own parent")
            ancestor = ancestor.parent
    table.parent = parent
    table.changed()
    return parent


def _extra_slot_index(table: CharTable, n: Obj) -> int:
    if type(n) is not int or not -FIXNUM_LIMIT <= n < FIXNUM_LIMIT:
        raise wrong_type("fixnump", n)
    if not 0 <= n < len(table.extras):
        raise args_out_of_range(table, n)
    return n


@primitive("char-table-extra-slot")
def char_table_extra_slot(char_table: Obj, n: Obj) -> Obj:
    """Return the value in extra slot N of CHAR-TABLE; signals `args-out-of-range`."""
    table = check_char_table(char_table)
    return table.extras[_extra_slot_index(table, n)]


@primitive("set-char-table-extra-slot")
def set_char_table_extra_slot(char_table: Obj, n: Obj, value: Obj) -> Obj:
    """Put VALUE into extra slot N of CHAR-TABLE, and return it; signals `args-out-of-range`."""
    table = check_char_table(char_table)
    table.extras[_extra_slot_index(table, n)] = value
    table.changed()
    return value


@primitive("char-table-range")
def char_table_range(char_table: Obj, range_: Obj) -> Obj:
    """Return the value that CHAR-TABLE has for RANGE.

    RANGE nil means the default, a character that character, with what is inherited, and a cons (FROM . TO) of
    characters their value, which is that of FROM, without what is inherited.  Signals `error` for anything else.
    """
    table = check_char_table(char_table)
    if range_ is nil:
        return table.default
    if type(range_) is int and 0 <= range_ <= MAX_CHAR:
        return table.get(range_)
    if isinstance(range_, Cons):
        first = check_char(range_.car)
        check_char(range_.cdr)
        own = table.own(first)
        return own if own is not nil else table.default
    raise error("Invalid RANGE argument to ‘char-table-range’")


@primitive("set-char-table-range")
def set_char_table_range(char_table: Obj, range_: Obj, value: Obj) -> Obj:
    """Make VALUE the value that CHAR-TABLE has for RANGE, and return it.

    RANGE t means all characters, nil the default, a character that character, and a cons (FROM . TO) of characters
    those from FROM to TO.  Signals `error` for anything else.
    """
    table = check_char_table(char_table)
    if type(range_) is int and 0 <= range_ <= MAX_CHAR:
        table.set_range(range_, range_, value)
    elif range_ is t:
        table.set_range(0, MAX_CHAR, value)
    elif range_ is nil:
        table.default = value
        table.changed()
    elif isinstance(range_, Cons):
        table.set_range(check_char(range_.car), check_char(range_.cdr), value)
    else:
        raise error("Invalid RANGE argument to ‘set-char-table-range’")
    return value


@primitive("map-char-table")
def map_char_table(function: Obj, char_table: Obj) -> Obj:
    """Call FUNCTION with each run of characters that have the same value in CHAR-TABLE, and that value; return nil.

    The run is a character when it is only one, else a cons (FROM . TO), always the same cons, so copy what you keep.
    Characters whose value is nil are left out.
    """
    table = check_char_table(char_table)
    range_ = Cons(nil, nil)
    done = -1
    runs = table.effective_runs()
    while runs:
        version = table.version
        for first, last, value in runs:
            if last <= done:
                continue
            first = max(first, done + 1)
            call = function.call
            done = last
            if first == last:
                call(first, value)
            else:
                range_.car, range_.cdr = first, last
                call(range_, value)
            if table.version != version:
                # FUNCTION changed the table; what is ahead may be different now.
                runs = table.effective_runs()
                break
        else:
            break
    range_.car, range_.cdr = done + 1 if done < MAX_CHAR else range_.car, MAX_CHAR
    return nil


_BLOCKS = (128, 4096, 65536)
"""How many characters share a sub-table of Emacs, from the innermost level on."""


@primitive("optimize-char-table")
def optimize_char_table(char_table: Obj, test: Obj = nil) -> Obj:
    """Make one run of neighbouring characters of CHAR-TABLE whose values are the same; return nil.

    That happens by blocks of 128, 4096 and 65536 characters, which get the value of their first character when TEST, by
    default `equal`, finds all values in them to be the same.
    """
    table = check_char_table(char_table)

    def same(one: Obj, other: Obj) -> bool:
        return equal(one, other) if test is nil else test.call(one, other) is not nil

    for size in _BLOCKS:
        for block in sorted({start // size for start in table.starts if start % size}):
            first = block * size
            low, high = bisect_right(table.starts, first) - 1, bisect_left(table.starts, first + size)
            values = table.values[low:high]
            if size > _BLOCKS[0] and not _made_of_whole_blocks(table, first, size):
                continue
            if all(same(value, values[0]) for value in values[1:]):
                table.set_range(first, first + size - 1, values[0])
    return nil


def _made_of_whole_blocks(table: CharTable, first: int, size: int) -> bool:
    """Whether each block of the level below, in the SIZE characters from FIRST on, has one value."""
    smaller = _BLOCKS[_BLOCKS.index(size) - 1]
    low, high = bisect_right(table.starts, first), bisect_left(table.starts, first + size)
    return all(start % smaller == 0 for start in table.starts[low:high])
