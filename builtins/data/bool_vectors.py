"""Bool-vectors."""

from __future__ import annotations

from collections.abc import Callable

from elwire.builtins.data.vectors import check_size
from elwire.interpreter.arrays import BoolVector
from elwire.interpreter.objects import Obj, nil, t
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import Signal, args_out_of_range, signal, wrong_type


def _check(value: Obj) -> BoolVector:
    if type(value) is BoolVector:
        return value
    raise wrong_type("bool-vector-p", value)


@primitive("bool-vector-p")
def bool_vector_p(object_: Obj) -> Obj:
    """Return t when OBJECT is a bool-vector."""
    return t if type(object_) is BoolVector else nil


@primitive("make-bool-vector")
def make_bool_vector(length: Obj, init: Obj) -> Obj:
    """Return a new bool-vector of LENGTH elements, all nil when INIT is nil, else all t.

    Signals `wrong-type-argument wholenump`.
    """
    return BoolVector((b"\0" if init is nil else b"\1") * check_size(length))


@primitive("bool-vector")
def bool_vector(*objects: Obj) -> Obj:
    """Return a new bool-vector whose elements are t where one of OBJECTS is non-nil."""
    return BoolVector(bytes([each is not nil for each in objects]))


def _wrong_length(*vectors: BoolVector) -> Signal:
    return signal("wrong-length-argument", *map(len, vectors))


def _combined(a: Obj, b: Obj, c: Obj, operation: Callable[[int, int], int]) -> Obj:
    """The elements of A and B put together by OPERATION, in C when it is non-nil.

    As Emacs does, return C when that changed it, and nil when it was so already.
    """
    a, b = _check(a), _check(b)
    if c is not nil:
        c = _check(c)
        if not len(a) == len(b) == len(c):
            raise _wrong_length(a, b, c)
    elif len(a) != len(b):
        raise _wrong_length(a, b)
    number = operation(int.from_bytes(a.bits, "little"), int.from_bytes(b.bits, "little"))
    return _store(number.to_bytes(len(a), "little"), c)


def _store(bits: bytes, target: Obj) -> Obj:
    if target is nil:
        return BoolVector(bits)
    if target.bits == bits:
        return nil
    target.bits[:] = bits
    return target


@primitive("bool-vector-union")
def bool_vector_union(a: Obj, b: Obj, c: Obj = nil) -> Obj:
    """Return a bool-vector that is t where A or B is.

    With C, store it there and return C, or nil when that changed nothing.  Signals `wrong-length-argument` unless all
    have the same length, and `wrong-type-argument bool-vector-p`.
    """
    return _combined(a, b, c, lambda x, y: x | y)


@primitive("bool-vector-intersection")
def bool_vector_intersection(a: Obj, b: Obj, c: Obj = nil) -> Obj:
    """Return a bool-vector that is t where both A and B are.  C and signals are as for `bool-vector-union`."""
    return _combined(a, b, c, lambda x, y: x & y)


@primitive("bool-vector-exclusive-or")
def bool_vector_exclusive_or(a: Obj, b: Obj, c: Obj = nil) -> Obj:
    """Return a bool-vector that is t where A and B differ.  C and signals are as for `bool-vector-union`."""
    return _combined(a, b, c, lambda x, y: x ^ y)


@primitive("bool-vector-set-difference")
def bool_vector_set_difference(a: Obj, b: Obj, c: Obj = nil) -> Obj:
    """Return a bool-vector that is t where A is and B is not.  C and signals are as for `bool-vector-union`."""
    return _combined(a, b, c, lambda x, y: x & ~y)


@primitive("bool-vector-not")
def bool_vector_not(a: Obj, b: Obj = nil) -> Obj:
    """Return a bool-vector that is t where A is not; with B, store it there and return B.

    Signals as `bool-vector-union` does.
    """
    a = _check(a)
    if b is nil:
        b = BoolVector(bytes(len(a)))
    elif len(_check(b)) != len(a):
        raise _wrong_length(a, b)
    b.bits[:] = a.bits.translate(_NOT)
    return b


_NOT = bytes(1 - (byte & 1) for byte in range(256))


@primitive("bool-vector-subsetp")
def bool_vector_subsetp(a: Obj, b: Obj) -> Obj:
    """Return t when B is t wherever A is.  Signals as `bool-vector-union` does."""
    a, b = _check(a), _check(b)
    if len(a) != len(b):
        raise _wrong_length(a, b, b)
    x, y = int.from_bytes(a.bits, "little"), int.from_bytes(b.bits, "little")
    return t if x & ~y == 0 else nil


@primitive("bool-vector-count-population")
def bool_vector_count_population(a: Obj) -> Obj:
    """Return how many elements of the bool-vector A are t."""
    return _check(a).bits.count(1)


@primitive("bool-vector-count-consecutive")
def bool_vector_count_consecutive(a: Obj, b: Obj, i: Obj) -> Obj:
    """Return how many elements of the bool-vector A, from index I on, are t without a break; nil when B is nil.

    Signals `wrong-type-argument` with `bool-vector-p` or `wholenump`, and `args-out-of-range`.
    """
    bits = _check(a).bits
    start = check_size(i)
    if start > len(bits):
        raise args_out_of_range(a, i)
    end = bits.find(0 if b is not nil else 1, start)
    return (end if end >= 0 else len(bits)) - start
