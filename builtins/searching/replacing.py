"""Replacing what the last search found."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from elwire.builtins.buffers.buffers import Buffer
from elwire.builtins.buffers.deletion import make_string
from elwire.builtins.buffers.editing import raw_replace
from elwire.builtins.buffers.insertion import text_of_string
from elwire.builtins.buffers.places import Place
from elwire.builtins.buffers.undo import after_change, before_change, undisturbed
from elwire.builtins.searching.match_data import UNSET, MatchState, match_state
from elwire.interpreter.objects import LispString, Obj, nil
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import Name, Signal, args_out_of_range, error, wrong_type


def _no_such_group(subexp: Obj) -> Signal:
    return Signal(Name("error"), (LispString("replace-match subexpression does not exist"), subexp))


def _substring(string: LispString, start: int, end: int) -> LispString:
    props = string.props.slice(start, end) if string.props is not None else None
    return LispString(string.s[start:end], string.multibyte, props)


@primitive("replace-match")
def replace_match(
    it: Any, newtext: Obj, fixedcase: Obj = nil, literal: Obj = nil, string: Obj = nil, subexp: Obj = nil
) -> Obj:
    """Replace what the last search matched with NEWTEXT.

    Unless FIXEDCASE is non-nil, NEWTEXT takes over the case of the match when that is all capitals or has all its words
    capitalized.  Unless LITERAL is non-nil, a backslash in NEWTEXT followed by `&` stands for the match, by a digit for
    the group of that number, and by another backslash for a backslash.  SUBEXP says which group to replace, by default
    the whole.

    In the buffer, point ends up behind the new text, and the match data are adapted.  With STRING, the string that was
    searched, return a copy of it with the replacement made.
    """
    if type(newtext) is not LispString:
        raise wrong_type("stringp", newtext)
    state: MatchState = it.match or match_state(it)
    buffer: Buffer = it.buffer
    if string is nil and subexp is nil and newtext.props is None:
        text = newtext.s
        if (newtext.multibyte is buffer.multibyte or text.isascii()) and _replace_plainly(
            it, state, buffer, text, fixedcase is not nil, literal is not nil
        ):
            return nil
    subject: LispString | None = None
    if string is not nil:
        if type(string) is not LispString:
            raise wrong_type("stringp", string)
        subject = string
    group = 0
    if subexp is not nil:
        if type(subexp) is not int:
            raise wrong_type("integerp", subexp)
        most = max(state.most, len(state.regs) - 1, 1)
        if not 0 <= subexp <= most:
            raise args_out_of_range(subexp, 0, most)
        group = subexp
    span = state.span(group)
    if span is None:
        raise _no_such_group(subexp)
    start, end = span
    if subject is not None:
        if not 0 <= start <= end <= len(subject.s):
            raise args_out_of_range(start, end)
        old = subject.s[start:end]
    else:
        if not buffer.begv <= start <= end <= buffer.zv:
            raise args_out_of_range(start, end)
        old = buffer.text.slice(start - 1, end - 1) if fixedcase is nil else ""
    case = None
    if fixedcase is nil and not (old.isascii() and old == old.lower()):
        case = case_pattern(it, old)
    if literal is nil and "\\" in newtext.s:
        newtext = _expand(it, state, newtext, string, span)
    if subject is not None:
        from elwire.builtins.data.strings import concat

        cased = newtext if case is None else it.intern(case).function.call(newtext)
        return concat(_substring(subject, 0, start), cased, _substring(subject, end, len(subject.s)))
    _replace(it, state, start, end, newtext, case)
    return nil


def _replace_plainly(it: Any, state: MatchState, buffer: Buffer, text: str, fixedcase: bool, literal: bool) -> bool:
    """Replace the match by TEXT, which is as BUFFER has it, if nothing but the characters matters and waits for that.

    Most often that is so.  False, and nothing is done, when it is not.
    """
    regs = state.regs
    if not regs:
        return False
    first, last = regs[0]
    base = state.base
    start, end = first + base, last + base
    if first < 0 or not buffer.begv <= start <= end <= buffer.zv:
        return False
    body = buffer.text
    if not (fixedcase and literal):
        old = body.slice(start - 1, end - 1)
        if not literal and "\\" in text:
            expanded = _expand_plain(state, text, old)
            if expanded is None:
                return False
            text = expanded
        if not fixedcase and not (old.isascii() and old == old.lower()):
            case = case_pattern(it, old)
            if case is not None:
                cased: str = it.intern(case).function.call(LispString(text, buffer.multibyte)).s
                if len(cased) != len(text):
                    return False
                text = cased
    if not undisturbed(buffer):
        return False
    size = len(text)
    body.replace(start - 1, end - 1, text)
    body.modiff = body.chars_modiff = body.modiff + 1
    places = body.places
    if places.loose or places.blocks[0].places or len(places.blocks) > 1:
        places.inserted(end, size, True)
        places.deleted(start, end)
    buffer.zv += size - (end - start)
    buffer.point = after = start + size
    # What groups matched lies in the match: what is not at its end is at its start now.
    if len(regs) == 1:
        state.regs = ((start if end > start else after, after),)
    else:
        adapted = []
        for low, high in regs:
            if low < 0:
                adapted.append(UNSET)
            else:
                adapted.append((after if low == last else start, after if high == last else start))
        state.regs = adapted
    state.base = 0
    return True


def _replace(it: Any, state: MatchState, start: int, end: int, newtext: LispString, case: str | None) -> None:
    """Put NEWTEXT in place of what lies from START to END in the current buffer, and let CASE change its case there.

    Markers at END end up behind it.  The change of case is one of its own, within the other.
    """
    buffer: Buffer = it.buffer
    text = text_of_string(newtext, buffer.multibyte)
    point = start + len(text)
    # Hooks may change the text: what is replaced then is as long as the match and starts where that does by then.
    place = Place(buffer, start)
    try:
        before_change(it, buffer, start, end)
        first = place.position
    finally:
        place.remove()
    start, end = max(first, buffer.begv), min(first + end - start, buffer.zv)
    start = min(start, end)
    raw_replace(it, buffer, start, end, text, newtext.props)
    if case is not None:
        it.intern(f"{case}-region").function.call(start, start + len(text))
    buffer.set_point(point)
    _adapt(state, start, end, len(text))
    after_change(it, buffer, start, start + len(text), end - start)


def _adapt(state: MatchState, start: int, end: int, size: int) -> None:
    """Let the match data fit the text in which SIZE characters have replaced those from START to END."""
    change = size - (end - start)

    def moved(position: int) -> int:
        return position + change if position >= end else start if position > start else position

    state.regs = [(moved(first), moved(last)) if first >= 0 else UNSET for first, last in state.settle()]


@lru_cache
def _parts(text: str) -> tuple[str | int, ...] | None:
    """TEXT as strings and, for what a backslash puts in, numbers of groups; None when something is wrong with it."""
    first, *others = text.split("\\")
    parts: list[str | int] = [first]
    quoted = False
    for part in others:
        if quoted:
            parts.append(part)
            quoted = False
            continue
        ch = part[:1]
        if not ch:
            parts.append("\\")
            quoted = True
        elif ch == "&" or "1" <= ch <= "9":
            parts += (0 if ch == "&" else int(ch), part[1:])
        else:
            return None
    return None if quoted else tuple(part for part in parts if part != "")


def _expand_plain(state: MatchState, text: str, old: str) -> str | None:
    """What `_expand` gives for a match of OLD in a buffer with TEXT of its own kind, if that is in order; else None."""
    parts = _parts(text)
    if parts is None:
        return None
    regs = state.regs
    first, last = regs[0]
    out = []
    for part in parts:
        if type(part) is str:
            out.append(part)
        elif part == 0:
            out.append(old)
        elif part < len(regs):  # type: ignore[operator]
            low, high = regs[part]  # type: ignore[index]
            if low >= first and high <= last:
                out.append(old[low - first : high - first])
            elif low >= 0:
                return None
        elif part > state.most:  # type: ignore[operator]
            return None
    return "".join(out)


def _expand(it: Any, state: MatchState, newtext: LispString, string: Obj, replaced: tuple[int, int]) -> LispString:
    """NEWTEXT with its backslash sequences replaced; in a string everything keeps its text properties.

    REPLACED is the span that is going to be replaced.
    """
    from elwire.builtins.data.strings import concat

    text = newtext.s
    pieces: list[LispString] = []
    at = 0
    while True:
        found = text.find("\\", at)
        if found < 0:
            pieces.append(_substring(newtext, at, len(text)))
            break
        if found > at:
            pieces.append(_substring(newtext, at, found))
        if found + 1 == len(text):
            raise error("Invalid use of ‘\\’ in replacement text")
        ch = text[found + 1]
        if ch == "&":
            pieces.append(_matched(it, replaced, string))
        elif "1" <= ch <= "9" and (string is not nil or int(ch) <= state.most):
            # In a string a group that the regexp does not have is one that matched nothing.
            span = state.span(int(ch))
            if span is not None:
                pieces.append(_matched(it, span, string))
        elif ch == "?" and string is not nil:
            pieces.append(_substring(newtext, found, found + 2))
        elif ch == "\\":
            pieces.append(_substring(newtext, found, found + 1))
        else:
            raise error("Invalid use of ‘\\’ in replacement text")
        at = found + 2
    result: LispString = concat(*pieces)
    if string is nil:
        result.props = None
    return result


def _matched(it: Any, span: tuple[int, int], string: Obj) -> LispString:
    start, end = span
    if string is nil:
        return make_string(it.buffer, start, end)
    if not 0 <= start <= end <= len(string.s):
        raise args_out_of_range(start, end)
    return _substring(string, start, end)


def case_pattern(it: Any, old: str) -> str | None:
    """The function that gives new text the case of OLD: `upcase`, `upcase-initials` or, for no change, None.

    OLD is all capitals when it has no lower-case letter and a word of several letters, or nothing but capitals; it is
    capitalized when each of its words starts with a capital and one has several letters.
    """
    from elwire.builtins.searching.syntax import WORD, syntax_view
    from elwire.interpreter.characters import from_python

    entry = syntax_view(it).entry
    down, up = it.s.downcase.function.call, it.s.upcase.function.call
    lower = upper = small_initial = long_word = False
    in_word = False
    for ch in old:
        char = from_python(ch)
        if down(char) != char:
            upper = True
            long_word = long_word or in_word
        elif up(char) != char:
            lower = True
            if in_word:
                long_word = True
            else:
                small_initial = True
        elif not in_word:
            small_initial = True
        in_word = entry(ch)[0] == WORD
    if not lower and long_word:
        return "upcase"
    if not small_initial and long_word:
        return "upcase-initials"
    if not small_initial and upper:
        return "upcase"
    return None
