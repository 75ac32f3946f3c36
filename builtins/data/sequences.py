"""Functions on any kind of sequence: joining, copying, reversing, and mapping over the elements."""

from __future__ import annotations

from typing import Any

from elwire.builtins.data.strings import concat
from elwire.interpreter.arrays import BoolVector, CharTable, vector_of
from elwire.interpreter.listops import check_sequences, elements, list_elements, list_length
from elwire.interpreter.objects import Cons, LispString, Obj, Record, Vector, list_to_lisp, nil
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import signal, wrong_type
from elwire.interpreter.strings import EMPTY

# Joining and copying


@primitive("append")
def append(*sequences: Obj) -> Obj:
    """Return a list of the elements of all SEQUENCES, lists, vectors, strings or bool-vectors.

    The last may be anything: it becomes the tail, and is not copied.  Signals `wrong-type-argument` with `sequencep` or
    `listp`.
    """
    if not sequences:
        return nil
    if len(sequences) == 2:
        # By far the most frequent way to call it.
        first, tail = sequences
        if first is nil:
            return tail
        for item in reversed(list_elements(first) if type(first) is Cons else elements(first)):
            tail = Cons(item, tail)
        return tail
    items: list[Obj] = []
    check_sequences(sequences[:-1])
    for each in sequences[:-1]:
        if each is not nil:
            items += elements(each)
    tail = sequences[-1]
    for item in reversed(items):
        tail = Cons(item, tail)
    return tail


@primitive("vconcat")
def vconcat(*sequences: Obj) -> Obj:
    """Return a vector of the elements of all SEQUENCES; signals `wrong-type-argument` with `sequencep` or `listp`."""
    items: list[Obj] = []
    check_sequences(sequences)
    for each in sequences:
        items += elements(each)
    return vector_of(items)


@primitive("copy-sequence")
def copy_sequence(arg: Obj) -> Obj:
    """Return a copy of ARG, a list, vector, record, string, bool-vector or char-table, with the very same elements.

    Signals `wrong-type-argument` with `sequencep` or `listp`.
    """
    kind = type(arg)
    if kind is Cons:
        return list_to_lisp(list_elements(arg))
    if arg is nil:
        return nil
    if kind is LispString:
        return concat(arg)
    if kind is Vector:
        return vector_of(arg)
    if kind is Record:
        return Record(arg)
    if kind is BoolVector:
        return BoolVector(arg.bits)
    if kind is CharTable:
        return arg.copy()
    if isinstance(arg, Cons):
        return list_to_lisp(list_elements(arg))
    raise wrong_type("sequencep", arg)


# Reversing


@primitive("reverse")
def reverse(seq: Obj) -> Obj:
    """Return a copy of SEQ, a list, vector, bool-vector or string, with the elements in reverse order.

    Signals `wrong-type-argument` with `sequencep` or `listp`.
    """
    if isinstance(seq, Cons):
        result: Obj = nil
        for item in list_elements(seq):
            result = Cons(item, result)
        return result
    if seq is nil:
        return nil
    return _reversed_array(seq, "sequencep")


def _reversed_array(array: Obj, predicate: str) -> Obj:
    kind = type(array)
    if kind is Vector:
        return vector_of(array[::-1])
    if kind is LispString:
        if not array.s:
            return EMPTY
        # A string of ASCII characters comes out unibyte, whatever it was.
        return LispString(array.s[::-1], array.multibyte and not array.s.isascii())
    if kind is BoolVector:
        return BoolVector(array.bits[::-1])
    raise wrong_type(predicate, array)


@primitive("nreverse")
def nreverse(seq: Obj) -> Obj:
    """Return SEQ, a list, vector, bool-vector or string, with the elements in reverse order.

    All but a string are changed; the value of a list begins with another cons, so use the value.  Signals
    `wrong-type-argument` with `arrayp` or `listp`, and `circular-list`.
    """
    if isinstance(seq, Cons):
        result: Obj = nil
        cell: Obj = seq
        while isinstance(cell, Cons):
            rest = cell.cdr
            if rest is seq:
                # Who goes round a circle turns it and comes back to the beginning.
                raise signal("circular-list", seq)
            cell.cdr = result
            result = cell
            cell = rest
        if cell is not nil:
            raise wrong_type("listp", seq)
        return result
    if seq is nil:
        return nil
    if type(seq) is Vector:
        seq.reverse()
        return seq
    if type(seq) is BoolVector:
        seq.bits.reverse()
        return seq
    return _reversed_array(seq, "arrayp")


# Mapping


def _mapped(function: Obj, sequence: Obj) -> list[Obj]:
    """What FUNCTION returns for each element of SEQUENCE, whose length is taken before the first call."""
    kind = type(sequence)
    if sequence is nil:
        return []
    results: list[Obj] = []
    if kind is Cons or isinstance(sequence, Cons):
        count = list_length(sequence)
        call = function.call
        cell: Obj = sequence
        add = results.append
        for _ in range(count):
            # FUNCTION may have cut the list short.
            if type(cell) is not Cons and not isinstance(cell, Cons):
                break
            add(call(cell.car))
            cell = cell.cdr
        return results
    if kind is Vector:
        if sequence:
            call = function.call
            for index in range(len(sequence)):
                results.append(call(sequence[index]))
        return results
    if kind is Record:
        return []
    if kind is CharTable:
        raise wrong_type("listp", sequence)
    items = elements(sequence)
    if items:
        call = function.call
        results = [call(item) for item in items]
    return results


@primitive("mapcar")
def mapcar(function: Obj, sequence: Obj) -> Obj:
    """Return a list of what FUNCTION returns for each element of SEQUENCE, a list, vector, bool-vector or string.

    Signals `wrong-type-argument` with `sequencep` or `listp`.
    """
    result: Obj = nil
    for value in reversed(_mapped(function, sequence)):
        result = Cons(value, result)
    return result


@primitive("mapc")
def mapc(function: Obj, sequence: Obj) -> Obj:
    """Call FUNCTION on each element of SEQUENCE, a list, vector, bool-vector or string; return SEQUENCE.

    Signals `wrong-type-argument` with `sequencep` or `listp`.
    """
    if type(sequence) is Cons:
        count = list_length(sequence)
        call = function.call
        cell: Obj = sequence
        for _ in range(count):
            # FUNCTION may have cut the list short.
            if cell is nil:
                break
            try:
                element = cell.car
            except AttributeError:
                break
            call(element)
            cell = cell.cdr
    else:
        _mapped(function, sequence)
    return sequence


@primitive("mapcan")
def mapcan(function: Obj, sequence: Obj) -> Obj:
    """Return one list, made by `nconc` of the lists that FUNCTION returns for each element of SEQUENCE.

    Signals `wrong-type-argument` with `sequencep`, `listp` or `consp`.
    """
    from elwire.builtins.data.lists import nconc

    return nconc(*_mapped(function, sequence))


@primitive("mapconcat")
def mapconcat(function: Obj, sequence: Obj, separator: Obj) -> Obj:
    """Return the string of what FUNCTION returns for each element of SEQUENCE, with SEPARATOR between.

    Whatever `concat` takes may be returned, and may be SEPARATOR.  Signals `wrong-type-argument` with `sequencep` or
    `listp`.
    """
    results = _mapped(function, sequence)
    if separator is nil or len(results) < 2:
        return concat(*results)
    if type(separator) is LispString and separator.props is None:
        joined = _joined(results, separator)
        if joined is not None:
            return joined
    parts: list[Any] = [separator] * (2 * len(results) - 1)
    parts[::2] = results
    return concat(*parts)


def _joined(strings: list[Obj], separator: LispString) -> Obj:
    """STRINGS with SEPARATOR between, when that takes no more than joining their texts; else None."""
    texts = []
    multibyte = separator.multibyte
    for each in strings:
        if type(each) is not LispString or each.props is not None:
            return None
        texts.append(each.s)
        if each.multibyte:
            multibyte = True
    text = separator.s.join(texts)
    if not text or (multibyte and not text.isascii()):
        return None
    return LispString(text, multibyte)
