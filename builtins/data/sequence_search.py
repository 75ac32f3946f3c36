"""Looking for elements of sequences by keyword arguments: the inner loops of `lisp/emacs-lisp/cl-seq.el`.

Keywords are :test, :test-not, :if, :if-not, :key, :start, :end, :count and :from-end.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from math import ceil
from typing import Any

from elwire.builtins.data.keyword_arguments import check_sequence_keys
from elwire.interpreter.arrays import aref
from elwire.interpreter.keyword_arguments import keywords
from elwire.interpreter.listops import elements, length, memql, nthcdr
from elwire.interpreter.objects import Cons, Nil, Obj, Symbol, list_to_lisp, nil, t
from elwire.interpreter.registry import primitive
from elwire.interpreter.runtime import eql
from elwire.interpreter.signals import wrong_type

Given = dict[Obj, Obj]


class Names:
    """The symbols that mean something here."""

    def __init__(self, it: Any) -> None:
        self.test: Symbol = it.intern(":test")
        self.test_not: Symbol = it.intern(":test-not")
        self.key: Symbol = it.intern(":key")
        self.if_: Symbol = it.intern(":if")
        self.if_not: Symbol = it.intern(":if-not")
        self.start: Symbol = it.intern(":start")
        self.end: Symbol = it.intern(":end")
        self.count: Symbol = it.intern(":count")
        self.from_end: Symbol = it.intern(":from-end")
        self.identity: Symbol = it.intern("identity")
        self.eql: Symbol = it.intern("eql")
        self.of_tests = frozenset((self.test, self.test_not, self.key, self.if_, self.if_not))
        self.all = self.of_tests | {self.start, self.end, self.count, self.from_end}


def _names(it: Any) -> Names:
    names: Names | None = it.chapter_state.get("sequence_search")
    if names is None:
        names = it.chapter_state["sequence_search"] = Names(it)
    return names


def _given(it: Any, arguments: tuple[Obj, ...], allowed: frozenset[Symbol]) -> Given:
    """The keyword arguments in ARGUMENTS; signals an error for one that is not ALLOWED."""
    given = keywords(arguments)
    if not given.keys() <= allowed:
        check_sequence_keys(it, list_to_lisp(arguments), list_to_lisp(allowed))
    return given


def _matcher(names: Names, item: Obj, given: Given) -> Callable[[Obj], Obj]:
    """What tells whether an element matches ITEM, or passes the test in GIVEN: by something that is not nil."""
    get = given.get
    match: Callable[[Obj], Obj]
    test: Any
    if (test := get(names.if_, nil)) is not nil:
        match = test.call
    elif (test := get(names.if_not, nil)) is not nil:
        match = _opposite(test.call)
    elif (test := get(names.test_not, nil)) is not nil:
        match = _opposite(partial(test.call, item))
    elif (test := get(names.test, nil)) is not nil and test is not names.eql:
        match = partial(test.call, item)
    else:
        match = partial(_same, item)
    key = get(names.key, nil)
    if key is nil or key is names.identity:
        return match
    of = key.call
    return lambda element: match(of(element))


def _same(item: Obj, element: Obj) -> Obj:
    return t if item is element or eql(item, element) else nil


def _opposite(match: Callable[[Obj], Obj]) -> Callable[[Obj], Obj]:
    return lambda element: t if match(element) is nil else nil


def _region(names: Names, given: Given) -> tuple[int, Any]:
    """Where the search starts, and where it ends or None."""
    start, end = given.get(names.start, nil), given.get(names.end, nil)
    if start is nil:
        start = 0
    return start, None if end is nil else end


def _found(it: Any, item: Obj, sequence: Obj, arguments: tuple[Obj, ...]) -> tuple[int, Obj] | None:
    """The index of the element of SEQUENCE that ARGUMENTS ask for, and the element."""
    names = _names(it)
    if type(sequence) is Cons and len(arguments) == 2 and (arguments[0] is names.test or arguments[0] is names.if_):
        return _first(names, item, sequence, *arguments)
    given = _given(it, arguments, names.all)
    start, end = _region(names, given)
    backwards = given.get(names.from_end, nil) is not nil
    if sequence is nil:
        return None
    match = _matcher(names, item, given)
    if isinstance(sequence, Cons):
        found = None
        tail = nthcdr(start, sequence)
        while tail is not nil and (end is None or start < end):
            element = tail.car
            if match(element) is not nil:
                found = start, element
                if not backwards:
                    break
            tail = tail.cdr
            start += 1
        return found
    if end is None:
        end = length(sequence)
    for index in range(end - 1, start - 1, -1) if backwards else range(start, end):
        element = aref(sequence, index)
        if match(element) is not nil:
            return index, element
    return None


def _first(names: Names, item: Obj, list_: Obj, keyword: Obj, test: Obj) -> tuple[int, Obj] | None:
    """What `_found` returns for LIST where all it is told is KEYWORD, :test or :if, and TEST: the usual case."""
    match: Any
    if keyword is names.if_ and test is not nil:
        match = test.call
    elif test is nil or test is names.eql:
        match = partial(_same, item)
    else:
        match = partial(test.call, item)
    index = 0
    cell = list_
    while cell is not nil:
        element = cell.car
        if match(element) is not nil:
            return index, element
        cell = cell.cdr
        index += 1
    return None


@primitive("cl-seq--position")
def position(it: Any, item: Obj, sequence: Obj, *keys: Obj) -> Obj:
    """Return the index of the first element of SEQUENCE that matches ITEM by KEYS, nil if none does."""
    found = _found(it, item, sequence, keys)
    return nil if found is None else found[0]


@primitive("cl-seq--find")
def find(it: Any, item: Obj, sequence: Obj, *keys: Obj) -> Obj:
    """Return the first element of SEQUENCE that matches ITEM by KEYS, nil if none does."""
    found = _found(it, item, sequence, keys)
    return nil if found is None else found[1]


@primitive("cl-seq--count")
def count(it: Any, item: Obj, sequence: Obj, *keys: Obj) -> Obj:
    """Return how many elements of SEQUENCE match ITEM by KEYS."""
    names = _names(it)
    given = _given(it, keys, names.all)
    start, end = _region(names, given)
    if end is None:
        end = length(sequence)
    if start >= end:
        return 0
    match = _matcher(names, item, given)
    found = 0
    tail = nthcdr(start, sequence) if isinstance(sequence, Cons | Nil) else sequence
    for index in range(start, end):
        if index >= 0 and isinstance(tail, Cons):
            element = tail.car
            tail = tail.cdr
        else:
            # A list that is too short is no array, either.
            element = aref(nil if index < 0 and isinstance(tail, Cons) else tail, index)
        if match(element) is not nil:
            found += 1
    return found


@primitive("cl-seq--kept")
def kept(it: Any, item: Obj, sequence: Obj, *keys: Obj) -> Obj:
    """Return, in a list, the list of the elements of SEQUENCE that do not match ITEM by KEYS; nil if all are kept."""
    names = _names(it)
    given = _given(it, keys, names.all)
    start, end = _region(names, given)
    left = given.get(names.count, nil)
    if left is not nil and left <= 0:
        return nil
    items = elements(sequence)
    if not items:
        return nil
    if start < 0:
        aref(sequence, start)
    match = _matcher(names, item, given)
    if left is nil:
        rest = [each for each in items[start:end] if match(each) is nil]
        result = [*items[:start], *rest] if end is None else [*items[:start], *rest, *items[max(start, end) :]]
    else:
        indices: list[int] = []
        backwards = given.get(names.from_end, nil) is not nil
        for index in range(start, len(items) if end is None else min(end, len(items))):
            if match(items[index]) is not nil:
                indices.append(index)
                if len(indices) >= left and not backwards:
                    break
        gone = set(indices[-ceil(left) :])
        result = [each for index, each in enumerate(items) if index not in gone]
    return nil if len(result) == len(items) else Cons(list_to_lisp(result), nil)


@primitive("cl-seq--member")
def member(it: Any, item: Obj, list_: Obj, *keys: Obj) -> Obj:
    """Return the tail of LIST whose car matches ITEM by KEYS, nil if there is none."""
    if not keys:
        return memql(item, list_)
    names = _names(it)
    given = _given(it, keys, names.of_tests)
    if list_ is nil:
        return nil
    match = _matcher(names, item, given)
    cell = list_
    while cell is not nil and match(cell.car) is nil:
        cell = cell.cdr
    return cell


@primitive("cl-seq--assoc")
def assoc(it: Any, item: Obj, alist: Obj, by_value: Obj, *keys: Obj) -> Obj:
    """Return the first element of ALIST whose car, or cdr if BY-VALUE, matches ITEM by KEYS; nil if there is none."""
    names = _names(it)
    given = _given(it, keys, names.of_tests)
    if alist is nil:
        return nil
    match = _matcher(names, item, given)
    # Emacs leaves this to `assq` and its kin, whose error for a dotted list shows all of it.
    by_c = not keys and (by_value is nil or type(item) is not float)
    cell = alist
    while cell is not nil:
        if by_c and not isinstance(cell, Cons):
            raise wrong_type("listp", alist)
        entry = cell.car
        if isinstance(entry, Cons) and match(entry.car if by_value is nil else entry.cdr) is not nil:
            return entry
        cell = cell.cdr
    return nil
