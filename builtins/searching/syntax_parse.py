"""The parser behind `parse-partial-sexp`: how deep in brackets, in which string or comment a place is."""

from __future__ import annotations

from typing import Any

from elwire.builtins.buffers.markers import position_of
from elwire.builtins.searching.syntax import (
    CLOSE,
    COMMENT,
    COMMENT_FENCE,
    OPEN,
    QUOTE,
    STRING,
    STRING_FENCE,
    SYMBOL,
    WORD,
)
from elwire.builtins.searching.syntax_scan import (
    END_FIRST,
    FENCE_STYLE,
    NESTED,
    PREFIX,
    QUOTING,
    START_FIRST,
    START_SECOND,
    Scanner,
    style_of,
)
from elwire.interpreter.objects import Cons, Obj, list_to_lisp, nil, t
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import args_out_of_range, error, wrong_type
from elwire.interpreter.strings import check_fixnum

FENCE_STRING = -2
"""What stands for the terminator of a string that a generic string fence starts."""


class ParseState:
    """What is known at a place.

    `levels` has, for each bracket level from the outermost, the start of the last expression begun there and of the
    last one completed, None for none.  `in_string` is the terminator, None outside of strings.  `in_comment` is 0
    outside of comments, -1 in one that does not nest, else how deep it nests.
    """

    __slots__ = (
        "comment_style", "depth", "in_comment", "in_string", "least", "levels", "place", "previous", "quoted", "start",
    )  # fmt: skip

    def __init__(self) -> None:
        self.depth = 0
        self.least = 0
        self.levels: list[list[int | None]] = [[None, None]]
        self.in_string: int | None = None
        self.in_comment = 0
        self.comment_style = 0
        self.quoted = False
        self.start = -2
        """Where the string or comment starts; -2 when unknown."""
        self.previous = 0
        """The syntax of the last character when it may be the first of a pair, or quotes; 0 otherwise."""
        self.place = 0


def parse(
    scanner: Scanner,
    state: ParseState,
    at: int,
    end: int,
    target: int | None = None,
    stop_before: bool = False,
    stop_at_comment: bool = False,
    stop_at_edges: bool = False,
) -> None:
    """Parse from AT to END, changing STATE.

    Stop when TARGET is the depth; with STOP_BEFORE at the start of an expression; with STOP_AT_COMMENT after the start
    of a comment; with STOP_AT_EDGES after start and end of a comment or string.
    """
    syntax = scanner.syntax
    level = state.levels[-1]
    state.least = state.depth
    before = state.previous
    state.previous = 0
    quoted, state.quoted = state.quoted, False
    last = before
    """The syntax of the last character, 0 when it was used up in a pair."""
    mode = "comment" if state.in_comment else "string" if state.in_string is not None else "top"
    if mode == "top" and quoted:
        mode = "quoted"

    def done(place: int, syntax_before: int = 0) -> None:
        state.place = place
        if syntax_before & (START_FIRST | END_FIRST) or state.quoted:
            state.previous = syntax_before

    while True:
        if mode == "comment":
            found, at, nesting, last = scanner.skip_comment(at, end, state.in_comment, state.comment_style, before)
            before = 0
            if not found:
                state.in_comment = nesting
                return done(at, last)
            state.in_comment = state.comment_style = 0
            state.start = -2
            last = 0
            mode = "top"
            if stop_at_edges:
                return done(at)
        elif mode == "string":
            term = state.in_string
            while True:
                if at >= end:
                    if quoted:
                        state.quoted = True
                    return done(at, last)
                if quoted:
                    quoted = False
                    last = syntax(at)[0] | syntax(at)[1]
                    at += 1
                    continue
                code, flags, _ = syntax(at)
                last = code | flags
                if code == STRING_FENCE:
                    if term == FENCE_STRING:
                        break
                elif code == STRING:
                    if term != FENCE_STRING and scanner.code_point(at) == term:
                        break
                elif code in QUOTING:
                    quoted = True
                at += 1
            at += 1
            state.in_string = None
            state.start = -2
            level[1] = level[0]
            mode = "top"
            if stop_at_edges:
                return done(at, last)
        elif mode == "quoted":
            if at >= end:
                state.quoted = True
                return done(at, last)
            last = syntax(at)[0] | syntax(at)[1]
            at += 1
            mode = "after quoted"
        elif mode == "after quoted":
            # Even a quoted character may be the first of a pair.
            pairs = at < end and last & START_FIRST and syntax(at)[1] & START_SECOND
            before, mode = (last, "top") if pairs else (0, "symbol")
        elif mode == "symbol":
            while at < end:
                code, flags, _ = syntax(at)
                if code not in QUOTING and scanner.pair(at, end, START_FIRST, START_SECOND) is not None:
                    if code in (WORD, SYMBOL, QUOTE):
                        mode = "top"  # the symbol went on into the comment: it is not complete
                    break
                if code in QUOTING:
                    last = code | flags
                    at += 1
                    mode = "quoted"
                    break
                if code not in (WORD, SYMBOL, QUOTE):
                    break
                last = code | flags
                at += 1
            if mode == "symbol":
                level[1] = level[0]
                mode = "top"
        else:
            if at >= end:
                return done(at, last)
            here = at
            code, flags, _ = syntax(at)
            if before:
                # The first character of a pair may lie before the place where parsing started.
                if before & START_FIRST and flags & START_SECOND:
                    state.comment_style = style_of(flags, before)
                    state.in_comment = 1 if (before | flags) & NESTED else -1
                    state.start = at - 1
                    at += 1
                    before = 0
                    if stop_at_comment or stop_at_edges:
                        return done(at)
                    mode = "comment"
                    continue
                before = 0
            at += 1
            earlier, last = last, code | flags
            pair = scanner.pair(here, end, START_FIRST, START_SECOND) if flags & START_FIRST else None
            if pair is not None or (code in (COMMENT, COMMENT_FENCE) and not flags & PREFIX):
                if pair is not None:
                    state.comment_style = style_of(pair[1], pair[0])
                    state.in_comment = 1 if (pair[0] | pair[1]) & NESTED else -1
                    at += 1
                    last = 0
                elif code == COMMENT:
                    state.comment_style = style_of(flags)
                    state.in_comment = 1 if flags & NESTED else -1
                else:
                    state.comment_style = FENCE_STYLE
                    state.in_comment = -1
                state.start = here
                if stop_at_comment or stop_at_edges:
                    return done(at, last)
                before = last  # a comment's single start may be the first character of a pair that ends it
                mode = "comment"
                continue
            if flags & PREFIX:
                continue
            if code in QUOTING or code in (WORD, SYMBOL):
                if stop_before:
                    return done(here, earlier)
                level[0] = here
                mode = "quoted" if code in QUOTING else "symbol"
            elif code == OPEN:
                if stop_before:
                    return done(here, earlier)
                state.depth += 1
                level[0] = here
                level = [None, None]
                state.levels.append(level)
                if state.depth == target:
                    return done(at, last)
            elif code == CLOSE:
                state.depth -= 1
                state.least = min(state.least, state.depth)
                if len(state.levels) > 1:
                    state.levels.pop()
                    level = state.levels[-1]
                level[1] = level[0]
                if state.depth == target:
                    return done(at, last)
            elif code in (STRING, STRING_FENCE):
                if stop_before:
                    return done(here, earlier)
                level[0] = state.start = here
                state.in_string = FENCE_STRING if code == STRING_FENCE else scanner.code_point(here)
                if stop_at_edges:
                    return done(at, last)
                mode = "string"
                quoted = False


def state_to_lisp(state: ParseState) -> Obj:
    """STATE as the list that `parse-partial-sexp` returns."""

    def position(offset: int | None) -> Obj:
        return nil if offset is None else offset + 1

    inside = state.in_comment != 0 or state.in_string is not None
    return list_to_lisp(
        [
            state.depth,
            position(state.levels[-2][0]) if len(state.levels) > 1 else nil,
            position(state.levels[-1][1]),
            nil if state.in_string is None else t if state.in_string == FENCE_STRING else state.in_string,
            t if state.in_comment < 0 else state.in_comment or nil,
            t if state.quoted else nil,
            state.least,
            state.comment_style or nil,
            state.start + 1 if inside else nil,
            list_to_lisp([position(level[0]) for level in state.levels[:-1]]),
            state.previous or nil,
        ]
    )


def state_from_lisp(it: Any, old: Obj) -> ParseState:
    """The state that OLD, a list such as `parse-partial-sexp` returns, describes."""
    state = ParseState()
    items: list[Obj] = []
    if old is not nil:
        if not isinstance(old, Cons):
            raise wrong_type("listp", old)
        cell: Obj = old
        while isinstance(cell, Cons):
            items.append(cell.car)
            cell = cell.cdr
    items += [nil] * (11 - len(items))
    state.depth = items[0] if type(items[0]) is int else 0
    if items[3] is not nil:
        state.in_string = items[3] if type(items[3]) is int else FENCE_STRING
    if items[4] is not nil:
        state.in_comment = items[4] if type(items[4]) is int else -1
    state.quoted = items[5] is not nil
    style = items[7]
    if style is not nil:
        state.comment_style = style if type(style) is int and 0 <= style <= 3 else FENCE_STYLE
    state.start = items[8] - 1 if type(items[8]) is int else -2
    levels = items[9]
    state.levels = []
    while isinstance(levels, Cons):
        if type(levels.car) is int:
            state.levels.append([levels.car - 1, None])
        levels = levels.cdr
    state.levels.append([None, None])
    state.previous = items[10] if type(items[10]) is int else 0
    return state


@primitive("parse-partial-sexp")
def parse_partial_sexp(
    it: Any,
    from_: Obj,
    to: Obj,
    targetdepth: Obj = nil,
    stopbefore: Obj = nil,
    oldstate: Obj = nil,
    commentstop: Obj = nil,
) -> Obj:
    """Parse the text between the positions FROM and TO by the syntax table, leave point there, and return the state.

    The state is a list: depth in brackets; start of the innermost bracket; start of the last complete expression; the
    terminator of the string around, t for a generic one; t in a comment, a number in nested ones; t after a quoting
    character; the least depth met; the style of the comment; where the comment or string starts; the starts of all open
    brackets; the syntax of a last character that may be the first of a pair.

    Parsing stops at depth TARGETDEPTH; with STOPBEFORE non-nil, before an expression; with COMMENTSTOP non-nil, in a
    comment's start, and when it is `syntax-table`, at the edges of comments and strings.  OLDSTATE, such a list, says
    what holds at FROM.
    """
    if targetdepth is not nil:
        check_fixnum(targetdepth)
    first, last = position_of(from_), position_of(to)
    if last < first:
        raise error("End position is smaller than start position")
    buffer = it.buffer
    if not buffer.begv <= first <= last <= buffer.zv:
        raise args_out_of_range(buffer, from_, to)
    state = state_from_lisp(it, oldstate)
    edges = commentstop is it.s.syntax_table
    parse(
        Scanner(it),
        state,
        first - 1,
        last - 1,
        None if targetdepth is nil else targetdepth,
        stopbefore is not nil,
        commentstop is not nil and not edges,
        edges,
    )
    result = state_to_lisp(state)
    if state.comment_style == FENCE_STYLE:
        result.cdr.cdr.cdr.cdr.cdr.cdr.cdr.car = it.s.syntax_table
    buffer.set_point(state.place + 1)
    return result
