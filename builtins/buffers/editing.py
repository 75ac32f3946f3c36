"""Changing characters where they stand, exchanging stretches of text, comparing them."""

from __future__ import annotations

from typing import Any

from elwire.builtins.buffers.buffers import Buffer
from elwire.builtins.buffers.deletion import make_string, raw_delete, region
from elwire.builtins.buffers.insertion import check_buffer_name, raw_insert, text_of_char
from elwire.builtins.buffers.markers import position_of
from elwire.builtins.buffers.multibyteness import byte_length
from elwire.builtins.buffers.property_targets import Target
from elwire.builtins.buffers.undo import (
    after_change,
    before_change,
    note_change,
    record_change,
    record_delete,
    record_insert,
    record_properties,
)
from elwire.interpreter.arrays import CharTable, aref
from elwire.interpreter.characters import from_python
from elwire.interpreter.objects import Cons, LispString, Obj, Vector, nil, t
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import args_out_of_range, error, wrong_type
from elwire.interpreter.textprops import plist_pairs


def _check_char(value: Obj) -> int:
    if type(value) is int and 0 <= value <= 0x3FFFFF:
        return value
    raise wrong_type("characterp", value)


def put_same_length(it: Any, buffer: Buffer, at: int, text: str) -> None:
    """Put TEXT in the place of as many characters at AT, in a change that has been counted and recorded."""
    _put(it, buffer, at, text, record=False)


def _put(it: Any, buffer: Buffer, at: int, text: str, record: bool = True) -> None:
    """Put TEXT in the place of as many characters at AT, as part of a change that has been counted."""
    end = at + len(text)
    if record:
        record_change(it, buffer, at, make_string(buffer, at, end))
    buffer.text.delete(at - 1, end - 1)
    buffer.text.insert(at - 1, text)


def replace_range(it: Any, buffer: Buffer, start: int, end: int, text: str, *, inherit: bool = False) -> None:
    """Put TEXT in the place of what lies between START and END of BUFFER, the current one, as one change.

    Places inside go to the start of the new text, those at END or behind stay behind it.  With INHERIT the characters
    at the end of the new text get the text properties of those whose place they take.
    """
    before_change(it, buffer, start, end)
    body = buffer.text
    old = body.props.cut(start - 1, end - 1) if inherit and body.props is not None else None
    raw_replace(it, buffer, start, end, text, inherit=inherit)
    if old is not None and body.props is not None:
        shift = start - 1 + len(text) - (end - start)
        for low, high, plist in old.runs():
            if plist is not nil and high + shift >= start:
                body.props.set(max(low + shift, start - 1), high + shift, plist)
    after_change(it, buffer, start, start + len(text), end - start)


def _record_properties_of(it: Any, buffer: Buffer, start: int, end: int, size: int) -> None:
    """Record that SIZE characters in the place of those from START to END lose the properties of these.

    In Emacs the last characters of the old text lend theirs to the new one, which then get rid of them.
    """
    shared = min(size, end - start)
    shift = start + size - end
    for low, high, plist in buffer.text.props.runs(end - shared - 1, end - 1):
        first, last, _plist = buffer.text.props.run_at(low)
        if plist is not nil and last == high and (first == low or (shift <= 0 and first >= start - 1)):
            for prop, value in plist_pairs(plist):
                record_properties(it, buffer, low + shift + 1, high + shift + 1, prop, value)


def raw_replace(
    it: Any, buffer: Buffer, start: int, end: int, text: str, props: Any = None, *, inherit: bool = False
) -> None:
    """Put TEXT with PROPS in the place of what lies between START and END, without checks and hooks.

    INHERIT says that the caller gives it the properties that are there.
    """
    if start == end and not text:
        return
    symbol = buffer.table.undo_list
    body = buffer.text
    if buffer.locals[symbol] is not t:
        # Undone in this order, the new text is taken away behind the old one that has come back.
        record_insert(it, buffer, end, len(text))
        record_delete(it, buffer, start, make_string(buffer, start, end), False)
        if body.props is not None and (props is None or not props) and not inherit:
            _record_properties_of(it, buffer, start, end, len(text))
    records, modiff = buffer.locals[symbol], body.modiff
    buffer.locals[symbol] = t
    try:
        raw_insert(it, buffer, end, text, props, before_markers=True)
        raw_delete(it, buffer, start, end, markers=False)
    finally:
        buffer.locals[symbol] = records
    body.modiff = body.chars_modiff = modiff + 1


@primitive("subst-char-in-region")
def subst_char_in_region(it: Any, start: Obj, end: Obj, fromchar: Obj, tochar: Obj, noundo: Obj = nil) -> Obj:
    """Replace each FROMCHAR between START and END by TOCHAR, a character that takes as many bytes; return nil.

    NOUNDO non-nil records no undo and leaves the buffer as modified as it was.  Signals `error` when the two take
    different numbers of bytes.
    """
    first, last = region(it, start, end)
    old, new = _check_char(fromchar), _check_char(tochar)
    buffer: Buffer = it.buffer
    if buffer.multibyte and _bytes(old) != _bytes(new):
        raise error("Characters in ‘subst-char-in-region’ have different byte-lengths")
    old_text, new_text = text_of_char(old, buffer.multibyte), text_of_char(new, buffer.multibyte)
    body = buffer.text
    at = body.find(old_text, first - 1, last - 1)
    if at < 0:
        return nil
    changed = at + 1
    before_change(it, buffer, changed, last)
    record = noundo is nil
    unmodified = not record and body.save_modiff >= body.modiff
    note_change(it, buffer, record)
    if unmodified:
        body.save_modiff = body.modiff
    until = changed
    last = min(last, body.length + 1)
    at = body.find(old_text, changed - 1, last - 1)
    while at >= 0:
        _put(it, buffer, at + 1, new_text, record)
        until = at + 2
        at = body.find(old_text, at + 1, last - 1)
    after_change(it, buffer, changed, until, until - changed)
    return nil


def _bytes(char: int) -> int:
    """How many bytes Emacs keeps CHAR in."""
    if char < 0x80:
        return 1
    if char < 0x800 or char >= 0x3FFF80:
        return 2
    return 3 if char < 0x10000 else 4 if char < 0x200000 else 5


@primitive("translate-region-internal")
def translate_region_internal(it: Any, start: Obj, end: Obj, table: Obj) -> Obj:
    """Replace each character between START and END by what TABLE has for it; return how many were replaced.

    TABLE is a string, indexed by character, or a char-table with the subtype `translation-table` whose values are
    characters, vectors of characters, or alists from vectors of what is found to vectors or characters to put there.
    """
    first, last = region(it, start, end)
    if not isinstance(table, LispString):
        if not isinstance(table, CharTable):
            raise error("Not a translation table")
        if table.purpose is not it.s.translation_table:
            raise error("Not a translation table")
    buffer: Buffer = it.buffer
    before_change(it, buffer, first, last)
    note_change(it, buffer)
    at, count = first, 0
    while at < last:
        char = from_python(buffer.text.char(at - 1)) if buffer.multibyte else ord(buffer.text.char(at - 1))
        used, new, alone = _translated(buffer, table, char, at, last)
        if new is None:
            at += 1
            continue
        if alone and new == buffer.string(at, at + 1):
            pass
        elif alone and (not buffer.multibyte or _bytes(char) == _bytes(from_python(new))):
            _put(it, buffer, at, new)
            after_change(it, buffer, at, at + used, used)
            count += 1
        else:
            replace_range(it, buffer, at, at + used, new)
            count += len(new)
            last += len(new) - used
        at += max(1, len(new))
    return count


def _translated(buffer: Buffer, table: Obj, char: int, at: int, last: int) -> tuple[int, str | None, bool]:
    """How many characters at AT the entry for CHAR replaces, and by what; None when it does not.

    The last value says whether the entry is for one character, not a vector or a list.
    """
    if isinstance(table, LispString):
        if char >= len(table.s):
            return 0, None, True
        new = from_python(table.s[char]) if table.multibyte else ord(table.s[char])
        if new == char:
            return 0, None, True
        if not table.multibyte and buffer.multibyte and new >= 0x80:
            new += 0x3FFF00
        return 1, text_of_char(new, buffer.multibyte), True
    value = aref(table, char)
    if isinstance(value, Cons):
        while isinstance(value, Cons):
            entry = value.car
            if isinstance(entry, Cons) and isinstance(entry.car, Vector):
                wanted = "".join([text_of_char(each, buffer.multibyte) for each in entry.car])
                if at + len(wanted) <= last and buffer.string(at, at + len(wanted)) == wanted:
                    return len(wanted), _replacement(buffer, entry.cdr), False
            value = value.cdr
        return 0, None, False
    return 1, _replacement(buffer, value), type(value) is int


def _replacement(buffer: Buffer, value: Obj) -> str | None:
    if type(value) is int:
        return text_of_char(value, buffer.multibyte)
    if isinstance(value, Vector):
        return "".join([text_of_char(_check_char(each), buffer.multibyte) for each in value])
    return None


@primitive("transpose-regions", interactive='(if (< (length mark-ring) 2) (error "Other region must be marked before '
           'transposing two regions") (let* ((num (if current-prefix-arg (prefix-numeric-value current-prefix-arg) 0))'
           " (ring-length (length mark-ring)) (eltnum (mod num ring-length)) (eltnum2 (mod (1+ num) ring-length)))"
           " (list (point) (mark) (elt mark-ring eltnum) (elt mark-ring eltnum2))))")  # fmt: skip
def transpose_regions(it: Any, startr1: Obj, endr1: Obj, startr2: Obj, endr2: Obj, leave_markers: Obj = nil) -> Obj:
    """Exchange the text from STARTR1 to ENDR1 with that from STARTR2 to ENDR2; return nil.

    Markers in them move along unless LEAVE-MARKERS is non-nil.  Signals `error` when the two overlap.
    """
    first = region(it, startr1, endr1)
    second = region(it, startr2, endr2)
    given = first, second
    if second < first:
        first, second = second, first
    (start1, end1), (start2, end2) = first, second
    if end1 > start2:
        raise error("Transposed regions overlap")
    if end1 == start2 and (start1 == end1 or start2 == end2):
        return nil
    buffer: Buffer = it.buffer
    body = buffer.text
    one, middle, two = buffer.string(start1, end1), buffer.string(end1, start2), buffer.string(start2, end2)
    size1, size2 = byte_length(one, buffer.multibyte), byte_length(two, buffer.multibyte)
    if middle and size1 > size2:
        record_change(it, buffer, start1, make_string(buffer, start1, end2))
    before_change(it, buffer, start1, end2)
    pieces = None
    if body.props is not None:
        pieces = [body.props.cut(a - 1, b - 1) for a, b in ((start2, end2), (end1, start2), (start1, end1))]
    if not middle or size1 < size2:
        note_change(it, buffer)
        record_change(it, buffer, start1, make_string(buffer, start1, end2))
    elif size1 == size2:
        note_change(it, buffer)
        record_change(it, buffer, start1, make_string(buffer, start1, end1))
        record_change(it, buffer, start2, make_string(buffer, start2, end2))
    else:
        note_change(it, buffer)
    if pieces is not None:
        # Emacs clears the properties before it puts those that belong there, and takes the regions as they came.
        target = Target(it, buffer)
        apart = middle and size1 == size2
        ends = sorted((given[0][0], given[1][1]))
        for low, high in given if apart else [ends]:
            if low < high:
                target.record_set(it, low - 1, high - 1, nil)
    body.delete(start1 - 1, end2 - 1)
    body.insert(start1 - 1, two + middle + one)
    if body.props is not None and pieces is not None:
        body.props.delete(start1 - 1, end2 - 1)
        at = start1 - 1
        for text, props in zip((two, middle, one), pieces, strict=True):
            body.props.insert(at, len(text), props)
            at += len(text)
    if leave_markers is nil:
        _transpose_places(buffer, start1, end1, start2, end2)
    after_change(it, buffer, start1, end2, end2 - start1)
    return nil


def _transpose_places(buffer: Buffer, start1: int, end1: int, start2: int, end2: int) -> None:
    """Move the places in the two stretches along with their text."""
    places = buffer.text.places
    for place in places.all():
        at = place.position
        if start1 <= at < end2:
            places.move(place, _transposed(at, start1, end1, start2, end2))
    for each in buffer.text.sharers:
        if each.overlays is not None:
            each.overlays.changed()
            for overlay in each.overlays.all:
                if overlay.start > overlay.end:
                    places.move(overlay.first, overlay.end)
    if start1 <= buffer.point < end2:
        buffer.point = _transposed(buffer.point, start1, end1, start2, end2)


def _transposed(at: int, start1: int, end1: int, start2: int, end2: int) -> int:
    """Where the character at AT is after the exchange."""
    if at < end1:
        return at + end2 - end1
    if at < start2:
        return at + (end2 - start2) - (end1 - start1)
    return at - (start2 - start1)


# Comparing


def _stretch(it: Any, buffer: Obj, start: Obj, end: Obj) -> tuple[Buffer, int, int]:
    """BUFFER, by default the current one, and the accessible positions START and END in order."""
    target = it.buffer if buffer is nil else check_buffer_name(it, buffer)
    first = target.begv if start is nil else position_of(start)
    last = target.zv if end is nil else position_of(end)
    if first > last:
        first, last = last, first
    if first < target.begv or last > target.zv:
        raise args_out_of_range(start, end)
    return target, first, last


@primitive("compare-buffer-substrings")
def compare_buffer_substrings(
    it: Any, buffer1: Obj, start1: Obj, end1: Obj, buffer2: Obj, start2: Obj, end2: Obj
) -> Obj:
    """Compare two stretches of text, START1 to END1 of BUFFER1 with START2 to END2 of BUFFER2.

    Return 0 if they are equal, else N + 1 or, when the first is less, -N - 1, where N is how many characters at their
    starts agree.  A nil buffer is the current one, nil positions are those of its accessible text.  Case is ignored
    when `case-fold-search` is non-nil.
    """
    one, first1, last1 = _stretch(it, buffer1, start1, end1)
    two, first2, last2 = _stretch(it, buffer2, start2, end2)
    a, b = _multibyte(one, first1, last1), _multibyte(two, first2, last2)
    if a == b:
        return 0
    fold = it.s.case_fold_search.value is not nil
    table = it.s.current_case_table.call() if fold else None
    for n, (x, y) in enumerate(zip(a, b, strict=False)):
        if x != y:
            c, d = from_python(x), from_python(y)
            if fold:
                c, d = _down(table, c), _down(table, d)
            if c != d:
                return -n - 1 if c < d else n + 1
    n = min(len(a), len(b))
    return n + 1 if len(a) > n else -n - 1 if len(b) > n else 0


def _multibyte(buffer: Buffer, first: int, last: int) -> str:
    from elwire.interpreter.strings import multibyte_text

    return multibyte_text(LispString(buffer.string(first, last), buffer.multibyte))


def _down(table: Obj, char: int) -> int:
    lower = aref(table, char)
    return lower if type(lower) is int else char
