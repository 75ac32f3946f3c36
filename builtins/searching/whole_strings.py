"""What `split-string`, `replace-regexp-in-string` and `string-match-p` do where only characters matter.

Those are Lisp functions, which call the helpers here first; nil tells them to go the long way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from elwire.builtins.searching.match_data import match_state
from elwire.builtins.searching.searching import _cache, string_match
from elwire.interpreter.objects import LispString, Obj, list_to_lisp, nil, t
from elwire.interpreter.registry import primitive
from elwire.interpreter.strings import EMPTY, EMPTY_MULTIBYTE

if TYPE_CHECKING:
    from elwire.builtins.searching.regexps import RegexpCache


@primitive("split-string--pieces")
def split_string_pieces(it: Any, string: Obj, regexp: Obj, keep_empty: Obj) -> Obj:
    """Return the pieces of STRING between matches for REGEXP, without empty ones unless KEEP-EMPTY is non-nil.

    Sets the match data.  nil when STRING has text properties, or an argument is no string.
    """
    if type(string) is not LispString or type(regexp) is not LispString or string.props is not None:
        return nil
    text, multibyte = string.s, string.multibyte
    empty = EMPTY_MULTIBYTE if multibyte else EMPTY
    cache: RegexpCache = it.regexps or _cache(it)
    find = cache.find(regexp, text, multibyte).search_whole
    size = len(text)
    pieces: list[Obj] = []
    start = 0
    found = last = find(text, 0)
    while found is not None:
        last = found
        end, after = found[0]
        if start >= size:
            break
        if start < end:
            pieces.append(LispString(text[start:end], multibyte))
        elif keep_empty is not nil:
            pieces.append(empty)
        start = after
        # Where nothing was matched, the next match is further on.
        found = find(text, start + 1 if after == end and start < size else start)
    if start < size:
        pieces.append(LispString(text[start:], multibyte))
    elif keep_empty is not nil:
        pieces.append(empty)
    if last is not None:
        cache.match.record(last, 0, t)
    return list_to_lisp(pieces)


@primitive("replace-regexp-in-string--plain")
def replace_regexp_in_string_plain(it: Any, regexp: Obj, rep: Obj, string: Obj, fixedcase: Obj, literal: Obj) -> Obj:
    """Return STRING with REP in the place of each match for REGEXP, FIXEDCASE and LITERAL as for `replace-match`.

    nil when more than the characters of ASCII strings matter, or REP has a backslash that means something.
    """
    if not (type(regexp) is LispString and type(rep) is LispString and type(string) is LispString):
        return nil
    text, new = string.s, rep.s
    if (
        string.props is not None
        or rep.props is not None
        or rep.multibyte is not string.multibyte
        or not text.isascii()
        or not new.isascii()
        or (literal is nil and "\\" in new)
    ):
        return nil
    cache: RegexpCache = it.regexps or _cache(it)
    if cache.match.inhibit.value is not nil:
        return nil  # then the long way does not know what matched
    compiled = cache.find(regexp, text, string.multibyte)
    size = len(text)
    pieces: list[str] = []
    start = 0
    while start < size:
        found = compiled.search_whole(text, start)
        if found is None:
            break
        first, last = found[0]
        old = text[first:last]
        pieces.append(text[start:first])
        if fixedcase is nil and old != old.lower():
            from elwire.builtins.searching.replacing import case_pattern

            case = case_pattern(it, old)
            pieces.append(new if case is None else it.intern(case).function.call(LispString(new)).s)
        else:
            pieces.append(new)
        start = last
        if first == last:
            # A match of nothing takes the next character with it.
            pieces.append(text[last : last + 1])
            start += 1
    if pieces and compiled.groups > cache.match.most:
        cache.match.most = compiled.groups
    result = "".join(pieces) + text[start:]
    if not result:
        return EMPTY_MULTIBYTE if string.multibyte else EMPTY
    return LispString(result, string.multibyte)


@primitive("string-match-p--plain")
def string_match_p_plain(it: Any, regexp: Obj, string: Obj, start: Obj) -> Obj:
    """What `string-match` returns for REGEXP, STRING and START; the match data stay as they are."""
    state = match_state(it)
    saved = state.regs, state.base, state.thing, state.most
    try:
        return string_match(it, regexp, string, start)
    finally:
        state.regs, state.base, state.thing, state.most = saved
