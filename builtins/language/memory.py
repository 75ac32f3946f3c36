"""Garbage collection, and what runs when an object is collected."""

from __future__ import annotations

import gc
import sys
import weakref
from collections import Counter
from time import perf_counter
from typing import Any

from elwire.interpreter.arrays import BoolVector, CharTable
from elwire.interpreter.functions import ByteCode, CompiledFunction
from elwire.interpreter.hashtables import HashTable
from elwire.interpreter.objects import (
    FIXNUM_LIMIT,
    Cons,
    LispObject,
    LispString,
    Obj,
    PlainSymbol,
    Record,
    Symbol,
    Vector,
    lisp_list,
    list_to_lisp,
    nil,
    t,
)
from elwire.interpreter.registry import primitive, variable
from elwire.interpreter.signals import Signal, Throw, wrong_type

variable("gc-cons-threshold", 800000, "Has no effect here: Python collects garbage by rules of its own.")
variable(
    "gc-cons-threshold",
    800000,
    "How many bytes may be allocated between garbage collections.\n"
    "Python decides when to collect; only `garbage-collect-maybe' looks at this.",
)
variable("gc-cons-percentage", 0.1, "As part of the heap, what `gc-cons-threshold' says in bytes; has no effect here.")
variable("gcs-done", 0, "How often `garbage-collect' has collected.")
variable("gc-elapsed", 0.0, "How many seconds `garbage-collect' has taken in all.")
variable("garbage-collection-messages", nil, "Non-nil asks for messages about garbage collections; has no effect here.")
variable("post-gc-hook", nil, "Functions that `garbage-collect' calls when it is done.")
variable("memory-full", nil, "Non-nil when Emacs is nearly out of memory; always nil here.")
variable("purify-flag", nil, "Non-nil while Emacs is being built; always nil here.")


@primitive("purecopy")
def purecopy(obj: Obj) -> Obj:
    """Return OBJ: there is no pure storage into which it could be copied."""
    return obj


# Collecting


@primitive("garbage-collect", interactive="")
def garbage_collect(it: Any) -> Obj:
    """Let Python collect garbage, and return what objects there are.

    The value is a list of (NAME SIZE USED) and (NAME SIZE USED FREE), with the size in bytes of one object and how many
    there are of conses, symbols, strings, string-bytes, vectors, vector-slots, floats, intervals and buffers in this
    Python process.  Python does not say how many floats there are (0 stands for that), and keeps nothing free.
    Finalizers whose objects are gone run, then `post-gc-hook'.
    """
    begin = perf_counter()
    gc.collect()
    it.s.gcs_done.value = it.s.gcs_done.value + 1
    it.s.gc_elapsed.value = it.s.gc_elapsed.value + (perf_counter() - begin)
    _run_finalizers(it)
    if it.s.post_gc_hook.value is not nil:
        it.s.run_hooks.call(it.s.post_gc_hook)
    return _census(it)


_ARRAYS = (Vector, Record, BoolVector, CharTable, CompiledFunction, ByteCode, HashTable)


def _census(it: Any) -> Obj:
    counts: Counter[str] = Counter()
    for each in gc.get_objects():
        kind = type(each)
        if kind is Cons:
            counts["conses"] += 1
        elif kind is LispString:
            counts["strings"] += 1
            counts["string-bytes"] += sys.getsizeof(each.s)
            if each.props is not None:
                counts["intervals"] += 1
        elif issubclass(kind, Symbol):
            counts["symbols"] += 1
        elif issubclass(kind, _ARRAYS):
            counts["vectors"] += 1
            if isinstance(each, list):
                counts["vector-slots"] += len(each)
        elif issubclass(kind, LispObject) and kind.__name__ == "Buffer":
            counts["buffers"] += 1
    sizes = {
        "conses": sys.getsizeof(Cons(nil, nil)),
        "symbols": sys.getsizeof(PlainSymbol("")),
        "strings": sys.getsizeof(LispString("")),
        "string-bytes": 1,
        "vectors": sys.getsizeof(Vector()),
        "vector-slots": 8,
        "floats": sys.getsizeof(0.5),
        "intervals": 8,
        "buffers": 8,
    }
    with_free = ("conses", "symbols", "strings", "vector-slots", "floats", "intervals")
    entries = []
    for name, size in sizes.items():
        entry = [it.intern(name), size, counts[name]]
        if name in with_free:
            entry.append(0)
        entries.append(lisp_list(*entry))
    return list_to_lisp(entries)


@primitive("garbage-collect-maybe")
def garbage_collect_maybe(it: Any, factor: Obj) -> Obj:
    """Collect garbage when about `gc-cons-threshold' divided by FACTOR bytes were allocated since; return t if so.

    FACTOR is a natural number, and 0 means never.  Signals `wrong-type-argument wholenump`.
    """
    if type(factor) is not int or not 0 <= factor < FIXNUM_LIMIT:
        raise wrong_type("wholenump", factor)
    threshold = it.s.gc_cons_threshold.value
    young, middle, old = gc.get_count()
    first, second, _ = gc.get_threshold()
    allocated = (young + middle * first + old * first * second) * sys.getsizeof(Cons(nil, nil))
    if type(threshold) is int and allocated * factor <= threshold:
        return nil
    if factor == 0:
        return nil
    garbage_collect(it)
    return t


# Finalizers


class Finalizer(LispObject):
    """What `make-finalizer` returns; `used` when it had no function to call."""

    __slots__ = ("__weakref__", "used")

    type_name = "finalizer"

    def __init__(self, used: bool) -> None:
        self.used = used

    def print_name(self, it: Any) -> str:
        """How the printer shows it."""
        return "#<finalizer used>" if self.used else "#<finalizer>"


@primitive("make-finalizer")
def make_finalizer(it: Any, function: Obj) -> Obj:
    """Return an object upon whose collection FUNCTION is called, without arguments.

    That happens in the next `garbage-collect` after the object has become unreachable; errors are ignored.  FUNCTION
    must not refer to the finalizer, which would keep it alive.
    """
    finalizer = Finalizer(function is nil)
    if function is not nil:
        due = it.chapter_state.setdefault("finalizers", [])
        weakref.finalize(finalizer, due.append, function).atexit = False
    return finalizer


def _run_finalizers(it: Any) -> None:
    due = it.chapter_state.get("finalizers")
    while due:
        function = due.pop(0)
        try:
            call = function.call
            call()
        except (Signal, Throw, AttributeError, TypeError):
            # Whose function fails has nobody to tell.
            pass
