"""Reading the text of the current buffer by its syntax: single characters, comments, and whether one is quoted.

Positions here are offsets from 0, as in `builtins.buffers.text`.
"""

from __future__ import annotations

import sys
from typing import Any

from elwire.builtins.searching.syntax import (
    CHARQUOTE,
    COMMENT,
    COMMENT_FENCE,
    ENDCOMMENT,
    ESCAPE,
    FLAGS,
    OPEN,
    STRING,
    STRING_FENCE,
    syntax_view,
    unpack,
)
from elwire.interpreter.arrays import CharTable
from elwire.interpreter.characters import RAW_BYTE_OFFSET, from_python
from elwire.interpreter.objects import Cons, Obj, nil
from elwire.interpreter.signals import error

Entry = tuple[int, int, Obj]

START_FIRST, START_SECOND, END_FIRST, END_SECOND = (FLAGS[ch] for ch in "1234")
PREFIX, STYLE_B, NESTED, STYLE_C = (FLAGS[ch] for ch in "pbnc")

FENCE_STYLE = 100
"""The style of a comment that a generic comment fence starts."""

QUOTING = (ESCAPE, CHARQUOTE)


def style_of(delimiter: int, other: int = 0) -> int:
    """The comment style by the flags of the delimiting character and, in a pair, of the other one."""
    return (1 if delimiter & STYLE_B else 0) | (2 if (delimiter | other) & STYLE_C else 0)


class Scanner:
    """The accessible text of the current buffer, with the syntax of its characters."""

    def __init__(self, it: Any) -> None:
        buffer = it.buffer
        self.it = it
        self.low: int = buffer.begv - 1
        self.high: int = buffer.zv - 1
        found: tuple[str, int] = buffer.text.contiguous(self.low, self.high)
        self.text, self.shift = found
        self.view = syntax_view(it)
        self._entries: dict[str, Entry] = {}
        self._bytes = not buffer.multibyte
        properties = it.symbol_value("parse-sexp-lookup-properties") is not nil
        self._props: Any = buffer.text.props if properties else None
        later = properties and it.symbol_value("syntax-propertize-function") is not nil
        self._with_properties = later or self._props is not None
        # Up to where the text has its properties; what lies beyond gets them when it is reached.
        self._done = 0 if later else sys.maxsize
        self.escaped_ends = it.symbol_value("comment-end-can-be-escaped") is not nil

    def char(self, at: int) -> str:
        """The character at AT."""
        return self.text[at + self.shift]

    def code_point(self, at: int) -> int:
        """The character at AT, as Lisp numbers it."""
        ch = self.text[at + self.shift]
        return ord(ch) if self._bytes else from_python(ch)

    def syntax(self, at: int) -> Entry:
        """Class, flags and match of the character at AT."""
        if self._with_properties:
            if at >= self._done:
                self._propertize(at)
            entry = self._from_properties(at)
            if entry is not None:
                return entry
        ch = self.text[at + self.shift]
        found = self._entries.get(ch)
        if found is None:
            if self._bytes and ch > "\x7f":
                found = unpack(self.view.table.get(ord(ch) + RAW_BYTE_OFFSET))
            else:
                found = self.view.entry(ch)
            self._entries[ch] = found
        return found

    def _propertize(self, at: int) -> None:
        """See to it that the text at AT and some of what follows has the properties of `syntax-propertize-function`."""
        done = self.it.s.syntax_propertize__done
        if done.value <= at + 1:
            self.it.s.internal__syntax_propertize.call(at + 1)
            self._props = self.it.buffer.text.props
        self._done = max(at + 1, done.value - 1)

    def _from_properties(self, at: int) -> Entry | None:
        """The syntax that the text property `syntax-table` gives the character at AT, None when it gives none."""
        plist = nil if self._props is None else self._props.at(at)
        wanted = self.it.s.syntax_table
        while isinstance(plist, Cons) and isinstance(plist.cdr, Cons):
            if plist.car is wanted:
                value = plist.cdr.car
                if isinstance(value, CharTable):
                    return unpack(value.get(self.code_point(at)))
                return unpack(value) if isinstance(value, Cons) else None
            plist = plist.cdr.cdr
        return None

    def quoted(self, at: int) -> bool:
        """True when an odd number of quoting characters stands right before AT."""
        start = at
        while at > self.low and self.syntax(at - 1)[0] in QUOTING:
            at -= 1
        return (start - at) % 2 == 1

    def pair(self, at: int, end: int, first: int, second: int) -> tuple[int, int] | None:
        """The flags of the characters at AT and behind it when they form a pair with the flags FIRST and SECOND."""
        if at + 1 >= end:
            return None
        flags = self.syntax(at)[1]
        if not flags & first:
            return None
        after = self.syntax(at + 1)[1]
        return (flags, after) if after & second else None

    def comment_start(self, at: int, end: int) -> tuple[int, bool, int] | None:
        """Whether a comment starts at AT: its style, whether it nests, and how many characters start it."""
        flags_pair = self.pair(at, end, START_FIRST, START_SECOND)
        if flags_pair is not None:
            first, second = flags_pair
            return style_of(second, first), bool((first | second) & NESTED), 2
        code, flags, _ = self.syntax(at)
        if code == COMMENT:
            return style_of(flags), bool(flags & NESTED), 1
        if code == COMMENT_FENCE:
            return FENCE_STYLE, False, 1
        return None

    def skip_comment(self, at: int, end: int, nesting: int, style: int, before: int = 0) -> tuple[bool, int, int, int]:
        """Go to the end of a comment of STYLE, from AT inside it.

        NESTING is how deep it nests, -1 when it does not.  BEFORE has the flags of the character before AT when that
        may start a pair.  Returns whether the end was found, where it is, how deep the nesting is, and the syntax of
        the last character when it may start a pair.
        """
        previous = before
        while True:
            if previous & END_FIRST and at < end:
                flags = self.syntax(at)[1]
                if flags & END_SECOND and style_of(previous, flags) == style:
                    nests = (previous | flags) & NESTED
                    if (nesting > 0) if nests else (nesting < 0):
                        at += 1
                        previous = 0
                        nesting -= 1
                        if nesting <= 0:
                            return True, at, 0, 0
                        continue
            if previous & START_FIRST and at < end and nesting > 0:
                flags = self.syntax(at)[1]
                if flags & START_SECOND and style_of(flags, previous) == style and (previous | flags) & NESTED:
                    at += 1
                    previous = 0
                    nesting += 1
                    continue
            if at >= end:
                return False, at, nesting, previous if self._may_go_on(previous, nesting) else 0
            code, flags, _ = self.syntax(at)
            at += 1
            previous = code | flags
            if code == ENDCOMMENT:
                if style_of(flags) == style:
                    if flags & NESTED:
                        if nesting > 0:
                            nesting -= 1
                            if nesting == 0:
                                return True, at, 0, 0
                    elif nesting < 0:
                        return True, at, 0, 0
            elif code == COMMENT_FENCE:
                if style == FENCE_STYLE:
                    return True, at, 0, 0
            elif code == COMMENT:
                if nesting > 0 and flags & NESTED and style_of(flags) == style:
                    nesting += 1
            elif code in QUOTING and self.escaped_ends and at < end:
                at += 1

    @staticmethod
    def _may_go_on(last: int, nesting: int) -> bool:
        """True when the character whose class and flags are LAST, at the end of a text, may be the first of a pair."""
        return bool(last & END_FIRST or (nesting > 0 and last & START_FIRST) or last & 0xFFFF in QUOTING)

    def comment_before(self, at: int, style: int, nested: bool) -> int | None:
        """Where the comment of STYLE starts that a delimiter at AT ends, None when AT is in no such comment.

        Going back from AT usually tells: the string quotes on the way are in pairs, and the comment starts in front of
        them.  Where the way back can be read in two ways, the text is parsed from the front.
        """
        syntax, low = self.syntax, self.low
        depth = 1
        terminator: object = None
        """What ends the string that the walk is in, None outside of strings."""
        candidate: int | None = None
        mixed = False
        """True when the way leads through quotes of several kinds or an end of another kind of comment."""
        after = 0
        place = at
        while place > low:
            place -= 1
            code, flags, _ = syntax(place)
            ours = style_of(flags) == style and bool(flags & NESTED) == nested
            pair_starts = bool(
                flags & START_FIRST
                and after & START_SECOND
                and style_of(after, flags) == style
                and bool((flags | after) & NESTED) == nested
            )
            pair_ends = bool(flags & END_FIRST and after & END_SECOND)
            starts = pair_starts or code == COMMENT
            if place > low and (pair_ends or starts) and self._overlapping(place, flags, starts, pair_ends, nested):
                return self._start_by_parsing(at, style, nested)
            if pair_ends and not (pair_starts and candidate is None):
                # What both starts and ends a comment, as in `-- a --`, is a start when it is the first one met.
                code = ENDCOMMENT
                ours = style_of(flags) == style and bool((flags | after) & NESTED) == nested
            elif pair_starts:
                code = COMMENT
                ours = True
            after = flags
            if code == COMMENT and not ours:
                continue
            if (self.escaped_ends or code != ENDCOMMENT) and self.quoted(place):
                continue
            if code in (STRING, STRING_FENCE, COMMENT_FENCE):
                quote: object = self.char(place) if code == STRING else code
                if terminator is None:
                    terminator = quote
                elif terminator == quote:
                    terminator = None
                else:
                    mixed = True
            elif code == COMMENT:
                if terminator is not None or mixed:
                    return self._start_by_parsing(at, style, nested)
                if not nested:
                    candidate = place
                else:
                    depth -= 1
                    if depth <= 0:
                        return place
            elif code == ENDCOMMENT:
                if ours and not nested:
                    break  # a start before this end belongs to it
                if ours:
                    depth += 1
                elif candidate is not None or self.char(place) != "\n":
                    mixed = True
            elif code == OPEN and self._defun_start(place):
                return self._start_by_parsing(at, style, nested, place)
        return candidate

    def _overlapping(self, at: int, flags: int, starts: bool, ends: bool, nested: bool) -> bool:
        """True when a delimiter of comments that begins at AT shares a character with another one."""
        before = self.syntax(at - 1)[1]
        return bool(
            ((starts or nested) and flags & END_SECOND and before & END_FIRST)
            or ((ends or nested) and flags & START_SECOND and before & START_FIRST)
        )

    def _start_by_parsing(self, at: int, style: int, nested: bool, start: int | None = None) -> int | None:
        """`comment_before`, found by parsing from START, by default from a place known to be safe."""
        from elwire.builtins.searching.syntax_parse import ParseState, parse

        place = self.parse_start(at) if start is None else start
        while place < at:
            state = ParseState()
            parse(self, state, place, at)
            if state.in_comment == (1 if nested else -1) and state.comment_style == style:
                return state.start
            if state.in_comment == 0:
                return None
            place = state.start + 2  # AT is in another comment: perhaps ours is within that one
        return None

    def _defun_start(self, at: int) -> bool:
        """True when the open bracket at AT is taken to be outside of strings and comments by where it stands."""
        value = self.it.symbol_value
        return (
            (at == self.low or self.char(at - 1) == "\n")
            and value("open-paren-in-column-0-is-defun-start") is not nil
            and value("comment-use-syntax-ppss") is nil
        )

    def parse_start(self, at: int) -> int:
        """A place before AT from which to parse: where the string or comment around it starts, or a definition."""
        if self.it.symbol_value("comment-use-syntax-ppss") is not nil:
            return self._string_or_comment_start(at)
        if self.it.symbol_value("open-paren-in-column-0-is-defun-start") is nil:
            return self.low
        place = at
        text, shift = self.text, self.shift
        while True:
            newline = text.rfind("\n", self.low + shift, max(place - 1, self.low) + shift)
            if newline < 0:
                return self.low
            place = newline - shift + 1
            if place < at and self.syntax(place)[0] == OPEN:
                return place

    def _string_or_comment_start(self, at: int) -> int:
        """Where the string or comment around AT starts, AT itself when it is in none, by `syntax-ppss`."""
        it, buffer = self.it, self.it.buffer
        ticks = buffer.text.chars_modiff
        point = buffer.point
        state: Any = it.s.syntax_ppss.call(at + 1)
        if buffer.text.chars_modiff != ticks:
            raise error("syntax-ppss modified the buffer!")
        buffer.set_point(point)
        for _ in range(8):
            state = state.cdr
        return state.car - 1 if type(state.car) is int else at
