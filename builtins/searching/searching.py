"""Searching: for text and for regexps, in strings and in the current buffer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from elwire.builtins.buffers.buffers import Buffer
from elwire.builtins.buffers.markers import Marker
from elwire.interpreter.objects import LispString, Obj, nil, t
from elwire.interpreter.registry import primitive, variable
from elwire.interpreter.signals import args_out_of_range, error, signal, wrong_type

if TYPE_CHECKING:
    from elwire.builtins.searching.regexps import RegexpCache, Spans

_FIXNUM = 1 << 61


def _cache(it: Any) -> RegexpCache:
    """The compiled regexps of IT; the engine is loaded when it is first needed."""
    cache: RegexpCache | None = it.regexps
    if cache is None:
        from elwire.builtins.searching.regexps import regexp_cache

        cache = regexp_cache(it)
    return cache


def _check_string(value: Obj) -> None:
    if type(value) is not LispString:
        raise wrong_type("stringp", value)


# Strings


def _match_string(it: Any, regexp: Obj, string: Obj, start: Obj, longest: bool = False) -> Obj:
    if type(regexp) is not LispString or type(string) is not LispString:
        _check_string(regexp)
        _check_string(string)
    text = string.s
    size = len(text)
    if start is nil:
        at = 0
    else:
        if type(start) is not int or not -_FIXNUM <= start < _FIXNUM:
            raise wrong_type("fixnump", start)
        at = start + size if start < 0 else start
        if not 0 <= at <= size:
            raise args_out_of_range(string, start)
    cache = it.regexps or _cache(it)
    compiled = cache.find(regexp, text, string.multibyte)
    places = None
    if string.props is not None and compiled.by_place:
        from elwire.builtins.searching import regexp_places

        if regexp_places.wanted(it):
            places = regexp_places.places_of(it, string.props, text, 0, size, 0, string.multibyte)
    if places:
        found = regexp_places.search(compiled, text, at, 0, size, size, -1, longest, places)
    else:
        found = compiled.search(text, at, 0, size, size, -1, True) if longest else compiled.search_whole(text, at)
    if found is None:
        return nil
    cache.match.record(found, 0, t)
    return found[0][0]


@primitive("string-match")
def string_match(it: Any, regexp: Obj, string: Obj, start: Obj = nil) -> Obj:
    """Return the index of the first match for REGEXP in STRING from START on, nil when there is none.

    A negative START counts from the end; one outside of STRING signals `args-out-of-range`.  Sets the match data.
    """
    if type(regexp) is LispString and type(string) is LispString and string.props is None:
        text = string.s
        at = 0 if start is nil else start
        if type(at) is int and 0 <= at <= len(text):
            cache: RegexpCache = it.regexps or _cache(it)
            compiled = cache.find(regexp, text, string.multibyte)
            if compiled.quick is not None and compiled.whole:
                match = compiled.quick(text, at)
                if match is None:
                    return nil
                found: Spans = match.regs
            else:
                spans = compiled.search_whole(text, at)
                if spans is None:
                    return nil
                found = spans
            state = cache.match
            if state.inhibit.value is nil:
                if compiled.groups > state.most:
                    state.most = compiled.groups
                state.regs = found
                state.base = 0
                state.thing = t
            return found[0][0]
    return _match_string(it, regexp, string, start)


@primitive("posix-string-match")
def posix_string_match(it: Any, regexp: Obj, string: Obj, start: Obj = nil) -> Obj:
    """Like `string-match`, but of all matches at the place found take the longest: REGEXP, STRING, START."""
    return _match_string(it, regexp, string, start, True)


# The buffer


def _looking_at(it: Any, regexp: Obj, longest: bool) -> Obj:
    if type(regexp) is not LispString:
        _check_string(regexp)
    buffer: Buffer = it.buffer
    at, zv = buffer.point - 1, buffer.zv - 1
    body = buffer.text
    # One piece is what `contiguous` would give.
    text, shift = (body.strs[0], body.los[0]) if len(body.strs) == 1 else body.contiguous(at, zv)
    cache = it.regexps or _cache(it)
    compiled = cache.find(regexp, text, buffer.multibyte)
    end = zv + shift
    places = _places(it, buffer, text, shift, at, zv) if compiled.by_place and body.props is not None else None
    if places:
        from elwire.builtins.searching import regexp_places

        found = regexp_places.match_at(
            compiled, text, at + shift, buffer.begv - 1 + shift, end, end, at + shift, longest, places
        )
    else:
        found = compiled.match(text, at + shift, buffer.begv - 1 + shift, end, end, at + shift, longest)
    if found is None:
        return nil
    cache.match.record(found, 1 - shift, buffer)
    return t


@primitive("looking-at")
def looking_at(it: Any, regexp: Obj) -> Obj:
    """Return t when the text after point matches REGEXP, and set the match data."""
    buffer: Buffer = it.buffer
    body = buffer.text
    if body.props is None and type(regexp) is LispString:
        piece, start = body.hint
        at, end = buffer.point - 1, buffer.zv - 1
        last = start + body.lens[piece]
        if not start <= at <= last:
            piece, start = body.piece_at(at)
            last = start + body.lens[piece]
        if end <= last:
            text = body.strs[piece]
            shift = body.los[piece] - start
            cache: RegexpCache = it.regexps or _cache(it)
            compiled = cache.find(regexp, text, buffer.multibyte)
            if compiled.quick_match is not None and (start < at >= buffer.begv or not compiled.at_edge):
                match = compiled.quick_match(text, at + shift, end + shift)
                if match is None:
                    return nil
                state = cache.match
                if state.inhibit.value is nil:
                    if compiled.groups > state.most:
                        state.most = compiled.groups
                    state.regs = match.regs
                    state.base = 1 - shift
                    state.thing = buffer
                return t
    return _looking_at(it, regexp, False)


@primitive("posix-looking-at")
def posix_looking_at(it: Any, regexp: Obj) -> Obj:
    """Like `looking-at`, but take the longest match for REGEXP."""
    return _looking_at(it, regexp, True)


def _places(it: Any, buffer: Buffer, text: str, shift: int, low: int, high: int) -> dict[int, int] | None:
    """The characters next to or between the offsets LOW and HIGH that text properties give a syntax, if that counts."""
    from elwire.builtins.searching.regexp_places import places_of, wanted

    if not wanted(it):
        return None
    low, high = max(low - 1, buffer.begv - 1), min(high + 1, buffer.zv - 1)
    return places_of(it, buffer.text.props, text, low, high, shift, buffer.multibyte)


def _limits(forward: bool, stop: int, beginning: int, end: int) -> tuple[int, int, int]:
    """STOP and the edges in the order in which the two directions of searching take them."""
    return (beginning, end, stop) if forward else (stop, beginning, end)


def _search(
    it: Any, string: Obj, bound: Obj, noerror: Obj, count: Obj, backward: bool, regexp: bool, longest: bool = False
) -> Obj:
    """What the search commands do, all of them."""
    times = 1
    if count is not nil:
        if type(count) is not int or not -_FIXNUM <= count < _FIXNUM:
            raise wrong_type("fixnump", count)
        times = count
    if backward:
        times = -times
    if type(string) is not LispString:
        _check_string(string)
    buffer: Buffer = it.buffer
    point = buffer.point
    if bound is nil:
        limit = buffer.zv if times > 0 else buffer.begv
    else:
        if type(bound) is int:
            limit = bound
        elif isinstance(bound, Marker):
            limit = bound.position
        else:
            raise wrong_type("integer-or-marker-p", bound)
        if (limit < point) if times > 0 else (limit > point):
            raise error("Invalid search bound (wrong side of point)")
        limit = min(max(limit, buffer.begv), buffer.zv)
    body = buffer.text
    here, stop = point - 1, limit - 1
    forward = times > 0
    cache = it.regexps or _cache(it)
    if not times:  # found where it is, whatever it is
        cache.match.record(((point, point),), 0, buffer)
        return point
    low, high = (here, stop) if forward else (stop, here)
    one_piece = len(body.strs) == 1
    text, shift = (body.strs[0], body.los[0]) if one_piece else body.view(low, min(high + 1, body.length))
    compiled = cache.find(string, text, buffer.multibyte, not regexp)
    if not one_piece and compiled.at_edge and not body.begins_right(text, shift, low):
        text, shift = body.contiguous(low, high)
        compiled = cache.find(string, text, buffer.multibyte, not regexp)
    beginning, end = buffer.begv - 1 + shift, buffer.zv - 1 + shift
    place, stop = here + shift, stop + shift
    at = place
    found = last = None
    places = _places(it, buffer, text, shift, low, high) if compiled.by_place and body.props is not None else None
    if places:
        from elwire.builtins.searching import regexp_places

        search = regexp_places.search if forward else regexp_places.search_backward
        for _ in range(abs(times)):
            found = search(compiled, text, at, *_limits(forward, stop, beginning, end), place, longest, places)
            if found is None:
                break
            last = found
            at = found[0][1 if forward else 0]
    elif forward:
        for _ in range(times):
            found = compiled.search(text, at, beginning, end, stop, place, longest)
            if found is None:
                break
            last = found
            at = found[0][1]
    else:
        for _ in range(-times):
            found = compiled.search_backward(text, at, stop, beginning, end, place, longest)
            if found is None:
                break
            last = found
            at = found[0][0]
    del text
    if last is not None:
        cache.match.record(last, 1 - shift, buffer)
    if found is None:
        return _not_found(buffer, string, noerror, limit)
    buffer.point = position = at - shift + 1
    return position


def _not_found(buffer: Buffer, string: LispString, noerror: Obj, limit: int) -> Obj:
    """What a search for STRING in vain does under NOERROR."""
    if noerror is nil:
        raise signal("search-failed", string)
    if noerror is not t:
        buffer.point = limit
    return nil


def _forward(it: Any, string: Obj, bound: Obj, noerror: Obj, count: Obj, as_text: bool) -> Obj:
    """What `_search` does going forward, for a regexp or, with AS_TEXT, for a text, with a short way.

    That is taken where one piece of the buffer's text has all that is searched, its edges do not count, and `re` need
    not be helped: nearly always.  It is several times faster.
    """
    buffer: Buffer = it.buffer
    body = buffer.text
    piece, start = body.hint
    at = buffer.point - 1
    last = start + body.lens[piece]
    if not start <= at <= last:
        piece, start = body.piece_at(at)
        last = start + body.lens[piece]
    stop = end = buffer.zv - 1
    if end > last or body.props is not None or count is not nil or type(string) is not LispString:
        return _search(it, string, bound, noerror, count, False, not as_text)
    text = body.strs[piece]
    shift = body.los[piece] - start
    cache: RegexpCache = it.regexps or _cache(it)
    compiled = cache.find(string, text, buffer.multibyte, as_text)
    if bound is not nil:
        stop = bound - 1 if type(bound) is int and at < bound <= end and not compiled.at_end else -1
    if compiled.quick is None or stop < 0 or (compiled.at_edge and (at == start or at < buffer.begv)):
        return _search(it, string, bound, noerror, count, False, not as_text)
    if compiled.whole:
        match = compiled.quick(text, at + shift, stop + shift)
        if match is None:
            return _not_found(buffer, string, noerror, stop + 1)
        regs = match.regs
    else:
        reach = stop if stop - at < compiled.near else at + compiled.near
        match = compiled.quick(text, at + shift - compiled.lead, reach + shift)
        if match is None:
            if reach < stop:
                return _search(it, string, bound, noerror, count, False, not as_text)
            return _not_found(buffer, string, noerror, stop + 1)
        regs = match.regs
        if compiled.lead:
            regs = ((regs[0][0] + 1, regs[0][1]), *regs[1:])
    state = cache.match
    if state.inhibit.value is nil:
        if compiled.groups > state.most:
            state.most = compiled.groups
        state.regs = regs
        state.base = 1 - shift
        state.thing = buffer
    buffer.point = at = regs[0][1] - shift + 1
    return at


def _backward(it: Any, string: Obj, bound: Obj, noerror: Obj, count: Obj, as_text: bool) -> Obj:
    """What `_search` does going backward, for a regexp or, with AS_TEXT, for a text, with a short way as `_forward`."""
    buffer: Buffer = it.buffer
    body = buffer.text
    piece, start = body.hint
    at, end = buffer.point - 1, buffer.zv - 1
    low = buffer.begv - 1
    if (
        body.props is not None
        or count is not nil
        or bound is not nil
        or type(string) is not LispString
        or low < start
        or end > start + body.lens[piece]
    ):
        return _search(it, string, bound, noerror, count, True, not as_text)
    text, shift = body.strs[piece], body.los[piece] - start
    cache: RegexpCache = it.regexps or _cache(it)
    compiled = cache.find(string, text, buffer.multibyte, as_text)
    low += shift
    regs = compiled.search_backward(text, at + shift, low, low, end + shift, at + shift)
    if regs is None:
        return _not_found(buffer, string, noerror, buffer.begv)
    state = cache.match
    if state.inhibit.value is nil:
        if compiled.groups > state.most:
            state.most = compiled.groups
        state.regs = regs
        state.base = 1 - shift
        state.thing = buffer
    buffer.point = at = regs[0][0] - shift + 1
    return at


@primitive("search-forward", interactive="MSearch: ")
def search_forward(it: Any, string: Obj, bound: Obj = nil, noerror: Obj = nil, count: Obj = nil) -> Obj:
    """Move point behind the next STRING after it and return the new position.

    BOUND is a position the match must not pass.  When nothing is found: signal `search-failed`; with NOERROR t return
    nil; with another NOERROR move to the bound and return nil.  COUNT says how many times to search; a negative one
    searches backward.
    """
    return _forward(it, string, bound, noerror, count, True)


@primitive("search-backward", interactive="MSearch backward: ")
def search_backward(it: Any, string: Obj, bound: Obj = nil, noerror: Obj = nil, count: Obj = nil) -> Obj:
    """Move point to the start of the nearest STRING before it and return the new position.

    BOUND, NOERROR and COUNT are as in `search-forward`, the other way round.
    """
    return _backward(it, string, bound, noerror, count, True)


@primitive("re-search-forward", interactive="sRE search: ")
def re_search_forward(it: Any, regexp: Obj, bound: Obj = nil, noerror: Obj = nil, count: Obj = nil) -> Obj:
    """Move point behind the next match for REGEXP after it and return the new position.

    BOUND, NOERROR and COUNT are as in `search-forward`.
    """
    return _forward(it, regexp, bound, noerror, count, False)


@primitive("re-search-backward", interactive="sRE search backward: ")
def re_search_backward(it: Any, regexp: Obj, bound: Obj = nil, noerror: Obj = nil, count: Obj = nil) -> Obj:
    """Move point to the start of the match for REGEXP that starts last before it, and return the new position.

    The match ends at point or before.  BOUND, NOERROR and COUNT are as in `search-backward`.
    """
    return _backward(it, regexp, bound, noerror, count, False)


@primitive("posix-search-forward", interactive="sPosix search: ")
def posix_search_forward(it: Any, regexp: Obj, bound: Obj = nil, noerror: Obj = nil, count: Obj = nil) -> Obj:
    """Like `re-search-forward`, taking the longest match: REGEXP, BOUND, NOERROR, COUNT."""
    return _search(it, regexp, bound, noerror, count, False, True, True)


@primitive("posix-search-backward", interactive="sPosix search backward: ")
def posix_search_backward(it: Any, regexp: Obj, bound: Obj = nil, noerror: Obj = nil, count: Obj = nil) -> Obj:
    """Like `re-search-backward`, taking the longest match: REGEXP, BOUND, NOERROR, COUNT."""
    return _search(it, regexp, bound, noerror, count, True, True, True)


# Quoting

_SPECIAL = frozenset("[*.\\?+^$")


@primitive("regexp-quote")
def regexp_quote(string: Obj) -> Obj:
    """Return a regexp that matches exactly STRING: STRING itself when nothing in it needs a backslash."""
    _check_string(string)
    text = string.s
    if _SPECIAL.isdisjoint(text):
        return string
    return LispString("".join(["\\" + ch if ch in _SPECIAL else ch for ch in text]), string.multibyte)


variable(
    "search-spaces-regexp",
    nil,
    "A regexp that stands for each run of spaces in the regexps Lisp searches for; nil for the spaces themselves.",
)
