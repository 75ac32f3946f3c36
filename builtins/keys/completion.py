"""Completing strings from a collection: `try-completion' and its kin.  See "Basic Completion" in the Elisp manual."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from elwire.builtins.buffers.buffers import buffer_table
from elwire.builtins.files.directories import matcher
from elwire.builtins.keys.prefixes import common_prefix
from elwire.builtins.language.symbols import symbols_in
from elwire.interpreter.hashtables import HashTable
from elwire.interpreter.objects import Cons, LispString, Obj, Symbol, Vector, lisp_list, list_to_lisp, nil, t
from elwire.interpreter.registry import primitive
from elwire.interpreter.strings import check_string


def _is_function(it: Any, collection: Obj) -> bool:
    """Whether COLLECTION is to be called; an obarray, a list, a hash table or nil is not."""
    if collection is nil or isinstance(collection, Vector | HashTable):
        return False
    if isinstance(collection, Cons):
        return it.s.functionp.call(collection) is not nil
    return True


def _elements(it: Any, collection: Obj) -> Iterator[tuple[Obj, tuple[Obj, ...]]]:
    """The keys of COLLECTION, strings or symbols, each with what a predicate is called with."""
    if isinstance(collection, HashTable):
        for key, value in [*collection.items()]:
            yield key, (key, value)
    elif isinstance(collection, Vector):
        for symbol in symbols_in(it, collection):
            yield symbol, (symbol,)
    else:
        while isinstance(collection, Cons):
            element = collection.car
            yield (element.car if isinstance(element, Cons) else element), (element,)
            collection = collection.cdr


def _candidates(it: Any, string: LispString, collection: Obj, predicate: Obj) -> Iterator[tuple[Obj, str]]:
    """The elements of COLLECTION that begin with STRING, match the regexps and please PREDICATE, with their texts."""
    folded = it.s.completion_ignore_case.value is not nil
    start = string.s.lower() if folded else string.s
    size = len(start)
    regexps = []
    cell = it.s.completion_regexp_list.value
    while isinstance(cell, Cons):
        regexps.append(matcher(it, cell.car))
        cell = cell.cdr
    for key, arguments in _elements(it, collection):
        if isinstance(key, Symbol):
            text = key.name
        elif isinstance(key, LispString):
            text = key.s
        else:
            continue
        if (text[:size].lower() if folded else text[:size]) != start:
            continue
        if not all(matches(LispString(text)) for matches in regexps):
            continue
        if predicate is not nil and predicate.call(*arguments) is nil:
            continue
        yield key, text


@primitive("try-completion")
def try_completion(it: Any, string: Obj, collection: Obj, predicate: Obj = nil) -> Obj:
    """Return how far STRING can be completed from COLLECTION: a string, t if it is there and alone, nil for not at all.

    COLLECTION is a list of strings, symbols or conses that begin with one, an obarray, a hash table, or a function
    that is called with STRING, PREDICATE and nil.  PREDICATE refuses elements by nil.
    """
    check_string(string)
    if _is_function(it, collection):
        return collection.call(string, predicate, nil)
    texts = [text for _, text in _candidates(it, string, collection, predicate)]
    if not texts:
        return nil
    if it.s.completion_ignore_case.value is not nil:
        return _try_without_case(string.s, texts)
    best = texts[0][: common_prefix(texts)]
    if best == string.s and len(set(texts)) == 1:
        return t
    return LispString(best)


def _try_without_case(string: str, texts: list[str]) -> Obj:
    """What `try-completion` gives for STRING and TEXTS, which begin with it but for case."""
    best = texts[0]
    size = len(best)
    unique = True
    for text in texts[1:]:
        common = common_prefix([best[:size].lower(), text.lower()])
        unique = unique and text == best
        # A text that is no longer than what all have in common is better than one that is; among equals, that is better
        # which begins with STRING as it is written.
        shortest, was_shortest = common == len(text), common == len(best)
        if (shortest and not was_shortest) or (
            shortest == was_shortest and text.startswith(string) and not best.startswith(string)
        ):
            best = text
        size = common
    if size == len(string) and size < len(best):
        return LispString(string)
    if unique and best == string:
        return t
    return LispString(best[:size])


@primitive("all-completions")
def all_completions(it: Any, string: Obj, collection: Obj, predicate: Obj = nil, hide_spaces: Obj = nil) -> Obj:
    """Return a list of the strings of COLLECTION that begin with STRING and please PREDICATE.

    COLLECTION is as for `try-completion'; a function is called with STRING, PREDICATE and t.  With HIDE-SPACES, those
    that begin with a space are left out unless STRING does.
    """
    check_string(string)
    if _is_function(it, collection):
        return collection.call(string, predicate, t)
    found = []
    for key, text in _candidates(it, string, collection, predicate):
        if hide_spaces is not nil and text[:1] == " " and string.s[:1] != " ":
            continue
        found.append(key if isinstance(key, LispString) else LispString(text))
    return list_to_lisp(found)


@primitive("test-completion")
def test_completion(it: Any, string: Obj, collection: Obj, predicate: Obj = nil) -> Obj:
    """Return non-nil if STRING is an element of COLLECTION, as for `try-completion', and pleases PREDICATE.

    A function is called with STRING, PREDICATE and `lambda'.
    """
    check_string(string)
    if _is_function(it, collection):
        return collection.call(string, predicate, it.s.lambda_)
    folded = it.s.completion_ignore_case.value is not nil
    wanted = string.s.lower() if folded else string.s
    for _, text in _candidates(it, string, collection, predicate):
        if (text.lower() if folded else text) == wanted:
            return t
    return nil


@primitive("internal-complete-buffer")
def internal_complete_buffer(it: Any, string: Obj, predicate: Obj, flag: Obj) -> Obj:
    """Complete STRING from the names of buffers that please PREDICATE; FLAG says what is asked for.

    Nil is as `try-completion', t as `all-completions', where names with a space in front are hidden if others do,
    `lambda' as `test-completion'.
    """
    check_string(string)
    buffers = list_to_lisp([Cons(buffer.name, buffer) for buffer in buffer_table(it).order])
    if flag is nil:
        return try_completion(it, string, buffers, predicate)
    if flag is t:
        found = all_completions(it, string, buffers, predicate)
        shown = [name for name in found if name.s[:1] != " "]
        return list_to_lisp(shown) if string.s == "" and shown else found
    if flag is it.s.lambda_:
        return test_completion(it, string, buffers, predicate)
    if flag is it.s.metadata:
        return lisp_list(it.s.metadata, Cons(it.s.category, it.s.buffer), Cons(it.s.cycle_sort_function, it.s.identity))
    return nil
